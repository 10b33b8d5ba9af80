package check

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// audiences reports audiences that the configuration does not list, wherever
// in an entry they are named.
func audiences(in Input) diag.List {
	var problems diag.List
	for _, e := range in.Graph.Entries() {
		h := e.Head()
		for _, name := range h.Reads {
			if !slices.Contains(in.Audiences, name.Text) {
				p := diag.New("gate/audience", name.At, "there is no audience %q, so nobody knows who may read this", name.Text)
				problems = append(problems, meantAudience(p, name.Text, in.Audiences))
			}
		}
		if h.Prose == nil {
			continue
		}
		for _, block := range h.Prose.Blocks.List {
			for _, name := range block.Audiences {
				if !slices.Contains(in.Audiences, name.Text) {
					problems = append(problems, diag.New("prose/audience-unknown", h.Prose.Span(name.Offset, len(name.Text)),
						"there is no audience %q, so the rest of the file is hidden", name.Text).DidYouMean(name.Text, in.Audiences))
				}
			}
		}
	}
	return problems
}

// meantAudience adds the audience that was meant, or the list of those that
// were written as one word.
func meantAudience(p diag.Diagnostic, text string, known []string) diag.Diagnostic {
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
	unknown := func(word string) bool { return !slices.Contains(known, word) }
	if len(words) > 1 && !slices.ContainsFunc(words, unknown) {
		return p.WithHint("write a list: [%s]", strings.Join(words, ", "))
	}
	return p.DidYouMean(text, known)
}

// pastDates reports dates of things that have happened which lie in the future.
func pastDates(in Input) diag.List {
	var problems diag.List
	future := func(h *model.Header, key string, d model.Date) {
		if in.Today.Before(d) {
			problems = append(problems, diag.New("entry/stale-date", h.At(key), "%s is %s, which has not come yet", path.Base(strings.ReplaceAll(key, ".", "/")), d).
				WithHint("write the day on which it happened, or take it out until then"))
		}
	}
	read := func(h *model.Header, key string, figures []model.Figure) {
		for i, f := range figures {
			future(h, fmt.Sprintf("%s.%d.as_of", key, i), f.AsOf)
		}
	}
	begun := func(h *model.Header, key string, p model.Period) {
		if !p.IsZero() && in.Today.Before(p.Begin(in.FiscalStart)) {
			problems = append(problems, diag.New("entry/stale-date", h.At(key), "%s is %s, which has not come yet", key, p).
				WithHint("write the day on which it happened, or take it out until then"))
		}
	}
	for _, e := range in.Graph.Entries() {
		h := e.Head()
		future(h, "reviewed", h.Reviewed)
		future(h, "updated", h.Updated)
		switch t := e.(type) {
		case *model.Item:
			begun(h, "shipped", t.Shipped)
			future(h, "health_on", t.HealthOn)
			read(h, "metrics", t.Metrics)
		case *model.Theme:
			begun(h, "shipped", t.Shipped)
			future(h, "health_on", t.HealthOn)
			read(h, "metrics", t.Metrics)
		case *model.Milestone:
			begun(h, "reached", t.Reached)
		case *model.Objective:
			read(h, "key_results", t.KeyResults)
		case *model.Metric:
			future(h, "as_of", t.AsOf)
			for i, r := range t.Series {
				future(h, fmt.Sprintf("series.%d.on", i), r.On)
			}
		}
	}
	return problems
}

func update(in Input, u *model.Update) diag.List {
	if u.Date.IsZero() && !u.Has("date") {
		return diag.List{diag.New("update/no-date", u.Origin, "the update has no date").
			WithHint("name its file %s-%s.md, or add date: %s", in.Today, u.ID, in.Today)}
	}
	return nil
}

