package generator

import (
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// One mistake is one problem: what names an entry or leads to a page that a
// broken file would have given is not reported, for its author cannot mend it
// there. The next build, with the file mended, judges it.

// lostBy returns what a content file that gives no entry would have defined.
func lostBy(path string) model.Lost {
	place := placeOf(path)
	lost := schema.Lost(place)
	lost.File = path
	e := place.Kind.New()
	h := e.Head()
	h.Kind, h.ID, h.Parent = place.Kind, lost.IDs[0], place.Parent
	routes, _ := route.Assign([]model.Entry{e})
	lost.Address, _ = routes.URL(h.Key())
	return lost
}

// lostBySource returns what content files that were not even read would have
// defined.
func lostBySource(files *source.Snapshot) []model.Lost {
	var lost []model.Lost
	for _, p := range files.Problems() {
		if strings.HasPrefix(p.At.File, "content/") && strings.HasSuffix(p.At.File, ".md") {
			lost = append(lost, lostBy(p.At.File))
		}
	}
	return lost
}

// lost reports whether a link leads to something that could not be read, by
// the path of a file or by the address of a page.
func (b *builder) lost(file, page string) bool {
	for _, l := range b.content.g.Lost() {
		if l.File != "" && (l.File == file || l.File == file+"/_index.md" || l.Address != "" && l.Address == page) {
			return true
		}
	}
	return false
}

// torn reports whether a part of an entry's prose is hidden because of a
// mistake, so that nobody knows which headings it has.
func (b *builder) torn(e model.Entry) bool {
	if prose := e.Head().Prose; prose != nil {
		for _, block := range prose.Blocks.List {
			for _, name := range block.Audiences {
				if !b.knows(name.Text) {
					return true
				}
			}
		}
		if len(prose.Blocks.Problems) > 0 {
			return true
		}
	}
	text := b.links.text(e.Head().Key())
	return text != nil && text.Dark
}

// barred reports whether an entry is hidden because of a mistake in its gates.
func (b *builder) barred(e model.Entry) bool {
	h := e.Head()
	for _, name := range h.Audience.Names {
		if !b.knows(name.Text) {
			return true
		}
	}
	return h.Audience.Bad || h.Draft.Bad
}
