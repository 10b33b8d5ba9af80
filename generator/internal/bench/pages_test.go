package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/fingerpost/fingerpost/generator/internal/cli"
)

func TestTheCorpusBuildsWithoutAProblem(t *testing.T) {
	for folder, write := range map[string]func(string, []entry) (written, error){"public": writeOurs, "public-team": writeEditions} {
		dir := t.TempDir()
		site, err := write(dir, corpus(100))
		if err != nil {
			t.Fatal(err)
		}
		buildOurs(t, dir)
		shows := func(page, words string) {
			if data, err := os.ReadFile(filepath.Join(dir, folder, page)); err != nil || !bytes.Contains(data, []byte(words)) {
				t.Errorf("%s in %s does not show %q, which edits change (%v)", page, folder, words, err)
			}
		}
		for _, page := range append(slices.Clone(site.lists), site.page) {
			shows(page, titleMark.words(0))
		}
		for _, page := range site.items {
			shows(page, layoutMark.words(0))
		}
		shows(site.page, bodyMark.words(0))
	}
}

// buildOurs fails if there is so much as a warning.
func buildOurs(t *testing.T, dir string) {
	t.Helper()
	var said bytes.Buffer
	status := cli.Main(t.Context(), []string{"build", "--strict", "--edition", "all", "-C", dir, "--clock", clock}, cli.Std{Out: &said, Err: &said, Dir: dir, Now: time.Now})
	if status != 0 || strings.Contains(said.String(), "warning") {
		t.Errorf("building the corpus: status %d\n%s", status, said.String())
	}
}

func TestBothProgramsMakeTheSamePages(t *testing.T) {
	samePages(t, corpus(200), map[string]string{
		"index.html": "", "404.html": "", "search/index.html": "", "compare/index.html": "",
		"roadmap/index.html": "", "roadmap/timeline/index.html": "",
		"items/item-21/index.html": "roadmap/theme-1/item-21/index.html", "themes/theme-1/index.html": "roadmap/theme-1/index.html",
		"roles/index.html": "", "roles/role-3/index.html": "", "roles/role-10/index.html": "",
		"updates/index.html": "", "updates/update-0/index.html": "", "updates/update-1/index.html": "",
		"tags/index.html": "", "tags/tag-21/index.html": "",
	})
}

func TestBothProgramsShowTheSameOfVeryMuch(t *testing.T) {
	samePages(t, corpus(2400), map[string]string{"roadmap/index.html": "", "roadmap/timeline/index.html": ""})
}

// samePages builds a corpus with both programs and compares pages of ours with
// Hugo's, which have the same address where none is named.
func samePages(t *testing.T, all []entry, pages map[string]string) {
	t.Helper()
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		t.Skip("there is no hugo here")
	}
	ours, hugos, out := t.TempDir(), t.TempDir(), t.TempDir()
	if _, err := writeOurs(ours, all); err != nil {
		t.Fatal(err)
	}
	if _, err := writeHugo(hugos, all); err != nil {
		t.Fatal(err)
	}
	buildOurs(t, ours)
	if said, err := exec.CommandContext(context.Background(), hugo, "build", "--noBuildLock", "--source", hugos, "--destination", out).CombinedOutput(); err != nil {
		t.Fatalf("hugo: %v\n%s", err, said)
	}
	for our, hugos := range pages {
		if hugos == "" {
			hugos = our
		}
		t.Run(our, func(t *testing.T) {
			if diff := cmp.Diff(parts(t, filepath.Join(out, hugos)), parts(t, filepath.Join(ours, "public", our))); diff != "" {
				t.Errorf("Hugo's page differs from ours (-hugo +ours):\n%s", diff)
			}
		})
	}
}

// parts returns the elements of a page, with their attributes except addresses,
// and its words, in order. The frame that Fingerpost lays around a table of a
// text is left out.
func parts(t *testing.T, path string) (list []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	address := []string{"href", "src", "content", "type", "rel", "scope", "data-search", "data-script", "data-sides"}
	frames := 0
	for z := html.NewTokenizer(bytes.NewReader(data)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return list
		}
		token := z.Token()
		framed := func(a html.Attribute) bool { return token.Data == "section" && a.Key == "data-scroll" }
		switch {
		case kind == html.TextToken:
			list = append(list, strings.Fields(token.Data)...)
		case slices.ContainsFunc(token.Attr, framed):
			frames++
		case kind == html.EndTagToken && token.Data == "section" && frames > 0 && list[len(list)-1] == "</table>":
			frames--
		case kind == html.EndTagToken:
			list = append(list, "</"+token.Data+">")
		default:
			line := "<" + token.Data
			for _, a := range token.Attr {
				if !slices.Contains(address, a.Key) {
					line += " " + a.Key + "=" + a.Val
				}
			}
			list = append(list, line+">")
		}
	}
}
