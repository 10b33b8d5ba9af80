package preview

import (
	"maps"
	"path"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/output"
)

// A state is what is shown between two updates. It is never changed.
type state struct {
	generation int64
	built      bool         // there has been an update
	tree       *output.Tree // the last good site; nil before the first
	clock      string       // when it was built

	problems diag.List // of the newest build, good or not
	excerpts diag.Excerpts
	changed  []string

	assets map[string]int64 // generation in which a file that is no page last changed
	asset  int64            // the newest of these

	next chan struct{} // closed when another state takes over
}

// after returns the state that follows with an update.
func (old *state) after(u Update) *state {
	s := &state{
		generation: old.generation + 1,
		built:      true,
		tree:       old.tree,
		clock:      old.clock,
		problems:   u.Problems,
		excerpts:   u.Excerpts,
		changed:    u.Changed,
		assets:     old.assets,
		asset:      old.asset,
		next:       make(chan struct{}),
	}
	if u.Problems.HasErrors() || len(u.Sites) == 0 {
		return s
	}
	s.tree, s.clock = u.Sites[0].Tree, u.Clock
	if changed := changedAssets(old.tree, s.tree); len(changed) > 0 {
		s.assets, s.asset = maps.Clone(old.assets), s.generation
		if s.assets == nil {
			s.assets = map[string]int64{}
		}
		for _, name := range changed {
			s.assets[name] = s.generation
		}
	}
	return s
}

// changedAssets returns the files that are no pages and changed under their
// name. An open page that shows one does not change with it.
func changedAssets(old, now *output.Tree) []string {
	if old == nil {
		return nil
	}
	var changed []string
	for _, name := range now.Paths() {
		if path.Ext(name) == ".html" {
			continue
		}
		before, ok := old.Get(name)
		if !ok {
			continue
		}
		if after, _ := now.Get(name); after.Sum != before.Sum {
			changed = append(changed, name)
		}
	}
	return changed
}
