// Package gallery holds sample projects that show every view of a site theme
// at its limits: nothing, one of each, many, very long words, and a script that
// runs from right to left. It knows nothing of how sites are built.
//
//	for _, sample := range gallery.Samples() { … sample.Files … }
package gallery

import (
	"fmt"
	"strings"
)

// A Sample is a project to look at a site theme with.
type Sample struct {
	ID    string
	Title string
	Files map[string]string // config.toml and content/
}

// Samples returns all samples, from the emptiest.
func Samples() []Sample {
	plain := func(s string) string { return s }
	return []Sample{
		{"none", "Nothing yet", map[string]string{"config.toml": settings("Nothing yet", "en")}},
		{"one", "One of each", project("One of each", "en", 1, plain)},
		{"many", "Many of each", project("Many of each", "en", 24, plain)},
		{"long", "Very long words", project("Very long words", "en", 3, lengthen)},
		{"right-to-left", "Right to left", project("من اليمين إلى اليسار", "ar", 3, arabic)},
	}
}

func settings(title, language string) string {
	return fmt.Sprintf(`title = %q
description = "A sample of every view."
base_url = "https://example.org/gallery/"
language = %q
edit_url = "https://example.org/edit/{path}"
[[editions]]
id = "site"
title = "Gallery"
audiences = ["public"]
disclaimer = "A sample: nobody means to do any of this."
[organisation]
sizes = ["small", "large"]
engagements = ["delivery-only"]
[decisions]
also = ["daci", "rapid"]
[[views]]
id = "by-owner"
title = "By owner"
description = "Who answers for what."
rows = "owner"
[[views]]
id = "by-state"
title = "States by theme"
rows = "theme"
columns = "status"
colour = "health"
[[views]]
id = "quarters"
title = "By quarter"
columns = "quarter"
colour = "objective"
`, title, language)
}

// lengthen makes every word of a text longer than a phone is wide.
func lengthen(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if len(w) > 3 {
			words[i] = strings.Repeat(w, 5)
		}
	}
	return strings.Join(words, " ")
}

// arabic stands in for any text with words of a script that runs from right to
// left, as long as the text is.
func arabic(s string) string {
	words := strings.Fields("هذه خارطة طريق المنتج وهي تبين إلى أين نذهب ولماذا ومن يقرر في كل خطوة من الطريق")
	out := strings.Fields(s)
	for i, w := range out {
		if !strings.ContainsAny(w, "0123456789") { // numbers tell things apart
			out[i] = words[i%len(words)]
		}
	}
	return strings.Join(out, " ")
}

