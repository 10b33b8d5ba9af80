package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The two heading parsers also read {#id .class} at the end of a heading. The
// library's own reading lets style through, tells no positions and takes
// quadratic time on braces.
type (
	markedHeading     struct{ parser.BlockParser } // # Title
	underlinedHeading struct{ parser.BlockParser } // Title over a row of = or -
)

func (h markedHeading) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := h.BlockParser.Open(parent, reader, pc)
	if node != nil {
		passOf(pc).attributes(node)
	}
	return node, state
}

// Close is where an underlined heading gets its text.
func (h underlinedHeading) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	h.BlockParser.Close(node, reader, pc)
	if node.Parent() != nil {
		passOf(pc).attributes(node)
	}
}

// attributes takes the attributes off the last line of a heading.
func (p *pass) attributes(node ast.Node) {
	lines := node.Lines()
	if lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1)
	last = last.TrimRightSpace(p.src)
	line := p.src[last.Start:last.Stop]
	open := bytes.LastIndexByte(line, '{')
	if open < 0 || line[len(line)-1] != '}' || open > 0 && line[open-1] == '\\' {
		return
	}
	tokens := attributeTokens(line[open+1:len(line)-1], last.Start+open+1)
	if tokens == nil {
		return
	}
	var classes []string
	for _, t := range tokens {
		name, value := t.split()
		switch {
		case name == "id" && validID(value):
			node.SetAttributeString("id", value)
			node.SetAttributeString("id-token", t)
		case name == "class" && validClasses(value):
			classes = append(classes, strings.Fields(value)...)
		default:
			p.problem("prose/attribute", t.offset, len(t.text), "a heading cannot carry %q", t.text)
		}
	}
	if len(classes) > 0 {
		node.SetAttributeString("class", strings.Join(classes, " "))
	}
	rest := bytes.TrimRight(line[:open], " \t")
	// A closing row of # may stand before the attributes.
	if bare := bytes.TrimRight(rest, "#"); len(bare) == 0 || len(bare) < len(rest) && (bare[len(bare)-1] == ' ' || bare[len(bare)-1] == '\t') {
		rest = bytes.TrimRight(bare, " \t")
	}
	last.Stop = last.Start + len(rest)
	lines.Set(lines.Len()-1, last)
}

// A token is one word between the braces.
type token struct {
	text   string
	offset int
}

// attributeTokens splits what stands between braces; nil if it does not look
// like attributes at all.
func attributeTokens(s []byte, at int) []token {
	var tokens []token
	looks := false
	for i := 0; i < len(s); {
		if s[i] == ' ' || s[i] == '\t' || s[i] == ',' {
			i++
			continue
		}
		start, quote := i, byte(0)
		for i < len(s) && (quote != 0 || s[i] != ' ' && s[i] != '\t') {
			switch {
			case quote == s[i]:
				quote = 0
			case quote == 0 && (s[i] == '"' || s[i] == '\''):
				quote = s[i]
			}
			i++
		}
		t := token{string(s[start:i]), at + start}
		looks = looks || len(tokens) == 0 && (s[start] == '#' || s[start] == '.') || strings.Contains(t.text, "=")
		tokens = append(tokens, t)
	}
	if !looks {
		return nil
	}
	return tokens
}

func (t token) split() (name, value string) {
	switch t.text[0] {
	case '#':
		return "id", t.text[1:]
	case '.':
		return "class", t.text[1:]
	}
	name, value, _ = strings.Cut(t.text, "=")
	if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
		value = value[1 : n-1]
	}
	return name, value
}

func validID(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.N, unicode.M) && !strings.ContainsRune("-_.:", r)
	})
}

func validClasses(s string) bool {
	for _, class := range strings.Fields(s) {
		if strings.ContainsFunc(class, func(r rune) bool { return r > 0x7f || !isAlphanumeric(byte(r)) && r != '-' && r != '_' }) {
			return false
		}
	}
	return strings.TrimSpace(s) != ""
}
