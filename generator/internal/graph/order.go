package graph

import (
	"cmp"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// An Order remembers how entries were put in order last, so that those that are
// still there need not be compared again: their order is total and depends on
// nothing but themselves. The zero value remembers nothing.
//
//	var order graph.Order
//	set, problems := order.Arrange(entries)
//	g := set.Join()
type Order struct{ given, ordered []model.Entry }

// of returns entries by kind and reading order. Neither list may be changed
// afterwards.
func (o *Order) of(entries []model.Entry) []model.Entry {
	gone, come := apart(o.given, entries)
	var ordered []model.Entry
	if 8*(len(gone)+len(come)) > len(entries) {
		ordered = sorted(entries)
	} else {
		ordered = make([]model.Entry, 0, len(entries))
		without := make(map[model.Entry]bool, len(gone))
		for _, e := range gone {
			without[e] = true
		}
		rest := slices.DeleteFunc(slices.Clone(o.ordered), func(e model.Entry) bool { return without[e] })
		for _, e := range sorted(come) {
			r := rowOf(e)
			i, _ := slices.BinarySearchFunc(rest, r, func(a model.Entry, b row) int { return inOrder(rowOf(a), b) })
			ordered = append(append(ordered, rest[:i]...), e)
			rest = rest[i:]
		}
		ordered = append(ordered, rest...)
	}
	o.given, o.ordered = entries, ordered
	return ordered
}

// apart returns where two lists differ: what stands in each between that with
// which both begin and that with which both end.
func apart(a, b []model.Entry) (inA, inB []model.Entry) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

// A row is an entry with what it is sorted by first.
type row struct {
	entry        model.Entry
	head         *model.Header
	kind, weight int
}

func rowOf(e model.Entry) row {
	h := e.Head()
	return row{e, h, slices.Index(model.Kinds, h.Kind), orLast(h.Weight)}
}

func sorted(entries []model.Entry) []model.Entry {
	rows := make([]row, len(entries))
	for i, e := range entries {
		rows[i] = rowOf(e)
	}
	sorting.By(rows, inOrder)
	out := make([]model.Entry, len(rows))
	for i, r := range rows {
		out[i] = r.entry
	}
	return out
}

func inOrder(a, b row) int {
	return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.weight, b.weight), inReadingOrder(a.head, b.head))
}

// inReadingOrder compares two entries of one kind: by weight, those without
// one last; files before rows; rows as they are written; newest first where
// entries have dates; then by title and id. It is a total order, so that an
// entry's place among the visible ones does not depend on the hidden ones.
func inReadingOrder(a, b *model.Header) int {
	if c := cmp.Compare(orLast(a.Weight), orLast(b.Weight)); c != 0 {
		return c
	}
	switch {
	case a.Row && b.Row:
		if c := cmp.Compare(a.Parent, b.Parent); c != 0 {
			return c
		}
		if a.Parent == "" { // hidden, and the name of the file with it
			return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Or(cmp.Compare(a.Origin.File, b.Origin.File), cmp.Compare(a.Origin.Line, b.Origin.Line), cmp.Compare(a.Origin.Col, b.Origin.Col))
	case a.Row:
		return 1
	case b.Row:
		return -1
	}
	return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
}

func orLast(weight int) int {
	if weight == 0 {
		return 1 << 30
	}
	return weight
}
