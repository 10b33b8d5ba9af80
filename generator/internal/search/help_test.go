package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

var words = Words{
	Kinds:  []Word{{"theme", "Themes"}, {"item", "Items"}, {"role", "Roles"}, {"decision", "Decisions"}, {"page", "Pages"}, {"tag", "Tags"}},
	Status: []Word{{"planned", "Planned"}, {"in-progress", "In progress"}}, Health: []Word{{"at-risk", "At risk"}},
	Horizon:  []Word{{"now", "Right now"}, {"next", "Next"}},
	Prefixes: []Word{{"kind", "Art"}, {"status", "status"}, {"horizon", "horizon"}, {"health", "health"}, {"theme", "theme"}, {"role", "rôle"}, {"tag", "tag"}},
	Says:     []Word{{"one", "%d result"}, {"other", "%d results"}},
	Asks:     "who decides, wer entscheidet", Skip: "the a of",
}

// few are documents with something of everything.
func few() []Doc {
	return []Doc{
		{URL: "/themes/access/", Kind: "theme", Title: "Access", Summary: "Who may come in.", Status: "planned", Horizon: "now", Roles: []string{"/roles/product-owner/"}},
		{URL: "/items/single-sign-on/", Kind: "item", Title: "Single sign-on", Summary: "One password for all doors.", Status: "in-progress", Health: "at-risk", Horizon: "now",
			Theme: "/themes/access/", Roles: []string{"/roles/product-owner/"}, Tags: []string{"/tags/security/"}, Headings: []Heading{{"What we do", "what-we-do"}, {"Why?", "reason"}}},
		{URL: "/items/keys/", Kind: "item", Title: "Digital keys", Text: "Doors that open for a telephone.", Status: "planned", Horizon: "next", Theme: "/themes/access/"},
		{URL: "/roles/product-owner/", Kind: "role", Title: "Product owner", Names: []string{"PO", "Backlog owner"}, Hidden: []string{"prod owner"}, Summary: "Orders the backlog.", Roles: []string{"/roles/product-owner/"}},
		{URL: "/roles/helper/", Kind: "role", Title: "Helper", Summary: "Helps the product owner with the keys.", Roles: []string{"/roles/helper/"}},
		{URL: "/decisions/#next", Kind: "decision", Title: "What do we do next?", Names: []string{"Order of the backlog"}, Roles: []string{"/roles/product-owner/", "/roles/helper/"}, Deciders: []string{"/roles/product-owner/"}},
		{URL: "/decisions/date/", Kind: "decision", Title: "May we publish a date?", Names: []string{"Dates"}, Text: "roadmap"},
		{URL: "/über/", Kind: "page", Title: "Über uns", Summary: "Straße, ΟΔΟΣ, İstanbul, 路线图 and “quotes” </script>\u2028 &c.", Text: "résumé naïve \n 路"},
		{URL: "/tags/security/", Kind: "tag", Title: "security"},
	}
}

// many returns n documents of words that resemble one another, so that queries
// meet several of them.
func many(random *rand.Rand, n int) []Doc {
	vocabulary := strings.Fields("owner owners order orders Ordner product produce prudent roadmap road-map rodmap backlog backlogs decide decides decision " +
		"Straße résumé resume naïve ΟΔΟΣ οδός İstanbul 路线图 路 图表 ключ ключи مفتاح key keys 2027 Q2 on-track a the of non-interference sign-on")
	some := func(most int) string {
		var out []string
		for range random.IntN(most + 1) {
			out = append(out, vocabulary[random.IntN(len(vocabulary))])
		}
		return strings.Join(out, []string{" ", ", ", "\n"}[random.IntN(3)])
	}
	list := func(most int) (out []string) {
		for range random.IntN(most + 1) {
			out = append(out, some(3))
		}
		return out
	}
	docs := make([]Doc, n)
	for i := range docs {
		k := words.Kinds[i*len(words.Kinds)/n].ID
		docs[i] = Doc{URL: fmt.Sprintf("/%ss/doc-%d/", k, i), Kind: k, Title: fmt.Sprintf("%s %d", some(3), i), Summary: some(6), Text: some(9), Names: list(2), Hidden: list(1)}
		for range random.IntN(3) {
			docs[i].Headings = append(docs[i].Headings, Heading{some(3), fmt.Sprintf("h-%d", random.IntN(99))})
		}
		ref := func() string { return docs[random.IntN(i+1)].URL }
		switch k {
		case "item":
			docs[i].Status, docs[i].Horizon, docs[i].Theme, docs[i].Roles = words.Status[random.IntN(2)].ID, words.Horizon[random.IntN(2)].ID, ref(), []string{ref()}
			docs[i].Health = []string{"", "at-risk"}[random.IntN(2)]
		case "decision":
			docs[i].Deciders, docs[i].Roles, docs[i].Tags = []string{ref()}, []string{ref(), ref()}, []string{ref()}
		}
	}
	return docs
}

