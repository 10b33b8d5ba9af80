package source

import (
	"strings"
	"testing"
)

func snapshotOf(files ...string) *Snapshot {
	var all []*File
	for _, f := range files {
		name, data, _ := strings.Cut(f, "=")
		all = append(all, NewFile(name, []byte(data)))
	}
	return NewSnapshot(all, nil)
}

func TestUnderStopsAtTheFolder(t *testing.T) {
	s := snapshotOf("content/roles/a.md", "content/roles-old/b.md", "content/roles.md", "content/roles/z/c.md", "content/s.md")
	var got []string
	for _, f := range s.Under("content/roles") {
		got = append(got, f.Path)
	}
	equal(t, "Under", strings.Join(got, " "), "content/roles/a.md content/roles/z/c.md")
}

func TestLineGivesTheTextAtAPlace(t *testing.T) {
	s := snapshotOf("content/a.md=one\r\ntwo\n")
	if line, ok := s.Line("content/a.md", 1); !ok || line != "one" {
		t.Errorf("line 1 = %q, %v", line, ok)
	}
	for _, n := range []int{0, 4} {
		if line, ok := s.Line("content/a.md", n); ok {
			t.Errorf("line %d = %q", n, line)
		}
	}
	if _, ok := s.Line("content/b.md", 1); ok {
		t.Error("a file that is not there has a line")
	}
}

func TestChangedNamesWhatIsNewGoneOrDifferent(t *testing.T) {
	old, now := snapshotOf("a=1", "b=1", "d=1", "z=1"), snapshotOf("a=1", "b=2", "c=1", "d=1")
	equal(t, "Changed", strings.Join(now.Changed(old), " "), "b c z")
	equal(t, "Changed since nothing", strings.Join(now.Changed(nil), " "), "a b c d")
	equal(t, "Changed since itself", strings.Join(now.Changed(now), " "), "")
}
