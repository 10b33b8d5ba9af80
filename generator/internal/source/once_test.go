package source

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

func TestASnapshotHoldsConfigContentAndThemesAndNothingElse(t *testing.T) {
	dir := project(t, map[string]string{
		"config.toml":                  "c",
		"README.md":                    "no",
		"public/index.html":            "no",
		"content/_index.md":            "i",
		"content/roles/a.md":           "a",
		"content/_files/.nojekyll":     "",
		"content/_files/logo.svg":      "l",
		"content/.draft.md":            "no",
		"content/.git/config":          "no",
		"themes/embed.go":              "no",
		"themes/mine/theme.toml":       "t",
		"themes/mine/gen.go":           "no",
		"themes/mine/templates/_a.tpl": "p",
	})
	s := once(t, Project{Dir: dir})
	equal(t, "snapshot", contents(s), ""+
		"config.toml=c\n"+
		"content/_files/.nojekyll=\n"+
		"content/_files/logo.svg=l\n"+
		"content/_index.md=i\n"+
		"content/roles/a.md=a\n"+
		"themes/mine/templates/_a.tpl=p\n"+
		"themes/mine/theme.toml=t\n")
	equal(t, "problems", problems(s.Problems()), "")
	if f, ok := s.Config(); !ok || string(f.Bytes()) != "c" {
		t.Errorf("Config() = %v, %v", f, ok)
	}
}

// What is laid aside is read again whenever somebody asks, and held by nobody.
func TestFilesThatAreLaidAsideAreReadAgain(t *testing.T) {
	dir := project(t, map[string]string{"config.toml": "c", "content/a.md": "one\ntwo\n"})
	laid, read := map[string]bool{}, 0
	s := once(t, Project{Dir: dir, Aside: func(data []byte) func([]byte) ([]byte, error) {
		kept := string(data)
		laid[kept] = true
		return func(room []byte) ([]byte, error) { read++; return append(room[:0], kept...), nil }
	}})
	equal(t, "snapshot", contents(s), "config.toml=c\ncontent/a.md=one\ntwo\n\n")
	f, _ := s.Get("content/a.md")
	line, ok := s.Line("content/a.md", 2)
	if len(laid) != 2 || f.Held() || !ok || line != "two" || f.Size != 8 || f.Sum != NewFile("", []byte("one\ntwo\n")).Sum {
		t.Errorf("%v; held: %v; line 2 is %q; %d bytes", laid, f.Held(), line, f.Size)
	}
	before := read
	held := f.InMemory()
	if _ = held.Lines(); string(held.Bytes()) != "one\ntwo\n" || !held.Held() || read != before+1 {
		t.Errorf("%q, read %d times", held.Bytes(), read-before)
	}
}

func TestAnEmptyFolderGivesAnEmptySnapshot(t *testing.T) {
	s := once(t, Project{Dir: t.TempDir()})
	if len(s.All()) != 0 || len(s.Problems()) != 0 {
		t.Errorf("%s%s", contents(s), problems(s.Problems()))
	}
	if _, ok := s.Config(); ok {
		t.Error("found a config file")
	}
}

func TestAMissingProjectFolderIsAnError(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gone")
	for s, err := range (Project{Dir: dir}).Once(t.Context()) {
		if s != nil || err == nil || !strings.Contains(err.Error(), dir) {
			t.Errorf("got %v, %v", s, err)
		}
	}
	n := 0
	for s, err := range (Project{Dir: dir}).Watch(t.Context()) {
		if n++; s != nil || err == nil {
			t.Errorf("got %v, %v", s, err)
		}
	}
	if n != 1 {
		t.Errorf("Watch yielded %d times", n)
	}
}

func TestACancelledLookIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for s, err := range (Project{Dir: t.TempDir()}).Once(ctx) {
		if s != nil || err != context.Canceled {
			t.Errorf("got %v, %v", s, err)
		}
	}
}

