package main

import "strings"

// writeOurs writes the content as Fingerpost reads it.
func writeOurs(dir string, all []entry) (written, error) {
	w := writer{dir: dir}
	w.file("config.toml", "title = \"Bench\"\nbase_url = \"https://example.org/\"\n")
	return writeEntries(&w, all, func(entry) string { return "" })
}

// writeEditions writes it for two editions, of which the second has all of the
// first and a tenth more.
func writeEditions(dir string, all []entry) (written, error) {
	w := writer{dir: dir}
	w.file("config.toml", `title = "Bench"
base_url = "https://example.org/"

[[audiences]]
id = "public"
[[audiences]]
id = "team"

[[editions]]
id = "public"
audiences = ["public"]
output = "public"
[[editions]]
id = "team"
audiences = ["public", "team"]
output = "public-team"
`)
	n := 0
	return writeEntries(&w, all, func(e entry) string {
		if e.kind == "item" {
			n++
		}
		if e.kind == "item" && n%10 == 0 {
			return "audience: team\n"
		}
		return "audience: public\n"
	})
}

func writeEntries(w *writer, all []entry, front func(entry) string) (written, error) {
	w.file("content/_index.md", "---\ntitle: Bench\n"+front(entry{})+"---\n\nWelcome.\n")
	site := written{layout: "themes/default/slots/item.html"}
	w.file(site.layout, "<p>"+layoutMark.words(0)+"</p>\n")
	for _, x := range all {
		path, text := ourFile(x, front(x))
		w.file(path, text)
		if x.kind == "item" {
			page := "items/" + x.id + "/index.html"
			site.items = append(site.items, page)
			if x.edited {
				site.item, site.page, site.lists = path, page, []string{"themes/" + x.theme + "/index.html", "roadmap/index.html"}
			}
		}
	}
	return site, w.err
}

// ourFile returns the file of an entry, with more lines of front matter.
func ourFile(x entry, front string) (path, text string) {
	switch x.kind {
	case "role":
		path = "content/roles/" + x.id + ".md"
		front += "definition: " + x.summary + "\nresponsibilities: [{id: work, title: Does the work}]\n"
	case "theme":
		path = "content/roadmap/" + x.id + "/_index.md"
		front += "summary: " + x.summary + "\nhorizon: " + x.horizon + "\nowner: " + x.owner + "\n"
	case "update":
		path = "content/updates/" + x.date + "-" + x.id + ".md"
		front += "summary: " + x.summary + "\n"
	default:
		path = "content/roadmap/" + x.theme + "/" + x.id + ".md"
		front += "summary: " + x.summary + "\nstatus: planned\nconfidence: medium\ntarget: " + x.target + "\nowner: " + x.owner + "\ntags: [" + x.tag + "]\n"
	}
	return path, strings.Join([]string{"---\ntitle: ", x.title, "\n", front, "---\n\n", x.prose}, "")
}
