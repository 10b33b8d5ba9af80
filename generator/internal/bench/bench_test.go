package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The test binary is the program that is measured, as the command is itself.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == asItself {
		os.Exit(fingerpost(context.Background(), os.Args[2:]))
	}
	os.Exit(m.Run())
}

func TestTheBenchmarkRunsWithoutHugo(t *testing.T) {
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-n", "20", "-rounds", "1", "-hugo", "no-such-program", "-in", t.TempDir()}, &out); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"there is no no-such-program here", "20 entries", "cold build, CPU", "nothing changed, wall", "save to page"} {
		if !strings.Contains(out.String(), words) {
			t.Errorf("the report does not say %q:\n%s", words, out.String())
		}
	}
	if strings.Contains(out.String(), "ratio") {
		t.Error("there is a ratio to nothing")
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