func TestTheConfigFileMayHaveAnotherName(t *testing.T) {
	dir := project(t, map[string]string{"config.toml": "no", "conf/staging.toml": "yes", "conf/other.toml": "no"})
	s := once(t, Project{Dir: dir, Config: "conf/staging.toml"})
	equal(t, "snapshot", contents(s), "conf/staging.toml=yes\n")
	if f, ok := s.Config(); !ok || string(f.Bytes()) != "yes" {
		t.Errorf("Config() = %v, %v", f, ok)
	}
	for _, err := range (Project{Dir: dir, Config: "../config.toml"}).Once(t.Context()) {
		if err == nil || !strings.Contains(err.Error(), "outside the project") {
			t.Errorf("a config file outside the project: %v", err)
		}
	}
}

func TestFilesOfTheProjectStandInForThoseOfTheBuiltInTheme(t *testing.T) {
	theme := fstest.MapFS{
		"default/theme.toml":          {Data: []byte("built in")},
		"default/templates/_nav.html": {Data: []byte("built in")},
		"default/icons/.DS_Store":     {Data: []byte("no")},
		"default/.hidden/x":           {Data: []byte("no")},
	}
	dir := project(t, map[string]string{
		"themes/default/templates/_nav.html": "mine",
		"themes/default/templates/new.html":  "new",
	})
	s := once(t, Project{Dir: dir, Theme: theme})
	equal(t, "snapshot", contents(s), ""+
		"themes/default/templates/_nav.html=mine\n"+
		"themes/default/templates/new.html=new\n"+
		"themes/default/theme.toml=built in\n")
}

func TestAnOverrideInOtherCapitalsIsAProblem(t *testing.T) {
	theme := fstest.MapFS{"default/styles/base.css": {Data: []byte("built in")}}
	files, found := overlay(
		[]*File{NewFile("themes/default/styles/base.css", []byte("built in"))},
		[]*File{NewFile("themes/default/Styles/base.css", []byte("mine"))}, nil)
	equal(t, "snapshot", contents(NewSnapshot(files, nil)), "themes/default/Styles/base.css=mine\n")
	equal(t, "problems", problems(found), "file/place themes/default/Styles/base.css: the built-in theme calls this file \"themes/default/styles/base.css\", so yours would be left out\n")
	if read, err := builtIn(theme); err != nil || len(read) != 1 {
		t.Errorf("builtIn = %v, %v", read, err)
	}
}

func TestLinksInsideTheProjectAreFollowed(t *testing.T) {
	dir := project(t, map[string]string{
		"shared/a.md":             "a",
		"shared/deep/b.md":        "b",
		"shared/deep/up.md":       "-> ../a.md",
		"content/x.md":            "-> ../shared/a.md",
		"content/y.md":            "-> x.md",
		"content/all":             "-> ../shared",
		"content/dotted/../z.md":  "-> ./../content/./x.md",
		"config.toml":             "-> shared/a.md",
		"themes/mine/styles":      "-> ../../shared/deep",
		"themes/mine/embed/x.css": "-> ../../../content/x.md",
	})
	must(t, os.Symlink(filepath.Join(dir, "shared", "a.md"), filepath.Join(dir, "content", "absolute.md")))
	s := once(t, Project{Dir: dir})
	equal(t, "problems", problems(s.Problems()), "")
	equal(t, "snapshot", contents(s), ""+
		"config.toml=a\n"+
		"content/absolute.md=a\n"+
		"content/all/a.md=a\n"+
		"content/all/deep/b.md=b\n"+
		"content/all/deep/up.md=a\n"+
		"content/x.md=a\n"+
		"content/y.md=a\n"+
		"content/z.md=a\n"+
		"themes/mine/embed/x.css=a\n"+
		"themes/mine/styles/b.md=b\n"+
		"themes/mine/styles/up.md=a\n")
}

