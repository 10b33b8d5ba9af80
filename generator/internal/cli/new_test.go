package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
)

// command runs a command in a folder and returns its output, failing on any
// status that is not among those wanted.
func command(t *testing.T, dir string, want []int, args ...string) string {
	t.Helper()
	var out, err bytes.Buffer
	std := Std{In: strings.NewReader(""), Out: &out, Err: &err, Dir: dir, Now: func() time.Time { return scriptDate }}
	if got := Main(context.Background(), args, std); !slices.Contains(want, got) {
		t.Fatalf("fingerpost %s: status %d\n%s%s", strings.Join(args, " "), got, out.String(), err.String())
	}
	return out.String()
}

// A new file may be told that a required key is empty and, by these codes, that
// it lacks what a rule asks for.
var unfinished = map[string]string{"dimension": "dimension/field", "decision": "decision/no-decider", "comparison": "comparison/few"}

func TestANewFileOfAnyKindIsToldNothingButWhatIsLeftToFill(t *testing.T) {
	product, roles := t.TempDir(), t.TempDir()
	command(t, product, []int{0}, "init", ".")
	command(t, roles, []int{0}, "init", ".", "--template", "roles")
	for _, kind := range model.Kinds {
		dir, sample := t.TempDir(), product
		if kind == model.VisionKind {
			sample = roles // has none yet
		}
		if err := os.CopyFS(dir, os.DirFS(sample)); err != nil {
			t.Fatal(err)
		}
		if kind == model.SectionKind { // the one of the home page
			if err := os.Remove(filepath.Join(dir, "content", "_index.md")); err != nil {
				t.Fatal(err)
			}
		}
		args := []string{"-q", "new", kind.Name, "Some thing"}
		if kind == model.ItemKind {
			args = append(args, "--set", "theme=swaps")
		}
		if kind == model.ChapterKind {
			args = append(args, "--set", "guide=how-we-plan")
		}
		path := strings.TrimSpace(command(t, dir, []int{0}, args...))
		var report struct {
			Diagnostics []struct{ ID, Severity, File, Message string }
		}
		if err := json.Unmarshal([]byte(command(t, dir, []int{0, 1}, "check", "--json")), &report); err != nil {
			t.Fatal(err)
		}
		told := 0
		for _, d := range report.Diagnostics {
			if d.Severity != "error" && d.Severity != "warning" {
				continue
			}
			if told++; d.File != path || d.ID != "value/required" && d.ID != unfinished[kind.Name] {
				t.Errorf("a new %s: %s %s: %s", kind.Name, d.ID, d.File, d.Message)
			}
		}
		needs := slices.ContainsFunc(schema.Fields(kind), func(f schema.Field) bool {
			return f.Key != "title" && (f.Need == "required" || f.Need == "rule")
		})
		if needs != (told > 0) {
			t.Errorf("a new %s is told %d problems; that it lacks needed keys is %v", kind.Name, told, needs)
		}
	}
}