// project returns n entries of each kind, their texts changed by say.
func project(title, language string, n int, say func(string) string) map[string]string {
	p := map[string]string{"config.toml": settings(title, language)}
	q := quoted(say)
	prose := func(about string) string { return sampleProse(about, say) }
	put := func(path, keys, text string) {
		p["content/"+path] = "---\n" + strings.TrimSpace(keys) + "\n---\n\n" + text
	}

	put("_index.md", "title: "+q("A sample of every view"), prose("the home page"))
	put("vision.md", fmt.Sprintf("title: %s\nstatement: %s\nhorizon_years: 5\nprinciples:\n  - {title: %s, text: %s}",
		q("Where we are going"), q("Everyone who depends on the product sees where it goes."), q("Plain words"), q("Say it so that a newcomer understands.")), prose("the vision"))
	var artefacts, metrics, skills, parties, terms, products, decisions, quotes strings.Builder
	statuses := []string{"in-progress", "planned", "exploring", "idea", "preview", "paused", "shipped", "dropped"}
	for i := range n {
		fmt.Fprintf(&artefacts, "  - {id: artefact-%d, title: %s, definition: %s, artefact_kind: roadmap, grain: items, changes: weekly, horizon: {from: 1, to: %d, unit: month}}\n", i, q("Artefact %d", i), q("What work produces and keeps."), i+2)
		fmt.Fprintf(&metrics, "  - {id: metric-%d, title: %s, definition: %s, outcome_kind: user-outcome, unit: '%%', direction: increase, baseline: 10, target: 60, current: %d, as_of: 2026-11-01, series: [{on: 2026-05-01, value: 10}, {on: 2026-08-01, value: 31}], caution: %s}\n", i, q("Metric %d", i), q("How much something happens."), 10+i*2, q("It can be gamed."))
		fmt.Fprintf(&skills, "  - {id: skill-%d, title: %s, definition: %s, levels: {working: %s, expert: %s}}\n", i, q("Skill %d", i), q("Being good at something."), q("Does it."), q("Teaches it."))
		fmt.Fprintf(&parties, "  - {id: party-%d, title: %s, definition: %s, side: external}\n", i, q("Party %d", i), q("People outside."))
		fmt.Fprintf(&terms, "  - {id: term-%d, title: %s, definition: %s, abbreviation: T%d}\n", i, q("Term %d", i), q("What a word means here."), i)
		told, stages := "inform", ""
		if i == 0 { // it is asked before
			told, stages = "perform", ", stages: [in-progress, preview]"
		}
		fmt.Fprintf(&decisions, "  - {id: decision-%d, title: %s, question: %s, area: %s, artefact: artefact-%d, rhythm: monthly, reversible: two-way, decide: role-%d, consult: [party-%d], %s: [party-0], also_asked: [%s], %sbecause: %s, criteria: [%s], steps: [%s], reviewed: 2026-11-01, review_by: 2099-01-01%s}\n",
			i, q("Decision %d", i), q("Do we do thing %d next?", i), q("Area %d", i%4), i, i, i, told, q("Is thing %d to be done?", i), when(i, n), q("It is known best there."), q("It is worth it."), q("Ask first."), stages)
		put(fmt.Sprintf("objectives/objective-%d.md", i), fmt.Sprintf("title: %s\noutcome: %s\nperiod: 2027-H%d\nkey_results:\n  - {metric: metric-%d}", q("Objective %d", i), q("Something is different for somebody."), i%2+1, i), prose("an objective"))
		put(fmt.Sprintf("roadmap/theme-%d/_index.md", i), fmt.Sprintf("title: %s\noutcome: %s\nproblem: %s\nobjectives: [objective-%d]\nowner: role-%d", q("Theme %d", i), q("A problem is gone."), q("People meet a problem."), i, i), prose("a theme"))
		put(fmt.Sprintf("roadmap/theme-%d/item-%d.md", i, i), item(i, statuses[i%len(statuses)], q), prose("an item"))
		put(fmt.Sprintf("roles/role-%d.md", i), role(i, n, q), prose("a role"))
		fmt.Fprintf(&products, "  - {id: product-%d, title: %s, definition: %s, lead: role-%d}\n", i, q("Product %d", i), q("What we sell."), i)
		put(fmt.Sprintf("milestones/milestone-%d.md", i), fmt.Sprintf("title: %s\non: 2099-Q%d\nexternal: true\ndepends_on: [item-%d]", q("Milestone %d", i), i%4+1, i), prose("a milestone"))
		fmt.Fprintf(&quotes, "  - {id: quote-%d, title: %s, text: %s, by: %s, position: %s, about: [role-%d]}\n", i, q("Quote %d", i), q("One list and one order."), q("Somebody"), q("Coach"), i)
		put(fmt.Sprintf("updates/2026-11-%02d-update-%d.md", i%21+1, i), fmt.Sprintf("title: %s\nabout: [item-%d]\ntags: [%s]", q("Update %d", i), i, q("news")), prose("an update"))
		put(fmt.Sprintf("guides/guide-%d/_index.md", i), fmt.Sprintf("title: %s\nsummary: %s\nreaders:\n  - {id: you, title: %s, wants: %s, start: guide-%d/first}", q("Guide %d", i), q("How something is done."), q("You begin"), q("to know where"), i), prose("a guide"))
		put(fmt.Sprintf("guides/guide-%d/first.md", i), "weight: 1\ntitle: "+q("First chapter"), prose("a chapter"))
		put(fmt.Sprintf("guides/guide-%d/second.md", i), "weight: 2\ntitle: "+q("Second chapter"), prose("a chapter"))
		put(fmt.Sprintf("choosers/chooser-%d.md", i), choose(i, n, q), prose("a chooser"))
		put(fmt.Sprintf("delegations/delegation-%d.md", i), delegation(i, n, q), prose("a delegation"))
		put(fmt.Sprintf("records/2026-10-%02d-record-%d.md", i%28+1, i), record(i, n, q), prose("a record"))
		other := (i + 1) % max(n, 2)
		if n > 1 {
			put(fmt.Sprintf("comparisons/comparison-%d.md", i), fmt.Sprintf("title: %s\nroles: [role-%d, role-%d]\nkey_difference: %s\nshared_purpose: %s\ndecisive: horizon\nnotes: {horizon: %s}", q("Comparison %d", i), i, other%n, q("One looks further ahead."), q("Both serve users."), q("That settles it.")), prose("a comparison"))
			put(fmt.Sprintf("pairings/pairing-%d.md", i), pairing(i, other%n, q), prose("a pairing"))
			put(fmt.Sprintf("transitions/transition-%d.md", i), fmt.Sprintf("title: %s\nfrom: role-%d\nto: role-%d\nfeasible: true\nstepping_stones: [%s]\nmotives: [%s]\nrequirements:\n  - {id: first, text: %s, skills: [skill-%d]}\neffort: {from: 3, to: 9, unit: month}",
				q("Transition %d", i), i, other%n, q("A post between the two"), q("Something new"), q("Has done it before."), other%n), prose("a transition"))
		}
	}
	if n > 2 {
		put("comparisons/several.md", fmt.Sprintf("title: %s\nroles: [role-0, role-1, role-2%s]\nkey_difference: %s\ndecisive: rank", q("Several sides"), strings.Repeat(", role-3, role-4", min(1, n/5)), q("They look in different directions.")), prose("a comparison"))
	}
	if n == 1 {
		put("comparisons/artefacts.md", "title: "+q("One comparison")+"\nartefacts: [artefact-0, artefact-other]\nkey_difference: "+q("They differ."), prose("a comparison"))
		fmt.Fprintf(&artefacts, "  - {id: artefact-other, title: %s, definition: %s}\n", q("Another artefact"), q("Something else."))
	}
	if n > 1 {
		put("choosers/large.md", "title: "+q("Too many answers for a table")+"\n"+large(q), prose("a chooser"))
		put("roles/umbrella.md", fmt.Sprintf("title: %s\ndefinition: %s\nterm_kind: umbrella-term\nterm_status: informal\nmay_mean:\n  - {role: role-0, when: %s}\n  - {role: role-1, when: %s}\nask: [%s]", q("Umbrella 0.0"), q("A word for several."), q("One says this."), q("One says that."), q("What do you decide?")), prose("an umbrella term"))
	}
	put("catalogue/quotes.md", "title: "+q("In their words")+"\nquotes:\n"+quotes.String(), "")
	put("catalogue/sources.md", fmt.Sprintf("title: %s\nsources: [{id: book, title: %s}, {id: essay, title: %s}]", q("Sources"), q("A book"), q("An essay")), "")
	put("decisions/_index.md", "title: "+q("Decisions")+"\ndecisions:\n"+decisions.String(), "")
	put("decisions/long.md", fmt.Sprintf("title: %s\nquestion: %s\narea: %s\ndecide: none\nbecause: %s", q("A decision of its own page"), q("Who decides this?"), q("Area 0"), q("Nobody has said yet.")), prose("a decision"))
	put("catalogue/artefacts.md", "title: "+q("Artefacts")+"\nartefacts:\n"+artefacts.String(), "")
	put("catalogue/metrics.md", "title: "+q("Metrics")+"\nmetrics:\n"+metrics.String(), "")
	put("catalogue/skills.md", "title: "+q("Skills")+"\nskills:\n"+skills.String(), "")
	put("catalogue/stakeholders.md", "title: "+q("Parties")+"\nstakeholders:\n"+parties.String(), "")
	put("catalogue/products.md", "title: "+q("Products")+"\nproducts:\n"+products.String(), "")
	put("catalogue/dimensions.md", fmt.Sprintf("title: %s\ndimensions:\n  - {id: travel, title: %s, question: %s, field: x_travel, compare: ratio}\n  - {id: rank, title: %s, question: %s, field: x_rank, compare: ordinal, scale: [low, middle, high]}",
		q("Rows of comparisons"), q("Travel"), q("How far away?"), q("Rank"), q("How high?")), prose("rows of comparisons"))
	put("catalogue/terms.md", "title: "+q("Terms")+"\nterms:\n"+terms.String(), "")
	put("free.md", "title: "+q("A free page")+"\naliases: [/old/]\ntags: ["+q("news")+"]", prose("a page"))
	return p
}

