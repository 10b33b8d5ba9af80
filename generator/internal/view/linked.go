package view

import (
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Linked data says for machines what a page says for people, in the words of
// schema.org and no others: nothing stands there that the page does not show.
// It is a plain value, which the template writes as JSON.

// described adds linked data to a page. An edition that search engines are to
// leave alone has none.
//
//go:noinline
func (f *Frame) described(things ...map[string]any) {
	if !f.Noindex {
		f.LinkedData = map[string]any{"@context": "https://schema.org", "@graph": things}
	}
}

// thing returns a node of linked data without the fields that say nothing.
func thing(kind any, fields map[string]any) map[string]any {
	out := map[string]any{"@type": kind}
	for key, value := range fields {
		if value != "" && value != nil {
			out[key] = value
		}
	}
	return out
}

// occupation describes a role as work that people do, and as a word that is
// defined here.
func (p *planner) occupation(data *RolePage, r *model.Role) []map[string]any {
	var duties, skills, codes []string
	for _, d := range data.Duties {
		duties = append(duties, d.Title)
	}
	for _, s := range data.Skills {
		skills = append(skills, s.Skill.Text)
	}
	for _, m := range r.Mappings {
		codes = append(codes, strings.ToUpper(m.Scheme)+" "+m.Code)
	}
	things := []map[string]any{thing([]string{"Occupation", "DefinedTerm"}, map[string]any{
		"name": data.Title, "description": data.Definition, "url": data.Canonical,
		"responsibilities": strings.Join(duties, "; "), "skills": strings.Join(skills, "; "), "occupationalCategory": strings.Join(codes, "; "),
		"inDefinedTermSet": thing("DefinedTermSet", map[string]any{"name": p.Site.Title, "url": p.canonical("/roles/")}),
	})}
	var questions []map[string]any
	for _, q := range data.FAQ {
		answer := thing("Answer", map[string]any{"text": q.Text})
		questions = append(questions, thing("Question", map[string]any{"name": q.Title, "acceptedAnswer": answer}))
	}
	if questions != nil {
		things = append(things, thing("FAQPage", map[string]any{"mainEntity": questions}))
	}
	return things
}

// article describes a page to be read, and the way to it.
func (p *planner) article(f *Frame) []map[string]any {
	var authors []map[string]any
	for _, a := range f.Authors {
		authors = append(authors, thing("Person", map[string]any{"name": a.Text}))
	}
	fields := map[string]any{"headline": f.Title, "description": f.Description, "url": f.Canonical, "dateModified": f.Updated.ISO}
	if authors != nil {
		fields["author"] = authors
	}
	things := []map[string]any{thing("Article", fields)}
	if p.Site.BaseURL == "" {
		return things // steps without addresses lead nowhere
	}
	var steps []map[string]any
	for i, c := range append(f.Crumbs[:len(f.Crumbs):len(f.Crumbs)], Link{Text: f.Title, URL: f.URL}) {
		name := c.Text
		if c.Word != "" {
			name = p.Word(c.Word)
		}
		steps = append(steps, thing("ListItem", map[string]any{"position": i + 1, "name": name, "item": p.canonical(c.URL)}))
	}
	return append(things, thing("BreadcrumbList", map[string]any{"itemListElement": steps}))
}
