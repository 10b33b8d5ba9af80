package source

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/pack"
)

// traced returns the traces of a project as another process would find them.
func traced(t *testing.T, p Project) Traces {
	t.Helper()
	ts, ok := once(t, p).Traces()
	if !ok {
		t.Fatal("the snapshot leaves no traces")
	}
	var w pack.Writer
	ts.Pack(&w)
	r, ok := pack.Open("traces", w.Seal("traces"))
	if !ok {
		t.Fatal("the traces do not open")
	}
	again := UnpackTraces(r)
	if !r.Whole() {
		t.Fatal("something is left of the traces")
	}
	return again
}

// aged makes files look as if they had been read long after they were written:
// the test need not wait.
func aged(ts Traces) Traces {
	for i := range ts {
		ts[i].readAt = ts[i].readAt.Add(time.Hour)
	}
	return ts
}

func TestTracesComeBackAsTheyWere(t *testing.T) {
	p := Project{Dir: project(t, map[string]string{"config.toml": "c", "content/a.md": "a", "themes/mine/theme.toml": "t"})}
	s := once(t, p)
	before, _ := s.Traces()
	after := traced(t, p)
	if len(after) != len(s.All()) {
		t.Fatalf("%d traces of %d files", len(after), len(s.All()))
	}
	for i := range before {
		a, b := before[i], after[i]
		a.readAt, b.readAt = time.Time{}, time.Time{} // two looks
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%+v became %+v", a, b)
		}
	}
}

func TestAnUnchangedProjectIsKnownAgainWithoutReadingIt(t *testing.T) {
	p := Project{Dir: project(t, map[string]string{"config.toml": "c", "content/a.md": "a", "content/b/c.md": "c"})}
	young := traced(t, p)
	now, read, same := p.Unchanged(t.Context(), young)
	if !same || read != 3 {
		t.Errorf("same %v, %d files read: files as young as these cannot be trusted", same, read)
	}
	if _, read, same = p.Unchanged(t.Context(), aged(now)); !same || read != 0 {
		t.Errorf("same %v, %d files read again", same, read)
	}
	touched := time.Now().Add(-time.Hour)
	must(t, os.Chtimes(filepath.Join(p.Dir, "content", "a.md"), touched, touched))
	now, read, same = p.Unchanged(t.Context(), now)
	if !same || read != 1 {
		t.Errorf("same %v, %d files read after one was touched", same, read)
	}
	if _, read, _ = p.Unchanged(t.Context(), aged(now)); read != 0 {
		t.Errorf("%d files read: what was learned is forgotten", read)
	}
}

func TestEveryChangeOfAProjectIsSeen(t *testing.T) {
	restore := func(t *testing.T, name, text string) {
		info, err := os.Stat(name)
		must(t, err)
		must(t, os.WriteFile(name, []byte(text), 0o666))
		must(t, os.Chtimes(name, info.ModTime(), info.ModTime()))
	}
	changes := map[string]func(t *testing.T, at func(string) string){
		"other contents": func(t *testing.T, at func(string) string) {
			must(t, os.WriteFile(at("content/a.md"), []byte("longer"), 0o666))
		},
		"other contents of the same size and time": func(t *testing.T, at func(string) string) { restore(t, at("content/a.md"), "x") },
		"another file of the same size and time": func(t *testing.T, at func(string) string) {
			info, err := os.Stat(at("content/a.md"))
			must(t, err)
			must(t, os.WriteFile(at("content/.new"), []byte("x"), 0o666))
			must(t, os.Chtimes(at("content/.new"), info.ModTime(), info.ModTime()))
			must(t, os.Rename(at("content/.new"), at("content/a.md")))
		},
		"a file more": func(t *testing.T, at func(string) string) { must(t, os.WriteFile(at("content/d.md"), nil, 0o666)) },
		"a file less": func(t *testing.T, at func(string) string) { must(t, os.Remove(at("content/a.md"))) },
		"another name": func(t *testing.T, at func(string) string) {
			must(t, os.Rename(at("content/a.md"), at("content/aa.md")))
		},
		"other settings":     func(t *testing.T, at func(string) string) { restore(t, at("config.toml"), "d") },
		"another site theme": func(t *testing.T, at func(string) string) { restore(t, at("themes/mine/theme.toml"), "u") },
		"a link to another file of the same contents": func(t *testing.T, at func(string) string) {
			must(t, os.Remove(at("content/link.md")))
			must(t, os.Symlink("b/c.md", at("content/link.md")))
		},
		"a link that leads outside": func(t *testing.T, at func(string) string) {
			must(t, os.Remove(at("content/a.md")))
			must(t, os.Symlink("../../x", at("content/a.md")))
		},
		"a folder in the place of a file": func(t *testing.T, at func(string) string) {
			must(t, os.Remove(at("content/a.md")))
			must(t, os.Mkdir(at("content/a.md"), 0o777))
		},
		"no project any more": func(t *testing.T, at func(string) string) { must(t, os.RemoveAll(at("."))) },
	}
	for what, change := range changes {
		t.Run(what, func(t *testing.T) {
			dir := project(t, map[string]string{"config.toml": "c", "content/a.md": "a", "content/b/c.md": "c", "content/b/d.md": "c",
				"content/link.md": "-> b/d.md", "themes/mine/theme.toml": "t"})
			p := Project{Dir: dir}
			last := aged(traced(t, p))
			if _, _, same := p.Unchanged(t.Context(), last); !same {
				t.Fatal("it has changed before it was changed")
			}
			change(t, func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) })
			if _, _, same := p.Unchanged(t.Context(), last); same {
				t.Error("the change is not seen")
			}
		})
	}
}

func TestASnapshotWithProblemsLeavesNoTraces(t *testing.T) {
	p := Project{Dir: project(t, map[string]string{"content/a.md": "a", "content/out.md": "-> ../../x"})}
	if _, ok := once(t, p).Traces(); ok {
		t.Error("a snapshot without a file that is there leaves traces")
	}
}

func TestAFileIsKnownAgainByItsContents(t *testing.T) {
	name := filepath.Join(t.TempDir(), "program")
	must(t, os.WriteFile(name, []byte("one"), 0o777))
	last, err := TraceFile(name)
	must(t, err)
	if _, same, err := last.Again(name); !same || err != nil {
		t.Error("an unchanged file has changed")
	}
	now := time.Now().Add(-time.Hour)
	must(t, os.Chtimes(name, now, now))
	again, same, err := last.Again(name)
	must(t, err)
	if !same || again.stamp == last.stamp {
		t.Errorf("same %v after it was touched, stamp %+v", same, again.stamp)
	}
	must(t, os.WriteFile(name, []byte("two"), 0o777))
	must(t, os.Chtimes(name, now, now))
	again.readAt = again.readAt.Add(time.Hour)
	if _, same, err := again.Again(name); same || err != nil {
		t.Error("other contents are not seen")
	}
	must(t, os.Remove(name))
	copied := filepath.Join(filepath.Dir(name), "copied")
	must(t, os.WriteFile(copied, []byte("one"), 0o777))
	if now, same, err := last.Again(copied); !same || now.path != copied || err != nil {
		t.Error("a copy is another one")
	}
	if _, same, err := last.Again(name); same || err == nil {
		t.Error("a file that is gone is the same")
	}
	if _, same, err := (Trace{}).Again(copied); same || err != nil {
		t.Error("a file is the same as none")
	}
	if _, err := TraceFile(filepath.Dir(name)); err == nil {
		t.Error("a folder leaves a trace")
	}
}
