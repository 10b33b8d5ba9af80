package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

// Comments are for authors, so they are dropped with and without raw HTML,
// wherever they stand: even a script that holds one loses it. One that does
// not end in its block would swallow what follows, or, in another reading,
// show itself; it is a problem.

// uncommented calls keep with each stretch of HTML outside comments, and
// returns the offset of a comment without an end, or -1.
func uncommented(src []byte, segments []text.Segment, keep func(piece []byte, at int)) int {
	inside := -1
	for _, s := range segments {
		piece, at := src[s.Start:s.Stop], s.Start
		for len(piece) > 0 {
			if inside >= 0 {
				end := bytes.Index(piece, []byte("-->"))
				if end < 0 {
					break
				}
				piece, at, inside = piece[end+3:], at+end+3, -1
				continue
			}
			open := bytes.Index(piece, []byte("<!--"))
			if open < 0 {
				keep(piece, at)
				break
			}
			if open > 0 {
				keep(piece[:open], at)
			}
			piece, at = piece[open:], at+open
			n := emptyComment(piece)
			if n == 0 {
				inside, n = at, 4
			}
			piece, at = piece[n:], at+n
		}
	}
	return inside
}

func emptyComment(s []byte) int {
	switch {
	case bytes.HasPrefix(s, []byte("<!-->")):
		return 5
	case bytes.HasPrefix(s, []byte("<!--->")):
		return 6
	}
	return 0
}

func segmentsOf(n *ast.HTMLBlock) []text.Segment {
	segments := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		segments = append(segments[:len(segments):len(segments)], n.ClosureLine)
	}
	return segments
}

// onlyComments reports whether a block of HTML shows nothing.
func (p *pass) onlyComments(n *ast.HTMLBlock) bool {
	only := true
	open := uncommented(p.src, segmentsOf(n), func(piece []byte, _ int) {
		only = only && len(bytes.TrimSpace(piece)) == 0
	})
	return only && open < 0
}

func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	refused := w.o.RawHTML
	open := uncommented(w.src, segmentsOf(n), func(piece []byte, at int) {
		if w.o.RawHTML {
			w.html(piece)
		} else if trimmed := bytes.TrimSpace(piece); len(trimmed) > 0 && !refused {
			refused = true
			w.refuse(trimmed, at+bytes.Index(piece, trimmed[:1]))
		}
	})
	if open >= 0 {
		w.endless(open, "the block of HTML it stands in")
	}
}

func (w *writer) rawHTML(n *ast.RawHTML) {
	segments := n.Segments.Sliced(0, n.Segments.Len())
	refused := w.o.RawHTML
	open := uncommented(w.src, segments, func(piece []byte, at int) {
		switch {
		case w.o.RawHTML:
			w.html(piece)
		case !refused:
			refused = true
			name := tagName(piece)
			if w.refused[name] { // the end of what was refused already
				return
			}
			if w.refused == nil {
				w.refused = map[string]bool{}
			}
			w.refused["/"+name] = true
			w.refuse(piece, at)
		}
	})
	if open >= 0 {
		w.endless(open, "the tag it stands in")
	}
}

// endless reports a comment without an end. What follows may be meant for no
// reader, so the whole text stays dark.
func (p *pass) endless(at int, where string) {
	p.problem("prose/comment", at, len("<!--"), "this comment has no end in %s", where).
		Hint = "end it with -->; in a paragraph or inside other HTML, before the next empty line"
	p.dark = true
}

// openComment is asked after the parser of inline HTML, which has found no end
// of the comment; without it the words inside would be text like any other.
type openComment struct{}

func (openComment) Trigger() []byte { return []byte{'<'} }

func (openComment) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("<!--")) {
		return nil
	}
	passOf(pc).endless(at.Start, "its paragraph")
	for ; line != nil; line, _ = block.PeekLine() {
		block.AdvanceLine()
	}
	return ast.NewString(nil)
}

func (w *writer) refuse(piece []byte, at int) {
	if n := bytes.IndexByte(piece, '\n'); n >= 0 {
		piece = bytes.TrimSpace(piece[:n])
	}
	w.problem("prose/html", at, len(piece), "raw HTML is not allowed in prose: %q", shorten(piece)).
		Hint = "write it in Markdown, or set raw_html = true under [markdown] in config.toml if you trust all authors"
}

var idAttribute = pattern.Of(`(?i)<[a-z][^<>]*\sid\s*=\s*(?:"([^"<>]+)"|'([^'<>]+)'|([^\s"'<>=]+))`)

func (w *writer) html(piece []byte) {
	w.runs, w.plainly = nil, true // who knows what it opens
	for _, m := range idAttribute().FindAllSubmatch(piece, -1) {
		w.anchors = append(w.anchors, decode(bytes.Join(m[1:], nil)))
	}
	w.out = append(w.out, bytes.ReplaceAll(bytes.ReplaceAll(piece, []byte("\r\n"), []byte("\n")), []byte{0}, []byte("\ufffd"))...)
}