func TestTheContentFolderMayBeALink(t *testing.T) {
	dir := project(t, map[string]string{"docs/a.md": "a", "content": "-> docs"})
	equal(t, "snapshot", contents(once(t, Project{Dir: dir})), "content/a.md=a\n")
}

func TestLinksThatLeadOutOfTheProjectAreRefused(t *testing.T) {
	outside := project(t, map[string]string{"secret.md": "secret", "folder/x.md": "secret"})
	dir := project(t, map[string]string{
		"content/ok.md":            "ok",
		"content/up.md":            "-> ../../secret.md",
		"content/far.md":           "-> ../../../../../../../../etc/hostname",
		"content/abs.md":           "-> " + filepath.ToSlash(outside) + "/secret.md",
		"content/folder":           "-> " + filepath.ToSlash(outside) + "/folder",
		"content/roundabout.md":    "-> abs.md",
		"content/dangling.md":      "-> nothing.md",
		"content/hidden.md":        "-> ../.git/config",
		"content/_files/env.txt":   "-> ../../.env",
		"content/_files/jekyll":    "-> .nojekyll",
		"content/_files/.nojekyll": "fine",
		".git/config":              "secret",
		".env":                     "secret",
	})
	s := once(t, Project{Dir: dir})
	equal(t, "snapshot", contents(s), "content/_files/.nojekyll=fine\ncontent/_files/jekyll=fine\ncontent/ok.md=ok\n")
	equal(t, "problems", problems(s.Problems()), ""+
		"file/outside content/_files/env.txt: the link leads to a hidden file and is not followed\n"+
		"file/outside content/abs.md: the link leads out of the project and is not followed\n"+
		"file/outside content/dangling.md: the link leads to nothing and is not followed\n"+
		"file/outside content/far.md: the link leads out of the project and is not followed\n"+
		"file/outside content/folder: the link leads out of the project and is not followed\n"+
		"file/outside content/hidden.md: the link leads to a hidden file and is not followed\n"+
		"file/outside content/roundabout.md: the link leads out of the project and is not followed\n"+
		"file/outside content/up.md: the link leads out of the project and is not followed\n")
}

func TestLinksInACircleAreRefusedAndTheRestIsRead(t *testing.T) {
	dir := project(t, map[string]string{
		"content/ok.md":     "ok",
		"content/self.md":   "-> self.md",
		"content/a/ping.md": "-> ../b/pong.md",
		"content/b/pong.md": "-> ../a/ping.md",
		"content/c/parent":  "-> ..",
		"content/c/here":    "-> .",
		"content/c/project": "-> ../..",
		"content/d/other":   "-> ../../shared",
		"shared/back":       "-> ../content",
		"shared/fine.md":    "fine",
	})
	s := once(t, Project{Dir: dir})
	equal(t, "snapshot", contents(s), "content/d/other/fine.md=fine\ncontent/ok.md=ok\n")
	want := ""
	for _, name := range []string{"a/ping.md", "b/pong.md", "c/here", "c/parent", "c/project", "d/other/back", "self.md"} {
		want += "file/outside content/" + name + ": the link leads back to a folder or link that it stands in and is not followed\n"
	}
	equal(t, "problems", problems(s.Problems()), want)
}

func TestFoldersThatLinkToOneAnotherEndSomewhere(t *testing.T) {
	files := map[string]string{"content/in": "-> ../f0"}
	for _, a := range "01234567" {
		for _, b := range "01234567" {
			if a != b {
				files["f"+string(a)+"/to"+string(b)] = "-> ../f" + string(b)
			}
		}
		files["f"+string(a)+"/x.md"] = "x"
	}
	s := once(t, Project{Dir: project(t, files)})
	if n := len(s.All()); n != 1+7+7*6+7*6*5 {
		t.Errorf("read %d files", n)
	}
	if !strings.Contains(problems(s.Problems()), "content/in/to1/to2/to3/to4: the link is the 5th on its way to a folder") {
		t.Errorf("problems:\n%.400s", problems(s.Problems()))
	}
}

