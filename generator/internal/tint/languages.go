// Package tint tells the parts of program code apart, so that they can be shown
// in different colours. It knows nothing of Markdown and of colours.
//
//	known := tint.Code("go", source, func(class, piece string) { … })
//
// All its expressions are those of package regexp, and none looks beyond its
// line, so it takes time in proportion to the code, whatever that is.
package tint

import (
	"strings"
	"sync"
)

// A language is a set of rules under one or several names.
type language struct {
	names []string
	rules func() map[string][]rule
}

func languages() []language {
	return []language{
		{[]string{"yaml", "yml"}, yamlRules},
		{[]string{"toml"}, tomlRules},
		{[]string{"ini", "properties", "conf", "dotenv"}, iniRules},
		{[]string{"json", "jsonc", "json5"}, jsonRules},
		{[]string{"html", "xml", "svg"}, markupRules},
		{[]string{"css", "scss"}, cssRules},
		{[]string{"markdown", "md"}, markdownRules},
		{[]string{"diff", "patch"}, diffRules},
		{[]string{"bash", "sh", "shell", "zsh"}, shellRules},
		{[]string{"console", "shell-session"}, consoleRules},
		{[]string{"sql"}, sqlRules},
		{[]string{"python", "py"}, pythonRules},
		{[]string{"go", "golang"}, goRules},
		{[]string{"javascript", "js", "jsx", "typescript", "ts", "tsx"}, scriptRules},
		{[]string{"java", "kotlin", "c", "cpp", "c++", "csharp", "cs", "c#", "rust", "rs", "swift", "php"}, cRules},
	}
}

// Languages returns the names of all languages that are known, those of one
// language together.
func Languages() [][]string {
	var out [][]string
	for _, l := range languages() {
		out = append(out, l.names)
	}
	return out
}

// lexers holds a lexer for every name; each is made when it is first asked for.
var lexers = sync.OnceValue(func() map[string]func() lexer {
	all := map[string]func() lexer{}
	for _, l := range languages() {
		made := sync.OnceValue(func() lexer { return compile(l.rules()) })
		for _, name := range l.names {
			all[name] = made
		}
	}
	return all
})

// Code gives all of code in pieces, each with its class: one of the short names
// that highlighters have in common, or "" for what needs no colour. It reports
// false, perhaps after some pieces, if it does not know the language.
func Code(language, code string, each func(class, piece string)) bool {
	lexer, ok := lexers()[language]
	return ok && lexer().pieces(code, each)
}

// The parts that many languages share. Strings end with their line at the
// latest.
const (
	doubleQuoted = `"(?:[^"\\\n]|\\.)*"?`
	singleQuoted = `'(?:[^'\\\n]|\\.)*'?`
	number       = `[0-9][0-9_]*(?:\.[0-9_]+)?(?:[eE][+-]?[0-9]+)?`
	hexNumber    = `0[xX][0-9a-fA-F_]+`
	space        = `\s+`
	word         = `[\p{L}_$][\p{L}\p{N}_$]*`
	toLineEnd    = `[^\n]*`

	notWord = `[^\w]`
	wordEnd = `(?:[^\w]|\z)`
)

// one returns a rule that stays in its state.
func one(pattern string, c class) rule { return rule{pattern: pattern, class: c} }

// before returns a rule for what stands before something else.
func before(ahead, pattern string, c class) rule {
	return rule{pattern: pattern, ahead: ahead, class: c}
}

// behind returns a rule for what stands behind a character.
func behind(character, pattern string, c class) rule {
	return rule{pattern: pattern, behind: character, class: c}
}

// alone returns a rule for what is no part of a longer word.
func alone(pattern string, c class) rule {
	return rule{pattern: pattern, behind: notWord, ahead: wordEnd, class: c}
}

// inside returns a rule for what begins a stretch that ends with its own mark,
// such as a comment, and leave one for that mark.
func inside(begin, state string, c class) rule {
	return rule{pattern: begin, class: c, push: state}
}

func leave(end string, c class) rule { return rule{pattern: end, class: c, pop: true} }

// until returns rules for a stretch that ends with end, which begins with first.
func until(first, end string, c class) []rule {
	return []rule{leave(end, c), one(`[^`+first+`]+`, c), one(`[`+first+`]`, c)}
}

func words(c class, list ...string) rule { return alone(`(?:`+strings.Join(list, "|")+`)`, c) }

// commands returns a rule for words of a command line.
func commands(c class, list ...string) rule {
	return rule{pattern: `(?:` + strings.Join(list, "|") + `)`, behind: notWord, ahead: `(?:[\s;)]|$)`, class: c}
}
