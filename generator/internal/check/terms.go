package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/fingerpost/fingerpost/generator/internal/ask"
	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// sharedNames reports abbreviations and nicknames that two roles bear.
func sharedNames(in Input) diag.List {
	var problems diag.List
	type bearer struct {
		role *model.Role
		at   diag.Span
	}
	short, nick := map[string]bearer{}, map[string]bearer{}
	for _, r := range graph.All[*model.Role](in.Graph) {
		if r.Abbreviation != "" {
			at := r.At("abbreviation")
			if other, taken := short[r.Abbreviation]; taken {
				problems = append(problems, diag.New("role/ambiguous-abbreviation", at, "%q is short for %s too", r.Abbreviation, other.role.Key()).
					WithHint("write the titles out where it matters: a page tells readers the two apart").WithNote(other.at, "the other role"))
			} else {
				short[r.Abbreviation] = bearer{r, at}
			}
		}
		for i, n := range r.Nicknames {
			key, at := strings.ToLower(n.Text), r.At(fmt.Sprintf("nicknames.%d.text", i))
			if other, taken := nick[key]; taken && other.role != r {
				problems = append(problems, diag.New("nickname/shared", at, "%q is what %s is called too", n.Text, other.role.Key()).
					WithHint("say contested: true on both").WithNote(other.at, "the other role"))
			} else if !taken {
				nick[key] = bearer{r, at}
			}
		}
	}
	return problems
}

// words returns the words of a text in lower case, with a space at each end:
// whether it holds others is then a question of strings.Contains.
func words(s string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ") + " "
}

// circular reports definitions that use the title they define, and two that
// define each other.
func circular(in Input) diag.List {
	var problems diag.List
	all := graph.All[*model.Role](in.Graph)
	said, titles := make([]string, len(all)), make([]string, len(all))
	for i, r := range all {
		said[i], titles[i] = words(r.Definition), words(r.Title)
	}
	names := func(a, b int) bool { return len(all[b].Title) > 2 && strings.Contains(said[a], titles[b]) }
	for i, r := range all {
		if names(i, i) {
			problems = append(problems, diag.New("definition/circular", r.At("definition"), "the definition of %s uses its title", r.Key()).
				WithHint("say what the role does in other words"))
			continue
		}
		for j, other := range all[:i] {
			if names(i, j) && names(j, i) {
				problems = append(problems, diag.New("definition/circular", r.At("definition"), "%s and %s are defined by each other", r.Key(), other.Key()).
					WithHint("define one of them without the other").WithNote(other.At("definition"), "the other definition"))
			}
		}
	}
	return problems
}

// contested reports a term that is called contested while nobody contests it.
func contested(in Input, r *model.Role) diag.List {
	if r.TermStatus != "contested" || len(r.Definitions) > 0 || len(r.Stances) > 0 || r.Has("definitions") {
		return nil
	}
	return diag.List{diag.New("status/contested-without-sources", r.At("term_status"), "%s is called contested, and no other view is given", r.Key()).
		WithHint("add definitions with their sources, or correct term_status")}
}

// origins reports origins of one role whose years cannot both be right.
func origins(in Input, r *model.Role) diag.List {
	var problems diag.List
	from, to := span(r.Origin)
	if from == 0 {
		return nil
	}
	for i, o := range r.OtherOrigins {
		a, b := span(o)
		if a != 0 && (b < from || to < a) {
			problems = append(problems, diag.New("origin/conflict", r.At(fmt.Sprintf("other_origins.%d.year", i)),
				"this origin is of %d, that of the site of %d", o.Year, r.Origin.Year).
				WithHint("nothing need be done: readers see both").WithNote(r.At("origin.year"), "that of the site"))
		}
	}
	return problems
}