func TestNamesThatDifferInCapitalsOrAccentsOnlyAreRefused(t *testing.T) {
	entries := []entry{
		{path: "content/B.md", real: "content/B.md"},
		{path: "content/b.md", real: "content/b.md"},
		{path: "content/caf\u00e9.md", real: "content/caf\u00e9.md"},
		{path: "content/caf\u00e9.md", real: "content/cafe\u0301.md"},
		{path: "content/a.md", real: "content/a.md"},
	}
	w := &walker{entries: entries}
	w.refuseTwins()
	var kept []string
	for _, e := range w.entries {
		kept = append(kept, e.real)
	}
	equal(t, "entries", strings.Join(kept, " "), "content/B.md content/a.md content/cafe\u0301.md")
	equal(t, "problems", problems(w.problems), ""+
		"file/place content/b.md: the name differs from \"content/B.md\" only in capitals, and some systems take both for one file\n"+
		"file/place content/caf\u00e9.md: two files have this name and differ only in how an accent is written\n")
}

func TestNamesAreBroughtIntoNormalForm(t *testing.T) {
	dir := project(t, map[string]string{"content/cafe\u0301/re\u0301sume\u0301.md": "x"})
	equal(t, "snapshot", contents(once(t, Project{Dir: dir})), "content/caf\u00e9/r\u00e9sum\u00e9.md=x\n")
}

func TestAFileTooLargeIsRefused(t *testing.T) {
	dir := project(t, map[string]string{"content/a.md": "a", "content/_files/big.bin": ""})
	must(t, os.Truncate(filepath.Join(dir, "content", "_files", "big.bin"), maxFileBytes+1))
	s := once(t, Project{Dir: dir})
	equal(t, "snapshot", contents(s), "content/a.md=a\n")
	equal(t, "problems", problems(s.Problems()), "file/too-large content/_files/big.bin: the file has more than the 64 MiB that fit into memory with others\n")
}

func TestAFileThatCannotBeReadIsAProblemAndOneThatIsGoneIsNone(t *testing.T) {
	dir := project(t, map[string]string{"content/a.md": "a"})
	root, err := system{}.open(dir)
	must(t, err)
	defer root.Close()
	info, err := root.Lstat("content/a.md")
	must(t, err)
	long := "content/" + strings.Repeat("x", 300) + ".md"
	got := shelf{}.readAll(t.Context(), root, []entry{
		{"content/a.md", "content/a.md", info},
		{"content/gone.md", "content/gone.md", info},
		{"content/instead/x.md", "content/a.md/x.md", info},
		{"content/long.md", long, info},
	})
	if got[0].file == nil || got[0].problem != nil {
		t.Errorf("content/a.md: %+v", got[0])
	}
	for _, r := range got[1:3] {
		if r.file != nil || r.problem != nil {
			t.Errorf("a file that is gone: %+v", r)
		}
	}
	if got[3].file != nil || got[3].problem == nil {
		t.Fatalf("a file that cannot be opened: %+v", got[3])
	}
	equal(t, "problem", problems(diag.List{*got[3].problem}), "file/unreadable content/long.md: this cannot be read: file name too long\n")
}

// fading is a disk from which some things go while it is looked at.
type fading struct {
	system
	gone string
}

type faded struct {
	tree
	gone string
}

func (f fading) open(dir string) (tree, error) {
	t, err := f.system.open(dir)
	return faded{t, f.gone}, err
}

