package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// footnoteBlock remembers the definitions: those without a use are gone from
// the tree when it is done.
type footnoteBlock struct{ parser.BlockParser }

func (f footnoteBlock) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := f.BlockParser.Open(parent, reader, pc)
	if note, ok := node.(*extast.Footnote); ok {
		p := passOf(pc)
		p.footnotes = append(p.footnotes, note)
	}
	return node, state
}

// footnoteUse notices uses without a definition, which the library takes for
// text.
type footnoteUse struct{ parser.InlineParser }

func (f footnoteUse) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	node := f.InlineParser.Parse(parent, block, pc)
	if node == nil && bytes.HasPrefix(line, []byte("[^")) {
		passOf(pc).missingFootnote(line, at.Start)
	}
	return node
}

func (p *pass) missingFootnote(line []byte, at int) {
	end := bytes.IndexByte(line, ']')
	if end < 3 || bytes.IndexByte(line[1:end], '[') >= 0 {
		return
	}
	if end+1 < len(line) && (line[end+1] == '(' || line[end+1] == '[') { // a link
		return
	}
	label := string(line[2:end])
	if p.missing[label] {
		return
	}
	p.missing[label] = true
	p.problem("prose/footnote", at, end+1, "the footnote %q is not defined", label).
		Hint = "write its text on a line that begins with [^" + label + "]:"
}

// judgeFootnotes finds definitions that nothing uses.
func (p *pass) judgeFootnotes() {
	first := map[string]bool{}
	for _, note := range p.footnotes {
		label := string(note.Ref)
		again := first[label]
		first[label] = true
		if note.Index >= 0 {
			continue
		}
		message := "the footnote %q is never used"
		if again {
			message = "the footnote %q is defined a second time"
		}
		p.problem("prose/footnote", note.Pos(), len(label)+3, message, label).Unused = true
	}
}

// footnoteList returns how many footnotes a text shows.
func footnoteList(doc ast.Node) int {
	if list, ok := doc.LastChild().(*extast.FootnoteList); ok {
		return list.ChildCount()
	}
	return 0
}

func noteID(index int) string { return "fn-" + strconv.Itoa(index) }

func useID(index, use int) string {
	id := noteID(index) + "-use"
	if use > 0 {
		id += "-" + strconv.Itoa(use+1)
	}
	return id
}

func (w *writer) footnoteUse(n *extast.FootnoteLink) {
	id := useID(n.Index, n.RefIndex)
	if w.uses == nil {
		w.uses = map[int][]int{}
	}
	w.uses[n.Index] = append(w.uses[n.Index], n.RefIndex)
	w.anchors = append(w.anchors, id)
	w.raw(`<sup id="`, id, `">`)
	if !w.inLink {
		w.raw(`<a href="#`, noteID(n.Index), `" role="doc-noteref">`)
	}
	w.raw(strconv.Itoa(n.Index))
	if !w.inLink {
		w.raw("</a>")
	}
	w.raw("</sup>")
}

func (w *writer) footnoteList(n *extast.FootnoteList) {
	w.raw(`<section role="doc-endnotes"`)
	w.attribute("aria-label", w.o.Words.Footnotes)
	w.raw(">\n<ol>\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		note, ok := c.(*extast.Footnote)
		if !ok {
			continue
		}
		w.anchors = append(w.anchors, noteID(note.Index))
		w.raw(`<li id="`, noteID(note.Index), "\">\n")
		last := note.LastChild()
		for last != nil && last.Kind() == extast.KindFootnoteBacklink {
			last = last.PreviousSibling()
		}
		for b := note.FirstChild(); b != nil; b = b.NextSibling() {
			if b == last && b.Kind() == ast.KindParagraph {
				w.raw("<p>")
				w.words(b)
				w.waysBack(note.Index)
				w.raw("</p>\n")
			} else {
				w.node(b)
			}
		}
		if last == nil || last.Kind() != ast.KindParagraph {
			w.waysBack(note.Index)
		}
		w.raw("</li>\n")
	}
	w.raw("</ol>\n</section>\n")
}

// waysBack leads to the uses that were written: one in the title or in the
// words of a picture was not.
func (w *writer) waysBack(index int) {
	for i, use := range w.uses[index] {
		w.raw(` <a href="#`, useID(index, use), `" role="doc-backlink"`)
		w.attribute("aria-label", numbered(w.o.Words.BackToText, i+1, len(w.uses[index])))
		w.raw(">↩")
		if len(w.uses[index]) > 1 {
			w.raw(strconv.Itoa(i + 1))
		}
		w.raw("</a>")
	}
}
