package document

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

// yamlError reports why YAML cannot be read, at the place where the mistake
// was made rather than where the library noticed it.
func (b *builder) yamlError(err error, raw []byte, lines *diag.Lines) {
	var many *yaml.LoadErrors
	var single *yaml.LoadError
	switch {
	case errors.As(err, &many) && len(many.Errors) > 0:
		for _, e := range many.Errors {
			b.yamlMistake(e, raw, lines)
		}
	case errors.As(err, &single):
		b.yamlMistake(single, raw, lines)
	default:
		b.report(b.code("front-matter/syntax"), b.base, 1, "", "the YAML cannot be read: %s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
}

// keyLike is how a line of front matter can begin in the first column.
var keyLike = pattern.Of(`^(["']?[\w.-]+["']?\s*:(\s|$)|- |-$|#|[\]})])`)

// keyAfter finds a key in the lines that follow.
var keyAfter = pattern.Of(`(?m)^[\w-]+:(\s|$)`)

// proseInside reports front matter that nothing closes but a rule further down
// in the prose: behind an empty line stands a sentence, and no key after it. It
// says false, and nothing else, if the block does not look so.
func (b *builder) proseInside(raw []byte) bool {
	const sentence = 4 // words: fewer are rather a key without its colon
	blank := false
	for at := 0; at < len(raw); {
		line, _, _ := bytes.Cut(raw[at:], []byte{'\n'})
		text := bytes.TrimRight(line, " \t\r")
		switch {
		case len(text) == 0:
			blank = true
		case blank && text[0] != ' ' && text[0] != '\t' && !keyLike().Match(text) && len(bytes.Fields(text)) >= sentence:
			if keyAfter().Match(raw[at:]) {
				return false
			}
			opened := bytes.Index(b.file.Bytes(), []byte("---"))
			lines := b.file.Lines()
			b.problems = append(b.problems, diag.New("front-matter/unclosed", lines.Span(opened, 3), "the front matter opened here is closed only behind what looks like prose").
				WithHint("close it with a line that is exactly --- above the prose").
				WithNote(lines.Span(b.base+at, len(text)), "this looks like prose").
				WithNote(lines.Span(b.base+len(raw), 3), "the line that closes it now"))
			return true
		}
		at += len(line) + 1
	}
	return false
}

// A stretch is a part of a block of front matter.
type stretch struct{ off, length int }

func (b *builder) yamlMistake(e *yaml.LoadError, raw []byte, lines *diag.Lines) {
	mark, context := e.Mark, e.ContextMark
	if mark.Line == 0 {
		mark = context
	}
	at := lines.Offset(max(mark.Line, 1), max(mark.Column, 1))
	opened := lines.Offset(max(context.Line, 1), max(context.Column, 1))
	tell := func(place stretch, hint, format string, args ...any) {
		b.report(b.code("front-matter/syntax"), b.base+place.off, place.length, hint, format, args...)
	}
	here, _ := utf8.DecodeRune(raw[min(at, len(raw)):])
	switch {
	case strings.HasPrefix(e.Message, "unknown anchor "):
		name := strings.Trim(strings.TrimSuffix(strings.TrimPrefix(e.Message, "unknown anchor "), " referenced"), "'")
		b.report("front-matter/alias", b.base+at, 1+len(name), "write the value out", "the alias *%s is not used here", name)
	case e.Message == "mapping values are not allowed in this context":
		place, hint, message := misplacedColon(raw, lines, mark.Line, at)
		tell(place, hint, "%s", message)
	case e.Message == "found character that cannot start any token" && here == '\t':
		tell(stretch{at, 1}, "indent with spaces", "a tab stands where only spaces may")
	case e.Message == "found character that cannot start any token":
		tell(stretch{at, utf8.RuneLen(here)}, "put the text into quotes", "text cannot begin with %q", string(here))
	case e.Message == "found unexpected end of stream" && context.Line > 0:
		tell(stretch{opened, 1}, "close it with another one", "the quote opened here is never closed")
	case strings.HasPrefix(e.Message, "did not find expected ',' or ") && context.Line > 0:
		closer := strings.Trim(strings.TrimPrefix(e.Message, "did not find expected ',' or "), "'")
		if place, ok := commentIn(lines, context.Line); ok && mark.Line > context.Line {
			tell(place, "put text that holds a space and a # into quotes", "%q is a comment to YAML, so the %c before it is never closed", raw[place.off:place.off+place.length], raw[opened])
			return
		}
		if mark.Line > context.Line {
			tell(stretch{opened, 1}, "close it with "+closer, "the %c opened here is never closed", raw[opened])
			return
		}
		tell(stretch{at, 1}, "", "a comma or %s is missing before %q", closer, string(here))
	case e.Message == "could not find expected ':'" && context.Line > 0:
		text, _ := lines.Text(context.Line)
		tell(stretch{opened, len(strings.TrimSpace(text))}, "write key: value, or indent the line if it goes on with the text above", "%q is no key with a value", strings.TrimSpace(text))
	case e.Message == "did not find expected key":
		if place, ok := commentIn(lines, mark.Line-1); ok {
			tell(place, "put text that holds a space and a # into quotes", "%q is a comment to YAML, so the text before it cannot go on in the next line", raw[place.off:place.off+place.length])
			return
		}
		tell(stretch{at, 1}, "begin the keys of one level in the same column, and put text with special signs into quotes", "a key is expected here")
	case e.Message == "did not find expected '-' indicator":
		tell(stretch{at, 1}, "begin the rows of a list in the same column", "a row that begins with - is expected here")
	case e.Message == "did not find expected node content":
		if open, ok := unclosed(raw[:at]); ok {
			tell(stretch{open, 1}, "close it", "the %c opened here is never closed", raw[open])
			return
		}
		tell(stretch{at, 1}, "put text that begins with a special sign into quotes", "a value is expected here")
	case e.Message == "did not find expected <document start>":
		tell(stretch{at, 1}, "begin the keys of one level in the same column", "this line begins further left than the one above")
	case e.Message == "found unknown escape character":
		next, _ := utf8.DecodeRune(raw[min(at+1, len(raw)):])
		tell(stretch{at, 2}, `write \\ for a backslash, or use single quotes`, `\%c means nothing in double quotes`, next)
	default:
		tell(stretch{at, 1}, "", "the YAML cannot be read: %s", e.Message)
	}
}

var (
	keyed   = pattern.Of(`^[\s-]*[^\s:#'"][^:#]*:\s+`)
	unheld  = pattern.Of(`^\s*[\w-]+(:)[^\s/]`)
	leading = pattern.Of(`^\s*`)
)

// misplacedColon finds what makes a colon mean a key where none can stand:
// text with a colon, no space behind the colon of the line above, or a line
// that stands too far to the right.
func misplacedColon(raw []byte, lines *diag.Lines, line, at int) (place stretch, hint, message string) {
	text, _ := lines.Text(line)
	start := lines.Offset(line, 1)
	if key := keyed().FindString(text); key != "" && start+len(key) <= at {
		value := strings.TrimRight(text[len(key):], " \t")
		return stretch{start + len(key), len(value)}, "put the text into quotes", fmt.Sprintf("%q holds a colon and a space, so it looks like another key", value)
	}
	for above := line - 1; above > 0; above-- {
		before, _ := lines.Text(above)
		if strings.TrimSpace(before) == "" {
			continue
		}
		if m := unheld().FindStringSubmatchIndex(before); m != nil {
			return stretch{lines.Offset(above, 1) + m[2], 1}, "write a space behind the colon", "a space is missing behind this colon"
		}
		indent := len(leading().FindString(text))
		return stretch{start + indent, len(strings.TrimSpace(text))}, "begin the keys of one level in the same column", "this line stands further to the right than the one above"
	}
	return stretch{at, 1}, "put text that holds a colon and a space into quotes", "a key cannot stand here"
}

// commentIn finds a comment that may be meant as text: one with no space behind
// its #.
func commentIn(lines *diag.Lines, line int) (stretch, bool) {
	if line < 1 {
		return stretch{}, false
	}
	text, _ := lines.Text(line)
	m := meantText().FindStringIndex(text)
	if m == nil {
		return stretch{}, false
	}
	return stretch{lines.Offset(line, 1) + m[0] + 1, len(strings.TrimRight(text[m[0]+1:], " \t\r"))}, true
}

var meantText = pattern.Of(`[ \t]#[^\s#]`)

// unclosed finds the last bracket or brace that is not closed in raw.
func unclosed(raw []byte) (at int, ok bool) {
	var open []int
	var quote byte
	for i, c := range raw {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[' || c == '{':
			open = append(open, i)
		case (c == ']' || c == '}') && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return 0, false
	}
	return open[len(open)-1], true
}