// formerly reports old ids that no reference and no address can have had, and
// those that another entry bears: what they name would depend on whether an
// edition shows that one.
func formerly(in Input) diag.List {
	var problems diag.List
	first := map[model.Key]diag.Span{}
	for _, e := range in.Graph.Entries() {
		h := e.Head()
		for i, old := range h.Formerly {
			at, key := h.At(fmt.Sprintf("formerly.%d", i)), model.Key{Kind: h.Kind.Name, ID: old}
			if !model.ValidID(path.Base(old)) {
				problems = append(problems, diag.New("value/id", at, "%q is no id", old).
					WithHint("write the id that the entry had, in small letters, digits and single hyphens"))
				continue
			}
			other, taken := first[key]
			bearer, ok := in.Graph.Find(key)
			if ok = ok && bearer.Head().Key() == key; ok {
				other, taken = bearer.Head().Origin, true
			}
			if taken {
				message, hint := "%s cannot have been the id of %s: another entry says so too", "leave it in the entry to which references are to lead"
				if ok {
					message, hint = "%s cannot have been the id of %s: another entry has it", "take it out here: references lead to the entry that has the id"
				}
				problems = append(problems, diag.New("entry/duplicate-id", at, message, old, h.Key()).
					WithHint("%s", hint).WithNote(other, "the other one"))
			} else {
				first[key] = at
			}
		}
	}
	return problems
}

// chapters reports chapters in a folder that is no guide: no page would lead
// to them.
func chapters(in Input) diag.List {
	var problems diag.List
	seen := map[string]bool{}
	for _, c := range graph.All[*model.Chapter](in.Graph) {
		folder := path.Dir(c.Origin.File)
		_, ok := in.Graph.Find(model.Key{Kind: model.GuideKind.Name, ID: c.Parent})
		if ok || seen[folder] || in.Graph.Partial() {
			continue
		}
		seen[folder] = true
		problems = append(problems, diag.New("file/place", diag.Span{File: folder}, "there is no guide %q, so its chapters have no place", c.Parent).
			WithHint("write %s/_index.md with its title", folder))
	}
	return problems
}

// themeless reports items in a folder that is no theme: they stand on the board
// by themselves. It is a warning only, because a public item of a theme that is
// hidden looks so to readers, and the law of editions lets its sources be built.
func themeless(in Input) diag.List {
	var problems diag.List
	seen := map[string]bool{}
	for _, item := range graph.All[*model.Item](in.Graph) {
		folder := path.Dir(item.Origin.File)
		_, ok := in.Graph.Find(model.Key{Kind: model.ThemeKind.Name, ID: item.Parent})
		if ok || seen[folder] || in.Graph.Partial() {
			continue
		}
		seen[folder] = true
		if item.Parent == "" {
			problems = append(problems, diag.New("item/no-theme", item.Origin, "the item has no theme").
				WithHint("move the file into the folder of its theme, below content/roadmap/"))
			continue
		}
		problems = append(problems, diag.New("item/no-theme", diag.Span{File: folder}, "there is no theme %q, so its items have no place", item.Parent).
			WithHint("write %s/_index.md with its title, or move the items into the folder of a theme", folder))
	}
	return problems
}

// word reports a word that the configuration does not define.
func word(n model.Name, what string, known []string) diag.List {
	if n.Text == "" || slices.Contains(known, n.Text) {
		return nil
	}
	return diag.List{diag.New("value/enum", n.At, "%q is no %s", n.Text, what).DidYouMean(n.Text, known)}
}

// partIDs reports ids of parts of an entry, which stand in a list under a key,
// that are none or that two of them have. what is their word for people.
func partIDs(h *model.Header, key, what string, ids []string) diag.List {
	var problems diag.List
	seen := map[string]diag.Span{}
	for i, id := range ids {
		if id == "" {
			continue
		}
		at := h.At(fmt.Sprintf("%s.%d.id", key, i))
		if !model.ValidID(id) {
			problems = append(problems, diag.New("value/id", at, "%q is no id", id).
				WithHint("write %s: small letters, digits and single hyphens, a letter first", cmp.Or(model.SlugID(id), "a-word")))
		}
		if first, twice := seen[id]; twice {
			problems = append(problems, diag.New("entry/duplicate-id", at, "there are two %s %q", what, id).
				WithHint("change one of the ids").WithNote(first, "the other one"))
			continue
		}
		seen[id] = at
	}
	return problems
}
