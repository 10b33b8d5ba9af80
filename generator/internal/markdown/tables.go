package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// tableOf writes a table inside a region that can be scrolled with the keyboard.
// Regions need different names, so tables are numbered where there are several.
func (w *writer) tableOf(n *extast.Table) {
	w.table++
	label := numbered(w.o.Words.Table, w.table, w.tables)
	w.raw(`<section tabindex="0"`)
	w.attribute("aria-label", label)
	w.raw(" data-scroll>\n<table>\n")
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() == extast.KindTableHeader {
			w.raw("<thead>\n")
			w.row(row, true)
			w.raw("</thead>\n")
			continue
		}
		if !body {
			w.raw("<tbody>\n")
			body = true
		}
		w.row(row, false)
	}
	if body {
		w.raw("</tbody>\n")
	}
	w.raw("</table>\n</section>\n")
}

func (w *writer) row(n ast.Node, header bool) {
	w.raw("<tr>\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cell, ok := c.(*extast.TableCell)
		if !ok {
			continue
		}
		tag := "td"
		if header && cell.HasChildren() { // a header without words heads nothing
			tag = "th"
		}
		w.raw("<", tag)
		if tag == "th" {
			w.raw(` scope="col"`)
		}
		if cell.Alignment != extast.AlignNone && cell.Alignment != 0 {
			w.attribute("data-align", cell.Alignment.String())
		}
		w.raw(">")
		w.children(cell)
		w.raw("</", tag, ">\n")
	}
	w.raw("</tr>\n")
}

// numbered returns a word with its number where there are several.
func numbered(word string, n, several int) string {
	if several < 2 || word == "" {
		return word
	}
	return word + " " + strconv.Itoa(n)
}
