package output

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// Names are the paths of files that trees have in common: from one save to the
// next a site keeps nearly all of its pages. Trees of the same names are compared
// place by place. They are never changed.
type Names struct {
	paths   []string       // by place
	at      map[string]int // the place of each
	without []int
	order   func() []string // all, in order
	claims  func() *claims  // of all; nil if some are unfit
	pages   int             // among them
}

// NewNames returns the names of files at these paths, one for each place.
func NewNames(paths []string) *Names {
	n := &Names{paths: paths, at: make(map[string]int, len(paths))}
	for i, path := range paths {
		if _, taken := n.at[path]; taken || path == "" {
			n.without = append(n.without, i)
			continue
		}
		n.at[path] = i
		if strings.HasSuffix(path, ".html") {
			n.pages++
		}
	}
	n.order = sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(n.at)) })
	n.claims = sync.OnceValue(func() *claims {
		c := newClaims(len(n.at), nil)
		if len(c.judge(n.order())) > 0 {
			return nil
		}
		return c
	})
	return n
}

// Are reports whether they are the names of files at these paths.
func (n *Names) Are(paths []string) bool { return slices.Equal(n.paths, paths) }

// Without returns the places that have no name: their path is "", or that of a
// place before.
func (n *Names) Without() []int { return n.without }

// A Part is the files of a tree at some places in a row, nil where there is none.
// What parts are the same two trees share. It is never changed.
type Part struct {
	files   []*File
	size    int64 // of all
	missing int
}

// Len returns the number of places.
func (p *Part) Len() int { return len(p.files) }

// NewPart returns a part of files. The list must not be changed afterwards.
func NewPart(files []*File) *Part {
	p := &Part{files: files}
	for _, f := range files {
		if f == nil {
			p.missing++
		} else {
			p.size += f.Size
		}
	}
	return p
}

// Tree returns a tree of files at the places of these names. All parts are of one
// length but the last, which may be shorter. What stands at places without a name
// is left out.
func (n *Names) Tree(parts []*Part) *Tree {
	t := &Tree{names: n, parts: parts, files: map[string]*File{}, count: len(n.at), pages: n.pages}
	missing := 0
	for _, p := range parts {
		t.size += p.size
		missing += p.missing
	}
	for _, i := range n.without {
		if f := t.place(i); f == nil {
			missing--
		} else {
			t.size -= f.Size
		}
	}
	if missing > 0 {
		for path, i := range n.at {
			if t.place(i) == nil {
				t.counted(path, -1)
			}
		}
	}
	return t
}

func (t *Tree) place(i int) *File {
	n := len(t.parts[0].files)
	return t.parts[i/n].files[i%n]
}

// named returns the file that a path has by the names of the tree.
func (t *Tree) named(path string) (*File, bool) {
	i, ok := t.names.at[path]
	if !ok {
		return nil, false
	}
	f := t.place(i)
	return f, f != nil
}

// A Difference is the paths at which two trees do not hold the same, each list in
// order.
type Difference struct{ Changed, Added, Gone []string }

// Since compares a tree with one before. What they share is passed over.
func (t *Tree) Since(old *Tree) *Difference {
	d := &Difference{}
	see := func(name string) {
		was, had := old.Get(name)
		is, has := t.Get(name)
		switch {
		case had && has && was != is && was.Sum != is.Sum:
			d.Changed = append(d.Changed, name)
		case has && !had:
			d.Added = append(d.Added, name)
		case had && !has:
			d.Gone = append(d.Gone, name)
		}
	}
	mayDiffer(old, t, see)
	for _, list := range []*[]string{&d.Changed, &d.Added, &d.Gone} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return d
}

// mayDiffer calls see with every path that is not known to be the same in both
// trees, some more than once.
func mayDiffer(a, b *Tree, see func(path string)) {
	if a.names == b.names {
		at := 0
		for i, part := range a.parts {
			if other := b.parts[i]; other != part {
				for k, f := range part.files {
					if f != other.files[k] {
						see(a.names.paths[at+k])
					}
				}
			}
			at += len(part.files)
		}
	} else {
		for _, t := range []*Tree{a, b} {
			for _, path := range t.names.paths {
				see(path)
			}
		}
	}
	for _, t := range []*Tree{a, b} {
		for path := range t.files {
			see(path)
		}
	}
}
