package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// plain returns the words of a block or inline node as a reader sees them:
// lines where the source breaks them, pictures by their words, no footnote
// numbers, no HTML.
func (p *pass) plain(n ast.Node) string {
	var s strings.Builder
	p.appendPlain(&s, n, true)
	return strings.ReplaceAll(s.String(), "\r", "")
}

func (p *pass) appendPlain(s *strings.Builder, n ast.Node, code bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			value := c.Segment.Value(p.src)
			switch {
			case c.IsRaw() && code:
				s.Write(value)
			case c.IsRaw():
				s.WriteString(strings.Repeat("\ufffc", min(len(value), 1)))
			default:
				s.WriteString(decode(value))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				s.WriteByte('\n')
			}
		case *ast.String:
			s.Write(c.Value)
		case *ast.AutoLink:
			s.Write(c.Label(p.src))
		default:
			p.appendPlain(s, c, code)
		}
	}
}

// uncoded is plain with an object in place of what is code.
func (p *pass) uncoded(n ast.Node) string {
	var s strings.Builder
	p.appendPlain(&s, n, false)
	return s.String()
}

// oneLine returns s with every stretch of white space made one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

const maxLead = 240

// cutLead shortens a text to maxLead characters, at a word.
func cutLead(s string) string {
	r := []rune(s)
	if len(r) <= maxLead {
		return s
	}
	end := maxLead - 1
	for end > maxLead/2 && r[end] != ' ' {
		end--
	}
	if r[end] != ' ' {
		end = maxLead - 1
	}
	return strings.TrimRight(string(r[:end]), " ,;:–—-") + "…"
}
