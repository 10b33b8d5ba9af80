package markdown

import (
	"bytes"
	"testing"
)

// What is laid aside is shown as if it had stayed.
func TestATextThatWasLaidAsideIsShownAsBefore(t *testing.T) {
	glossary := NewGlossary([]Term{{Words: "Backlog", URL: "/glossary/backlog/"}})
	answers := []Answer{{URL: "/b/", Title: "B"}, {URL: "/p.png", Width: 3, Height: 4}, {URL: "https://example.org/", External: true}}
	for _, src := range []string{
		"# T\n\nThe backlog has [words](b.md \"tip\") and ![a picture](p.png \"of it\"), [](https://example.org/).\n\n## H\n\n    code\n",
		"Nothing but words.\n", "", "::: team\nstays dark\n",
	} {
		shown := func(text *Text) string {
			f := text.Render(answers).Explained(glossary, "/elsewhere/")
			return string(f.HTML()) + f.Digest().Hex() + string(f.AppendHTML(nil))
		}
		want := shown(Parse([]byte(src), Options{Words: english}))
		text, kept := Parse([]byte(src), Options{Words: english}), 0
		text.LayAside(func(data []byte) func([]byte) ([]byte, error) {
			data = bytes.Clone(data)
			kept += len(data)
			return func([]byte) ([]byte, error) { return bytes.Clone(data), nil }
		})
		if got := shown(text); got != want {
			t.Errorf("%q is shown as\n%s\nand not as\n%s", src, got, want)
		}
		if text.body != nil || kept == 0 && !text.Dark {
			t.Errorf("%q stayed", src)
		}
	}
}
