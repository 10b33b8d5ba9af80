package search

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// format is the number of the shape of the index; the script refuses others.
const format = 1

// An Index is a file that holds everything.
type Index struct {
	Path string // in the site, named by its content: "assets/search-index.1a2b3c4d.js"
	Data []byte
}

// Encode returns the index of documents. Equal documents give equal bytes.
//
// It is written as JSON with a column for each field, in which each document
// has its place. Summaries and first words are kept as they are, for they are
// shown, and the script takes them apart: compressed, lists of words with the
// numbers of documents are no smaller and would come on top.
//
// A build writes it anew for one word, so it is put together in one go.
func Encode(docs []Doc, w Words) Index {
	number := make(map[string]int, len(docs))
	all, size := make([]*own, len(docs)), 4096
	var f fresh
	for i := range docs {
		d := &docs[i]
		number[d.URL] = i
		all[i] = d.says(&f)
		size += 100 + len(all[i].title) + len(all[i].summary) + len(all[i].text) + len(all[i].headings)
	}
	c := columns{data: append(make([]byte, 0, size), opens...), docs: docs}
	c.data = fmt.Appendf(c.data, `{"format":%d`, format)
	urls := make([]*string, len(docs))
	kinds := [][]any{} // id, word, how addresses begin and end, how many documents
	for i := 0; i < len(docs); {
		end := i
		for end < len(docs) && docs[end].Kind == docs[i].Kind {
			end++
		}
		kinds = append(kinds, addresses(urls[i:end], docs[i:end], all[i:end], textOf(w.Kinds, docs[i].Kind)))
		i = end
	}
	c.value("kinds", kinds)
	// What follows the beginning; null: the slug of the title and the end.
	c.column("urls", func(b []byte, i int) []byte {
		if urls[i] == nil {
			return append(b, "null"...)
		}
		return appendString(b, *urls[i])
	})
	c.column("titles", func(b []byte, i int) []byte { return appendString(b, all[i].title) })
	c.column("summaries", func(b []byte, i int) []byte { return appendString(b, all[i].summary) })
	c.column("texts", func(b []byte, i int) []byte { return appendString(b, all[i].text) }) // words that nothing else of the document has
	c.column("headings", func(b []byte, i int) []byte { return append(b, all[i].headings...) })
	c.column("names", func(b []byte, i int) []byte { return appendStrings(b, docs[i].Names) })
	c.column("hidden", func(b []byte, i int) []byte { return appendStrings(b, docs[i].Hidden) })
	// The place of a word in its list, from 1; 0 for none.
	c.column("status", func(b []byte, i int) []byte { return appendInt(b, placeOf(w.Status, docs[i].Status)) })
	c.column("horizon", func(b []byte, i int) []byte { return appendInt(b, placeOf(w.Horizon, docs[i].Horizon)) })
	c.column("health", func(b []byte, i int) []byte { return appendInt(b, placeOf(w.Health, docs[i].Health)) })
	// Numbers of documents.
	c.column("themes", func(b []byte, i int) []byte { return appendNumbers(b, number, docs[i].Theme) })
	c.column("roles", func(b []byte, i int) []byte { return appendNumbers(b, number, docs[i].Roles...) })
	c.column("tags", func(b []byte, i int) []byte { return appendNumbers(b, number, docs[i].Tags...) })
	c.column("deciders", func(b []byte, i int) []byte { return appendNumbers(b, number, docs[i].Deciders...) })
	words := columnWords{Status: pairs(w.Status), Horizon: pairs(w.Horizon), Health: pairs(w.Health),
		Prefixes: pairs(w.Prefixes), Says: map[string]string{}, Asks: w.Asks, Skip: w.Skip}
	for _, s := range w.Says {
		words.Says[s.ID] = s.Text
	}
	c.value("words", words)
	data := append(append(c.data, '}'), closes...)
	return Index{"assets/search-index." + digest.Bytes(data).Short() + ".js", data}
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

// addresses fills in what the addresses of documents of one kind do not have in
// common, and returns what is said of the kind.
func addresses(urls []*string, docs []Doc, all []*own, word string) []any {
	start, end := docs[0].URL, ""
	for i := range docs {
		start = start[:common(start, docs[i].URL)]
	}
	if i := strings.LastIndexAny(start, "/#"); i >= 0 {
		start = start[:i+1] // a slug is not cut
	}
	if strings.HasSuffix(docs[0].URL[len(start):], "/") {
		end = "/"
	}
	for i := range docs {
		rest := docs[i].URL[len(start):]
		slug, follows := strings.CutSuffix(rest, end)
		if !all[i].slugged || !follows || all[i].slug != slug {
			urls[i] = &rest
		}
	}
	return []any{docs[0].Kind, word, start, end, len(docs)}
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
	folded               string
}

// Prepared returns a document that is not read again whenever it is encoded.
func (d Doc) Prepared() Doc {
	d.own = d.says(&fresh{})
	return d
}

// Folded returns the title as it is sorted and looked up.
func (d *Doc) Folded() string {
	if d.own != nil {
		return d.own.folded
	}
	return Fold(d.Title)
}

func (d *Doc) says(f *fresh) *own {
	if d.own != nil {
		return d.own
	}
	o := own{title: oneLine(d.Title), summary: oneLine(d.Summary), text: f.of(*d), folded: Fold(d.Title)}
	o.slug, o.slugged = slug(d.Title)
	var headings []string
	for _, h := range d.Headings {
		id := h.ID
		if s, ok := slug(h.Title); ok && s == id {
			id = ""
		}
		headings = append(headings, oneLine(h.Title), id)
	}
	o.headings = slices.Clip(appendStrings(nil, headings))
	return &o
}

// fresh finds the words of a document's text that nothing else of it has, each
// once. It keeps its lists from one document to the next, for there are many.
type fresh struct{ seen, text []string }

func (f *fresh) of(d Doc) string {
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
