package schema

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
)

// cut reports text that ends where a comment begins, if the comment may be part
// of the text.
func (d *decoder) cut(f Field, n *document.Node) {
	if n.CutLen == 0 {
		return
	}
	what := f.Key
	if f.inList {
		what = "a part of " + f.Key
	}
	comment := d.doc.File.Bytes()[n.Cut : n.Cut+n.CutLen]
	d.report(diag.New("front-matter/comment", d.doc.File.Lines().Span(n.Cut, n.CutLen), "%s ends before %q, which YAML takes for a comment", what, comment).
		WithHint("put the text into quotes, or write a space behind the # of a comment"))
}

// emptyHint says how to fill a key; a comment that stands alone behind it was
// perhaps meant as its text.
func emptyHint(n *document.Node, hint string) string {
	if n.CutLen > 0 {
		return "put text that begins with # into quotes: YAML takes it for a comment"
	}
	return hint
}

func (d *decoder) text(v reflect.Value, f Field, text string, at diag.Span) {
	if word, ok := f.Also[text]; ok {
		text = word
	}
	if len(f.Enum) > 0 && !slices.Contains(f.Enum, text) {
		d.report(diag.New("value/enum", at, "%q is no value of %s", text, f.Key).DidYouMean(text, f.Enum))
		return
	}
	if f.Of == "keys" && text == "title" {
		d.report(diag.New("gate/hide", at, "the title cannot be hidden").WithHint("every page needs one; give the audience another with title: beside hide"))
		return
	}
	if f.Of == "keys" && !d.isKey(text) {
		kind := d.head.Kind.Name
		d.report(diag.New("gate/hide", at, "%q is not a key of %s %s, so nothing would be hidden", text, article(kind), kind).
			DidYouMean(text, keysOf(Fields(d.head.Kind))))
		return
	}
	if n := utf8.RuneCountInString(text); f.Max > 0 && n > f.Max {
		d.report(diag.New("value/too-long", at, "%s has %d characters; %d fit where it is shown", f.Key, n, f.Max).
			WithHint("shorten it, and move the rest into the prose"))
	}
	v.SetString(text)
}

func (d *decoder) isKey(name string) bool {
	return find(Fields(d.head.Kind), name) != nil || strings.HasPrefix(name, "x_")
}
