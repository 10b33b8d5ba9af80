package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// entry is one piece of the content that both programs get: an item, the theme
// it belongs to, a role or an update.
type entry struct {
	kind, id, title, summary string
	theme                    string // of an item: the id
	owner                    string // of an item and a theme: the id of a role
	target                   string
	horizon                  string // of a theme
	tag                      string
	date                     string // of an update
	prose                    string
}

const roles = 12

// corpus returns n entries and the roles that own them: of twenty, one is a
// theme, one an update and the others are items of the theme.
func corpus(n int) []entry {
	var all []entry
	for i := range roles {
		all = append(all, entry{kind: "role", id: fmt.Sprintf("role-%d", i), title: fmt.Sprintf("Role %d", i), summary: fmt.Sprintf("What role %d is for.", i), prose: prose(i)})
	}
	for i := range n {
		group := i / 20
		e := entry{summary: fmt.Sprintf("What number %d brings to those who need it.", i), owner: fmt.Sprintf("role-%d", i%roles), prose: prose(i)}
		switch i % 20 {
		case 0:
			e.kind, e.id, e.title = "theme", fmt.Sprintf("theme-%d", group), fmt.Sprintf("Theme %d", group)
			e.horizon = []string{"now", "next", "later"}[group%3]
		case 19:
			e.kind, e.id, e.title = "update", fmt.Sprintf("update-%d", group), fmt.Sprintf("Update %d", group)
			e.date = fmt.Sprintf("2026-%02d-%02d", group%10+1, group%28+1)
		default:
			e.kind, e.id, e.title = "item", fmt.Sprintf("item-%d", i), fmt.Sprintf("Item %d", i)
			e.theme, e.tag, e.target = fmt.Sprintf("theme-%d", group), fmt.Sprintf("tag-%d", i%40), fmt.Sprintf("2027-Q%d", i%4+1)
		}
		all = append(all, e)
	}
	return all
}

// prose is some 350 words with headings, a list and a table.
func prose(i int) string {
	var b strings.Builder
	for part := range 5 {
		fmt.Fprintf(&b, "## Part %d of %d\n\nA paragraph of **plain** words about number %d, with [a link](https://example.org/%d) and `code`. %s\n\n",
			part, i, i, part, strings.Repeat("It goes on for a while, so that there is something to read. ", 5))
	}
	b.WriteString("- one\n- two\n- three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n")
	return b.String()
}

// edited is the file whose words are changed, and the page that shows them.
type edited struct{ source, page string }

// writeOurs writes the content as Fingerpost reads it.
func writeOurs(dir string, all []entry) (edited, error) {
	w := writer{dir: dir}
	w.file("config.toml", "title = \"Bench\"\nbase_url = \"https://example.org/\"\n")
	w.file("content/_index.md", "---\ntitle: Bench\n---\n\nWelcome.\n")
	var e edited
	for _, x := range all {
		switch x.kind {
		case "role":
			w.file("content/roles/"+x.id+".md", "---\ntitle: "+x.title+"\ndefinition: "+x.summary+"\nresponsibilities: [{id: work, title: Does the work}]\n---\n\n"+x.prose)
		case "theme":
			w.file("content/roadmap/"+x.id+"/_index.md", "---\ntitle: "+x.title+"\nsummary: "+x.summary+"\nhorizon: "+x.horizon+"\nowner: "+x.owner+"\n---\n\n"+x.prose)
		case "update":
			w.file("content/updates/"+x.date+"-"+x.id+".md", "---\ntitle: "+x.title+"\nsummary: "+x.summary+"\n---\n\n"+x.prose)
		case "item":
			e = edited{"content/roadmap/" + x.theme + "/" + x.id + ".md", "items/" + x.id + "/index.html"}
			w.file(e.source, "---\ntitle: "+x.title+"\nsummary: "+x.summary+"\nstatus: planned\nconfidence: medium\ntarget: "+x.target+"\nowner: "+x.owner+"\ntags: ["+x.tag+"]\n---\n\n"+x.prose)
		}
	}
	return e, w.err
}

//go:embed all:hugo
var hugoSite embed.FS

// writeHugo writes the same content as Hugo reads it, with templates that show
// the same fields on the same pages.
func writeHugo(dir string, all []entry) (edited, error) {
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
		return edited{}, err
	}
	for _, x := range []struct{ path, title, layout string }{
		{"_index", "Bench", ""}, {"roadmap/_index", "Roadmap", ""}, {"roles/_index", "Roles", ""}, {"updates/_index", "Updates", ""},
		{"timeline", "Timeline", "timeline"}, {"search", "Search", "search"},
	} {
		w.file("content/"+x.path+".md", "---\ntitle: "+x.title+"\nlayout: "+x.layout+"\n---\n\nWelcome.\n")
	}
	var e edited
	for _, x := range all {
		front := "---\ntitle: " + x.title + "\nsummary: " + x.summary + "\n"
		switch x.kind {
		case "role":
			w.file("content/roles/"+x.id+".md", front+"duties: [Does the work]\n---\n\n"+x.prose)
		case "theme":
			w.file("content/roadmap/"+x.id+"/_index.md", front+"horizon: "+x.horizon+"\nowner: "+x.owner+"\n---\n\n"+x.prose)
		case "update":
			w.file("content/updates/"+x.id+".md", front+"date: "+x.date+"\n---\n\n"+x.prose)
		case "item":
			e = edited{"content/roadmap/" + x.theme + "/" + x.id + ".md", "roadmap/" + x.theme + "/" + x.id + "/index.html"}
			w.file(e.source, front+"status: planned\nconfidence: medium\ntarget: "+x.target+"\nowner: "+x.owner+"\ntags: ["+x.tag+"]\n---\n\n"+x.prose)
		}
	}
	return e, w.err
}

// writer writes files until one fails.
type writer struct {
	dir string
	err error
}

func (w *writer) file(name, text string) {
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if w.err == nil {
		w.err = os.MkdirAll(filepath.Dir(path), 0o755)
	}
	if w.err == nil {
		w.err = os.WriteFile(path, []byte(text), 0o644)
	}
}