// when names other deciders for some decisions: for one size, for an
// engagement, or for both together.
func when(i, n int) string {
	other := (i + 1) % n
	switch i % 3 {
	case 0:
		return fmt.Sprintf("decide_when: [{when: {org_size: small}, role: role-%d}], ", other)
	case 1:
		return fmt.Sprintf("decide_when: [{when: {engagement: delivery-only}, role: role-%d}, {when: {org_size: large, engagement: delivery-only}, role: role-%d}], ", other, i)
	}
	return ""
}

func item(i int, status string, q func(string, ...any) string) string {
	keys := fmt.Sprintf("title: %s\noutcome: %s\nproblem: %s\nhypothesis: %s\nstatus: %s\ntarget: 2027-Q%d\nproduct: product-%d\nconfidence: medium\nowner: role-%d\ndecider: role-%d\nconsulted: [party-%d]\ninformed: [party-0]\nmetrics:\n  - {metric: metric-%d, target: 70}\nscore: {model: rice, reach: 100, impact: 2, confidence: 80, effort: 4}\nbacklog:\n  - {id: story-a, as: %s, want: %s, so: %s, status: done, accept: [%s]}\nasks:\n  - {team: party-%d, level: small, what: %s}",
		q("Item %d", i), q("Something gets better for somebody."), q("Somebody cannot do something."), q("If we do this, that happens."), status, i%4+1, i, i, i, i, i,
		q("somebody"), q("do something"), q("something happens"), q("It can be seen."), i, q("an hour of help"))
	switch status {
	case "in-progress", "preview":
		keys += "\nhealth: at-risk\nhealth_note: " + q("Something is late.") + "\nhorizon: now\nprogress: auto"
		keys = strings.Replace(keys, fmt.Sprintf("\ndecider: role-%d", i), "", 1) // the register says who
	case "planned", "exploring":
		keys += "\nhorizon: next"
	case "shipped":
		keys = strings.Replace(keys, "confidence: medium\n", "shipped: 2026-10-01\n", 1)
	case "dropped", "paused":
		keys += "\nreason: " + q("Something else matters more.")
	}
	if i > 0 {
		keys += fmt.Sprintf("\ndepends_on: [item-%d]", i-1)
	}
	return strings.Replace(keys, fmt.Sprintf("target: 2027-Q%d", i%4+1), "target: 2099-Q1", 1)
}

