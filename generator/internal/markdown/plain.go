package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// plain returns the words of a block or inline node as a reader sees them:
// lines where the source breaks them, pictures by their words, no footnote
// numbers, no HTML.
func (p *pass) plain(n ast.Node) string {
	words := p.appendPlain(p.room[:0], n, true)
	p.room = words
	if bytes.IndexByte(words, '\r') >= 0 {
		words = bytes.ReplaceAll(words, []byte{'\r'}, nil)
	}
	return string(words)
}

func (p *pass) appendPlain(dst []byte, n ast.Node, code bool) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			value := c.Segment.Value(p.src)
			switch {
			case c.IsRaw() && code:
				dst = append(dst, value...)
			case c.IsRaw():
				if len(value) > 0 {
					dst = append(dst, "\ufffc"...)
				}
			default:
				dst = appendDecoded(dst, value)
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				dst = append(dst, '\n')
			}
		case *ast.String:
			dst = append(dst, c.Value...)
		case *ast.AutoLink:
			dst = append(dst, c.Label(p.src)...)
		default:
			dst = p.appendPlain(dst, c, code)
		}
	}
	return dst
}

// uncoded is plain with an object in place of what is code. It is the pass's own
// until it is asked for the words of another node.
func (p *pass) uncoded(n ast.Node) []byte {
	p.room = p.appendPlain(p.room[:0], n, false)
	return p.room
}

// oneLine returns s with every stretch of white space made one space.
func oneLine(s string) string {
	space := true // before what is looked at, which a beginning counts as
	for _, r := range s {
		if unicode.IsSpace(r) && (space || r != ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		space = r == ' '
	}
	if space {
		return strings.TrimSuffix(s, " ")
	}
	return s
}

const maxLead = 240

// cutLead shortens a text to maxLead characters, at a word.
func cutLead(s string) string {
	last := 0 // where the last character begins that fits, if one more has to
	n := 0
	for i := range s {
		if n++; n == maxLead {
			last = i
		}
	}
	if n <= maxLead {
		return s
	}
	end := last
	for n = maxLead; n > maxLead/2+1 && s[end] != ' '; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
	}
	if s[end] != ' ' {
		end = last
	}
	return strings.TrimRight(s[:end], " ,;:–—-") + "…"
}
