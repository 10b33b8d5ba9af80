package generator

import (
	"context"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/memo"
)

// reader is what was made for some readers so far, by its place: of texts, among
// the entries that have some.
type reader struct {
	used       bool // in the last build
	written    memo.Places[origin, *written]
	followed   memo.Places[*written, *followed]
	renderings memo.Places[*written, *rendering]
	outlines   memo.Places[*written, digest.Digest]
	pages      memo.Places[pageKey, *rendered]

	whole *graph.Graph  // that they were shown last, if they were shown all of it
	under digest.Digest // of what was settled then

	found memo.Stretches[*followed, *followed]
	shown memo.Stretches[*rendering, *rendering]
	bound memo.Stretches[*rendered, bound]
}

// reader returns what was made for the readers of that name.
func (s *Session) reader(name string) *reader {
	e := s.readers[name]
	if e == nil {
		e = new(reader)
		s.readers[name] = e
	}
	e.used = true
	return e
}

// forgetReaders drops what was made for readers whose edition was not built this
// time, with its plan.
func (s *Session) forgetReaders() {
	for name, e := range s.readers {
		if !e.used {
			delete(s.readers, name)
			delete(s.last, name)
		}
		e.used = false
	}
}

// made returns what is made of the elements of a list, on all cores, where they
// or what all depends on are not the same as before. A cancelled context leaves
// the rest zero.
func made[K comparable, V any](ctx context.Context, p *memo.Places[K, V], under digest.Digest, keys []K, f func(i int) V) []V {
	values, places := p.Changed(under, keys)
	fresh := parallel(ctx, len(places), func(k int) V { return f(places[k]) })
	for k, i := range places {
		values[i] = fresh[k]
	}
	if ctx.Err() == nil {
		p.Keep(under, keys, values)
	}
	return values
}
