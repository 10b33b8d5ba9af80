package markdown

import (
	"bytes"
	"fmt"
)

// A fence is an open code block. What stands in one that begins in the first
// column is text, whatever it looks like. Of one that is indented or begins
// inside a list nobody can tell without parsing where it ends; it is followed
// only so that its end is not taken for a beginning.
type fence struct {
	char      byte
	length    int
	plain     bool // begins in the first column
	torn      bool // seems to hold the beginning of another one: a closing fence is missing
	swallowed int  // offset of the first marker inside; -1 if there is none
	open      int  // how many blocks were opened inside and not closed
	closes    bool // closes a block that was not opened inside
}

// openFence reads the first line of a code block.
func openFence(line []byte) (fence, bool) {
	i, prefixed := 0, false
	for {
		start := i
		for i < len(line) && line[i] == ' ' {
			i++
		}
		if i-start > 3 {
			return fence{}, false
		}
		n := listMark(line[i:])
		if n == 0 {
			break
		}
		i, prefixed = i+n, true
	}
	if i == len(line) || line[i] != '`' && line[i] != '~' {
		return fence{}, false
	}
	f := fence{char: line[i], plain: i == 0 && !prefixed, swallowed: -1}
	for i < len(line) && line[i] == f.char {
		i, f.length = i+1, f.length+1
	}
	if f.length < 3 || f.char == '`' && bytes.IndexByte(line[i:], '`') >= 0 {
		return fence{}, false
	}
	return f, true
}

// listMark returns the length of a list mark and the space behind it.
func listMark(s []byte) int {
	n := 0
	for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	switch {
	case n == 0 && len(s) > 0 && (s[0] == '-' || s[0] == '+' || s[0] == '*'):
		n = 1
	case n > 0 && n < len(s) && (s[n] == '.' || s[n] == ')'):
		n++
	default:
		return 0
	}
	if n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		return n + 1
	}
	return 0
}

// inFence reads a line inside a fence, or the one that ends it. It reports
// false for a line of which the scanner must think as of any other.
func (s *scanner) inFence(line []byte, at int) bool {
	f := s.fence
	body := bytes.TrimLeft(line, " ")
	indent := len(line) - len(body)
	if !f.plain {
		body = bytes.TrimLeft(body, "\t ")
		indent = 0
	}
	length := 0
	for length < len(body) && body[length] == f.char {
		length++
	}
	if indent <= 3 && length >= f.length {
		switch info := bytes.TrimLeft(body[length:], " \t\v\f\r"); {
		case len(info) == 0:
			s.closeFence()
			return true
		case f.char == '~' || bytes.IndexByte(info, '`') < 0:
			f.torn = true
		}
	}
	if !f.plain {
		return false
	}
	if _, ok := colonLine(line); ok && f.swallowed < 0 {
		f.swallowed = at
	}
	if _, opens := readOpener(line, at); opens {
		f.open++
	} else if isCloser(line) && f.open > 0 {
		f.open--
	} else if isCloser(line) {
		f.closes = true
	}
	return true
}

func (s *scanner) closeFence() {
	f := s.fence
	s.fence = nil
	if f.swallowed < 0 {
		return
	}
	if f.torn {
		s.swallowedProblem(f.swallowed, "another code block seems to begin inside it")
		return
	}
	if f.closes && s.half >= 0 {
		s.swallowedProblem(s.half, "what it opens is closed in another code block")
		s.half = -1
	}
	if f.open > 0 && s.half < 0 {
		s.half = f.swallowed
	}
	if s.swallowed < 0 {
		s.swallowed = f.swallowed
	}
}

// endInFence judges a text that ends inside a code block. The number of fences
// is then odd, and nobody can tell which one is missing: what was taken for
// code, markers and all, may be prose, and what was taken for prose, code.
func (s *scanner) endInFence() {
	if s.fence == nil || !s.fence.plain {
		return
	}
	at := s.swallowed
	if at < 0 {
		at = s.fence.swallowed
	}
	if at >= 0 {
		s.swallowedProblem(at, "a code block of this text has no end")
	}
}

func (s *scanner) swallowedProblem(at int, why string) {
	line := s.src[at:]
	if n := bytes.IndexByte(line, '\n'); n >= 0 {
		line = line[:n]
	}
	line = bytes.TrimRight(line, " \t\r")
	s.problem(Problem{Code: "prose/audience-lookalike", Offset: at, Length: len(line),
		Message: fmt.Sprintf("%q stands in a code block, but %s", shorten(line), why),
		Hint:    "close every code block with a line like its first one; if a code block shows fences, give it longer ones"})
}
