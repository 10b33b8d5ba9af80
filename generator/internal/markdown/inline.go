package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		from := len(w.out)
		value := n.Segment.Value(w.src)
		if !asWritten(value) {
			w.room = appendDecoded(w.room[:0], value)
			value = w.room
		}
		w.out = appendEscaped(w.out, value)
		if n.SoftLineBreak() && !n.HardLineBreak() {
			w.raw("\n")
		}
		w.addRun(from)
		if n.HardLineBreak() {
			w.raw("<br>\n")
		}
	case *ast.String:
		from := len(w.out)
		w.out = appendEscaped(w.out, n.Value)
		w.addRun(from)
	case *ast.CodeSpan:
		w.raw("<code>")
		w.text(strings.ReplaceAll(w.plain(n), "\n", " "))
		w.raw("</code>")
	case *ast.Emphasis:
		tag := "em"
		if n.Level == 2 {
			tag = "strong"
		}
		w.element(tag, n)
	case *extast.Strikethrough:
		w.element("del", n)
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.image(n)
	case *ast.RawHTML:
		w.rawHTML(n)
	case *extast.FootnoteLink:
		w.footnoteUse(n)
	}
	// What is left writes nothing here: check boxes are written with their
	// paragraph, ways back with their footnote, link definitions nowhere.
}
