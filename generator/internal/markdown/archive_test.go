package markdown

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// An archive is a text with named sections, each behind a line "-- name --";
// what stands before the first is its comment. It reads like txtar.
type archive struct {
	comment  string
	names    []string
	sections map[string]string
}

func readArchive(t *testing.T, path string) *archive {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a := &archive{sections: map[string]string{}}
	current := ""
	for line := range strings.Lines(string(data)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "-- "); ok && strings.HasSuffix(name, " --") {
			current = strings.TrimSuffix(name, " --")
			a.set(current, "")
			continue
		}
		if current == "" {
			a.comment += line
		} else {
			a.sections[current] += line
		}
	}
	return a
}

func (a *archive) set(name, text string) {
	if _, ok := a.sections[name]; !ok {
		a.names = append(a.names, name)
	}
	a.sections[name] = text
}

func (a *archive) write(t *testing.T, path string) {
	t.Helper()
	s := a.comment
	for _, name := range a.names {
		s += fmt.Sprintf("-- %s --\n%s", name, a.sections[name])
	}
	if err := os.WriteFile(path, []byte(s), 0o666); err != nil {
		t.Fatal(err)
	}
}
