//go:build darwin || linux

package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

func TestAWatchWaitsForOthersThatPublishAndABuildDoesNot(t *testing.T) {
	dir := t.TempDir()
	a := &app{std: Std{Dir: dir}}
	sites := []output.Site{{Edition: "public", Dir: "public", Tree: output.NewTree()}}
	publish := func(ctx context.Context, o *buildOptions) error {
		_, err := a.publish(ctx, source.Project{Dir: dir}, sites, o)
		return err
	}
	if err := publish(t.Context(), &buildOptions{}); err != nil {
		t.Fatal(err)
	}
	other, err := os.OpenFile(filepath.Join(dir, ".public.fingerpost.lock"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := syscall.Flock(int(other.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	if err := publish(t.Context(), &buildOptions{}); err == nil || !strings.Contains(err.Error(), "another process") {
		t.Errorf("a build says %v", err)
	}
	called, off := context.WithCancel(t.Context())
	off()
	if err := publish(called, &buildOptions{watch: true}); err == nil {
		t.Error("a watch that was called off has published")
	}
	waiting := make(chan error)
	go func() { waiting <- publish(t.Context(), &buildOptions{watch: true}) }()
	select {
	case err := <-waiting:
		t.Fatalf("a watch does not wait: %v", err)
	case <-t.Context().Done():
	case <-time.After(2 * busyPause):
	}
	if err := syscall.Flock(int(other.Fd()), syscall.LOCK_UN); err != nil {
		t.Fatal(err)
	}
	if err := <-waiting; err != nil {
		t.Errorf("a watch that waited: %v", err)
	}
}
