package markdown

import (
	"slices"
	"sync"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// Parse reads prose that was cut for one edition. Where it finds a marker of
// an audience block outside code, or more nesting or cells than the options
// allow, the text it returns is dark: it has problems and nothing else.
func Parse(src []byte, o Options) *Text {
	o = o.orDefault()
	// The library appends line ends to slices of the source; without spare
	// capacity it cannot write into what lies behind.
	src = src[:len(src):len(src)]
	d := desks.Get().(*desk)
	defer desks.Put(d)
	p := &pass{src: src, o: o, missing: map[string]bool{}, room: d.words}
	pc := parser.NewContext()
	pc.Set(passKey, p)
	doc := grammar().Parse(text.NewReader(src), parser.WithContext(pc))

	t := &Text{sum: digest.Join(digest.Bytes(src), digest.Of(o))}
	lead := p.read(doc)
	p.judgeFootnotes()
	title := p.titleOf(doc)
	notes := footnoteList(doc)
	sections, anchors := p.headings(doc, title, notes)
	w := writer{pass: p, title: title, tables: countTables(doc), out: d.html[:0]}
	w.node(doc)
	defer func() { d.html, d.words = w.out, p.room }()
	if t.Problems, t.Dark = p.sortedProblems(), p.dark; t.Dark {
		t.outline = t.outlineDigest()
		return t
	}
	if title != nil {
		t.Title = oneLine(p.plain(title))
	}
	// Clones, because what grew has room to spare and texts are kept for long.
	t.Headings, t.Links = slices.Clone(sections), slices.Clone(w.links)
	t.Inward = slices.ContainsFunc(t.Links, func(l Link) bool { return !Abroad(l.Target) })
	t.Anchors = append(anchors, w.anchors...)
	t.Lead = lead
	b := &body{string(w.out), slices.Clone(w.slots), slices.Clone(w.runs), slices.Clone(w.extra)}
	t.outline, t.shown = t.outlineDigest(), t.shownDigest(b)
	t.body, t.termed = b, len(b.runs) > 0
	return t
}

// A desk is where a text is written before it is as long as it will be.
type desk struct{ html, words []byte }

var desks = sync.Pool{New: func() any { return new(desk) }}

// read goes over the words of a text once: it takes the lead, and sees that no
// marker of an audience block is left.
func (p *pass) read(doc ast.Node) (lead string) {
	var code []text.Segment
	var blocks []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			code = append(code, n.Lines().Sliced(0, n.Lines().Len())...)
			return ast.WalkSkipChildren, nil
		case *ast.Heading, *ast.Paragraph, *ast.TextBlock, *extast.TableCell, *extast.DefinitionTerm:
			if n.Kind() == ast.KindParagraph && n.Parent() == doc && lead == "" {
				lead = cutLead(oneLine(p.plain(n)))
			}
			blocks = append(blocks, n)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	p.seeMarkers(code, blocks)
	return lead
}

func countTables(doc ast.Node) int {
	count := 0
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Kind() == extast.KindTable {
			count++
		}
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return count
}