// queries returns what people may type: words of the documents, often cut short
// or misspelt, with filters and questions among them.
func queries(random *rand.Rand, docs []Doc, n int) []string {
	var known []string
	for _, d := range docs {
		known = append(known, Tokens(strings.Join(append(append([]string{d.Title, d.Summary, d.Text}, d.Names...), d.Hidden...), " "))...)
	}
	filters := strings.Fields("kind:item kind:Roles art:dec Kind: status:planned status:in status:progress health: health:at-risk horizon:right tag:doc theme:doc-1 role:doc rôle:order tag: status:no unknown:thing http://x")
	out := []string{"", " ", ":", "who decides", "the", "kind:", "x:"}
	for len(out) < n {
		var parts []string
		if random.IntN(6) == 0 {
			parts = append(parts, []string{"who decides", "Wer entscheidet", "who", "Who decides:", "who decided"}[random.IntN(5)])
		}
		for range 1 + random.IntN(3) {
			switch random.IntN(8) {
			case 0:
				parts = append(parts, filters[random.IntN(len(filters))])
			case 1:
				parts = append(parts, "the")
			default:
				parts = append(parts, spoil(random, known[random.IntN(len(known))]))
			}
		}
		random.Shuffle(len(parts)-1, func(i, j int) { parts[i+1], parts[j+1] = parts[j+1], parts[i+1] })
		out = append(out, strings.Join(parts, " "))
	}
	return out
}

// spoil cuts a word short or changes one or two of its letters.
func spoil(random *rand.Rand, word string) string {
	r := []rune(word)
	for range random.IntN(3) {
		i := random.IntN(len(r))
		switch random.IntN(5) {
		case 0:
			r = r[:max(1, i)]
		case 1:
			r = slices.Insert(r, i, 'x')
		case 2:
			r[i] = 'o'
		case 3:
			if len(r) > 1 {
				r = slices.Delete(r, i, i+1)
			}
		case 4:
			r[0], r[i] = r[i], r[0]
		}
	}
	return string(r)
}

// decode reads an index as its format says, without the script.
// indexed is an index with what it writes.
type indexed struct {
	Path string
	data []byte
}

func encode(docs []Doc, w Words) indexed {
	places := make([]Place, len(docs))
	for i := range docs {
		places[i] = Place{docs[i].URL, docs[i].Kind}
	}
	x := Encode(places, func(i int) *Doc { return &docs[i] }, w, nil)
	var b bytes.Buffer
	_ = x.Write(&b)
	return indexed{x.Path, b.Bytes()}
}

func decode(t *testing.T, index indexed) written {
	t.Helper()
	text, ok := strings.CutPrefix(string(index.data), "fingerpostIndex(")
	text, ended := strings.CutSuffix(text, ")\n")
	var c written
	if err := json.Unmarshal([]byte(text), &c); !ok || !ended || err != nil {
		t.Fatalf("the index is no call of fingerpostIndex: %v", err)
	}
	return c
}

// written is the index as the script reads it.
type written struct {
	Format    int         `json:"format"`
	Kinds     [][]any     `json:"kinds"`
	URLs      []*string   `json:"urls"`
	Titles    []string    `json:"titles"`
	Summaries []string    `json:"summaries"`
	Texts     []string    `json:"texts"`
	Headings  [][]string  `json:"headings"`
	Names     [][]string  `json:"names"`
	Hidden    [][]string  `json:"hidden"`
	Status    []int       `json:"status"`
	Horizon   []int       `json:"horizon"`
	Health    []int       `json:"health"`
	Themes    [][]int     `json:"themes"`
	Roles     [][]int     `json:"roles"`
	Tags      [][]int     `json:"tags"`
	Deciders  [][]int     `json:"deciders"`
	Words     columnWords `json:"words"`
}
