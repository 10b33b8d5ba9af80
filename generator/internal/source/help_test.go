package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// project writes files, given by path, into a new folder. A path that ends in
// a slash makes a folder; contents "-> x" make a link to x.
func project(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, files)
	return dir
}

func write(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, data := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		target, link := strings.CutPrefix(data, "-> ")
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(full, 0o777))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(full), 0o777))
		if link {
			must(t, os.Symlink(filepath.FromSlash(target), full))
		} else {
			must(t, os.WriteFile(full, []byte(data), 0o666))
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// once takes a snapshot of a project that has one.
func once(t testing.TB, p Project) *Snapshot {
	t.Helper()
	var taken []*Snapshot
	for s, err := range p.Once(t.Context()) {
		must(t, err)
		taken = append(taken, s)
	}
	if len(taken) != 1 {
		t.Fatalf("Once yielded %d snapshots", len(taken))
	}
	return taken[0]
}

// contents returns a snapshot as "path=data" lines.
func contents(s *Snapshot) string {
	var b strings.Builder
	for _, f := range s.All() {
		b.WriteString(f.Path + "=" + string(f.Bytes()) + "\n")
	}
	return b.String()
}

// problems returns a list as "code file: message" lines.
func problems(l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		b.WriteString(string(d.Code) + " " + d.At.File + ": " + d.Message + "\n")
	}
	return b.String()
}

func equal(t testing.TB, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%s\nwant:\n%s", what, got, want)
	}
}
