package memo

import "slices"

// stretchLen is small enough that little is done again where one element is
// another one, and large enough that a list has few stretches.
const stretchLen = 128

// Stretches remember what was made of the elements of a list by the hundred, for
// as long as a stretch holds the very same elements. So a build need not look
// into ten thousand things to put together what they say. The zero value
// remembers nothing.
type Stretches[K comparable, V any] struct {
	keys   []K
	values []V
}

// Of returns what f makes of each stretch of a list, in order; the last one may
// be shorter. The list must not be changed afterwards.
func (s *Stretches[K, V]) Of(keys []K, f func(some []K) V) []V {
	values := make([]V, 0, (len(keys)+stretchLen-1)/stretchLen)
	for some := range slices.Chunk(keys, stretchLen) {
		i := len(values)
		from, to := min(i*stretchLen, len(s.keys)), min((i+1)*stretchLen, len(s.keys))
		if slices.Equal(some, s.keys[from:to]) {
			values = append(values, s.values[i])
		} else {
			values = append(values, f(some))
		}
	}
	s.keys, s.values = keys, values
	return values
}
