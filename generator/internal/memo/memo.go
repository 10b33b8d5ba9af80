// Package memo remembers the results of pure functions between builds.
//
// Three laws make it safe: a value depends on nothing but its key, a value is
// never changed once it is remembered, and problems found while computing it
// are part of it, so that they are told again. It knows nothing of what it
// remembers.
//
//	texts := memo.NewTable[*markdown.Text]("text")
//	text := texts.Get(key, func() *markdown.Text { … })
package memo

import (
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// A Table remembers values by key. Its methods may be called concurrently.
type Table[V any] struct {
	name  string
	blank bool // nothing is remembered
	mu    sync.Mutex
	build uint64 // the number of the current one
	rows  map[digest.Digest]*row[V]
	runs  map[string]*Run[V]
	given []found[V] // what is gone from its place in a run
	ran   int        // computations since it was last asked
	added int        // and since it last forgot
	kept  int        // builds since it last forgot
}

type row[V any] struct {
	once  sync.Once
	value V
	done  bool
	died  any    // what the computation panicked with, unless it is done
	used  uint64 // the number of the build
}

// get computes the value, unless somebody does or did.
func (r *row[V]) get(compute func() V) {
	r.once.Do(func() {
		defer func() {
			if !r.done {
				r.died = recover()
				panic(r.died)
			}
		}()
		r.value = compute()
		r.done = true
	})
	if !r.done {
		panic(r.died)
	}
}

// Count says what a table did since it was last asked.
type Count struct {
	Name string
	Ran  int // computations that really ran
	Kept int // values remembered now
}

// NewTable returns an empty table; its name appears in Count.
func NewTable[V any](name string) *Table[V] {
	return &Table[V]{name: name, rows: map[digest.Digest]*row[V]{}, runs: map[string]*Run[V]{}}
}

// RememberNothing makes the table compute whatever it is asked for and only count
// that. It is for tables that are asked for every key once, and must come before
// that.
func (t *Table[V]) RememberNothing() { t.blank = true }

// Get returns the value for key, computing it if it is not remembered.
// Concurrent callers with one key share one computation. A computation that
// panics does so for every caller that waits for it, and is not remembered.
func (t *Table[V]) Get(key digest.Digest, compute func() V) V {
	if t.blank {
		t.mu.Lock()
		t.ran++
		t.mu.Unlock()
		return compute()
	}
	return t.get(key, compute).value
}

func (t *Table[V]) get(key digest.Digest, compute func() V) *row[V] {
	t.mu.Lock()
	r := t.rows[key]
	if r == nil {
		r = new(row[V])
		t.rows[key] = r
		t.ran++
		t.added++
	}
	r.used = t.build
	t.mu.Unlock()
	defer func() {
		if !r.done {
			t.forget(key, r)
		}
	}()
	r.get(compute)
	return r
}

func (t *Table[V]) forget(key digest.Digest, r *row[V]) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.rows[key] == r {
		delete(t.rows, key)
	}
}

// give notes that a row is gone from its place.
func (t *Table[V]) give(f found[V]) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.given = append(t.given, f)
}

// slack is which part of a table may be new, and in how many builds, before it is
// worth looking for rows that nobody uses any more: after a small edit that would
// take longer than all else.
const slack = 8

// Sweep reports what ran, and, once an eighth of the table is new or eight builds
// have passed, forgets what this build did not use, so that memory stays about one
// site wide.
func (t *Table[V]) Sweep() Count {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, f := range t.given {
		// As a rule it is gone for good, and a list of everything weighs megabytes.
		if f.row.used != t.build && t.rows[f.key] == f.row {
			delete(t.rows, f.key)
		}
	}
	t.given = nil
	if t.kept++; t.added > len(t.rows)/slack || t.added > 0 && t.kept >= slack {
		t.added, t.kept = 0, 0
		for _, run := range t.runs {
			run.mark()
		}
		for key, r := range t.rows {
			if r.used != t.build {
				delete(t.rows, key)
			}
		}
	}
	t.build++
	return t.count()
}

// Count reports what ran since it or Sweep was last called, and forgets nothing:
// a build of the same files for other readers may follow.
func (t *Table[V]) Count() Count {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.count()
}

func (t *Table[V]) count() Count {
	c := Count{Name: t.name, Ran: t.ran, Kept: len(t.rows)}
	t.ran = 0
	return c
}
