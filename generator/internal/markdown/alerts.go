package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// alertOpening takes the first line of a quote that begins with a line like
// [!NOTE] and marks the quote as an alert. It works before inline text is
// read, so the line is never taken for a link.
type alertOpening struct{}

func (alertOpening) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	quote, ok := node.Parent().(*ast.Blockquote)
	if !ok || quote.FirstChild() != node {
		return
	}
	lines := node.Lines()
	first := lines.At(0)
	kind, ok := alertKind(string(first.Value(reader.Source())))
	if !ok {
		return
	}
	quote.SetAttributeString("alert", kind)
	lines.SetSliced(1, lines.Len())
	if lines.Len() == 0 {
		quote.RemoveChild(quote, node)
	}
}

func alertKind(line string) (string, bool) {
	line = strings.ToLower(strings.TrimSpace(line))
	switch kind := strings.TrimSuffix(strings.TrimPrefix(line, "[!"), "]"); kind {
	case "note", "tip", "important", "warning", "caution":
		return kind, line == "[!"+kind+"]"
	}
	return "", false
}

func (w *writer) quote(n *ast.Blockquote) {
	kind, ok := n.AttributeString("alert")
	if !ok {
		w.raw("<blockquote>\n")
		w.children(n)
		w.raw("</blockquote>\n")
		return
	}
	w.raw(`<aside role="note" data-alert="`, kind.(string), `"><p data-alert-title>`)
	w.text(w.alertTitle(kind.(string)))
	w.raw("</p>\n")
	w.children(n)
	w.raw("</aside>\n")
}

func (w *writer) alertTitle(kind string) string {
	words := w.o.Words
	switch kind {
	case "note":
		return words.Note
	case "tip":
		return words.Tip
	case "important":
		return words.Important
	case "warning":
		return words.Warning
	default:
		return words.Caution
	}
}
