package preview

import (
	"path"
	"strings"
)

// An absence is what the preview knows of a page that is not there.
type absence struct {
	Until     string // when it was lost; "" if it never was there
	To        string // where its entry is now
	Back      string // the nearest folder above that has a page
	Elsewhere []choice
}

// Any reports whether there is something to say.
func (a absence) Any() bool { return a.Until != "" || len(a.Elsewhere) > 0 }

// A choice is a link to another variant of a page.
type choice struct {
	Title, URL string
	Current    bool
}

// absent returns what is known of a path that a variant does not have.
func (st *state) absent(v Variant, inside string) absence {
	var a absence
	if !plain(inside) {
		return a // "" and "*" stand nowhere
	}
	shown := st.views[v]
	at := inside
	p, was := shown.gone[at]
	if !was && !strings.HasSuffix(at, "/") {
		p, was = shown.gone[at+"/"]
	}
	if was {
		a.Until, a.Back = p.clock, v.Path()+shown.above(inside)
		if p.to != "" {
			a.To = v.Path() + p.to
		}
	}
	for _, e := range st.offered {
		other := st.variant(e.ID, v.Date)
		if at := st.views[other]; other != v && at != nil && at.tree != nil {
			if _, ok := at.tree.Get(file(inside)); ok {
				a.Elsewhere = append(a.Elsewhere, choice{Title: e.Title, URL: other.Path() + inside})
			}
		}
	}
	return a
}

// above returns the nearest folder above a path that has a page.
func (v *view) above(inside string) string {
	for at := path.Dir(strings.TrimSuffix(inside, "/")); at != "/" && at != "."; at = path.Dir(at) {
		if _, ok := v.tree.Get(at[1:] + "/index.html"); ok {
			return at + "/"
		}
	}
	return "/"
}

// choices are the editions that can be chosen for a page.
func (st *state) choices(v Variant, inside string) []choice {
	var all []choice
	current := v.Edition
	if root := st.views[Variant{}]; current == "" && root != nil {
		current = root.id
	}
	for _, e := range st.offered {
		all = append(all, choice{e.Title, st.variant(e.ID, v.Date).Path() + inside, e.ID == current})
	}
	return all
}
