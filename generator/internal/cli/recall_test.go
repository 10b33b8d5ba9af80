package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/pack"
)

// A remembering is a project that is built over and over.
type remembering struct {
	t       *testing.T
	dir     string
	program string
	args    []string
	environ []string
	now     time.Time
}

func newRemembering(t *testing.T) *remembering {
	r := &remembering{t: t, dir: t.TempDir(), program: filepath.Join(t.TempDir(), "program"), now: scriptDate}
	r.put(map[string]string{
		"config.toml": "title = \"Acme\"\n" +
			"[notice]\ntext = \"Shown for a day\"\nuntil = \"2026-11-22\"\n" +
			"[[audiences]]\nid = \"public\"\n[[audiences]]\nid = \"team\"\n" +
			"[[editions]]\nid = \"public\"\naudiences = [\"public\"]\n[[editions]]\nid = \"team\"\naudiences = [\"public\", \"team\"]\n",
		"content/_index.md":           "---\ntitle: Acme\naudience: public\n---\nHello.\n",
		"content/about.md":            "---\ntitle: About\naudience: public\nsummary: " + strings.Repeat("too long ", 40) + "\n---\n",
		"content/plan.md":             "---\ntitle: Plan\n---\n",
		"content/_files/CNAME":        "example.org\n",
		"themes/default/templates/_x": "",
	})
	r.write(r.program, "program one")
	return r
}

func (r *remembering) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *remembering) write(path, text string) {
	r.t.Helper()
	r.must(os.MkdirAll(filepath.Dir(path), 0o755))
	r.must(os.WriteFile(path, []byte(text), 0o644))
}

func (r *remembering) put(files map[string]string) {
	for name, text := range files {
		r.write(r.at(name), text)
	}
}

func (r *remembering) at(name string) string { return filepath.Join(r.dir, filepath.FromSlash(name)) }

func (r *remembering) app() (*app, *buildOptions, *bytes.Buffer) {
	var said bytes.Buffer
	a := &app{std: Std{In: strings.NewReader(""), Out: &said, Err: &said, Environ: r.environ, Dir: r.dir, Now: func() time.Time { return r.now }, Program: r.program}}
	return a, &buildOptions{}, &said
}

// took is the only thing that two builds may say differently.
var took = regexp.MustCompile(`in \d+ ms`)

// build runs the command in a folder, and returns what it says and its status.
func (r *remembering) build(dir string) string {
	a, _, said := r.app()
	a.std.Dir = dir
	status := Main(r.t.Context(), append([]string{"build"}, r.args...), a.std)
	text := took.ReplaceAllString(fmt.Sprintf("%sstatus %d", said, status), "in N ms")
	return strings.ReplaceAll(text, dir, "DIR")
}

// past asks what is remembered, as build would.
func (r *remembering) past() *past {
	a, o, _ := r.app()
	project, err := a.project()
	r.must(err)
	return a.recall(r.t.Context(), project, o)
}

// stored returns the only file in the store.
func (r *remembering) stored() string {
	r.t.Helper()
	found, err := filepath.Glob(r.at(storeDir + "/" + strings.Repeat("?", 32)))
	r.must(err)
	if len(found) != 1 {
		r.t.Fatalf("the store holds %q", found)
	}
	return found[0]
}

// holdings is all that lies in a folder, but for the store and the locks.
func holdings(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		switch {
		case d.IsDir() && d.Name() == storeDir:
			return fs.SkipDir
		case d.IsDir() || strings.HasSuffix(name, ".lock") || strings.HasSuffix(name, ".fingerpost.json"):
			return nil // a manifest tells times
		}
		data, err := os.ReadFile(path)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// twin copies a project as it is, times and all, but not what is remembered.
func (r *remembering) twin() string {
	r.t.Helper()
	to := r.t.TempDir()
	err := filepath.WalkDir(r.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == storeDir {
			return fs.SkipDir
		}
		rel, _ := filepath.Rel(r.dir, path)
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		r.write(filepath.Join(to, rel), string(data))
		return os.Chtimes(filepath.Join(to, rel), info.ModTime(), info.ModTime())
	})
	r.must(err)
	return to
}

// rewritten gives a file another letter and its old size and time.
func (r *remembering) rewritten(path string, letter byte) {
	r.t.Helper()
	info, err := os.Stat(path)
	r.must(err)
	data, err := os.ReadFile(path)
	r.must(err)
	data[len(data)-2] = letter
	r.must(os.WriteFile(path, data, 0o644))
	r.must(os.Chtimes(path, info.ModTime(), info.ModTime()))
}

