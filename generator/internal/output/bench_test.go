package output

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkPublish publishes to a site of 1,000 pages with nothing, one page
// and every page changed.
func BenchmarkPublish(b *testing.B) {
	site := func(changed, generation int) files {
		f := files{}
		for i := range 1000 {
			g := 0
			if i < changed {
				g = generation
			}
			f[fmt.Sprintf("item/i%d/index.html", i)] = strings.Repeat(fmt.Sprint(i, " ", g, " "), 600)
		}
		return f
	}
	for _, changed := range []int{0, 1, 1000} {
		for _, o := range []Options{{}, {InPlace: true}} {
			b.Run(fmt.Sprintf("changed=%d/inplace=%v", changed, o.InPlace), func(b *testing.B) {
				public := filepath.Join(b.TempDir(), "public")
				trees := []*Tree{site(changed, 1).tree(), site(changed, 2).tree()}
				for i := 0; b.Loop(); i++ {
					if _, err := Publish(b.Context(), public, "public", trees[i%2], o); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
