package memo

import "slices"

// Places remember what was made of each element of a list, for as long as the
// very same element stands at its place. An element is compared and not read,
// so a build is spared the keys of ten thousand things that it finds unchanged.
// The zero value remembers nothing.
type Places[K comparable, V any] struct {
	keys   []K
	values []V
}

// Changed returns the values of a list as they were last kept, in a list of its
// own, and the places of elements whose values are still to be made.
func (p *Places[K, V]) Changed(keys []K) (values []V, places []int) {
	values = make([]V, len(keys))
	n := copy(values, p.values)
	for i, key := range keys {
		if i >= n || p.keys[i] != key {
			places = append(places, i)
		}
	}
	return values, places
}

// Keep remembers a list whose values are complete. Neither slice may be changed
// afterwards.
func (p *Places[K, V]) Keep(keys []K, values []V) {
	p.keys, p.values = slices.Clip(keys), slices.Clip(values)
}
