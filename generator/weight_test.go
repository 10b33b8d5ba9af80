package generator

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// The program as it is released, for Linux on AMD64, in bytes. Where a change
// needs more, what it brings along is likely to be larger than what it does:
// go tool nm -size -sort size tells.
const heaviest = 18_000_000

func TestTheProgramIsNoHeavierThanItMayBe(t *testing.T) {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		t.Skip("the limit is that of Linux on AMD64, and building for it here takes minutes")
	}
	program := filepath.Join(t.TempDir(), "fingerpost")
	c := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, "./cmd/fingerpost")
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	info, err := os.Stat(program)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > heaviest {
		t.Errorf("the program has %d bytes, and may have %d", info.Size(), heaviest)
	}
	t.Logf("%d bytes", info.Size())
}
