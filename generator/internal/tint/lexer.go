package tint

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// A class says what a piece of code is, by the short names that highlighters
// have in common: style sheets made for them fit.
type class = string

const (
	plain       class = ""
	name        class = "n"
	attribute   class = "na"
	builtin     class = "nb"
	classNamed  class = "nc"
	decorator   class = "nd"
	function    class = "nf"
	entity      class = "ni"
	label       class = "nl"
	namespace   class = "nn"
	tag         class = "nt"
	variable    class = "nv"
	property    class = "py"
	keyword     class = "k"
	constant    class = "kc"
	typeName    class = "kt"
	numeral     class = "m"
	hexNumeral  class = "mh"
	date        class = "ld"
	text        class = "s"
	backticked  class = "sb"
	docText     class = "sd"
	escape      class = "se"
	singleText  class = "s1"
	doubleText  class = "s2"
	lineComment class = "c1"
	comment     class = "cm"
	directive   class = "cp"
	operator    class = "o"
	punctuation class = "p"
	heading     class = "gh"
	subheading  class = "gu"
	inserted    class = "gi"
	deleted     class = "gd"
	strong      class = "gs"
	prompt      class = "gp"
	printed     class = "go"
)

// A rule takes a piece of code. Nothing it takes or looks at lies beyond the
// line it begins in, so what spans lines is taken line by line.
type rule struct {
	pattern string // without groups that capture; \w is a letter or digit of any script
	class   class
	behind  string // the character before, or \n where the code begins; any if empty
	ahead   string // has to follow, but is not taken
	push    string // the state that begins behind it
	pop     bool   // the state ends
}

// A lexer has the rules of each state; it begins in "root".
type lexer map[string][]compiled

type compiled struct {
	rule
	match *regexp.Regexp
	start [utf8.RuneSelf]bool // the characters of ASCII that it may begin with
}

// ofAnyScript makes [\w] stand for the letters and digits of all scripts.
func ofAnyScript(pattern string) string { return strings.ReplaceAll(pattern, `\w`, `\p{L}\p{N}_`) }

func compile(states map[string][]rule) lexer {
	l := lexer{}
	for state, rules := range states {
		for _, r := range rules {
			behind := r.behind
			if behind == "" {
				behind = `(?s:.)`
			}
			c := compiled{rule: r}
			c.match = regexp.MustCompile(ofAnyScript(`\A(?m:` + behind + `(` + r.pattern + `)` + r.ahead + `)`))
			c.begin(ofAnyScript(r.pattern))
			l[state] = append(l[state], c)
		}
	}
	return l
}

// begin finds out what the rule may begin with. An expression makes ready for as
// much text as there is, so most are better not asked.
func (c *compiled) begin(pattern string) {
	parsed, err := syntax.Parse(pattern, syntax.Perl&^syntax.OneLine)
	if err != nil {
		return // compile would have panicked
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return
	}
	seen := make([]bool, len(program.Inst))
	var follow func(at uint32)
	follow = func(at uint32) {
		if seen[at] {
			return
		}
		seen[at] = true
		switch in := &program.Inst[at]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			follow(in.Out)
			follow(in.Arg)
		case syntax.InstCapture, syntax.InstEmptyWidth, syntax.InstNop:
			follow(in.Out)
		case syntax.InstMatch, syntax.InstFail:
		default:
			for char := range c.start {
				c.start[char] = c.start[char] || in.MatchRune(rune(char))
			}
		}
	}
	follow(uint32(program.Start))
}

// pieces gives all of code in pieces; it reports false at a character that no
// rule takes.
func (l lexer) pieces(code string, each func(class, piece string)) bool {
	code = "\n" + code // patterns see one character before
	states := []string{"root"}
	for at := 1; at < len(code); {
		_, before := utf8.DecodeLastRuneInString(code[:at])
		end := len(code)
		if i := strings.IndexByte(code[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		r, length := l.first(states[len(states)-1], code[at-before:end], code[at])
		if length == 0 {
			return false
		}
		each(r.class, code[at:at+length])
		at += length
		switch {
		case r.push != "":
			states = append(states, r.push)
		case r.pop:
			states = states[:len(states)-1]
		}
	}
	return true
}

// first returns the first rule that takes something from next on, which stands
// behind the character that line begins with, and how much; 0 if none does.
func (l lexer) first(state, line string, next byte) (r rule, length int) {
	for i := range l[state] {
		c := &l[state][i]
		if next < utf8.RuneSelf && !c.start[next] {
			continue
		}
		if m := c.match.FindStringSubmatchIndex(line); m != nil && m[3] > m[2] {
			return c.rule, m[3] - m[2]
		}
	}
	return r, 0
}
