package markdown

import (
	"bytes"
	"cmp"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// Scan reads lines, the parser reads Markdown, and the two may disagree about
// what is code: a fence inside a comment or at the end of a list is one to the
// first and none to the second. So the parsed text is looked through again.
// Whatever looks like a marker must stand in what the parser, too, takes for
// code; otherwise the block behind it may be showing, and the whole text goes
// dark.

// seeMarkers looks through the lines of the source, HTML and comments
// included, and then through the words of the blocks as readers would see
// them, when marks between the colons, entities and tags are gone.
func (p *pass) seeMarkers(code []text.Segment, blocks []ast.Node) {
	sorting.By(code, func(a, b text.Segment) int { return cmp.Compare(a.Start, b.Start) })
	found := false
	for at := 0; at < len(p.src); {
		line := lineAt(p.src, at)
		trimmed := bytes.TrimRight(line, " \t\r\n")
		if from, ok := colonLine(trimmed); ok {
			for len(code) > 0 && code[0].Stop <= at+from {
				code = code[1:]
			}
			if len(code) == 0 || code[0].Start > at+from {
				p.marker(trimmed, at)
				found = true
			}
		}
		at += len(line)
	}
	for _, block := range blocks {
		if found {
			return // the words would only say it again
		}
		p.seeWords(block)
	}
}

func (p *pass) seeWords(block ast.Node) {
	words := p.uncoded(block)
	for at := 0; at < len(words); {
		line := lineAt(words, at)
		at += len(line)
		if _, ok := colonLine(bytes.TrimRight(line, " \t\r\n")); !ok {
			continue
		}
		p.marker(bytes.TrimSpace(line), 0)
		last := &p.problems[len(p.problems)-1]
		last.Offset, last.Length, last.Fix = block.Pos(), 1, ""
		if lines := block.Lines(); lines.Len() > 0 {
			last.Offset = lines.At(0).Start
		}
		return
	}
}

func (p *pass) marker(line []byte, at int) {
	problem, _ := lookalike(line, at)
	if _, opens := readOpener(line, at); opens || isCloser(line) {
		problem.Message = fmt.Sprintf("%q stands where no audience block can be", shorten(line))
		problem.Hint, problem.Fix = "a fence above it may stand inside HTML, a comment or a list: move that out, or close it", ""
	}
	p.problems = append(p.problems, problem)
	p.dark = true
}

// lineAt returns the line that begins at an offset, with its end.
func lineAt(b []byte, at int) []byte {
	if n := bytes.IndexByte(b[at:], '\n'); n >= 0 {
		return b[at : at+n+1]
	}
	return b[at:]
}
