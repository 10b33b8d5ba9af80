package preview

import (
	"maps"
	"path"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/news"
	"github.com/fingerpost/fingerpost/generator/internal/output"
)

// A state is what is shown between two updates. It is never changed.
type state struct {
	generation int64
	views      map[Variant]*view
	offered    []Edition
	open       bool          // to visitors from other machines, in all editions
	next       chan struct{} // closed when another state takes over
}

// A view is what is shown of one variant. It is never changed.
type view struct {
	tree    *output.Tree // the last good site; nil before the first
	edition string       // title of the edition
	id      string       // of the edition
	clock   string       // when the tree was built

	problems diag.List // of the newest build, good or not
	excerpts diag.Excerpts
	changed  []string

	assets map[string]int64 // generation in which a file that is no page last changed
	asset  int64            // the newest of these

	news    []news.Change // of the newest good build
	history []edited      // of all that changed something for readers, newest first
	gone    map[string]parting
}

// edited is what one build changed for readers.
type edited struct {
	Clock   string
	Changes []news.Change
	More    int // that are not listed
}

// parting is how a page went.
type parting struct {
	clock string // of the build that lost it
	to    string // where its entry is now; "" if nowhere
}

// Limits of what is remembered for showing.
const (
	maxEdits   = 12
	maxChanges = 20
	maxGone    = 2000
)

// after returns the state that follows with an update; only what wanted names
// is kept.
func (old *state) after(u Update, wanted []Variant) *state {
	s := &state{generation: old.generation + 1, views: map[Variant]*view{}, offered: u.Editions, open: u.Open, next: make(chan struct{})}
	for v, shown := range old.views {
		if slices.Contains(wanted, v) && (v == Variant{} || s.offers(v.Edition)) {
			s.views[v] = shown
		}
	}
	before := old.views[u.Variant]
	if before == nil {
		before = &view{}
	}
	s.views[u.Variant] = before.after(u, s.generation)
	return s
}

func (old *view) after(u Update, generation int64) *view {
	v := *old
	v.problems, v.excerpts, v.changed = u.Problems, u.Excerpts, u.Changed
	if u.Problems.HasErrors() || len(u.Sites) == 0 {
		return &v
	}
	site := u.Sites[0]
	v.tree, v.edition, v.id, v.clock = site.Tree, site.Title, site.Edition, u.Clock
	var since output.Difference
	if old.tree != nil {
		since = *v.tree.Since(old.tree)
	}
	// An open page does not change with a file that it shows.
	if changed := slices.DeleteFunc(since.Changed, isPage); len(changed) > 0 {
		v.assets, v.asset = maps.Clone(old.assets), generation
		if v.assets == nil {
			v.assets = map[string]int64{}
		}
		for _, name := range changed {
			v.assets[name] = generation
		}
	}
	v.news = u.News
	if len(u.News) > 0 {
		told := edited{Clock: u.Clock, Changes: u.News[:min(len(u.News), maxChanges)]}
		told.More = len(u.News) - len(told.Changes)
		v.history = append([]edited{told}, old.history[:min(len(old.history), maxEdits-1)]...)
	}
	v.gone = old.partings(v.tree, since.Gone, u)
	return &v
}

// partings returns the pages that were shown once and are no more; lost are the
// files that went just now.
func (old *view) partings(now *output.Tree, lost []string, u Update) map[string]parting {
	if old.tree == nil {
		return nil
	}
	moved := map[string]string{}
	for _, c := range u.News {
		if c.Was != "" && c.Was != c.URL {
			moved[c.Was] = c.URL
		}
	}
	gone := map[string]parting{}
	for at, p := range old.gone {
		if _, back := now.Get(file(at)); !back {
			if to, ok := moved[at]; ok {
				p.to = to
			}
			gone[at] = p
		}
	}
	for _, name := range lost {
		if isPage(name) && len(gone) < maxGone {
			at := address(name)
			gone[at] = parting{u.Clock, moved[at]}
		}
	}
	return gone
}

// file returns the file that stands at an address: "items/a/index.html" for
// "/items/a/".
func file(at string) string {
	key := at[1:]
	if key == "" || key[len(key)-1] == '/' {
		key += "index.html"
	}
	return key
}

// address is the inverse of file.
func address(name string) string {
	if path.Base(name) == "index.html" {
		name = name[:len(name)-len("index.html")]
	}
	return "/" + name
}

func isPage(name string) bool { return path.Ext(name) == ".html" }
