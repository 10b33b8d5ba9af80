package generator

import (
	"cmp"
	"strings"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// A Reason says why a page was rendered: which part of what it is made from is
// another than in the build before.
type Reason struct {
	Edition, URL string
	Why          string // "data: Prose, Frame.Title", "template item.html", "new"
}

// keyParts are the parts of the key that a page is remembered by.
type keyParts struct {
	key      digest.Digest // the whole
	template string
	place    digest.Digest
	theme    digest.Digest
	data     []digest.Field
}

// since says what differs from the parts of the build before.
func (k keyParts) since(was keyParts, known bool) string {
	if !known {
		return "new"
	}
	var parts []string
	if k.template != was.template || k.theme != was.theme {
		what := "template " + k.template
		if k.template == "" {
			what = "encoder"
		}
		parts = append(parts, what)
	}
	if k.place != was.place {
		parts = append(parts, "how addresses are written")
	}
	if names := digest.Changed(was.data, k.data); len(names) == 1 && names[0] == "" {
		parts = append(parts, "contents")
	} else if len(names) > 0 {
		parts = append(parts, "data: "+strings.Join(names, ", "))
	}
	if len(parts) == 0 {
		return "forgotten" // it was not made in the last build
	}
	return strings.Join(parts, "; ")
}

// keys remembers the parts of the keys of pages between builds. It may be used
// concurrently.
type keys struct {
	mu    sync.Mutex
	parts map[string]keyParts
}

// replace notes what a page is made from, and returns what it was made from in
// the build before. The parts are read only if their key is another.
func (k *keys) replace(page string, key digest.Digest, read func() keyParts) (was, is keyParts, known bool) {
	k.mu.Lock()
	was, known = k.parts[page]
	k.mu.Unlock()
	if known && was.key == key {
		return was, was, known
	}
	is = read()
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.parts == nil {
		k.parts = map[string]keyParts{}
	}
	k.parts[page] = is
	return was, is, known
}

// reasons gathers what workers found, in whatever order.
type reasons struct {
	mu  sync.Mutex
	all []Reason
}

func (r *reasons) add(one Reason) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, one)
}

func (r *reasons) sorted() []Reason {
	sorting.By(r.all, func(a, b Reason) int { return cmp.Or(cmp.Compare(a.Edition, b.Edition), cmp.Compare(a.URL, b.URL)) })
	return r.all
}
