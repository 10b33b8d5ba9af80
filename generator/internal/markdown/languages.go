package markdown

import (
	"sync"

	"github.com/alecthomas/chroma/v2"
)

// The rules here are ours. The lexers that come with chroma cost 4 MB and 7 ms
// with every start, and some go back and forth over a text until the day is
// out: 8 KB of quotes in a YAML block take four seconds, and a clock, not the
// text, decides what colour the rest gets. Every pattern below takes what it
// begins to take, to the end of the line at most, or leaves it after a look at
// a few characters. So highlighting takes time in proportion to the text.

// A language is a set of rules under one or several names.
type language struct {
	names []string
	rules func() chroma.Rules
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

// lexers builds all lexers; their patterns are compiled when one is first used.
var lexers = sync.OnceValue(func() map[string]chroma.Lexer {
	all := map[string]chroma.Lexer{}
	for _, l := range languages() {
		lexer := chroma.MustNewLexer(&chroma.Config{Name: l.names[0], EnsureNL: true}, l.rules)
		for _, name := range l.names {
			all[name] = lexer
		}
	}
	return all
})

func lexerFor(name string) chroma.Lexer { return lexers()[name] }

// one returns a rule that stays in its state.
func one(pattern string, t chroma.TokenType) chroma.Rule {
	return chroma.Rule{Pattern: pattern, Type: t}
}

// The parts that many languages share. Strings end with their line at the
// latest, and a possessive loop never gives back what it took.
const (
	doubleQuoted = `"(?>(?:[^"\\\n]|\\.)*)"?`
	singleQuoted = `'(?>(?:[^'\\\n]|\\.)*)'?`
	number       = `\b(?>[0-9][0-9_]*)(?:\.(?>[0-9_]+))?(?:[eE][+-]?(?>[0-9]+))?\b`
	hexNumber    = `\b0[xX](?>[0-9a-fA-F_]+)\b`
	space        = `(?>\s+)`
	word         = `(?>[\p{L}_$][\p{L}\p{N}_$]*)`
	toLineEnd    = `(?>[^\n]*)`
)

// inside begins a stretch that ends with its own mark, such as a comment. It
// takes a few characters at a time, so one without an end costs no more.
func inside(begin, state string, t chroma.TokenType) chroma.Rule {
	return chroma.Rule{Pattern: begin, Type: t, Mutator: chroma.Push(state)}
}

func until(first, end string, t chroma.TokenType) []chroma.Rule {
	return []chroma.Rule{
		{Pattern: end, Type: t, Mutator: chroma.Pop(1)},
		one(`(?>[^`+first+`]+)`, t),
		one(`[`+first+`]`, t),
	}
}

func words(t chroma.TokenType, list ...string) chroma.Rule {
	return one(chroma.Words(`\b`, `\b`, list...), t)
}
