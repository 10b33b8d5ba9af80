package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/cli"
)

// The test binary is the program that is measured, as the command is itself.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == asItself {
		os.Exit(fingerpost(context.Background(), os.Args[2:], cli.Std{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
	}
	os.Exit(m.Run())
}

func TestTheBenchmarkRunsWithoutHugo(t *testing.T) {
	t.Setenv("PATH", "") // nor is there a compiler
	var out bytes.Buffer
	args := []string{"-n", "20,40", "-rounds", "1", "-saves", "1", "-pause", "10ms", "-hugo", "no-such-program", "-in", t.TempDir()}
	if err := run(t.Context(), args, &out); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"there is no no-such-program here", "20 entries", "40 entries", "cold build, CPU", "nothing changed, wall",
		"body edit to page", "title edit to last page", "layout edit to last page", "save to served", "second edition / first", "version, CPU", "times that with 20 entries"} {
		if !strings.Contains(out.String(), words) {
			t.Errorf("the report does not say %q:\n%s", words, out.String())
		}
	}
	if _, tells := processCPU(os.Getpid()); tells {
		for _, words := range []string{"body edit, CPU at once", "watching, idle CPU", "save to served, CPU at once", "serving, idle CPU"} {
			if !strings.Contains(out.String(), words) {
				t.Errorf("the report does not say %q:\n%s", words, out.String())
			}
		}
	}
	if strings.Contains(out.String(), "ratio") {
		t.Error("there is a ratio to nothing")
	}
}

func TestTheBenchmarkComparesWithHugo(t *testing.T) {
	if _, err := exec.LookPath("hugo"); err != nil {
		t.Skip("there is no hugo here")
	}
	var out bytes.Buffer
	args := []string{"-n", "20", "-rounds", "1", "-saves", "1", "-pause", "100ms", "-only", "build,body,title,layout", "-in", t.TempDir()}
	if err := run(t.Context(), args, &out); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if strings.Contains(line, "edit") && !strings.Contains(line, "ratio") {
			t.Errorf("there is no ratio in %q", line)
		}
	}
	if !strings.Contains(out.String(), "compared with hugo") {
		t.Errorf("the report says\n%s", out.String())
	}
}

func TestOnlyWhatIsAskedForIsMeasured(t *testing.T) {
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-n", "20", "-rounds", "1", "-only", "build", "-hugo", "no-such-program", "-in", t.TempDir()}, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "cold build") || strings.Contains(out.String(), "edit") {
		t.Errorf("-only build says:\n%s", out.String())
	}
	if err := run(t.Context(), []string{"-only", "builds"}, &out); err == nil || !strings.Contains(err.Error(), `not "builds"`) {
		t.Errorf("-only builds says %v", err)
	}
}

func TestASoakShowsEveryEditAndCountsWhatIsHeld(t *testing.T) {
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-n", "20", "-soak", "10ms", "-edits", "20", "-in", t.TempDir()}, &out); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"20 edits in 10ms", "all were served", "live heap", "goroutines"} {
		if !strings.Contains(out.String(), words) {
			t.Errorf("the report does not say %q:\n%s", words, out.String())
		}
	}
}

func TestBothProgramsGetTheSameEntries(t *testing.T) {
	all := corpus(100)
	ours, hugos := t.TempDir(), t.TempDir()
	if _, err := writeOurs(ours, all); err != nil {
		t.Fatal(err)
	}
	if _, err := writeHugo(hugos, all); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{ours, hugos} {
		texts := contents(t, dir)
		for _, e := range all {
			n := 0
			for _, text := range texts {
				if strings.Contains(text, "title: "+e.title+"\n") && strings.Contains(text, e.summary) && strings.HasSuffix(text, e.prose) {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%s stands in %d files", e.title, n)
			}
		}
	}
}

// contents returns the texts of all Markdown files.
func contents(t *testing.T, dir string) (texts []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".md") {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
		texts = append(texts, string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}
