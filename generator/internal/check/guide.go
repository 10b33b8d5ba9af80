package check

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// leftOpen reports what a role leaves unsaid, each sort once a role with all that
// it is about: a role that was only begun is not to drown the rest.
func leftOpen(_ Input, r *model.Role) diag.List {
	var problems diag.List
	tell := func(code diag.Code, key string, found []string, hint, format string) {
		if len(found) > 0 && r.Sound(key) {
			problems = append(problems, diag.New(code, r.At(key), format, strings.Join(found, ", ")).WithHint("%s", hint))
		}
	}
	if missing, all := lacking(r); len(missing) > 0 && all-len(missing) >= begun && !r.Stub && r.TermKind != "umbrella-term" && r.Sound("stub") && r.Sound("term_kind") {
		problems = append(problems, diag.New("role/incomplete", r.Header.Origin, "%s does not say %s", r.Key(), strings.Join(missing, ", ")).
			WithHint("add them, or say stub: true while only the definition stands"))
	}
	tell("not-responsible/unowned", "not_responsible_for", pick(r.NotResponsibleFor, func(n model.NotResponsible) string {
		return unless(!n.See.IsZero(), n.What)
	}), "name under see the role that has it", "nobody is named who is responsible instead: %s")
	tell("risk/no-remedy", "risks", pick(r.Risks, func(x model.Risk) string {
		return unless(x.Remedy != "", x.Title)
	}), "add remedy: with what helps", "nothing is said that helps against: %s")
	tell("perception/unreconciled", "views_of", pick(r.ViewsOf, func(v model.Perception) string {
		return unless(v.Does != "", v.Who.Text)
	}), "add does: with what the role does in fact", "it is not said whether these see the role as it is: %s")
	texts := pick(r.Responsibilities, func(x model.Responsibility) string { return x.Text })
	if len(texts) == 0 {
		return problems // a list of titles is meant as one
	}
	tell("responsibility/text-missing", "responsibilities", pick(r.Responsibilities, func(x model.Responsibility) string {
		return unless(x.Text != "", x.ID)
	}), "add text: with a sentence on what it comes to", "only a title says what these are: %s")
	return problems
}

// begun is how many expected keys a role has that is to be complete. One with
// fewer is short on purpose: a title, a definition and a duty are a role.
const begun = 3

// lacking returns the keys that the model says views show a gap without and
// that a role does not have, in the order of the model, and how many there are
// of that sort in all.
func lacking(r *model.Role) (missing []string, all int) {
	for field := range reflect.TypeFor[model.Role]().Fields() {
		if field.Tag.Get("need") != "expected" {
			continue
		}
		if all++; !r.Has(field.Tag.Get("key")) {
			missing = append(missing, field.Tag.Get("key"))
		}
	}
	return missing, all
}

// unless returns what lacks something: the name of it unless it has it.
func unless(has bool, name string) string {
	if has {
		return ""
	}
	return name
}

// pick returns what name says of each element, without what it says nothing of.
func pick[T any](list []T, name func(T) string) []string {
	var out []string
	for _, x := range list {
		if s := name(x); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// unsourced reports origins that rest on nothing.
func unsourced(_ Input, r *model.Role) diag.List {
	var problems diag.List
	look := func(o model.RoleOrigin, path string) {
		if len(o.Sources) == 0 && r.Has(path) && r.Sound(path) && !r.Has(path+".sources") {
			problems = append(problems, diag.New("origin/unsourced", r.At(path), "%s is said to come from there, and no source is named", r.Key()).
				WithHint("add sources: to the origin"))
		}
	}
	look(r.Origin, "origin")
	for i, o := range r.OtherOrigins {
		look(o, fmt.Sprintf("other_origins.%d", i))
	}
	return problems
}

// denied reports a crossover into work that the role is said not to do.
func denied(_ Input, r *model.Role) diag.List {
	var problems diag.List
	plain := func(s string) string {
		return strings.ToLower(strings.TrimRight(strings.Join(strings.Fields(s), " "), "."))
	}
	for i, c := range r.Crossovers {
		for n, not := range r.NotResponsibleFor {
			if c.Does != "" && plain(c.Does) == plain(not.What) {
				problems = append(problems, diag.New("crossover/contradicts-not-responsible", r.At(fmt.Sprintf("crossovers.%d.does", i)),
					"%q is listed under not_responsible_for too", c.Does).
					WithHint("take one of the two out, or say in each how far it goes").WithNote(r.At(fmt.Sprintf("not_responsible_for.%d.what", n)), "here"))
			}
		}
	}
	return problems
}

// oneWay reports roles that are told apart on one side only: readers of the
// other page are not warned.
func oneWay(in Input, r *model.Role) diag.List {
	silent := pick(r.DistinguishFrom, func(d model.Distinction) string {
		other, ok := graph.To[*model.Role](in.Graph, d.Role)
		if !ok || other == r || other.Stub || !other.Sound("distinguish_from") {
			return ""
		}
		for _, back := range other.DistinguishFrom {
			if e, ok := in.Graph.Resolve(back.Role); ok && e == model.Entry(r) {
				return ""
			}
		}
		return other.ID
	})
	if len(silent) == 0 {
		return nil
	}
	return diag.List{diag.New("distinguish/one-way", r.At("distinguish_from"), "%s is told apart from roles that do not name it: %s", r.Key(), strings.Join(silent, ", ")).
		WithHint("name %s under distinguish_from there too", r.ID)}
}
