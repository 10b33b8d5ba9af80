package view

import (
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func (p *planner) roleCard(r *model.Role) RoleCard {
	return RoleCard{
		ID: r.ID, Title: r.Title, URL: p.url(r), Abbreviation: r.Abbreviation,
		TermKind: or(r.TermKind, "role"), TermStatus: r.TermStatus, Says: or(r.TLDR, r.Definition),
		Decides: len(p.Graph.DecidedBy(r.Key(), graph.Decides)), Also: r.AlternateTitles, Only: p.OnlyEntry(r.Audience),
	}
}

func roles(p *planner) []Page {
	if len(p.roles) == 0 {
		return nil
	}
	frame, prose := p.frame("/roles/", "roles", "roles")
	data := Roles{Frame: frame, Prose: prose, Count: len(p.roles), Choosers: p.entries(asEntries(p.choosers)), More: p.moreOnRoles()}
	place := map[string]int{}
	for _, r := range p.roles {
		i, ok := place[r.Family]
		if !ok {
			i = len(data.Groups)
			place[r.Family] = i
			data.Groups = append(data.Groups, RoleGroup{Title: r.Family})
		}
		data.Groups[i].Roles = append(data.Groups[i].Roles, p.roleCard(r))
	}
	return []Page{{URL: "/roles/", Template: "roles.html", Data: ready(data)}}
}

func role(p *planner) []Page {
	var pages []Page
	for _, r := range p.roles {
		pages = append(pages, Page{URL: p.url(r), Template: "role.html", Data: func() any { return p.role(r) }, Sources: []string{r.Header.Origin.File}})
	}
	return pages
}

func (p *planner) role(r *model.Role) RolePage {
	data := RolePage{
		Frame: p.entryFrame(r, p.url(r), crumb("roles", "/roles/")),
		Card:  p.roleCard(r), Definition: r.Definition, Facts: p.roleFacts(r),
		Decisions: p.decisionParts(r), Duties: p.duties(r.Responsibilities), Traits: r.Traits,
		Outputs: p.toAll(r.Outputs), Purpose: r.Purpose, Value: r.Value, Ask: r.Ask,
		Good: r.Signs.Good, Poor: r.Signs.Poor,
		Gives: p.handings(p.Graph.DelegatedBy(r.Key())), Holds: p.handings(p.Graph.DelegatedTo(r.Key())), Records: p.recordsAbout(r),
		Compare: p.entries(p.comparisonsOf(r)), CompareWith: p.compareWith(r), Choosers: p.choosersOf(r), Prose: p.prose(r),
	}
	if data.Description == "" || r.Summary == "" {
		data.Description = r.Definition
	}
	data.Items, data.Waiting = p.workOf(r)
	p.roleSkills(r, &data)
	p.roleOthers(r, &data)
	p.roleWords(r, &data)
	p.roleAmong(r, &data)
	data.described(p.occupation(&data, r)...)
	return data
}

// roleFacts is the fact strip of a role page.
func (p *planner) roleFacts(r *model.Role) []Fact {
	f := facts{p: p.Teller}
	f.horizon(r.Horizon)
	f.word("defined_by", r.DefinedBy)
	f.word("facing", r.Facing)
	f.word("orientation", r.Orientation)
	var focus []Term
	for _, q := range r.Focus.Questions {
		focus = append(focus, Term{Word: "question." + q})
	}
	for _, s := range r.Focus.Scope {
		focus = append(focus, Term{Word: "scope." + s})
	}
	f.add("focus", focus...)
	f.availability(r.Availability)
	f.authority(r.Authority)
	f.refs("owns", r.Owns...)
	f.refs("represents", r.Represents...)
	f.refs("balances", r.Balances...)
	f.refs("broader", r.Broader)
	f.text("framework", r.Framework)
	f.word("context", r.Context)
	f.word("side", r.Side)
	f.text("also", r.AlternateTitles...)
	f.text("former_titles", r.FormerTitles...)
	for _, m := range r.Mappings {
		url, _ := p.address(r, m.URL)
		f.add("mappings", Term{Text: strings.ToUpper(m.Scheme) + " " + m.Code, URL: url})
	}
	return f.list
}

// horizon adds how far ahead a role or artefact looks.
func (f *facts) horizon(h model.RoleHorizon) {
	if h.To > 0 {
		f.add("horizon", Term{Span: Horizon{From: h.From, To: h.To, Unit: h.Unit, OpenEnded: h.OpenEnded}})
	}
}

func (f *facts) availability(a model.Availability) {
	if a.Response == "" {
		return
	}
	f.add("availability", Term{Word: "availability." + a.Response, Note: a.Note})
	f.refs("available_to", a.To)
}

func (f *facts) authority(a model.Authority) {
	var terms []Term
	if a.Breadth != "" {
		terms = append(terms, Term{Word: "breadth." + a.Breadth})
	}
	if a.By != "" {
		terms = append(terms, Term{Word: "by." + a.By})
	}
	if a.LineManagement {
		terms = append(terms, Term{Word: "authority.line_management"})
	}
	f.add("authority", terms...)
}

func (p *planner) decisionParts(r *model.Role) []DecisionPart {
	var parts []DecisionPart
	for _, part := range graph.Parts {
		out := DecisionPart{Part: string(part)}
		for _, d := range p.Graph.DecidedBy(r.Key(), part) {
			out.Decisions = append(out.Decisions, p.questionOf(d))
		}
		if part == graph.Decides {
			out.Cases = p.decisionCases(r)
		}
		if len(out.Decisions)+len(out.Cases) > 0 {
			parts = append(parts, out)
		}
	}
	return parts
}

func (p *planner) questionOf(d *model.Decision) Link {
	return Link{Text: d.Question, URL: p.url(d), Note: d.Title}
}

// decisionCases returns the decisions that fall to a role under conditions.
func (p *planner) decisionCases(r *model.Role) []DecisionCase {
	var cases []DecisionCase
	for _, d := range p.register {
		for _, w := range d.DecideWhen {
			if e, ok := p.Graph.Resolve(w.Role); ok && e.Head().Key() == r.Key() {
				cases = append(cases, DecisionCase{p.questionOf(d), w.When.OrgSize.Text, w.When.Engagement.Text})
			}
		}
	}
	return cases
}

func (p *planner) duties(list []model.Responsibility) []Duty {
	var duties []Duty
	for _, x := range list {
		duties = append(duties, Duty{ID: x.ID, Title: x.Title, Text: x.Text, Artefact: p.to(x.Artefact), Decision: p.to(x.Decision), Only: p.OnlyPart(x.Audience)})
	}
	return duties
}

// workOf returns the work that is not finished and that a role decides, by its
// own word or by the register, owns or acts for: what has begun as cards, the
// rest as links.
func (p *planner) workOf(r *model.Role) (begun []Card, waiting []Link) {
	work := slices.Clone(p.liveWork()[r])
	listed := make(map[model.Entry]bool, len(work)) // a role may own thousands
	for _, e := range work {
		listed[e] = true
	}
	for _, b := range p.Graph.Backlinks(r.Key()) {
		w, ok := graph.WorkOf(b.From)
		if field := b.Field(); ok && !graph.Finished(w) && (field == "owner" || field == "delegate") && !listed[b.From] {
			work = append(work, b.From)
			listed[b.From] = true
		}
	}
	for _, e := range work {
		switch w, _ := graph.WorkOf(e); graph.Status(w) {
		case "idea", "exploring", "planned":
			waiting = append(waiting, p.link(e))
		default:
			begun = append(begun, p.card(e))
		}
	}
	return begun, waiting
}

func (p *planner) comparisonsOf(e model.Entry) []model.Entry {
	var out []model.Entry
	for _, from := range p.naming(e, "roles") {
		if _, ok := from.(*model.Comparison); ok {
			out = append(out, from)
		}
	}
	return out
}

// bar returns the place of a level on the scale.
func (p *Teller) bar(level string) Bar {
	for i, word := range p.Scale {
		if word == level {
			return Bar{At: i + 1, Of: len(p.Scale), Label: word}
		}
	}
	return Bar{Label: level}
}

func (p *planner) roleSkills(r *model.Role, data *RolePage) {
	for _, s := range r.Skills {
		skill, ok := graph.To[*model.Skill](p.Graph, s.Skill)
		if !ok {
			continue
		}
		line := SkillLine{Skill: p.link(skill), Bar: p.bar(s.Level.Text), Need: s.Need}
		for _, l := range skill.Levels {
			if l.Name.Text == s.Level.Text {
				line.Meaning = l.Text
			}
		}
		data.Skills = append(data.Skills, line)
	}
	for _, ref := range r.Metrics {
		if m, ok := graph.To[*model.Metric](p.Graph, ref); ok {
			data.Metrics = append(data.Metrics, Figure2{Link: p.link(m), Kind: m.OutcomeKind, Direction: m.Direction, Definition: m.Definition, Caution: m.Caution})
		}
	}
}

// roleOthers fills what concerns other roles and parties.
func (p *planner) roleOthers(r *model.Role, data *RolePage) {
	for _, s := range r.Stakeholders {
		if e, ok := p.Graph.Resolve(s.ID); ok {
			term := Term{Text: e.Head().Title, URL: p.url(e), Note: s.About}
			if s.Mode != "" {
				term.Word = "mode." + s.Mode
			}
			data.Stakeholders = append(data.Stakeholders, term)
		}
	}
	for _, f := range r.Flows {
		if who := p.to(f.To); who.URL != "" {
			data.Flows = append(data.Flows, Flow{Who: who, What: f.What, Sort: f.Sort, Rhythm: f.Rhythm})
		}
	}
	for _, other := range p.roles {
		for _, f := range other.Flows {
			if to, ok := p.Graph.Resolve(f.To); ok && to.Head() == r.Head() {
				data.FlowsIn = append(data.FlowsIn, Flow{Who: p.link(other), What: f.What, Sort: f.Sort, Rhythm: f.Rhythm})
			}
		}
	}
	for _, in := range r.Inputs {
		if from := p.to(in.From); from.URL != "" {
			data.Inputs = append(data.Inputs, Term{Text: from.Text, URL: from.URL, Note: in.What})
		}
	}
	for _, n := range r.NotResponsibleFor {
		data.NotDuties = append(data.NotDuties, Text2{Text: n.What, See: p.to(n.See)})
	}
	for _, d := range r.DistinguishFrom {
		data.Distinguish = append(data.Distinguish, Distinction{Role: p.to(d.Role), Note: d.Note, Because: d.Because})
	}
	for _, m := range r.MayMean {
		data.MayMean = append(data.MayMean, Distinction{Role: p.to(m.Role), Note: m.When})
	}
	for _, f := range r.FilledBy {
		who := p.to(f.Who)
		data.FilledBy = append(data.FilledBy, Term{Text: who.Text, URL: who.URL, Note: f.Note})
	}
	for _, v := range r.Variants {
		variant := Variant{Size: v.Size.Text, Note: v.Note, Definition: v.Definition, Duties: p.duties(v.Responsibilities)}
		for i := range variant.Duties {
			variant.Duties[i].ID = "" // that of the duty it varies
		}
		f := facts{p: p.Teller}
		f.horizon(v.Horizon)
		f.availability(v.Availability)
		f.authority(v.Authority)
		f.refs("owns", v.Owns...)
		variant.Facts = f.list
		data.Variants = append(data.Variants, variant)
	}
}

// roleWords fills what is only said, without naming others.
func (p *planner) roleWords(r *model.Role, data *RolePage) {
	for _, s := range r.TimeSplit {
		data.TimeSplit = append(data.TimeSplit, Share{s.Part, s.Percent})
	}
	for _, d := range r.Definitions {
		data.Definitions = append(data.Definitions, Quote{Text: d.Text, Source: p.to(d.Source), Date: p.day(d.Date)})
	}
	data.Origin = p.origin(r.Origin)
	for _, o := range r.OtherOrigins {
		data.OtherOrigins = append(data.OtherOrigins, p.origin(o))
	}
	for _, x := range r.Risks {
		data.Risks = append(data.Risks, Risk{x.Title, x.Text, x.Remedy})
	}
	for _, x := range r.Crossovers {
		data.Crossovers = append(data.Crossovers, Text{Title: x.Does, Text: x.Why})
	}
	data.Quotes = p.quotesOf(r)
	for _, q := range r.FAQ {
		data.FAQ = append(data.FAQ, Question{Title: q.Q, Text: q.A, Chooser: p.to(q.Chooser)})
	}
	for _, x := range r.Examples {
		data.Examples = append(data.Examples, Text{Title: x.Title, Text: x.Text})
	}
	for _, x := range r.Nicknames {
		n := Text{Title: x.Text, Text: x.Note}
		if x.Contested {
			n.Note = "contested"
		}
		data.Nicknames = append(data.Nicknames, n)
	}
}

func joinWords(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if out != "" {
			out += ", "
		}
		out += p
	}
	return out
}
