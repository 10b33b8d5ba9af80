package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/text/unicode/norm"
)

// titleOf returns the heading of level one that begins a text, if it does.
func (p *pass) titleOf(doc ast.Node) *ast.Heading {
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.LinkReferenceDefinition:
			continue
		case *ast.HTMLBlock:
			if p.onlyComments(n) {
				continue
			}
		case *ast.Heading:
			if n.Level == 1 {
				return n
			}
		}
		return nil
	}
	return nil
}

// headings gives every heading but the title its id, judges the levels, and
// returns the sections of the text.
func (p *pass) headings(doc, title ast.Node, notes int) (sections []Heading, anchors []string) {
	var all []*ast.Heading
	collectHeadings(doc, title, &all)
	p.ids = make(map[ast.Node]string, len(all))
	taken := make(ids, len(all))
	for i := 1; i <= notes; i++ {
		taken.take(noteID(i))
		taken.take(useID(i, 0))
	}
	for _, h := range all { // what an author chose goes before what we derive
		if id, ok := writtenID(h); ok && taken.take(id) {
			p.ids[h] = id
		} else if ok {
			t, _ := h.AttributeString("id-token")
			p.problem("prose/attribute", t.(token).offset, len(t.(token).text), "the id %q is used twice", id)
		}
	}
	level := 1
	for _, h := range all {
		words := oneLine(p.plain(h))
		p.judgeLevel(h, level, words)
		level = h.Level
		h.Level = max(h.Level, 2) // the page has its title already
		id, ok := p.ids[h]
		if !ok {
			id = taken.free(slug(words))
			p.ids[h] = id
		}
		anchors = append(anchors, id)
		if h.Parent() == doc {
			sections = append(sections, Heading{h.Level, id, words, h.Pos()})
		}
	}
	return sections, anchors
}

func writtenID(h *ast.Heading) (string, bool) {
	id, ok := h.AttributeString("id")
	if !ok {
		return "", false
	}
	return norm.NFC.String(id.(string)), true
}

func (p *pass) judgeLevel(h *ast.Heading, level int, words string) {
	length := 0
	if h.Lines().Len() > 0 {
		length = h.Lines().At(h.Lines().Len()-1).Stop - h.Pos()
	}
	switch {
	case h.Level == 1:
		p.problem("prose/heading-level", h.Pos(), length, "%q is a second title of level one", words).
			Hint = "begin it with ##; the title of the page is level one"
	case h.Level > level+1:
		p.problem("prose/heading-level", h.Pos(), length, "%q skips a level: it has level %d and stands below level %d", words, h.Level, level).
			Hint = "begin it with " + strings.Repeat("#", level+1)
	}
}

func collectHeadings(n, title ast.Node, all *[]*ast.Heading) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if h, ok := c.(*ast.Heading); ok {
			if c != title {
				*all = append(*all, h)
			}
		} else if c.Type() == ast.TypeBlock && c.Kind() != extast.KindTable {
			collectHeadings(c, title, all)
		}
	}
}

// slug makes an id of words: letters and digits of any script, lower case,
// hyphens for what stands between.
func slug(words string) string {
	var s strings.Builder
	hyphen := false
	for _, r := range norm.NFC.String(strings.ToLower(words)) {
		switch {
		case unicode.In(r, unicode.L, unicode.N, unicode.M) || r == '_':
			if hyphen && s.Len() > 0 {
				s.WriteByte('-')
			}
			hyphen = false
			s.WriteRune(r)
		case unicode.IsSpace(r) || unicode.Is(unicode.Pd, r):
			hyphen = true
		}
	}
	if s.Len() == 0 {
		return "section"
	}
	return s.String()
}

// ids are the ids that are taken, each with the number that its last namesake
// got.
type ids map[string]int

func (t ids) take(id string) bool {
	if _, ok := t[id]; ok {
		return false
	}
	t[id] = 1
	return true
}

// free returns id, or id with the next free number, and takes it.
func (t ids) free(id string) string {
	if t.take(id) {
		return id
	}
	for {
		t[id]++
		if numbered := id + "-" + strconv.Itoa(t[id]); t.take(numbered) {
			return numbered
		}
	}
}