func role(i, n int, q func(string, ...any) string) string {
	keys := fmt.Sprintf("title: %s\ndefinition: %s\ntldr: %s\nabbreviation: R%d\nfamily: %s\nterm_status: contested\ndefined_by: %s\nfacing: external\norientation: strategic\nfocus: {questions: [why, what], scope: [market]}\nhorizon: {from: 1, to: %d, unit: month}\nx_travel: %d weeks\nx_rank: %s\navailability: {response: %s}\nauthority: {breadth: product, by: influence}\nowns: [artefact-%d]\nresponsibilities:\n  - {id: one, title: %s, text: %s, artefact: artefact-%d}\nnot_responsible_for:\n  - {what: %s}\nskills:\n  - {skill: skill-%d, level: expert, need: essential}\nmetrics: [metric-%d]\nstakeholders:\n  - {id: party-%d, mode: align, about: %s}\nrisks:\n  - {title: %s, text: %s, remedy: %s}\nfaq:\n  - {q: %s, a: %s, chooser: chooser-0}\nask: [%s]\norigin: {year: 1990, precision: decade, text: %s}\nother_origins:\n  - {year: 2001, text: %s, sources: [book]}\nviews_of:\n  - {who: party-%d, says: %s, does: %s}\ndefinitions:\n  - {text: %s, source: book}\nstance:\n  - {on: %s, source: book, view: %s, text: %s}",
		q("Role %d", i), q("Does what the role is for."), q("In short."), i, q("Family %d", i%3), []string{"market", "team"}[i%2], i+2, i+1, []string{"low", "middle", "high"}[i%3], []string{"scheduled", "immediate"}[i%2], i, q("Do the work"), q("So that it is done."), i,
		q("Other work"), i, i, i, q("goals"), q("A risk"), q("It can go wrong."), q("Mind it."), q("What is role %d?", i), q("This."), q("What do you decide?"), q("Began somewhere."),
		q("Began later."), i, q("Somebody who knows."), q("Asks those who know."), q("What others say."), q("Does it talk to customers %d?", i), q("yes"), q("It does."))
	if n > 1 {
		keys += fmt.Sprintf("\nflows:\n  - {to: role-%d, what: %s, rhythm: weekly}\ndistinguish_from:\n  - {role: role-%d, note: %s}", (i+1)%n, q("direction"), (i+1)%n, q("It looks elsewhere."))
	}
	return keys
}

