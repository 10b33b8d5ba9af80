package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// A writer turns the syntax tree into HTML with slots. Nothing it writes has a
// style, a script or an event handler.
type writer struct {
	*pass
	title ast.Node // a heading that is read but not written

	out   []byte
	slots []slot
	links []Link
	extra []extra

	anchors []string
	runs    []stretch
	inLink  bool
	plainly bool            // words are not to be linked
	refused map[string]bool // closing tags whose opening one was refused
	table   int             // number of the current table
	tables  int             // how many there are
	uses    map[int][]int   // of a footnote: the uses that were written
}

func (w *writer) raw(parts ...string) {
	for _, s := range parts {
		w.out = append(w.out, s...)
	}
}

func (w *writer) text(s string) { w.out = appendEscaped(w.out, s) }

// attribute writes an attribute, or nothing if its value is empty.
func (w *writer) attribute(name, value string) {
	if value != "" {
		w.raw(" ", name, `="`)
		w.text(value)
		w.raw(`"`)
	}
}

func (w *writer) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

// element writes a node that has a tag of its own.
func (w *writer) element(tag string, n ast.Node) {
	w.raw("<", tag, ">")
	w.children(n)
	w.raw("</", tag, ">")
}

func (w *writer) block(tag string, n ast.Node) {
	w.element(tag, n)
	w.raw("\n")
}

func (w *writer) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Document:
		w.document(n)
	case *ast.Heading:
		w.heading(n)
	case *ast.Paragraph:
		w.raw("<p>")
		w.words(n)
		w.raw("</p>\n")
	case *ast.TextBlock:
		w.words(n)
		if n.NextSibling() != nil {
			w.raw("\n")
		}
	case *ast.Blockquote:
		w.quote(n)
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.item(n)
	case *extast.DefinitionList:
		w.block("dl", n)
	case *extast.DefinitionTerm:
		w.block("dt", n)
	case *extast.DefinitionDescription:
		w.block("dd", n)
	case *ast.ThematicBreak:
		w.raw("<hr>\n")
	case *ast.CodeBlock:
		w.code(n, "")
	case *ast.FencedCodeBlock:
		w.code(n, languageOf(n, w.src))
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *extast.Table:
		w.tableOf(n)
	case *extast.FootnoteList:
		w.footnoteList(n)
	default:
		w.inline(n)
	}
}

func (w *writer) heading(n *ast.Heading) {
	if n == w.title {
		w.discard(n)
		return
	}
	tag := "h" + strconv.Itoa(n.Level)
	w.raw("<", tag)
	w.attribute("id", w.ids[n])
	if class, ok := n.AttributeString("class"); ok {
		w.attribute("class", class.(string))
	}
	w.raw(">")
	w.unlinked(func() { w.children(n) })
	w.raw("</", tag, ">\n")
}

// unlinked writes something whose words no glossary explains: headings, which
// name, and labels, which act.
func (w *writer) unlinked(write func()) {
	before := w.plainly
	w.plainly = true
	write()
	w.plainly = before
}

// discard goes over a node for its links and problems and writes nothing.
func (w *writer) discard(n ast.Node) {
	out, slots, anchors, uses := len(w.out), len(w.slots), len(w.anchors), w.uses
	w.uses = nil
	w.unlinked(func() { w.children(n) })
	w.out, w.slots, w.anchors, w.uses = w.out[:out], w.slots[:slots], w.anchors[:anchors], uses
}

func (w *writer) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	w.raw("<", tag)
	if n.IsOrdered() && n.Start != 1 {
		w.attribute("start", strconv.Itoa(n.Start))
	}
	w.raw(">\n")
	w.children(n)
	w.raw("</", tag, ">\n")
}

func (w *writer) item(n *ast.ListItem) {
	w.raw("<li")
	if box := taskOf(n); box != nil {
		w.attribute("data-task", map[bool]string{true: "done", false: "open"}[box.IsChecked])
	}
	w.raw(">")
	if n.FirstChild() != nil && n.FirstChild().Kind() != ast.KindTextBlock {
		w.raw("\n")
	}
	w.children(n)
	w.raw("</li>\n")
}

func taskOf(n *ast.ListItem) *extast.TaskCheckBox {
	if n.FirstChild() == nil || n.FirstChild().FirstChild() == nil {
		return nil
	}
	box, _ := n.FirstChild().FirstChild().(*extast.TaskCheckBox)
	return box
}

// words writes the content of a paragraph. That of a task labels its box, so
// that the box has a name without anything being said twice.
func (w *writer) words(n ast.Node) {
	box, ok := n.FirstChild().(*extast.TaskCheckBox)
	if !ok {
		w.children(n)
		return
	}
	w.raw(`<label><input type="checkbox" disabled`)
	if box.IsChecked {
		w.raw(" checked")
	}
	if oneLine(w.plain(n)) == "" {
		w.attribute("aria-label", w.o.Words.Task)
	}
	w.raw("> ")
	w.unlinked(func() { w.children(n) })
	w.raw("</label>")
}
