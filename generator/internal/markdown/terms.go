package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// A Term is a word that is explained at an address.
type Term struct {
	Words string // as they are written; in capitals throughout they are found so and not otherwise
	URL   string
}

// A Glossary is the terms that prose may use.
type Glossary struct {
	byFirst map[string][]term // by the first word, longest first
	sum     digest.Digest
}

type term struct {
	words []string // in lower case, unless exact
	exact bool
	url   string
}

// NewGlossary returns the glossary of terms. Of two with the same words the
// first counts.
func NewGlossary(terms []Term) *Glossary {
	g := &Glossary{byFirst: map[string][]term{}, sum: digest.Of(terms)}
	for _, t := range terms {
		var words []string
		for _, w := range wordsIn([]byte(t.Words)) {
			words = append(words, t.Words[w.from:w.to])
		}
		if len(words) == 0 || t.URL == "" {
			continue
		}
		exact := t.Words == strings.ToUpper(t.Words)
		if !exact {
			for i := range words {
				words[i] = strings.ToLower(words[i])
			}
		}
		first := strings.ToLower(words[0])
		g.byFirst[first] = append(g.byFirst[first], term{words, exact, t.URL})
	}
	for _, list := range g.byFirst {
		sorting.By(list, func(a, b term) int { return len(b.words) - len(a.words) })
	}
	return g
}

// Digest covers all terms: a fragment that links to them depends on each.
func (g *Glossary) Digest() digest.Digest { return g.sum }

// Explained returns the fragment with the first use of each term linked to
// where it is explained, own left out: the text stands there itself. Words are
// looked for when the HTML is asked for.
func (f *Fragment) Explained(g *Glossary, own string) *Fragment {
	if !f.text.termed || len(g.byFirst) == 0 {
		return f
	}
	return &Fragment{f.text, f.answers, g, own, digest.Join(f.sum, g.sum, digest.String(own))}
}

// explain writes html[from:to] with links around the mentions in it, and
// returns the mentions that lie behind.
func explain(out []byte, html string, from, to int, mentions []mention) ([]byte, []mention) {
	for len(mentions) > 0 && mentions[0].to <= to {
		m := mentions[0]
		out = append(out, html[from:m.from]...)
		out = append(out, `<a class="term" href="`...)
		out = append(appendAddress(out, m.term.url), `">`...)
		out = append(append(out, html[m.from:m.to]...), "</a>"...)
		from, mentions = m.to, mentions[1:]
	}
	return append(out, html[from:to]...), mentions
}

// A stretch is a part of the HTML in which words of prose stand, and nothing
// else: no tags, no code, no heading, no link.
type stretch struct{ from, to int32 }

// addRun marks what was written since from as words that may be linked.
func (w *writer) addRun(from int) {
	if w.inLink || w.plainly || len(w.out) == from {
		return
	}
	// Nothing is written where a picture or an empty link will stand.
	apart := len(w.slots) > 0 && int(w.slots[len(w.slots)-1].at) == from
	if n := len(w.runs); n > 0 && int(w.runs[n-1].to) == from && !apart {
		w.runs[n-1].to = int32(len(w.out))
		return
	}
	w.runs = append(w.runs, stretch{int32(from), int32(len(w.out))})
}

// A mention is the first use of a term in a text.
type mention struct {
	from, to int
	term     term
}

// mentions finds the first use of each term, in order of place.
func (g *Glossary) mentions(html string, runs []stretch, own string) []mention {
	var found []mention
	seen := map[string]bool{own: true}
	for _, r := range runs {
		text := []byte(html[r.from:r.to])
		words := wordsIn(text)
		for i := 0; i < len(words); i++ {
			t, n := g.at(text, words[i:], seen)
			if n == 0 {
				continue
			}
			seen[t.url] = true
			last := words[i+n-1]
			found = append(found, mention{int(r.from) + words[i].from, int(r.from) + last.to, t})
			i += n - 1
		}
	}
	return found
}

// at returns the longest term that begins with the first of words, and how
// many words it has.
func (g *Glossary) at(text []byte, words []span, seen map[string]bool) (term, int) {
	first := string(text[words[0].from:words[0].to])
	for _, t := range g.byFirst[strings.ToLower(first)] {
		if seen[t.url] || len(t.words) > len(words) || !t.fits(text, words) {
			continue
		}
		return t, len(t.words)
	}
	return term{}, 0
}

func (t term) fits(text []byte, words []span) bool {
	for i, want := range t.words {
		have := string(text[words[i].from:words[i].to])
		if !t.exact {
			have = strings.ToLower(have)
		}
		if have != want {
			return false
		}
		if i > 0 && !joins(text[words[i-1].to:words[i].from]) {
			return false
		}
	}
	return true
}

// joins reports whether what stands between two words keeps them together.
func joins(between []byte) bool {
	return len(between) == 1 && strings.ContainsRune(" \n-", rune(between[0]))
}

type span struct{ from, to int }

// wordsIn returns the words of escaped text; an entity is none.
func wordsIn(text []byte) []span {
	var out []span
	from := -1
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case letter && from < 0:
			from = at
		case !letter && from >= 0:
			out = append(out, span{from, at})
			from = -1
		}
		if r == '&' {
			if end := slices.Index(text[at:min(len(text), at+10)], ';'); end > 0 {
				size = end + 1
			}
		}
		at += size
	}
	if from >= 0 {
		out = append(out, span{from, len(text)})
	}
	return out
}
