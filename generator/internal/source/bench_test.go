package source

import (
	"fmt"
	"strings"
	"testing"
)

// thousand writes a project of a thousand files of about 3.6 KB.
func thousand(b *testing.B) string {
	files := map[string]string{"config.toml": "title = \"x\"\n"}
	for i := range 1000 {
		files[fmt.Sprintf("content/roadmap/theme-%02d/item-%03d.md", i%40, i)] = fmt.Sprintf("---\ntitle: Item %d\n---\n", i) + strings.Repeat("words and more words\n", 170)
	}
	return project(b, files)
}

func BenchmarkOnceWithAThousandFiles(b *testing.B) {
	p := Project{Dir: thousand(b)}
	b.ReportAllocs()
	for b.Loop() {
		once(b, p)
	}
}

func BenchmarkLookAgainAtAThousandFiles(b *testing.B) {
	l, err := newLooker(Project{Dir: thousand(b)})
	must(b, err)
	if _, err := l.look(b.Context()); err != nil {
		b.Fatal(err)
	}
	for name, k := range l.shelf {
		k.readAt = k.readAt.Add(settling * 2) // as if they had been read later
		l.shelf[name] = k
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.look(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
