package markdown

import (
	"cmp"
	"sort"

	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// Cut returns the prose that one edition may read, as if nothing else had ever
// been written: a hidden block is gone with its marker lines, a visible one
// loses only these. known says whether an audience exists; the first block
// that names one that does not is hidden with all that follows it. visible
// says whether the edition includes any of the audiences of a block; a block
// inside a hidden one is hidden too. src is the text that was given to Scan.
//
// Where nothing is cut the result is src itself.
func (b Blocks) Cut(src []byte, known func(name string) bool, visible func(names []string) bool) ([]byte, Offsets) {
	limit := min(b.Rest, len(src))
	for _, block := range b.List {
		if !all(block.Audiences, known) {
			limit = min(limit, block.Start)
			break
		}
	}
	type stretch struct{ from, to int }
	var gone []stretch
	for _, block := range b.List {
		names := make([]string, len(block.Audiences))
		for i, n := range block.Audiences {
			names[i] = n.Text
		}
		if visible(names) {
			gone = append(gone, stretch{block.Start, block.BodyStart}, stretch{block.BodyEnd, block.End})
		} else {
			gone = append(gone, stretch{block.Start, block.End})
		}
	}
	if limit == len(src) && len(gone) == 0 {
		return src, Offsets{}
	}
	sorting.By(gone, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
	gone = append(gone, stretch{limit, len(src)})

	text := make([]byte, 0, limit)
	o := Offsets{cut: true}
	at := 0
	for _, g := range gone {
		if to := min(g.from, limit); to > at {
			o.runs = append(o.runs, run{len(text), at})
			text = append(text, src[at:to]...)
		}
		at = max(at, g.to)
	}
	o.size = len(text)
	return text, o
}

func all(names []Name, known func(string) bool) bool {
	for _, n := range names {
		if !known(n.Text) {
			return false
		}
	}
	return true
}

// Offsets leads from a cut text back to its source. The zero value stands for
// a text from which nothing was cut.
type Offsets struct {
	cut  bool
	size int // of the cut text
	runs []run
}

// A run is a stretch that was kept: where it stands in the cut text and where
// in the source.
type run struct{ cut, src int }

// Cut returns the offset in the cut text of the first byte kept at or after an
// offset of the source: the end of the cut text if there is none.
func (o Offsets) Cut(at int) int {
	if !o.cut {
		return at
	}
	for i, r := range o.runs {
		end := o.size
		if i+1 < len(o.runs) {
			end = o.runs[i+1].cut
		}
		if at < r.src+end-r.cut {
			return r.cut + max(0, at-r.src)
		}
	}
	return o.size
}

// Source returns the offset in the source of the byte at an offset of the cut
// text. The end of the cut text leads behind the last byte that was kept.
func (o Offsets) Source(at int) int {
	if !o.cut {
		return at
	}
	if len(o.runs) == 0 {
		return 0
	}
	at = min(max(at, 0), o.size)
	i := sort.Search(len(o.runs), func(i int) bool { return o.runs[i].cut > at }) - 1
	return o.runs[i].src + at - o.runs[i].cut
}
