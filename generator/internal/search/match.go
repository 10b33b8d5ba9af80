package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// Match finds documents as the script does, best first, for programs that have
// no browser. It looks at the words of a query and at the titles, names,
// headings, summaries and texts of documents; it knows no filters and leaves
// out the beginning of a question for a decider. Some says that no document
// has all words, so that the hits have only some of them.
func Match(docs []Doc, w Words, query string) (hits []Doc, some bool) {
	rest := Tokens(query)
	for _, ask := range strings.Split(w.Asks, ",") {
		if begin := Tokens(ask); len(begin) > 0 && len(rest) >= len(begin) && slices.Equal(rest[:len(begin)], begin) {
			rest = rest[len(begin):]
			break
		}
	}
	skip := Tokens(w.Skip)
	typed := slices.DeleteFunc(slices.Clone(rest), func(s string) bool { return slices.Contains(skip, s) })
	if len(typed) == 0 {
		typed = rest
	}
	if len(typed) == 0 {
		return nil, false
	}
	pool := make([]readDoc, len(docs))
	for i, d := range docs {
		pool[i] = read(d)
	}
	terms := make([]term, len(typed))
	for i, word := range typed {
		terms[i] = term{word: []rune(word)}
		exact := func(d readDoc) bool { return d.place(terms[i]) >= 0 }
		terms[i].typo = len(terms[i].word) > 4 && !slices.ContainsFunc(pool, exact)
	}
	type hit struct {
		at, words int
		score     float64
	}
	var found []hit
	whole := strings.Join(rest, "-")
	for i, d := range pool {
		h := hit{at: i}
		for _, t := range terms {
			if place := d.place(t); place >= 0 {
				h.words++
				h.score += 8 / math.Pow(2, float64(place))
			}
		}
		if slices.Contains(d.names, whole) {
			h.score += 200
		}
		if strings.HasPrefix(d.names[0], whole) {
			h.score += 100
		}
		if h.words > 0 {
			found = append(found, h)
		}
	}
	all := slices.DeleteFunc(slices.Clone(found), func(h hit) bool { return h.words < len(terms) })
	if some = len(all) == 0; !some {
		found = all
	}
	sorting.By(found, func(a, b hit) int {
		length := cmp.Compare(utf8.RuneCountInString(docs[a.at].Title), utf8.RuneCountInString(docs[b.at].Title))
		return cmp.Or(cmp.Compare(b.words, a.words), cmp.Compare(b.score, a.score), length, cmp.Compare(a.at, b.at))
	})
	for _, h := range found {
		hits = append(hits, docs[h.at])
	}
	return hits, some && len(hits) > 0
}

// A term is one word of a query. Where typo is set, no document has a word
// that begins with it.
type term struct {
	word []rune
	typo bool
}

// readDoc is a document as its words: those of the title, of names, of
// headings, and all others, the ones that count most first.
type readDoc struct {
	words [4][][]rune
	names []string // the title and the names, whole
}

func read(d Doc) readDoc {
	names := append(slices.Clone(d.Names), d.Hidden...)
	var heads []string
	for _, h := range d.Headings {
		heads = append(heads, h.Title)
	}
	var out readDoc
	for i, texts := range [][]string{{d.Title}, names, heads, {d.Summary, d.Text}} {
		for _, text := range texts {
			for _, word := range Tokens(text) {
				out.words[i] = append(out.words[i], []rune(word))
			}
		}
	}
	for _, name := range append([]string{d.Title}, names...) {
		out.names = append(out.names, strings.Join(Tokens(name), "-"))
	}
	return out
}

// place returns which words of a document mean a term, the ones that count
// most first, or -1.
func (d readDoc) place(t term) int {
	return slices.IndexFunc(d.words[:], func(words [][]rune) bool {
		return slices.ContainsFunc(words, func(word []rune) bool { return means(word, t) })
	})
}

// means reports whether a word is meant by a term: it begins with it or, where
// typos are allowed, would but for one letter that is wrong, missing, too many,
// or swapped with the next.
func means(word []rune, t term) bool {
	typed := t.word
	if !t.typo {
		return begins(word, typed, 0)
	}
	i := 0
	for i < len(typed) && i < len(word) && typed[i] == word[i] {
		i++
	}
	after := func(n int) []rune { return typed[min(i+n, len(typed)):] }
	swapped := i+1 < len(typed) && i+1 < len(word) && typed[i] == word[i+1] && typed[i+1] == word[i]
	return begins(word, after(1), i+1) || begins(word, after(1), i) || begins(word, after(0), i+1) || swapped && begins(word, after(2), i+2)
}

// begins reports whether a word goes on with some letters from a place.
func begins(word, letters []rune, from int) bool {
	if from > len(word) {
		return len(letters) == 0
	}
	return len(word)-from >= len(letters) && slices.Equal(word[from:from+len(letters)], letters)
}
