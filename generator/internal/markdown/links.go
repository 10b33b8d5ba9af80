package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A slot is a place in the HTML where something goes when addresses are known.
type slot struct {
	at   int32
	link int32
	kind slotKind
}

type slotKind uint8

const (
	linkStart slotKind = iota
	linkEnd
	picture
)

// extra is what a link needs besides its address, one for each link.
type extra struct {
	title string // tool tip
	words string // of a picture
}

func (w *writer) slot(kind slotKind, link int) {
	w.slots = append(w.slots, slot{int32(len(w.out)), int32(link), kind})
}

func (w *writer) addLink(l Link, e extra) int {
	w.links = append(w.links, l)
	w.extra = append(w.extra, e)
	return len(w.links) - 1
}

func (w *writer) link(n *ast.Link) {
	target := cleanTarget(decode(n.Destination))
	offset, length := w.place(n.Destination, n.Pos())
	if w.inLink || !w.allowed(target, offset, length, false) {
		w.children(n)
		return
	}
	empty := oneLine(w.plain(n)) == ""
	i := w.addLink(Link{Target: target, Offset: offset, Length: length, Empty: empty}, extra{title: decode(n.Title)})
	w.slot(linkStart, i)
	w.inLink = true
	w.children(n)
	w.inLink = false
	w.slot(linkEnd, i)
}

func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.src)
	target := cleanTarget(string(n.URL(w.src)))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
		target = "mailto:" + target
	}
	offset, length := w.place(label, n.Pos())
	if w.inLink || !w.allowed(target, offset, length, false) {
		w.text(string(label))
		return
	}
	i := w.addLink(Link{Target: target, Offset: offset, Length: length}, extra{})
	w.slot(linkStart, i)
	w.text(string(label))
	w.slot(linkEnd, i)
}

func (w *writer) image(n *ast.Image) {
	target := cleanTarget(decode(n.Destination))
	words := oneLine(w.plain(n))
	if words == "" {
		length := 2
		if bytes.HasPrefix(w.src[max(n.Pos(), 0):], []byte("![]")) {
			length = 3
		}
		w.problem("prose/image-alt", n.Pos(), length, "the picture %q has no words for people who cannot see it", clip(target))
		words = w.o.Words.Picture
	}
	offset, length := w.place(n.Destination, n.Pos())
	if !w.allowed(target, offset, length, true) {
		w.text(words)
		return
	}
	i := w.addLink(Link{Target: target, Offset: offset, Length: length, Image: true},
		extra{title: decode(n.Title), words: words})
	w.slot(picture, i)
}

func (w *writer) allowed(target string, offset, length int, picture bool) bool {
	message, hint := judgeTarget(target, picture)
	if target == "" {
		message, hint = "there is no address here", "write one between the parentheses"
	}
	if message == "" {
		return true
	}
	w.problem("prose/url", offset, length, "%s", message).Hint = hint
	return false
}

// place returns where a part of the source stands, or falls back on the node
// it belongs to. The parser hands out slices of the source, so their capacity
// tells their offset; a copy is recognised by its address.
func (w *writer) place(part []byte, node int) (offset, length int) {
	if len(part) > 0 {
		at := cap(w.src) - cap(part)
		if at >= 0 && at+len(part) <= len(w.src) && &w.src[at] == &part[0] {
			return at, len(part)
		}
	}
	return max(node, 0), 1
}