// choose has answers that favour, exclude and do neither, and a tie.
func choose(i, n int, q func(string, ...any) string) string {
	return fmt.Sprintf("title: %s\nsummary: %s\ntie: show-all\noutcomes:\n  - {id: one, title: %s, text: %s, roles: [role-%d]}\n  - {id: other, title: %s, roles: [role-%d]}\nquestions:\n"+
		"  - id: size\n    factor: %s\n    ask: %s\n    answers:\n      - {id: small, label: %s, favours: {one: 2}, because: %s}\n      - {id: large, label: %s, excludes: [one], because: %s}\n"+
		"  - id: haste\n    ask: %s\n    answers:\n      - {id: much, label: %s, favours: {other: 2}}\n      - {id: little, label: %s}",
		q("Which is it, %d?", i), q("Two questions that lead to an outcome."), q("This"), q("Do this."), i, q("That"), (i+1)%n,
		q("size"), q("How large is it?"), q("Small"), q("There is little of it."), q("Large"), q("There is much of it."),
		q("How soon is it?"), q("Soon"), q("Some day"))
}

// large has nine questions of three answers.
func large(q func(string, ...any) string) string {
	keys := fmt.Sprintf("tie: first\noutcomes: [{id: one, title: %s}, {id: other, title: %s}]\nquestions:", q("This"), q("That"))
	for i := range 9 {
		keys += fmt.Sprintf("\n  - {id: q-%d, ask: %s, answers: [{id: a, label: %s, favours: {one: 1}}, {id: b, label: %s, favours: {other: 1}}, {id: c, label: %s}]}",
			i, q("Question %d?", i), q("The one"), q("The other"), q("Neither"))
	}
	return keys
}

