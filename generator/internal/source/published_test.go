package source_test

import (
	"bufio"
	"context"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/cli"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// TestWhatIsDoneToAProjectIsPublishedAsACleanBuildWould leads every way of
// saving and every change of the tree from the disk to the bytes: in the folder
// that "build --watch" publishes to, and in what "serve" answers. One process
// of each lives through them all.
func TestWhatIsDoneToAProjectIsPublishedAsACleanBuildWould(t *testing.T) {
	dir := t.TempDir()
	site, out := filepath.Join(dir, "site"), filepath.Join(dir, "public")
	h := source.Hand{T: t, Dir: site, Text: page}
	begin(t, site)
	command(t, site, "build", "--watch", "--out", out)
	url := serve(t, site)

	deeds := source.Operations()
	for name, save := range source.Savings() {
		deeds["saved "+name] = func(h source.Hand) { save(h, "content/saved.md") }
	}
	names := slices.Sorted(maps.Keys(deeds))
	if testing.Short() {
		names = names[:8]
	}
	before := clean(t, dir, site)
	at := place{out, url, before}
	good := 0
	for _, name := range names {
		begin(t, site)
		at.await(t, "before "+name, before)
		deeds[name](h)
		if after := clean(t, dir, site); after != nil {
			at.await(t, name, after)
			good++
		}
	}
	if good < len(names)*3/4 {
		t.Errorf("only %d of %d changes leave a site that can be published", good, len(names))
	}
}

// page returns a content file that says a word; texts of other files are good
// enough for what is done to them.
func page(name, word string) string {
	switch path.Ext(name) {
	case ".md":
		return "---\ntitle: Title " + word + "\naudience: public\n---\n\nThe word is " + word + ".\n"
	case ".toml":
		return "title = \"Site " + word + "\"\nbase_url = \"https://example.org/\"\n"
	}
	return word
}

// begin makes the project what it is in the beginning, with a file to save.
func begin(t *testing.T, site string) {
	t.Helper()
	for _, name := range []string{"content", "themes", "aside", "shared", "linked", "notes", "new.txt"} {
		if err := os.RemoveAll(filepath.Join(site, name)); err != nil {
			t.Fatal(err)
		}
	}
	files := source.Scene(page)
	files["content/saved.md"] = page("saved.md", "old")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		full := filepath.Join(site, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(full), 0o777)
		if to, link := strings.CutPrefix(files[name], "-> "); link && err == nil {
			err = os.Symlink(filepath.FromSlash(to), full)
		} else if err == nil {
			err = os.WriteFile(full, []byte(files[name]), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// command runs a command until the test ends, and returns what it says.
func command(t *testing.T, site string, args ...string) io.Reader {
	said, out := io.Pipe()
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan bool)
	go func() {
		defer close(done)
		std := std(site)
		std.Out = out
		cli.Main(ctx, args, std)
		out.Close()
	}()
	t.Cleanup(func() {
		stop()
		<-done
	})
	if args[0] != "serve" {
		go io.Copy(io.Discard, said)
	}
	return said
}

func std(site string) cli.Std {
	return cli.Std{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Dir: site,
		Now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }}
}

// serve starts a preview and returns its address.
func serve(t *testing.T, site string) string {
	lines := bufio.NewScanner(command(t, site, "serve", "--no-reload", "--port", "23131", "--base-url", "https://example.org/"))
	for lines.Scan() {
		if at := strings.Index(lines.Text(), "http://"); at >= 0 {
			go func() {
				for lines.Scan() {
				}
			}()
			return strings.TrimSuffix(strings.Fields(lines.Text()[at:])[0], "/")
		}
	}
	t.Fatal("the preview does not say where it is")
	return ""
}

// clean returns what a build without memory makes of the project; nil if that
// is nothing that can be published.
func clean(t *testing.T, dir, site string) map[string]string {
	t.Helper()
	out := filepath.Join(dir, "clean")
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	if cli.Main(t.Context(), []string{"build", "--out", out}, std(site)) != 0 {
		return nil
	}
	return within(t, out)
}

// A place is where the site is published to, and where it is previewed.
type place struct {
	out, url string
	once     map[string]string // what was there once
}

// await waits until all files of the site are there and no others.
func (p place) await(t *testing.T, when string, want map[string]string) {
	t.Helper()
	until(t, when+": the folder", func() string { return differ(within(t, p.out), want) })
	until(t, when+": the preview", func() string { return differ(answers(t, p.url, p.once, want), want) })
}

// until waits for a difference to go. The time only bounds how long a failing
// test takes.
func until(t *testing.T, what string, difference func() string) {
	t.Helper()
	late := time.Now().Add(time.Minute)
	for {
		d := difference()
		if d == "" {
			return
		}
		if time.Now().After(late) {
			t.Fatalf("%s differs from a clean build:\n%s", what, d)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// within returns all files of a folder.
func within(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // it may be on its way
		}
		data, err := os.ReadFile(name)
		if rel, _ := filepath.Rel(dir, name); err == nil {
			files[filepath.ToSlash(rel)] = string(data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// answers returns what a preview has of the files that are, or once were.
func answers(t *testing.T, url string, once, now map[string]string) map[string]string {
	t.Helper()
	got := map[string]string{}
	ask := func(name string) {
		r, err := http.Get(url + "/" + strings.TrimSuffix(name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err == nil && (r.StatusCode == http.StatusOK || name == "404.html") {
			got[name] = string(body)
		}
	}
	for name := range now {
		ask(name)
	}
	for name := range once {
		if _, asked := now[name]; !asked {
			ask(name)
		}
	}
	return got
}