func (f faded) open(name string) (fs.File, error) {
	if name == f.gone {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return f.tree.open(name)
}

func TestAFolderThatGoesBeforeItIsListedIsNoProblem(t *testing.T) {
	dir := project(t, map[string]string{"content/a.md": "a", "content/gone/b.md": "b", "content/link": "-> gone"})
	s := once(t, Project{Dir: dir, disk: fading{gone: "content/gone"}})
	equal(t, "snapshot", contents(s), "content/a.md=a\n")
	equal(t, "problems", problems(s.Problems()), "")
}

func TestUnchangedFilesKeepTheirIndex(t *testing.T) {
	dir := project(t, map[string]string{"content/a.md": "a", "content/b.md": "b"})
	l, err := newLooker(Project{Dir: dir})
	must(t, err)
	first, err := l.look(t.Context())
	must(t, err)
	write(t, dir, map[string]string{"content/b.md": "B"})
	second, err := l.look(t.Context())
	must(t, err)
	a1, _ := first.snapshot.Get("content/a.md")
	a2, _ := second.snapshot.Get("content/a.md")
	if a1 != a2 {
		t.Error("an unchanged file became another value")
	}
	equal(t, "snapshot", contents(second.snapshot), "content/a.md=a\ncontent/b.md=B\n")
	equal(t, "changed", strings.Join(second.snapshot.Changed(first.snapshot), " "), "content/b.md")
}

func TestAChangeThatLeavesSizeAndTimeAloneIsSeen(t *testing.T) {
	dir := project(t, map[string]string{"content/a.md": "one"})
	l, err := newLooker(Project{Dir: dir})
	must(t, err)
	_, err = l.look(t.Context())
	must(t, err)
	name := filepath.Join(dir, "content", "a.md")
	info, err := os.Stat(name)
	must(t, err)
	must(t, os.WriteFile(name, []byte("two"), 0o666))
	must(t, os.Chtimes(name, info.ModTime(), info.ModTime()))
	seen, err := l.look(t.Context())
	must(t, err)
	equal(t, "snapshot", contents(seen.snapshot), "content/a.md=two\n")
}

func TestAFileIsReadAgainUntilItsStampCanBeTrusted(t *testing.T) {
	dir := project(t, map[string]string{"content/a.md": "new"})
	l, err := newLooker(Project{Dir: dir})
	must(t, err)
	info, err := os.Stat(filepath.Join(dir, "content", "a.md"))
	must(t, err)
	for after, want := range map[time.Duration]string{settling / 2: "new", settling * 2: "old"} {
		// The file was read and then changed within one tick of the clock.
		l.shelf["content/a.md"] = kept{file: NewFile("content/a.md", []byte("old")), stamp: stampOf(info), readAt: info.ModTime().Add(after)}
		seen, err := l.look(t.Context())
		must(t, err)
		equal(t, "snapshot", contents(seen.snapshot), "content/a.md="+want+"\n")
	}
}

func TestAFileFoundEmptyIsLookedAtOnceMore(t *testing.T) {
	dir := project(t, map[string]string{"content/a.md": "a", "content/b.md": ""})
	long := time.Now().Add(-time.Hour)
	empty := filepath.Join(dir, "content", "b.md")
	must(t, os.Chtimes(empty, long, long))
	l, err := newLooker(Project{Dir: dir})
	must(t, err)
	look := func(want bool, when string) {
		t.Helper()
		seen, err := l.look(t.Context())
		must(t, err)
		if seen.hasty != want {
			t.Errorf("%s: hasty = %v", when, seen.hasty)
		}
	}
	look(false, "nothing happened")
	file := filepath.Join(dir, "content", "a.md")
	must(t, os.Truncate(file, 0))
	must(t, os.Chtimes(file, long, long))
	look(true, "just emptied, though its time says otherwise")
	look(false, "still empty")
	must(t, os.Chtimes(file, long, time.Now().Add(time.Hour)))
	look(true, "just touched")
}

func TestFindProjectLooksUpwards(t *testing.T) {
	dir := project(t, map[string]string{
		"config.toml": "", "content/roles/a.md": "", "content/config.toml/": "",
	})
	got, ok := FindProject(filepath.Join(dir, "content", "roles"))
	if !ok || got != dir {
		t.Errorf("FindProject = %q, %v; want %q", got, ok, dir)
	}
	if got, ok := FindProject(t.TempDir()); ok {
		t.Errorf("found a project at %q", got)
	}
}
