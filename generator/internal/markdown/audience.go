package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// A Block is a stretch of prose for some audiences only. All offsets are bytes
// of the text given to Scan: Start to End with the two marker lines, BodyStart
// to BodyEnd without them. Blocks may stand inside one another.
type Block struct {
	Audiences          []Name
	Start, End         int
	BodyStart, BodyEnd int
}

// A Name is an audience as an opening line names it.
type Name struct {
	Text   string
	Offset int
}

// Blocks is what Scan found.
type Blocks struct {
	List     []Block   // by Start
	Problems []Problem // by offset
	Rest     int       // from here on nobody may read the text, because of a problem; its length if there is none
}

// Scan finds the audience blocks of a text, line by line and before any
// Markdown is read:
//
//	::: internal, exec
//	Only they read this.
//	:::
//
// The opening line has its colons, three or more, in the first column. A line
// of three or more colons and nothing else closes the innermost open block.
// Between the fences of a code block that begins in the first column colons
// are text. Whatever else begins with two colons, or with characters that look
// like it, is a problem that hides the rest: an author may have meant a block.
func Scan(src []byte) Blocks {
	s := scanner{src: src, rest: len(src), swallowed: -1, half: -1}
	for at := 0; at < len(src); {
		next := len(src)
		if n := bytes.IndexByte(src[at:], '\n'); n >= 0 {
			next = at + n + 1
		}
		s.line(at, next)
		at = next
	}
	return s.finish()
}

type scanner struct {
	src       []byte
	blocks    []Block
	open      []int // indexes of blocks, innermost last
	fence     *fence
	swallowed int // offset of the first marker that a closed fence made text; -1 if none did
	half      int // offset of a marker in a closed fence that opens what the fence does not close; -1 if there is none
	problems  []Problem
	rest      int
	doubtful  bool // a look-alike was met, so closing lines may belong to it
	meant     int  // look-alikes of opening lines that are not closed yet
}

func (s *scanner) line(at, next int) {
	line := bytes.TrimRight(s.src[at:next], " \t\r\n")
	if s.fence != nil && s.inFence(line, at) {
		return
	}
	if s.fence == nil {
		if f, ok := openFence(line); ok {
			opened := f // f stays off the heap on all other lines
			s.fence = &opened
			return
		}
	}
	switch names, opens := readOpener(line, at); {
	case s.fence != nil && (opens || isCloser(line)):
		s.swallowedProblem(at, "its first line is indented or in a list, so where it ends is uncertain")
	case opens:
		s.open = append(s.open, len(s.blocks))
		s.blocks = append(s.blocks, Block{Audiences: names, Start: at, BodyStart: next})
	case isCloser(line):
		s.closer(line, at, next)
	default:
		s.lookalike(line, at)
	}
}

func (s *scanner) closer(line []byte, at, next int) {
	if len(s.open) == 0 {
		if !s.doubtful {
			s.problem(Problem{Code: "prose/audience-stray", Offset: at, Length: len(line),
				Message: fmt.Sprintf("%q closes an audience block, but none is open", line)})
		}
		return
	}
	b := &s.blocks[s.open[len(s.open)-1]]
	b.BodyEnd, b.End = at, next
	s.open = s.open[:len(s.open)-1]
}

func (s *scanner) lookalike(line []byte, at int) {
	if p, ok := lookalike(line, at); ok {
		s.doubtful = true
		if s.meant > 0 && isCloser(bytes.TrimSpace(line)) {
			s.meant-- // the end of a block that was told at its opening line
			return
		}
		if p.Fix != "" {
			s.meant++
		}
		s.problem(p)
	}
}

func (s *scanner) problem(p Problem) {
	s.problems = append(s.problems, p)
	s.hideFrom(p.Offset)
	if s.swallowed >= 0 { // perhaps the markers do not fit because a fence took one
		s.hideFrom(s.swallowed)
	}
}

// hideFrom hides all from the line on in which an offset lies.
func (s *scanner) hideFrom(at int) {
	s.rest = min(s.rest, bytes.LastIndexByte(s.src[:at], '\n')+1)
}

func (s *scanner) finish() Blocks {
	for _, i := range s.open {
		b := &s.blocks[i]
		b.BodyEnd, b.End = len(s.src), len(s.src)
		opener := bytes.TrimRight(s.src[b.Start:b.BodyStart], " \t\r\n")
		s.problem(Problem{Code: "prose/audience-unclosed", Offset: b.Start, Length: len(opener),
			Message: fmt.Sprintf("%q opens an audience block that is never closed", opener),
			Hint:    "write a line of three colons where the block ends"})
	}
	s.endInFence()
	var list []Block
	for _, b := range s.blocks {
		if b.Start < s.rest {
			b.BodyEnd, b.End = min(b.BodyEnd, s.rest), min(b.End, s.rest)
			list = append(list, b)
		}
	}
	sorting.By(s.problems, func(a, b Problem) int { return cmp.Compare(a.Offset, b.Offset) })
	return Blocks{List: list, Problems: s.problems, Rest: s.rest}
}

// lookalike judges a line that is no marker.
func lookalike(line []byte, at int) (Problem, bool) {
	from, ok := colonLine(line)
	if !ok {
		return Problem{}, false
	}
	p := Problem{Code: "prose/audience-lookalike", Offset: at + from, Length: len(line) - from,
		Message: fmt.Sprintf("%q looks like a marker of an audience block but is not one", shorten(line)),
		Hint:    "write three colons at the start of the line, a space and the audiences; to show colons as text, put them into code"}
	if fix, ok := meantOpener(line[from:]); ok && len(bytes.TrimSpace(line[:from])) == 0 {
		p.Offset, p.Length = at, len(line)
		p.Hint, p.Fix = fmt.Sprintf("did you mean %q?", fix), fix
	}
	return p, true
}

// meantOpener returns the opening line that an author probably meant.
func meantOpener(s []byte) (string, bool) {
	words := strings.TrimFunc(string(s), func(r rune) bool {
		return colonWeight(r) > 0 || invisible(r) || strings.ContainsRune(" \t\u00a0{}.\\*_", r)
	})
	fix := "::: " + strings.ToLower(words)
	_, ok := readOpener([]byte(fix), 0)
	return fix, ok
}

func isCloser(line []byte) bool {
	return len(line) >= 3 && len(bytes.Trim(line, ":")) == 0
}

// readOpener reads the audiences of an opening line, which has no white space
// at its end.
func readOpener(line []byte, at int) (names []Name, ok bool) {
	i := 0
	for i < len(line) && line[i] == ':' {
		i++
	}
	if i < 3 || i == len(line) || line[i] != ' ' && line[i] != '\t' {
		return nil, false
	}
	i = skipBlank(line, i)
	for {
		start := i
		for i < len(line) && (line[i] >= 'a' && line[i] <= 'z' || i > start && (line[i] == '-' || line[i] >= '0' && line[i] <= '9')) {
			i++
		}
		if i == start {
			return nil, false
		}
		names = append(names, Name{string(line[start:i]), at + start})
		if i == len(line) {
			return names, true
		}
		gap := i
		if i = skipBlank(line, i); i < len(line) && line[i] == ',' {
			i = skipBlank(line, i+1)
		}
		if i == gap {
			return nil, false
		}
	}
}

func skipBlank(line []byte, i int) int {
	for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
		i++
	}
	return i
}

// shorten returns the beginning of what an author wrote, for a message.
func shorten(b []byte) string {
	s := strings.ToValidUTF8(string(bytes.TrimSpace(b)), "\ufffd")
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}
