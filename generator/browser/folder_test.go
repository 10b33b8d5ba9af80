package browser

import (
	"os"
	"path"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/config"
)

// readFromDisk builds our own site and the starter for reading from a folder.
func readFromDisk(t *testing.T) []*site {
	t.Helper()
	setting := config.Setting{Key: "relative", Value: "file", From: "test"}
	ours := build(t, "ours", project(t, os.DirFS("../.."), "config.toml", "content"), "/", setting)
	return append(ours, build(t, "starter", starterProject(t), "/", setting)...)
}

func TestASiteIsReadFromAFolder(t *testing.T) {
	job := visitor{Browser: needBrowser(t)}
	for _, s := range readFromDisk(t) {
		job.Pages = append(job.Pages, visit{Name: s.name, URL: fileURL(s.dir) + "index.html", Base: fileURL(s.dir)})
	}
	out := run(t, "folder.mjs", job)
	report(t, out.faults)
	for _, s := range out.seen {
		if s.Stops != 3 {
			t.Errorf("%s: %d of 3 links were followed", s.Page, s.Stops)
		}
	}
	if len(out.seen) != len(job.Pages) {
		t.Errorf("%d of %d sites were read", len(out.seen), len(job.Pages))
	}
}

func TestASiteInAFolderIsSearched(t *testing.T) {
	job := searcher{Browser: needBrowser(t)}
	for _, s := range readFromDisk(t) {
		job.Pages = append(job.Pages, searched{visit{Name: s.name, URL: fileURL(s.dir) + "index.html", Base: fileURL(s.dir)}, queries(s.project)})
	}
	job.searchAll(t)
}

func TestLinksInAFolderNameFiles(t *testing.T) {
	for _, s := range readFromDisk(t) {
		for _, p := range s.pages() {
			if p == "404.html" { // only a server shows it
				continue
			}
			f, _ := s.tree.Get(p)
			for _, link := range crawl(f.Data).links {
				target, _, ours := s.resolve(t, p, link)
				if !ours || strings.HasPrefix(link, "#") {
					continue
				}
				written := link[:strings.IndexAny(link+"#", "?#")]
				if _, there := s.tree.Get(target); !there || path.Base(written) != path.Base(target) {
					t.Errorf("%s/%s: the link %s names no file", s.name, p, link)
				}
			}
		}
	}
}
