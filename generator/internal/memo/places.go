package memo

import (
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// Places remember what was made of each element of a list, for as long as the
// very same element stands at its place. An element is compared and not read,
// so a build is spared the keys of ten thousand things that it finds unchanged.
// What all values of a list are made from besides has one digest. The zero value
// remembers nothing.
type Places[K comparable, V any] struct {
	under  digest.Digest
	keys   []K
	values []V
}

// Changed returns the values of a list as they were last kept, in a list of its
// own, and the places of elements whose values are still to be made.
func (p *Places[K, V]) Changed(under digest.Digest, keys []K) (values []V, places []int) {
	values = make([]V, len(keys))
	n := 0
	if p.under == under {
		n = copy(values, p.values)
	}
	for i, key := range keys {
		if i >= n || p.keys[i] != key {
			places = append(places, i)
		}
	}
	return values, places
}

// Keep remembers a list whose values are complete. Neither slice may be changed
// afterwards.
func (p *Places[K, V]) Keep(under digest.Digest, keys []K, values []V) {
	p.under, p.keys, p.values = under, slices.Clip(keys), slices.Clip(values)
}