// happenings are what may happen between two builds. Each happens again and
// again, in a different way.
var happenings = []struct {
	what string
	do   func(r *remembering, n int)
}{
	{"nothing", func(*remembering, int) {}},
	{"prose of the same size and time", func(r *remembering, n int) { r.rewritten(r.at("content/_index.md"), 'a'+byte(n%26)) }},
	{"prose", func(r *remembering, n int) {
		r.put(map[string]string{"content/_index.md": fmt.Sprintf("---\ntitle: Acme\naudience: public\n---\nHello %d.\n", n)})
	}},
	{"settings", func(r *remembering, n int) {
		data, err := os.ReadFile(r.at("config.toml"))
		r.must(err)
		r.write(r.at("config.toml"), regexp.MustCompile(`title = ".*"`).ReplaceAllString(string(data), fmt.Sprintf("title = %q", fmt.Sprint("Acme ", n))))
	}},
	{"settings of the same size and time", func(r *remembering, n int) {
		r.must(os.Chtimes(r.at("config.toml"), scriptDate, scriptDate))
	}},
	{"a file of the site theme", func(r *remembering, n int) {
		r.write(r.at("themes/mine/styles/mine.css"), fmt.Sprintf("body { margin: %dpx }\n", n))
	}},
	{"a file published as it is", func(r *remembering, n int) { r.rewritten(r.at("content/_files/CNAME"), 'a'+byte(n%26)) }},
	{"an entry more", func(r *remembering, n int) {
		r.write(r.at("content/more.md"), fmt.Sprintf("---\ntitle: More %d\naudience: public\n---\n", n))
	}},
	{"an entry less", func(r *remembering, n int) { os.Remove(r.at("content/more.md")) }},
	{"a mistake", func(r *remembering, n int) { r.write(r.at("content/more.md"), "---\ntitel: More\n---\n") }},
	{"a published file changed", func(r *remembering, n int) { r.write(r.at("public/index.html"), fmt.Sprint("mine ", n)) }},
	{"a published file removed", func(r *remembering, n int) { os.Remove(r.at("public/about/index.html")) }},
	{"a file of others", func(r *remembering, n int) { r.write(r.at("public/note.txt"), fmt.Sprint(n)) }},
	{"the folder removed", func(r *remembering, n int) { r.must(os.RemoveAll(r.at("public"))) }},
	{"the manifest removed", func(r *remembering, n int) {
		r.must(os.RemoveAll(r.at("public")))
		os.Remove(r.at(".public.fingerpost.json"))
	}},
	{"another program", func(r *remembering, n int) { r.rewritten(r.program, 'a'+byte(n%26)) }},
	{"another day", func(r *remembering, n int) { r.now = scriptDate.AddDate(0, 0, n%3) }},
	{"the environment", func(r *remembering, n int) { r.environ = []string{fmt.Sprintf("FINGERPOST_TITLE=Outside %d", n%3)} }},
	{"no environment", func(r *remembering, n int) { r.environ = nil }},
	{"flags", func(r *remembering, n int) {
		ways := [][]string{nil, {"--edition", "team"}, {"--edition", "all"}, {"-D"}, {"--strict"}, {"-b", "https://example.org/x/"}, {"--clock", "2027-01-01"},
			{"-d", "other"}, {"--edition", "all", "-d", "other"}, {"--json"}, {"-q"}, {"--color", "always"}, {"--clean"}, {"--force"}, {"--edition", "tem"}}
		r.args = ways[n%len(ways)]
	}},
	{"no flags", func(r *remembering, n int) { r.args = nil }},
	{"a damaged memory", func(r *remembering, n int) {
		list, _ := filepath.Glob(r.at(storeDir + "/*"))
		for _, name := range list {
			data, err := os.ReadFile(name)
			r.must(err)
			if len(data) > 0 {
				data[n%len(data)]++
			}
			r.write(name, string(data))
		}
	}},
	{"no memory", func(r *remembering, n int) { r.must(os.RemoveAll(r.at(storeDir))) }},
}

// same builds where builds are remembered and where they are not.
func (r *remembering) same(what string) {
	r.t.Helper()
	dir := r.twin()
	want, got := r.build(dir), r.build(r.dir)
	if got != want {
		r.t.Fatalf("after %s a build that remembers says:\n%s\none that does not:\n%s", what, got, want)
	}
	if a, b := holdings(r.t, r.dir), holdings(r.t, dir); !equalMaps(a, b) {
		r.t.Fatalf("after %s a build that remembers leaves other files: %d and %d", what, len(a), len(b))
	}
}

