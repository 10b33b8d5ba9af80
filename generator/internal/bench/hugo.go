package main

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

//go:embed all:hugo
var hugoSite embed.FS

// writeHugo writes the same content as Hugo reads it, with templates that make
// the same pages of it.
func writeHugo(dir string, all []entry) (written, error) {
	w := writer{dir: dir}
	err := fs.WalkDir(hugoSite, "hugo", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := hugoSite.ReadFile(path)
		w.file(strings.TrimPrefix(path, "hugo/"), string(data))
		return err
	})
	if err != nil {
		return written{}, err
	}
	site := written{layout: "layouts/_partials/slot-item.html"}
	w.file(site.layout, "<p>"+layoutMark.words(0)+"</p>\n")
	for _, x := range []struct{ path, front, text string }{
		{"_index", "title: Bench\nsummary: Welcome.\n", "Welcome.\n"},
		{"roadmap/_index", "title: Roadmap\n", ""},
		{"roles/_index", "title: Roles\n", ""},
		{"updates/_index", "title: Updates\noutputs: [html, rss]\n", ""},
		{"tags/_index", "title: Tags\n", ""},
		{"timeline", "title: Timeline\nlayout: timeline\nurl: /roadmap/timeline/\n", ""},
		{"search", "title: Search\nlayout: search\n", ""},
		{"compare", "title: Comparisons\nlayout: compare\n", ""},
	} {
		w.file("content/"+x.path+".md", "---\n"+x.front+"---\n\n"+x.text)
	}
	for _, x := range all {
		path, front := "", ""
		switch x.kind {
		case "role":
			path, front = "roles/"+x.id+".md", "duties: [Does the work]\n"
		case "theme":
			path, front = "roadmap/"+x.id+"/_index.md", fmt.Sprintf("status: planned\nhorizon: %s\nowner: %s\nplace: %d\ncolour: %d\n", x.horizon, x.owner, x.place, (x.place-1)%8+1)
		case "update":
			path, front = "updates/"+x.id+".md", "date: "+x.date+"\n"
		case "item":
			path, front = "roadmap/"+x.theme+"/"+x.id+".md", "status: planned\nconfidence: medium\ntarget: "+x.target+"\nowner: "+x.owner+"\ntags: ["+x.tag+"]\n"
			page := "roadmap/" + x.theme + "/" + x.id + "/index.html"
			site.items = append(site.items, page)
			if x.edited {
				site.item, site.page, site.lists = "content/"+path, page, []string{"roadmap/" + x.theme + "/index.html", "roadmap/index.html"}
			}
		}
		w.file("content/"+path, "---\ntitle: "+x.title+"\nsummary: "+x.summary+"\n"+front+"---\n\n"+x.prose)
	}
	return site, w.err
}