func pairing(i, other int, q func(string, ...any) string) string {
	return fmt.Sprintf("title: %s\nroles: [role-%d, role-%d]\nwhen: {org_size: small}\nconditions: [%s]\neffects: [%s]\nbenefits:\n  - {title: %s, text: %s}\nrisks:\n  - {title: %s, text: %s, remedy: %s}\nsplit_when: %s\nstance:\n  - {view: %s, text: %s}\n  - {source: book, view: %s, text: %s}\n  - {source: essay, view: %s, text: %s}",
		q("Pairing %d", i), i, other, q("One team."), q("Something shifts."), q("One vision"), q("Nothing is lost."), q("Isolation"), q("No time outside."), q("Fixed days."), q("A second team needs answers."),
		q("for a while"), q("While there is one team."), q("yes"), q("It saves talking."), q("no"), q("It costs distance."))
}

// delegation returns the keys of a delegation: of three, one is in force, one
// has ended and one has not begun.
func delegation(i, n int, q func(string, ...any) string) string {
	course := []string{"starts: 2026-01-01\nends: 2099-12-31", "starts: 2026-01-01\nends: 2026-02-28\noutcome: " + q("Both sides learned something."), "starts: 2098-Q1\nends: 2098-Q2"}[i%3]
	level := []string{"agree", "advise", "inquire", "delegate"}[i%4]
	return fmt.Sprintf("title: %s\nsummary: %s\nwhat: [decision-%d]\nduties: [one]\nfrom: role-%d\nto: party-%d\nwhy_them: %s\nlevel: %s\ntrigger: %s\nscope: %s\n%s\nguardrails:\n  - {text: %s, rhythm: weekly}\n  - {text: %s}",
		q("Delegation %d", i), q("Somebody else decides for a while."), i, i, (i+1)%n, q("They know the goal."), level, q("The market moved."), q("What is under way."), course,
		q("A short check-in"), q("A copy of every decision"))
}

// record returns the keys of a record; of two, the second takes the place of
// the first.
func record(i, n int, q func(string, ...any) string) string {
	keys := fmt.Sprintf("title: %s\nsummary: %s\ndecision: decision-%d\ndecision-makers: [role-%d]\nconsulted: [party-%d]\ninformed: [party-0]\naffects: [item-%d, role-%d]",
		q("Record %d", i), q("What was decided on a day."), i, i, i, i, i)
	switch {
	case i%2 == 1:
		return keys + fmt.Sprintf("\nstatus: accepted\nsupersedes: [record-%d]", i-1)
	case i+1 < n:
		return keys + fmt.Sprintf("\nstatus: superseded\nsuperseded_by: record-%d", i+1)
	}
	return keys + "\nstatus: proposed"
}

// sampleProse has a heading, lists, a table, code, a quote, an alert, a link
// and a footnote.
func sampleProse(about string, say func(string) string) string {
	return fmt.Sprintf("%s[^1]\n\n## %s\n\n- %s\n- %s\n\n| %s | %s |\n| --- | ---: |\n| %s | 1 |\n\n```yaml\ntitle: sample\n```\n\n> %s\n\n> [!NOTE]\n> %s\n\n[%s](/roadmap/)\n\n[^1]: %s\n",
		say("This is what prose looks like on "+about+" of the sample."), say("A heading"), say("One thing"), say("Another thing"), say("Name"), say("Count"), say("Things"),
		say("Somebody said something."), say("Mind this."), say("The roadmap"), say("A footnote."))
}

// quoted returns a function that writes text, changed by say, in quotes. It is
// not inlined, for neither is then the function, which stands here hundreds of
// times.
//
//go:noinline
func quoted(say func(string) string) func(format string, args ...any) string {
	return func(format string, args ...any) string { return fmt.Sprintf("%q", say(fmt.Sprintf(format, args...))) }
}
