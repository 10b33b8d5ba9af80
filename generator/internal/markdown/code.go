package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/fingerpost/fingerpost/generator/internal/tint"
)

// maxHighlight is the size, in bytes, beyond which a code block stays plain:
// nobody reads so much in colour.
const maxHighlight = 32 << 10

// languageOf returns the first word behind a fence, if it can be a language.
func languageOf(n *ast.FencedCodeBlock, src []byte) string {
	if n.Info == nil {
		return ""
	}
	fields := strings.Fields(decode(n.Info.Segment.Value(src)))
	if len(fields) == 0 {
		return ""
	}
	word := strings.ToLower(fields[0])
	if len(word) > 30 || strings.ContainsFunc(word, func(r rune) bool {
		return r > 0x7f || !isAlphanumeric(byte(r)) && !strings.ContainsRune("+#-_.", r)
	}) {
		return ""
	}
	return word
}

// code writes a code block. It can be reached with the keyboard because it may
// have to be scrolled.
func (w *writer) code(n ast.Node, language string) {
	w.raw("<pre")
	w.attribute("data-language", language)
	w.raw(` tabindex="0"><code>`)
	var b bytes.Buffer
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(w.src))
	}
	source := strings.ReplaceAll(b.String(), "\r\n", "\n")
	if !w.highlight(source, language) {
		w.text(source)
	}
	w.raw("</code></pre>\n")
}

// highlight writes code with a class for each sort of piece, if the language is
// known.
func (w *writer) highlight(source, language string) bool {
	if len(source) > maxHighlight {
		return false
	}
	start, class := len(w.out), ""
	known := tint.Code(language, source, func(next, piece string) {
		if next != class {
			w.span(class, next)
			class = next
		}
		w.text(piece)
	})
	if !known {
		w.out = w.out[:start]
		return false
	}
	w.span(class, "")
	return true
}

// span ends the span of one class and begins that of the next.
func (w *writer) span(class, next string) {
	if class != "" {
		w.raw("</span>")
	}
	if next != "" {
		w.raw(`<span class="`, next, `">`)
	}
}
