package chooser

import "testing"

// BenchmarkProve shows what a build pays: for the example of 24 paths, and for
// a chooser of as many paths as are tried.
func BenchmarkProve(b *testing.B) {
	for name, text := range map[string]string{"hiring": hiring, "sampled": large("last: Yes | No c+1")} {
		c := build(text)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Prove(c)
			}
		})
	}
}