// span returns the first and last year that an origin may mean.
func span(o model.RoleOrigin) (from, to int) {
	switch o.Precision {
	case "decade":
		return o.Year / 10 * 10, o.Year/10*10 + 9
	case "century":
		return o.Year / 100 * 100, o.Year/100*100 + 99
	}
	return o.Year, o.Year
}

// flows reports what passes in one direction only.
func flows(in Input, r *model.Role) diag.List {
	var problems diag.List
	seen := map[model.Entry]bool{}
	for i, f := range r.Flows {
		to, ok := graph.To[*model.Role](in.Graph, f.To)
		if !ok || seen[to] || to == r { // of what passes to itself, references tell
			continue
		}
		seen[to] = true
		if !answers(in, to, r) && !to.Stub && to.Sound("flows") {
			problems = append(problems, diag.New("flow/one-way", r.At(fmt.Sprintf("flows.%d.to", i)), "nothing comes back from %s to %s", to.Key(), r.Key()).
				WithHint("add what comes back under flows of %s, if anything does", to.ID))
		}
	}
	return problems
}

func answers(in Input, from, to *model.Role) bool {
	for _, f := range from.Flows {
		if e, ok := in.Graph.Resolve(f.To); ok && e == model.Entry(to) {
			return true
		}
	}
	return false
}

// voices reports quotations and questions that repeat or run on.
func voices(in Input) diag.List {
	var problems diag.List
	first := map[string]diag.Span{}
	quote := func(at diag.Span, text string, affiliated, sourced bool) {
		if n := len(strings.Fields(text)); n > 60 {
			problems = append(problems, diag.New("quote/too-long", at, "the quotation has %d words; more than 60 are no short one", n).WithHint("quote less, and link to the rest"))
		}
		if !affiliated {
			problems = append(problems, diag.New("quote/no-affiliation", at, "it is not said as what, or where, the person quoted works").WithHint("add a position or org"))
		}
		if !sourced {
			problems = append(problems, diag.New("quote/no-source", at, "nobody can look up where it was said").WithHint("add href to a row of the catalogue, or source to a quote of a role"))
		}
	}
	for _, q := range graph.All[*model.Quotation](in.Graph) {
		quote(q.At("text"), q.Text, q.Position != "" || q.Org != "", q.Has("href") || q.Has("sources"))
	}
	for _, r := range graph.All[*model.Role](in.Graph) {
		for i, q := range r.Quotes {
			quote(r.At(fmt.Sprintf("quotes.%d.text", i)), q.Text, q.Title != "" || q.Org != "", r.Has(fmt.Sprintf("quotes.%d.source", i)))
		}
		for i, q := range r.FAQ {
			at, key := r.At(fmt.Sprintf("faq.%d.q", i)), graph.QuestionKey(q.Q)
			if other, twice := first[key]; twice {
				problems = append(problems, diag.New("faq/duplicate", at, "the question %q is asked twice", q.Q).
					WithHint("answer it once, and name the other role under roles").WithNote(other, "the other one"))
			} else {
				first[key] = at
			}
		}
	}
	return problems
}

// inseparable reports roles that share a name while nothing that is said of
// them could be asked to tell them apart.
func inseparable(in Input) diag.List {
	var problems diag.List
	for _, shared := range in.Graph.SharedNames() {
		short := func(r *model.Role) bool { return r.Abbreviation == shared.Name }
		if shared.Umbrella == nil && shared.Term == nil && !slices.ContainsFunc(shared.Roles, short) {
			continue // a title, and titles clash
		}
		for _, pair := range ask.Of(in.Graph, shared.Roles, compare.Options{SprintDays: in.SprintDays, Scale: in.Scale}).Left {
			problems = append(problems, diag.New("ask/undiscriminating", pair[1].Header.Origin, "%q may mean %s or %s, and no question would tell which",
				shared.Name, pair[0].Key(), pair[1].Key()).
				WithHint("fill keys such as defined_by, orientation and horizon on both").WithNote(pair[0].Header.Origin, "the other role"))
		}
	}
	return problems
}
