package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// document writes the blocks of a text. Those that hold something of a marked
// stretch stand together below its words: a list of which one point is marked
// is marked as a whole, because too much is better than too little. Footnotes
// have left their place and are not marked.
func (w *writer) document(doc ast.Node) {
	open := -1
	for c := doc.FirstChild(); c != nil; c = c.NextSibling() {
		if c == w.title { // writes nothing
			w.node(c)
			continue
		}
		if m := w.markOf(c); m != open {
			w.endMark(open)
			if m >= 0 {
				w.raw("<div data-only>\n<p data-only-title>")
				w.text(w.o.Marks[m].Words)
				w.raw("</p>\n")
			}
			open = m
		}
		w.node(c)
	}
	w.endMark(open)
}

func (w *writer) endMark(open int) {
	if open >= 0 {
		w.raw("</div>\n")
	}
}

// markOf returns the innermost mark that a block lies in, even in part; -1 if
// there is none.
func (w *writer) markOf(n ast.Node) int {
	if len(w.o.Marks) == 0 || n.Kind() == extast.KindFootnoteList {
		return -1
	}
	from, to := extent(n)
	for i := len(w.o.Marks) - 1; i >= 0; i-- {
		if m := w.o.Marks[i]; from < m.To && to > m.From {
			return i
		}
	}
	return -1
}

// extent returns from where to where a block and all it holds stand in the
// source.
func extent(n ast.Node) (from, to int) {
	from = max(n.Pos(), 0)
	to = from + 1
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if lines := n.Lines(); entering && lines != nil && lines.Len() > 0 {
			from = min(from, lines.At(0).Start)
			to = max(to, lines.At(lines.Len()-1).Stop)
		}
		return ast.WalkContinue, nil
	})
	return from, to
}
