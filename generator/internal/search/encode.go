package search

import (
	"encoding/json"
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

// columns is the index as it is written: a column for each field, a place in it
// for each document. Summaries and first words are kept as they are, for they
// are shown, and the script takes them apart: compressed, lists of words with
// the numbers of documents are no smaller and would come on top.
type columns struct {
	Format    int         `json:"format"`
	Kinds     [][]any     `json:"kinds"`     // id, word, how addresses begin and end, how many documents
	URLs      []*string   `json:"urls"`      // what follows the beginning; null: the slug of the title and the end
	Titles    []string    `json:"titles"`    //
	Summaries []string    `json:"summaries"` //
	Texts     []string    `json:"texts"`     // words that nothing else of the document has
	Headings  [][]string  `json:"headings"`  // title and id by turns; "": the slug of the title
	Names     [][]string  `json:"names"`     //
	Hidden    [][]string  `json:"hidden"`    //
	Status    []int       `json:"status"`    // place in words.status, from 1; 0 for none
	Horizon   []int       `json:"horizon"`   //
	Health    []int       `json:"health"`    //
	Themes    [][]int     `json:"themes"`    // numbers of documents; so are those that follow
	Roles     [][]int     `json:"roles"`     //
	Tags      [][]int     `json:"tags"`      //
	Deciders  [][]int     `json:"deciders"`  //
	Words     columnWords `json:"words"`
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

// Encode returns the index of documents. Equal documents give equal bytes.
func Encode(docs []Doc, w Words) Index {
	c := columns{Format: format, Kinds: [][]any{}}
	number := make(map[string]int, len(docs))
	for i, d := range docs {
		number[d.URL] = i
	}
	refs := func(urls ...string) []int {
		var out []int
		for _, u := range urls {
			if i, ok := number[u]; ok {
				out = append(out, i)
			}
		}
		return out
	}
	var f fresh
	all := make([]own, len(docs))
	for i, d := range docs {
		all[i] = d.says(&f)
	}
	for i := 0; i < len(docs); {
		end := i
		for end < len(docs) && docs[end].Kind == docs[i].Kind {
			end++
		}
		c.kind(docs[i:end], all[i:end], textOf(w.Kinds, docs[i].Kind))
		i = end
	}
	for i, d := range docs {
		c.words(d, all[i])
		c.Status = append(c.Status, placeOf(w.Status, d.Status))
		c.Horizon = append(c.Horizon, placeOf(w.Horizon, d.Horizon))
		c.Health = append(c.Health, placeOf(w.Health, d.Health))
		c.Themes = append(c.Themes, refs(d.Theme))
		c.Roles = append(c.Roles, refs(d.Roles...))
		c.Tags = append(c.Tags, refs(d.Tags...))
		c.Deciders = append(c.Deciders, refs(d.Deciders...))
	}
	c.Words = columnWords{Status: pairs(w.Status), Horizon: pairs(w.Horizon), Health: pairs(w.Health),
		Prefixes: pairs(w.Prefixes), Says: map[string]string{}, Asks: w.Asks, Skip: w.Skip}
	for _, s := range w.Says {
		c.Words.Says[s.ID] = s.Text
	}
	data := call(c)
	return Index{"assets/search-index." + digest.Bytes(data).Short() + ".js", data}
}

// Point returns a script that says where an index is: pages know it by a name
// that never changes, so that they need not change with every word of the site.
func Point(path string) []byte { return call(map[string]string{"at": "/" + path}) }

// call returns a script that passes a value on. JSON is a part of JavaScript,
// and json.Marshal writes it so that it is safe within a page, too: <, >, &,
// U+2028 and U+2029 are escaped.
func call(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("search: encoding plain values: %v", err))
	}
	return slices.Concat([]byte("fingerpostIndex("), data, []byte(")\n"))
}

// kind writes documents of one kind: what their addresses have in common goes
// before them.
func (c *columns) kind(docs []Doc, all []own, word string) {
	start, end := docs[0].URL, ""
	for _, d := range docs {
		start = start[:common(start, d.URL)]
	}
	if i := strings.LastIndexAny(start, "/#"); i >= 0 {
		start = start[:i+1] // a slug is not cut
	}
	if strings.HasSuffix(docs[0].URL[len(start):], "/") {
		end = "/"
	}
	for i, d := range docs {
		rest := d.URL[len(start):]
		if all[i].slugged && all[i].slug+end == rest {
			c.URLs = append(c.URLs, nil)
		} else {
			c.URLs = append(c.URLs, &rest)
		}
	}
	c.Kinds = append(c.Kinds, []any{docs[0].Kind, word, start, end, len(docs)})
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
	headings             []string
	slug                 string // of the title
	slugged              bool   // it has one
	folded               string
}

// Prepared returns a document that is not read again whenever it is encoded.
func (d Doc) Prepared() Doc {
	o := d.says(&fresh{})
	d.own = &o
	return d
}

// Folded returns the title as it is sorted and looked up.
func (d Doc) Folded() string {
	if d.own != nil {
		return d.own.folded
	}
	return Fold(d.Title)
}

func (d Doc) says(f *fresh) own {
	if d.own != nil {
		return *d.own
	}
	o := own{title: oneLine(d.Title), summary: oneLine(d.Summary), text: f.of(d), folded: Fold(d.Title)}
	o.slug, o.slugged = slug(d.Title)
	for _, h := range d.Headings {
		id := h.ID
		if s, ok := slug(h.Title); ok && s == id {
			id = ""
		}
		o.headings = append(o.headings, oneLine(h.Title), id)
	}
	return o
}

// words writes the words of a document.
func (c *columns) words(d Doc, o own) {
	c.Titles, c.Summaries = append(c.Titles, o.title), append(c.Summaries, o.summary)
	c.Names, c.Hidden = append(c.Names, d.Names), append(c.Hidden, d.Hidden)
	c.Headings, c.Texts = append(c.Headings, o.headings), append(c.Texts, o.text)
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
