package search

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// format is the number of the shape of the index; the script refuses others.
const format = 1

// An Index is a file that holds everything.
type Index struct {
	Path  string // in the site, named by its content: "assets/search-index.1a2b3c4d.js"
	parts [][]byte
}

// Write writes the file.
func (x *Index) Write(w io.Writer) error {
	for _, part := range x.parts {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// Encode returns the index of what is at some places. Equal documents give equal bytes.
//
// It is written as JSON with a column for each field, in which each document
// has its place. Summaries and first words are kept as they are, for they are
// shown, and the script takes them apart: compressed, lists of words with the
// numbers of documents are no smaller and would come on top.
//
// Each document is asked for once, in order, and is not kept unless it is prepared.
// There need not be a memory.
func Encode(all []Place, doc func(i int) *Doc, w Words, m *Memory) *Index {
	if m == nil {
		m = new(Memory)
	}
	m.at(all)
	number, of := m.number, m.kinds
	var start, end string // how addresses of the kind begin and end
	columns := []*column{
		// What follows the beginning; null: the slug of the title and the end.
		{name: "urls", element: func(b []byte, d *Doc, o *own) []byte {
			rest := d.URL[len(start):]
			if slug, follows := strings.CutSuffix(rest, end); o.slugged && follows && o.slug == slug {
				return append(b, "null"...)
			}
			return appendString(b, rest)
		}},
		{name: "titles", element: func(b []byte, _ *Doc, o *own) []byte { return appendString(b, o.title) }},
		{name: "summaries", element: func(b []byte, _ *Doc, o *own) []byte { return appendString(b, o.summary) }},
		{name: "texts", element: func(b []byte, _ *Doc, o *own) []byte { return appendString(b, o.text) }}, // words that nothing else of the document has
		{name: "headings", element: func(b []byte, _ *Doc, o *own) []byte { return append(b, o.headings...) }},
		{name: "names", element: func(b []byte, d *Doc, _ *own) []byte { return appendStrings(b, d.Names) }},
		{name: "hidden", element: func(b []byte, d *Doc, _ *own) []byte { return appendStrings(b, d.Hidden) }},
		// The place of a word in its list, from 1; 0 for none.
		{name: "status", element: func(b []byte, d *Doc, _ *own) []byte { return appendInt(b, placeOf(w.Status, d.Status)) }},
		{name: "horizon", element: func(b []byte, d *Doc, _ *own) []byte { return appendInt(b, placeOf(w.Horizon, d.Horizon)) }},
		{name: "health", element: func(b []byte, d *Doc, _ *own) []byte { return appendInt(b, placeOf(w.Health, d.Health)) }},
		// Numbers of documents.
		{name: "themes", element: func(b []byte, d *Doc, _ *own) []byte { return appendNumbers(b, number, d.Theme) }},
		{name: "roles", element: func(b []byte, d *Doc, _ *own) []byte { return appendNumbers(b, number, d.Roles...) }},
		{name: "tags", element: func(b []byte, d *Doc, _ *own) []byte { return appendNumbers(b, number, d.Tags...) }},
		{name: "deciders", element: func(b []byte, d *Doc, _ *own) []byte { return appendNumbers(b, number, d.Deciders...) }},
	}
	var f fresh
	add := func(i int, d *Doc) {
		for of[0].until <= i {
			of = of[1:]
		}
		start, end = of[0].start, of[0].end
		o := d.says(&f)
		for _, c := range columns {
			if i > 0 {
				c.data = append(c.data, ',')
			}
			c.data = c.element(c.data, d, o)
		}
	}
	for i := 0; i < len(all); i += stretchLen {
		m.write(columns, i, min(i+stretchLen, len(all)), doc, add)
	}
	kinds, from := [][]any{}, 0 // id, word, how addresses begin and end, how many documents
	for _, k := range m.kinds {
		kinds = append(kinds, []any{k.name, textOf(w.Kinds, k.name), k.start, k.end, k.until - from})
		from = k.until
	}
	x := new(Index)
	x.parts = append(x.parts, fmt.Appendf(nil, `%s{"format":%d,"kinds":%s`, opens, format, encoded(kinds)))
	for i, c := range columns {
		x.parts = append(x.parts, []byte(`,"`+c.name+`":[`))
		for ; i < len(m.parts); i += len(columns) {
			x.parts = append(x.parts, m.parts[i])
		}
		x.parts = append(x.parts, []byte("]"))
	}
	words := columnWords{Status: pairs(w.Status), Horizon: pairs(w.Horizon), Health: pairs(w.Health),
		Prefixes: pairs(w.Prefixes), Says: map[string]string{}, Asks: w.Asks, Skip: w.Skip}
	for _, s := range w.Says {
		words.Says[s.ID] = s.Text
	}
	x.parts = append(x.parts, fmt.Appendf(nil, `,"words":%s}%s`, encoded(words), closes))
	sum := digest.New()
	_ = x.Write(sum) // which takes everything
	x.Path = "assets/search-index." + digest.Digest(sum.Sum(nil)).Short() + ".js"
	return x
}

type columnWords struct {
	Status   [][2]string       `json:"status"`
	Horizon  [][2]string       `json:"horizon"`
	Health   [][2]string       `json:"health"`
	Prefixes [][2]string       `json:"prefixes"`
	Says     map[string]string `json:"says"`
	Asks     string            `json:"asks"`
	Skip     string            `json:"skip"`
}

// Point returns a script that says where an index is: pages know it by a name
// that never changes, so that they need not change with every word of the site.
func Point(path string) []byte { return call(map[string]string{"at": "/" + path}) }

// call returns a script that passes a value on. JSON is a part of JavaScript,
// and json.Marshal writes it so that it is safe within a page, too: <, >, &,
// U+2028 and U+2029 are escaped.
func call(v any) []byte { return slices.Concat([]byte(opens), encoded(v), []byte(closes)) }

const opens, closes = "fingerpostIndex(", ")\n"

// sameKind returns those at the beginning that are of one kind.
func sameKind(all []Place) []Place {
	n := 1
	for n < len(all) && all[n].Kind == all[0].Kind {
		n++
	}
	return all[:n]
}

// around returns how the addresses of documents of one kind begin, and how they may
// end.
func around(same []Place) (start, end string) {
	start = same[0].URL
	for _, p := range same {
		start = start[:common(start, p.URL)]
	}
	if i := strings.LastIndexAny(start, "/#"); i >= 0 {
		start = start[:i+1] // a slug is not cut
	}
	if strings.HasSuffix(same[0].URL[len(start):], "/") {
		end = "/"
	}
	return start, end
}

func common(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return i
}

// own is what the index says of a document whatever the others are.
type own struct {
	title, summary, text string
	headings             []byte // as they are written: title and id by turns; "": the slug of the title
	slug                 string // of the title
	slugged              bool   // it has one
}

// Prepared returns a document that is not read again whenever it is encoded.
func (d Doc) Prepared() Doc {
	own := *d.says(&fresh{})
	own.headings = slices.Clip(own.headings)
	d.own = &own
	return d
}

func (d *Doc) says(f *fresh) *own {
	if d.own != nil {
		return d.own
	}
	o := &f.own
	*o = own{title: oneLine(d.Title), summary: oneLine(d.Summary), text: f.of(d), headings: o.headings[:0]}
	o.slug, o.slugged = slug(d.Title)
	headings := slices.Grow([]string(nil), 2*len(d.Headings)) // nil of none
	for _, h := range d.Headings {
		id := h.ID
		if s, ok := slug(h.Title); ok && s == id {
			id = ""
		}
		headings = append(headings, oneLine(h.Title), id)
	}
	o.headings = appendStrings(o.headings, headings)
	return o
}

// fresh finds the words of a document's text that nothing else of it has, each
// once. It keeps its lists from one document to the next, for there are many, and
// what the index says of the last one.
type fresh struct {
	seen, text []string
	own        own
}

func (f *fresh) of(d *Doc) string {
	if d.Text == "" {
		return ""
	}
	f.seen = appendTokens(appendTokens(f.seen[:0], d.Title), d.Summary)
	for _, names := range [][]string{d.Names, d.Hidden} {
		for _, name := range names {
			f.seen = appendTokens(f.seen, name)
		}
	}
	for _, h := range d.Headings {
		f.seen = appendTokens(f.seen, h.Title)
	}
	f.text = appendTokens(f.text[:0], d.Text)
	n := len(f.seen)
	for _, word := range f.text {
		if !slices.Contains(f.seen, word) {
			f.seen = append(f.seen, word)
		}
	}
	return strings.Join(f.seen[n:], " ")
}

// oneLine returns s with every stretch of white space made one space.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\t\n\r") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

func textOf(list []Word, id string) string {
	if i := placeOf(list, id); i > 0 {
		return list[i-1].Text
	}
	return id
}

// placeOf returns the place of an id, from 1; 0 if it has none.
func placeOf(list []Word, id string) int {
	return 1 + slices.IndexFunc(list, func(w Word) bool { return w.ID == id })
}

func pairs(list []Word) [][2]string {
	out := make([][2]string, len(list))
	for i, w := range list {
		out[i] = [2]string{w.ID, w.Text}
	}
	return out
}
