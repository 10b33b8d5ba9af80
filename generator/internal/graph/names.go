package graph

import (
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// A SharedName is a word that may mean any of several roles.
type SharedName struct {
	Name     string
	Umbrella *model.Role // whose may_mean lists them, if it is an umbrella term
	Term     *model.Term // that explains the word, if one does
	Roles    []*model.Role
}

// SharedNames returns the words that may mean two roles or more: what several
// bear as title, abbreviation, alternate or former title, what a term's see
// leads to, and umbrella terms. Hidden titles are no words that readers meet.
func (g *Graph) SharedNames() []SharedName {
	var out []SharedName
	place := map[string]int{}
	add := func(name string, r *model.Role) *SharedName {
		key := strings.ToLower(name)
		i, ok := place[key]
		if !ok {
			i = len(out)
			place[key] = i
			out = append(out, SharedName{Name: name})
		}
		if r != nil && !slices.Contains(out[i].Roles, r) {
			out[i].Roles = append(out[i].Roles, r)
		}
		return &out[i]
	}
	for _, r := range All[*model.Role](g) {
		names := append([]string{r.Title, r.Abbreviation}, r.AlternateTitles...)
		for _, name := range append(names, r.FormerTitles...) {
			if name != "" {
				add(name, r)
			}
		}
	}
	for _, t := range All[*model.Term](g) {
		for _, name := range []string{t.Title, t.Abbreviation} {
			if _, known := place[strings.ToLower(name)]; known {
				shared := add(name, nil)
				shared.Term = t
				for _, e := range g.ToAll(t.See) {
					if r, ok := e.(*model.Role); ok {
						add(name, r)
					}
				}
			}
		}
	}
	for _, r := range All[*model.Role](g) {
		if len(r.MayMean) == 0 {
			continue
		}
		shared := add(r.Title, nil)
		shared.Umbrella = r
		shared.Roles = slices.DeleteFunc(shared.Roles, func(x *model.Role) bool { return x == r })
		for _, m := range r.MayMean {
			if to, ok := To[*model.Role](g, m.Role); ok {
				add(r.Title, to)
			}
		}
	}
	return slices.DeleteFunc(out, func(s SharedName) bool { return len(s.Roles) < 2 })
}
