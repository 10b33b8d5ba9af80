package search

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

// BenchmarkEncode makes indexes of documents of about fifty words: it is done
// for each edition in every build.
func BenchmarkEncode(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		docs := many(rand.New(rand.NewPCG(4, 4)), n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				encode(docs, words)
			}
		})
	}
}
