package memo

import "github.com/fingerpost/fingerpost/generator/internal/digest"

// A Run asks a table for many values in order. One that is asked for at the
// place and by the key of the last time is found without a search: a build asks
// for ten thousand, and as a rule for the same as the build before.
type Run[V any] struct {
	table *Table[V]
	build uint64     // the last that used it
	last  []found[V] // by place
}

type found[V any] struct {
	key digest.Digest
	row *row[V] // nil before anything was found
}

// Run returns the run of that name, for places from 0 to n-1. There may be only
// one at work under a name, but it may be asked for several places concurrently.
func (t *Table[V]) Run(name string, n int) *Run[V] {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.blank {
		return &Run[V]{table: t}
	}
	r := t.runs[name]
	if r == nil || len(r.last) != n {
		r = &Run[V]{table: t, last: make([]found[V], n)}
		t.runs[name] = r
	}
	r.build = t.build
	return r
}

// Get is Get of the table, at a place of the run.
func (r *Run[V]) Get(place int, key digest.Digest, compute func() V) V {
	if r.table.blank {
		return r.table.Get(key, compute)
	}
	at := &r.last[place]
	if at.row == nil || at.key != key {
		row := r.table.get(key, compute)
		if at.row != nil {
			r.table.give(*at)
		}
		*at = found[V]{key, row}
	}
	return at.row.value
}

// mark notes that what the run has found is used, if this build used the run.
func (r *Run[V]) mark() {
	if r.build != r.table.build {
		clear(r.last)
		return
	}
	for i := range r.last {
		if row := r.last[i].row; row != nil {
			row.used = r.build
		}
	}
}
