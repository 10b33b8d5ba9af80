package search

import (
	"slices"
	"strings"
)

// The oracle reads documents as they are, one after the other, without an
// index: what fits is written down here a second time, as plainly as possible.

// scan returns the addresses of the documents that fit a query.
func scan(docs []Doc, w Words, query string) map[string]bool {
	q := parse(w, query)
	fits := map[string]bool{}
	if len(q.words)+len(q.filters) == 0 && !q.asks {
		return fits
	}
	var pool []Doc
	for _, d := range docs {
		if (!q.asks || d.Kind == "decision") && passes(docs, d, w, q) {
			pool = append(pool, d)
		}
	}
	typo := map[string]bool{}
	for _, word := range q.words {
		typo[word] = len([]rune(word)) > 4 && !slices.ContainsFunc(pool, func(d Doc) bool { return has(docs, d, w, word, false) })
	}
	for _, most := range []bool{true, false} { // all words, or if nothing has them, any
		for _, d := range pool {
			n := 0
			for _, word := range q.words {
				if has(docs, d, w, word, typo[word]) {
					n++
				}
			}
			if n == len(q.words) || !most && n > 0 {
				fits[d.URL] = true
			}
		}
		if len(fits) > 0 {
			return fits
		}
	}
	return fits
}

type parsed struct {
	words   []string
	filters [][2]string
	asks    bool
}

func parse(w Words, query string) parsed {
	var q parsed
	for _, part := range strings.Fields(query) {
		prefix, value, found := strings.Cut(part, ":")
		facet := ""
		for _, p := range w.Prefixes {
			if found && prefix != "" && (hyphened(prefix) == hyphened(p.ID) || hyphened(prefix) == hyphened(p.Text)) {
				facet = p.ID
			}
		}
		if facet != "" {
			q.filters = append(q.filters, [2]string{facet, hyphened(value)})
		} else {
			q.words = append(q.words, Tokens(part)...)
		}
	}
	for _, ask := range strings.Split(w.Asks, ",") {
		if begin := Tokens(ask); !q.asks && len(q.words) >= len(begin) && slices.Equal(q.words[:len(begin)], begin) {
			q.asks, q.words = true, q.words[len(begin):]
		}
	}
	skip := Tokens(w.Skip)
	if kept := slices.DeleteFunc(slices.Clone(q.words), func(s string) bool { return slices.Contains(skip, s) }); len(kept) > 0 {
		q.words = kept
	}
	return q
}

func hyphened(s string) string { return strings.Join(Tokens(s), "-") }

// passes reports whether a document passes all filters: one of its values, or
// what readers see for it, has the filter's words at the start of a word.
func passes(docs []Doc, d Doc, w Words, q parsed) bool {
	for _, f := range q.filters {
		var values []string
		of := func(list []Word, id string) {
			for _, word := range list {
				if word.ID == id {
					values = append(values, word.ID, word.Text)
				}
			}
		}
		others := func(urls ...string) {
			for _, u := range urls {
				if other, ok := find(docs, u); ok {
					values = append(values, lastStep(u), other.Title)
				}
			}
		}
		switch f[0] {
		case "kind":
			of(w.Kinds, d.Kind)
		case "status":
			of(w.Status, d.Status)
		case "horizon":
			of(w.Horizon, d.Horizon)
		case "health":
			of(w.Health, d.Health)
		case "theme":
			if others(d.Theme); d.Kind == "theme" {
				values = nil
				others(d.URL)
			}
		case "role":
			others(d.Roles...)
		case "tag":
			others(d.Tags...)
		}
		if !slices.ContainsFunc(values, func(v string) bool { return strings.Contains("-"+hyphened(v), "-"+f[1]) }) {
			return false
		}
	}
	return true
}

func find(docs []Doc, url string) (Doc, bool) {
	for _, d := range docs {
		if d.URL == url {
			return d, true
		}
	}
	return Doc{}, false
}

func lastStep(url string) string {
	url = strings.TrimSuffix(url, "/")
	return url[strings.LastIndexAny(url, "/#")+1:]
}

// has reports whether one of the words of a document is meant by what was typed.
func has(docs []Doc, d Doc, w Words, typed string, typo bool) bool {
	text := []string{d.Title, d.Summary, d.Text, textOf(w.Kinds, d.Kind)}
	for _, h := range d.Headings {
		text = append(text, h.Title)
	}
	text = append(append(text, d.Names...), d.Hidden...)
	for _, s := range []struct {
		list []Word
		id   string
	}{{w.Status, d.Status}, {w.Horizon, d.Horizon}, {w.Health, d.Health}} {
		if s.id != "" {
			text = append(text, textOf(s.list, s.id))
		}
	}
	for _, url := range append([]string{d.Theme}, d.Tags...) {
		other, _ := find(docs, url)
		text = append(text, other.Title)
	}
	for _, word := range Tokens(strings.Join(text, " \n ")) {
		if !typo && strings.HasPrefix(word, typed) || typo && nearStart([]rune(word), []rune(typed)) {
			return true
		}
	}
	return false
}

// nearStart reports whether some beginning of a word can be made of what was
// typed by at most one insertion, deletion, substitution or swap of neighbours:
// the textbook's table of distances, whose last row has them for all beginnings.
func nearStart(word, typed []rune) bool {
	d := make([][]int, len(typed)+1)
	for i := range d {
		d[i] = make([]int, len(word)+1)
		for j := range d[i] {
			switch {
			case i == 0:
				d[i][j] = j
			case j == 0:
				d[i][j] = i
			default:
				same := 1
				if typed[i-1] == word[j-1] {
					same = 0
				}
				d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+same)
				if i > 1 && j > 1 && typed[i-1] == word[j-2] && typed[i-2] == word[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
	}
	return slices.Min(d[len(typed)]) <= 1
}
