package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	place                    int    // of a theme: where it stands among all, from 1
	tag                      string
	date                     string // of an update
	prose                    string
	edited                   bool // it bears the marks that edits change
}

const roles = 12

// edited is where the item stands that edits change: the last one of the second
// theme, which the board shows however long it is, and the home page does not.
const edited = 38

// corpus returns n entries and the roles that own them: of twenty, one is a
// theme, one an update and the others are items of the theme. One item bears the
// marks that edits change: that at edited, or the last one before it.
func corpus(n int) []entry {
	var all []entry
	for i := range roles {
		all = append(all, entry{kind: "role", id: fmt.Sprintf("role-%d", i), title: fmt.Sprintf("Role %d", i),
			summary: fmt.Sprintf("Answers for what number %d needs.", i), prose: prose(i)})
	}
	marked := 0
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
		if e.kind == "item" && i <= edited {
			marked = len(all)
		}
		all = append(all, e)
	}
	all[marked].edited = true
	all[marked].title += ", " + titleMark.words(0)
	all[marked].prose += "\n" + bodyMark.words(0) + "\n"
	place(all)
	return all
}

// place numbers the themes in the order of their titles, in which both programs
// show them.
func place(all []entry) {
	var themes []*entry
	for i := range all {
		if all[i].kind == "theme" {
			themes = append(themes, &all[i])
		}
	}
	slices.SortFunc(themes, func(a, b *entry) int { return cmp.Compare(a.title, b.title) })
	for i, t := range themes {
		t.place = i + 1
	}
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

// written is what a site has that edits change and show.
type written struct {
	item   string   // the file of the item with the marks
	layout string   // a template file that all pages of items use
	page   string   // of that item; all pages are relative to the output folder
	lists  []string // other pages that show its title: its theme and the board
	items  []string // pages of all items
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