func equalMaps(a, b map[string]string) bool {
	for name, text := range a {
		if other, ok := b[name]; !ok || other != text {
			return false
		}
	}
	return len(a) == len(b)
}

func TestABuildThatRemembersDoesWhatOneDoesThatDoesNot(t *testing.T) {
	r := newRemembering(t)
	time.Sleep(2100 * time.Millisecond) // until the stamps of files are trusted
	r.same("nothing")
	for n, h := range happenings {
		h.do(r, n)
		r.same(h.what)
		if h.what == "a mistake" { // which would keep all that follows from being built
			os.Remove(r.at("content/more.md"))
			r.same("a mistake was put right")
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	spared := 0
	for n := range 6 {
		os.Remove(r.at("content/more.md")) // it may be a mistake, and mistakes are not remembered
		r.args = nil
		var what []string
		for range 1 + random.IntN(2) {
			h := happenings[random.IntN(len(happenings))]
			h.do(r, random.IntN(100))
			what = append(what, h.what)
		}
		r.same(fmt.Sprintf("step %d: %s", n, strings.Join(what, ", ")))
		r.args = nil
		if r.past().holds() {
			spared++
		}
		r.same("nothing")
	}
	if spared < 3 {
		t.Errorf("only %d builds were spared", spared)
	}
}

func TestAnUnchangedProjectIsNeitherReadNorBuilt(t *testing.T) {
	r := newRemembering(t)
	if r.past().holds() {
		t.Fatal("a build is remembered before there was one")
	}
	first := r.build(r.dir)
	if !strings.Contains(first, "status 0") || !strings.Contains(first, "value/too-long") {
		t.Fatal(first)
	}
	if p := r.past(); !p.holds() || p.read == 0 {
		t.Errorf("it holds: %v; of files as young as these %d were read", p.holds(), p.read)
	}
	time.Sleep(2100 * time.Millisecond) // until the stamps of files are trusted
	if p := r.past(); !p.holds() || p.read == 0 {
		t.Errorf("it holds: %v; of files read when they were young %d were read again", p.holds(), p.read)
	}
	if p := r.past(); !p.holds() || p.read != 0 {
		t.Errorf("it holds: %v; %d files were read again", p.holds(), p.read)
	}
	// With the folder gone it does not hold; with it back as it was, it does.
	r.must(os.Rename(r.at("public"), r.at("away")))
	if r.past().holds() {
		t.Error("it holds without the published files")
	}
	r.must(os.Rename(r.at("away"), r.at("public")))
	if !r.past().holds() {
		t.Error("it does not hold although all is as it was")
	}
	// Nor does it for another program or another day.
	r.now = scriptDate.AddDate(0, 0, 1)
	if r.past().holds() {
		t.Error("it holds on another day")
	}
	r.now = scriptDate
	r.rewritten(r.program, 'x')
	if r.past().holds() {
		t.Error("it holds for another program of the same size and time")
	}
	r.must(os.Remove(r.program))
	if p := r.past(); p != nil {
		t.Error("builds of a program that cannot be read are remembered")
	}
}

func TestADamagedMemoryIsNone(t *testing.T) {
	r := newRemembering(t)
	r.build(r.dir)
	name := r.stored()
	whole, err := os.ReadFile(name)
	r.must(err)
	try := func(what string, data []byte) {
		t.Helper()
		r.write(name, string(data))
		if r.past().holds() {
			t.Errorf("it holds with %s", what)
		}
	}
	for i := range whole {
		damaged := slices.Clone(whole)
		damaged[i] ^= 1 << (i % 8)
		try(fmt.Sprintf("byte %d damaged", i), damaged)
		try(fmt.Sprintf("%d bytes", i), whole[:i])
	}
	try("a byte too many", append(slices.Clone(whole), 0))
	body := pack.Writer{}
	body.Text("an older shape")
	try("another shape", body.Seal("fingerpost build 0"))
	try("the same label and other contents", body.Seal(shape))
	foreign := unpackRemembered(whole)
	foreign.asked = digest.String("something else")
	try("the memory of something else", foreign.pack())
	r.write(name, string(whole))
	if !r.past().holds() {
		t.Error("it does not hold although all is as it was")
	}
}

// A flag that changes what a build brings about must change what it is asked
// for, or a build for other flags would be taken for it.
func TestEveryFlagOfBuildIsPartOfTheQuestionOrDoesNotMatter(t *testing.T) {
	r := newRemembering(t)
	a, _, _ := r.app()
	project, err := a.project()
	r.must(err)
	asks := map[string]func(o *buildOptions){
		"edition":  func(o *buildOptions) { o.edition = "team" },
		"base-url": func(o *buildOptions) { o.baseURL = "https://example.org/" },
		"drafts":   func(o *buildOptions) { o.drafts = true },
		"out":      func(o *buildOptions) { o.out = "other" },
		"config":   func(*buildOptions) { a.config = "other.toml" },
		"environ":  func(*buildOptions) { a.std.Environ = []string{"FINGERPOST_TITLE=x"} },
	}
	otherwise := map[string]string{
		"clock":  "the day is compared",
		"strict": "judged anew", "json": "said anew", "quiet": "said anew", "color": "said anew",
		"verbose": "builds", "timings": "builds", "clean": "builds", "no-cache": "builds", "watch": "builds",
		"force": "matters only if something is to be written", "poll": "matters only for watching",
		"dir": "another project", "source": "another project",
	}
	known := func(f *pflag.Flag) {
		if (asks[f.Name] == nil) == (otherwise[f.Name] == "") {
			t.Errorf("what is --%s to a build that remembers?", f.Name)
		}
	}
	root := a.root()
	root.PersistentFlags().VisitAll(known)
	buildCommand(a).Flags().VisitAll(known)
	plain := a.asked(project, &buildOptions{})
	for name, set := range asks {
		o := &buildOptions{}
		set(o)
		if a.asked(project, o) == plain {
			t.Errorf("%s asks for the same", name)
		}
		a.config, a.std.Environ = "", nil
	}
}

func TestTheStoreKeepsFewTextsAndNothingOfOthers(t *testing.T) {
	dir := t.TempDir()
	names := []string{}
	for n := range mostStored + 3 {
		name := digest.String(fmt.Sprint(n)).Hex()
		names = append(names, name)
		store{dir, name}.write([]byte(name))
		old := time.Now().Add(time.Duration(n-100) * time.Minute)
		if err := os.Chtimes(filepath.Join(dir, storeDir, name), old, old); err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			if err := os.WriteFile(filepath.Join(dir, storeDir, "notes.txt"), nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for n, name := range names {
		data := store{dir, name}.read()
		if kept := n >= 3; kept != (string(data) == name) {
			t.Errorf("text %d of %d is %q", n, len(names), data)
		}
	}
	for name, text := range map[string]string{"notes.txt": "", ".gitignore": "*\n"} {
		if data, err := os.ReadFile(filepath.Join(dir, storeDir, name)); err != nil || string(data) != text {
			t.Errorf("%s is %q, %v", name, data, err)
		}
	}
}

func TestTheStoreDoesNotFollowLinks(t *testing.T) {
	dir, away := t.TempDir(), t.TempDir()
	if err := os.Symlink(away, filepath.Join(dir, storeDir)); err != nil {
		t.Skip(err)
	}
	store{dir, digest.String("x").Hex()}.write([]byte("x"))
	if list, err := os.ReadDir(away); err != nil || len(list) > 0 {
		t.Errorf("it wrote %v, %v", list, err)
	}
}

// What is remembered tells what is withheld, so it must not end up in version
// control because there was no room for the file that keeps it out.
func TestTheStoreIsHiddenAgainIfWhatHidesItWasLost(t *testing.T) {
	dir, name := t.TempDir(), digest.String("x").Hex()
	hidden := filepath.Join(dir, storeDir, ".gitignore")
	for _, lose := range []func() error{
		func() error { return nil }, func() error { return os.Truncate(hidden, 0) }, func() error { return os.Remove(hidden) },
	} {
		if err := lose(); err != nil {
			t.Fatal(err)
		}
		store{dir, name}.write([]byte("x"))
		if data, err := os.ReadFile(hidden); err != nil || string(data) != "*\n" {
			t.Errorf("%q, %v", data, err)
		}
	}
	if err := errors.Join(os.Remove(hidden), os.Mkdir(hidden, 0o755), os.Remove(filepath.Join(dir, storeDir, name))); err != nil {
		t.Fatal(err)
	}
	blocked := store{dir, name}
	if blocked.write([]byte("x")); blocked.read() != nil {
		t.Error("something is remembered where it cannot be hidden")
	}
}
