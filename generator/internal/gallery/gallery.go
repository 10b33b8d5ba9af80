// Package gallery holds sample projects that show every view of a site theme
// at its limits: nothing, one of each, many, very long words, and a script that
// runs from right to left. It knows nothing of how sites are built.
//
//	for _, sample := range gallery.Samples() { … sample.Files … }
package gallery

import (
	"fmt"
	"strconv"
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
	prose := func(about string) string { return sampleProse(about, say) }
	put := func(path, keys, text string) {
		p["content/"+path] = "---\n" + saying(strings.TrimSpace(keys), say) + "\n---\n\n" + text
	}

	put("_index.md", "title: \"A sample of every view\"", prose("the home page"))
	put("vision.md", "title: \"Where we are going\"\nstatement: \"Everyone who depends on the product sees where it goes.\"\nhorizon_years: 5\nprinciples:\n  - {title: \"Plain words\", text: \"Say it so that a newcomer understands.\"}", prose("the vision"))
	var artefacts, metrics, skills, parties, terms, products, decisions, quotes strings.Builder
	statuses := []string{"in-progress", "planned", "exploring", "idea", "preview", "paused", "shipped", "dropped"}
	for i := range n {
		fmt.Fprintf(&artefacts, "  - {id: artefact-%d, title: \"Artefact %d\", definition: \"What work produces and keeps.\", artefact_kind: roadmap, grain: items, changes: weekly, horizon: {from: 1, to: %d, unit: month}}\n", i, i, i+2)
		fmt.Fprintf(&metrics, "  - {id: metric-%d, title: \"Metric %d\", definition: \"How much something happens.\", outcome_kind: user-outcome, unit: '%%', direction: increase, baseline: 10, target: 60, current: %d, as_of: 2026-11-01, series: [{on: 2026-05-01, value: 10}, {on: 2026-08-01, value: 31}], caution: \"It can be gamed.\"}\n", i, i, 10+i*2)
		fmt.Fprintf(&skills, "  - {id: skill-%d, title: \"Skill %d\", definition: \"Being good at something.\", levels: {working: \"Does it.\", expert: \"Teaches it.\"}}\n", i, i)
		fmt.Fprintf(&parties, "  - {id: party-%d, title: \"Party %d\", definition: \"People outside.\", side: external}\n", i, i)
		fmt.Fprintf(&terms, "  - {id: term-%d, title: \"Term %d\", definition: \"What a word means here.\", abbreviation: T%d}\n", i, i, i)
		told, stages := "inform", ""
		if i == 0 { // it is asked before
			told, stages = "perform", ", stages: [in-progress, preview]"
		}
		fmt.Fprintf(&decisions, "  - {id: decision-%d, title: \"Decision %d\", question: \"Do we do thing %d next?\", area: \"Area %d\", artefact: artefact-%d, rhythm: monthly, reversible: two-way, decide: role-%d, consult: [party-%d], %s: [party-0], also_asked: [\"Is thing %d to be done?\"], %sbecause: \"It is known best there.\", criteria: [\"It is worth it.\"], steps: [\"Ask first.\"], reviewed: 2026-11-01, review_by: 2099-01-01%s}\n", i, i, i, i%4, i, i, i, told, i, when(i, n), stages)
		put(fmt.Sprintf("objectives/objective-%d.md", i), fmt.Sprintf("title: \"Objective %d\"\noutcome: \"Something is different for somebody.\"\nperiod: 2027-H%d\nkey_results:\n  - {metric: metric-%d}", i, i%2+1, i), prose("an objective"))
		put(fmt.Sprintf("roadmap/theme-%d/_index.md", i), fmt.Sprintf("title: \"Theme %d\"\noutcome: \"A problem is gone.\"\nproblem: \"People meet a problem.\"\nobjectives: [objective-%d]\nowner: role-%d", i, i, i), prose("a theme"))
		put(fmt.Sprintf("roadmap/theme-%d/item-%d.md", i, i), item(i, statuses[i%len(statuses)]), prose("an item"))
		put(fmt.Sprintf("roles/role-%d.md", i), role(i, n), prose("a role"))
		fmt.Fprintf(&products, "  - {id: product-%d, title: \"Product %d\", definition: \"What we sell.\", lead: role-%d}\n", i, i, i)
		put(fmt.Sprintf("milestones/milestone-%d.md", i), fmt.Sprintf("title: \"Milestone %d\"\non: 2099-Q%d\nexternal: true\ndepends_on: [item-%d]", i, i%4+1, i), prose("a milestone"))
		fmt.Fprintf(&quotes, "  - {id: quote-%d, title: \"Quote %d\", text: \"One list and one order.\", by: \"Somebody\", position: \"Coach\", about: [role-%d]}\n", i, i, i)
		put(fmt.Sprintf("updates/2026-11-%02d-update-%d.md", i%21+1, i), fmt.Sprintf("title: \"Update %d\"\nabout: [item-%d]\ntags: [\"news\"]", i, i), prose("an update"))
		put(fmt.Sprintf("guides/guide-%d/_index.md", i), fmt.Sprintf("title: \"Guide %d\"\nsummary: \"How something is done.\"\nreaders:\n  - {id: you, title: \"You begin\", wants: \"to know where\", start: guide-%d/first}", i, i), prose("a guide"))
		put(fmt.Sprintf("guides/guide-%d/first.md", i), "weight: 1\ntitle: \"First chapter\"", prose("a chapter"))
		put(fmt.Sprintf("guides/guide-%d/second.md", i), "weight: 2\ntitle: \"Second chapter\"", prose("a chapter"))
		put(fmt.Sprintf("choosers/chooser-%d.md", i), choose(i, n), prose("a chooser"))
		put(fmt.Sprintf("delegations/delegation-%d.md", i), delegation(i, n), prose("a delegation"))
		put(fmt.Sprintf("records/2026-10-%02d-record-%d.md", i%28+1, i), record(i, n), prose("a record"))
		other := (i + 1) % max(n, 2)
		if n > 1 {
			put(fmt.Sprintf("comparisons/comparison-%d.md", i), fmt.Sprintf("title: \"Comparison %d\"\nroles: [role-%d, role-%d]\nkey_difference: \"One looks further ahead.\"\nshared_purpose: \"Both serve users.\"\ndecisive: horizon\nnotes: {horizon: \"That settles it.\"}", i, i, other%n), prose("a comparison"))
			put(fmt.Sprintf("pairings/pairing-%d.md", i), pairing(i, other%n), prose("a pairing"))
			put(fmt.Sprintf("transitions/transition-%d.md", i), fmt.Sprintf("title: \"Transition %d\"\nfrom: role-%d\nto: role-%d\nfeasible: true\nstepping_stones: [\"A post between the two\"]\nmotives: [\"Something new\"]\nrequirements:\n  - {id: first, text: \"Has done it before.\", skills: [skill-%d]}\neffort: {from: 3, to: 9, unit: month}", i, i, other%n, other%n), prose("a transition"))
		}
	}
	if n > 2 {
		put("comparisons/several.md", fmt.Sprintf("title: \"Several sides\"\nroles: [role-0, role-1, role-2%s]\nkey_difference: \"They look in different directions.\"\ndecisive: rank", strings.Repeat(", role-3, role-4", min(1, n/5))), prose("a comparison"))
	}
	if n == 1 {
		put("comparisons/artefacts.md", "title: \"One comparison\"\nartefacts: [artefact-0, artefact-other]\nkey_difference: \"They differ.\"", prose("a comparison"))
		fmt.Fprintf(&artefacts, "  - {id: artefact-other, title: \"Another artefact\", definition: \"Something else.\"}\n")
	}
	if n > 1 {
		put("choosers/large.md", "title: \"Too many answers for a table\"\n"+large(), prose("a chooser"))
		put("roles/umbrella.md", "title: \"Umbrella 0.0\"\ndefinition: \"A word for several.\"\nterm_kind: umbrella-term\nterm_status: informal\nmay_mean:\n  - {role: role-0, when: \"One says this.\"}\n  - {role: role-1, when: \"One says that.\"}\nask: [\"What do you decide?\"]", prose("an umbrella term"))
	}
	put("catalogue/quotes.md", "title: \"In their words\"\nquotes:\n"+quotes.String(), "")
	put("catalogue/sources.md", "title: \"Sources\"\nsources: [{id: book, title: \"A book\"}, {id: essay, title: \"An essay\"}]", "")
	put("decisions/_index.md", "title: \"Decisions\"\ndecisions:\n"+decisions.String(), "")
	put("decisions/long.md", "title: \"A decision of its own page\"\nquestion: \"Who decides this?\"\narea: \"Area 0\"\ndecide: none\nbecause: \"Nobody has said yet.\"", prose("a decision"))
	put("catalogue/artefacts.md", "title: \"Artefacts\"\nartefacts:\n"+artefacts.String(), "")
	put("catalogue/metrics.md", "title: \"Metrics\"\nmetrics:\n"+metrics.String(), "")
	put("catalogue/skills.md", "title: \"Skills\"\nskills:\n"+skills.String(), "")
	put("catalogue/stakeholders.md", "title: \"Parties\"\nstakeholders:\n"+parties.String(), "")
	put("catalogue/products.md", "title: \"Products\"\nproducts:\n"+products.String(), "")
	put("catalogue/dimensions.md", "title: \"Rows of comparisons\"\ndimensions:\n  - {id: travel, title: \"Travel\", question: \"How far away?\", field: x_travel, compare: ratio}\n  - {id: rank, title: \"Rank\", question: \"How high?\", field: x_rank, compare: ordinal, scale: [low, middle, high]}", prose("rows of comparisons"))
	put("catalogue/terms.md", "title: \"Terms\"\nterms:\n"+terms.String(), "")
	put("free.md", "title: \"A free page\"\naliases: [/old/]\ntags: [\"news\"]", prose("a page"))
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

func item(i int, status string) string {
	keys := fmt.Sprintf("title: \"Item %d\"\noutcome: \"Something gets better for somebody.\"\nproblem: \"Somebody cannot do something.\"\nhypothesis: \"If we do this, that happens.\"\nstatus: %s\ntarget: 2027-Q%d\nproduct: product-%d\nconfidence: medium\nowner: role-%d\ndecider: role-%d\nconsulted: [party-%d]\ninformed: [party-0]\nmetrics:\n  - {metric: metric-%d, target: 70}\nscore: {model: rice, reach: 100, impact: 2, confidence: 80, effort: 4}\nbacklog:\n  - {id: story-a, as: \"somebody\", want: \"do something\", so: \"something happens\", status: done, accept: [\"It can be seen.\"]}\nasks:\n  - {team: party-%d, level: small, what: \"an hour of help\"}", i, status, i%4+1, i, i, i, i, i, i)
	switch status {
	case "in-progress", "preview":
		keys += "\nhealth: at-risk\nhealth_note: \"Something is late.\"\nhorizon: now\nprogress: auto"
		keys = strings.Replace(keys, fmt.Sprintf("\ndecider: role-%d", i), "", 1) // the register says who
	case "planned", "exploring":
		keys += "\nhorizon: next"
	case "shipped":
		keys = strings.Replace(keys, "confidence: medium\n", "shipped: 2026-10-01\n", 1)
	case "dropped", "paused":
		keys += "\nreason: \"Something else matters more.\""
	}
	if i > 0 {
		keys += fmt.Sprintf("\ndepends_on: [item-%d]", i-1)
	}
	return strings.Replace(keys, fmt.Sprintf("target: 2027-Q%d", i%4+1), "target: 2099-Q1", 1)
}

func role(i, n int) string {
	keys := fmt.Sprintf("title: \"Role %d\"\ndefinition: \"Does what the role is for.\"\ntldr: \"In short.\"\nabbreviation: R%d\nfamily: \"Family %d\"\nterm_status: contested\ndefined_by: %s\nfacing: external\norientation: strategic\nfocus: {questions: [why, what], scope: [market]}\nhorizon: {from: 1, to: %d, unit: month}\nx_travel: %d weeks\nx_rank: %s\navailability: {response: %s}\nauthority: {breadth: product, by: influence}\nowns: [artefact-%d]\nresponsibilities:\n  - {id: one, title: \"Do the work\", text: \"So that it is done.\", artefact: artefact-%d}\nnot_responsible_for:\n  - {what: \"Other work\"}\nskills:\n  - {skill: skill-%d, level: expert, need: essential}\nmetrics: [metric-%d]\nstakeholders:\n  - {id: party-%d, mode: align, about: \"goals\"}\nrisks:\n  - {title: \"A risk\", text: \"It can go wrong.\", remedy: \"Mind it.\"}\nfaq:\n  - {q: \"What is role %d?\", a: \"This.\", chooser: chooser-0}\nask: [\"What do you decide?\"]\norigin: {year: 1990, precision: decade, text: \"Began somewhere.\"}\nother_origins:\n  - {year: 2001, text: \"Began later.\", sources: [book]}\nviews_of:\n  - {who: party-%d, says: \"Somebody who knows.\", does: \"Asks those who know.\"}\ndefinitions:\n  - {text: \"What others say.\", source: book}\nstance:\n  - {on: \"Does it talk to customers %d?\", source: book, view: \"yes\", text: \"It does.\"}", i, i, i%3, []string{"market", "team"}[i%2], i+2, i+1, []string{"low", "middle", "high"}[i%3], []string{"scheduled", "immediate"}[i%2], i, i, i, i, i, i, i, i)
	if n > 1 {
		keys += fmt.Sprintf("\nflows:\n  - {to: role-%d, what: \"direction\", rhythm: weekly}\ndistinguish_from:\n  - {role: role-%d, note: \"It looks elsewhere.\"}", (i+1)%n, (i+1)%n)
	}
	return keys
}

// choose has answers that favour, exclude and do neither, and a tie.
func choose(i, n int) string {
	return fmt.Sprintf("title: \"Which is it, %d?\"\nsummary: \"Two questions that lead to an outcome.\"\ntie: show-all\noutcomes:\n  - {id: one, title: \"This\", text: \"Do this.\", roles: [role-%d]}\n  - {id: other, title: \"That\", roles: [role-%d]}\nquestions:\n"+
		"  - id: size\n    factor: \"size\"\n    ask: \"How large is it?\"\n    answers:\n      - {id: small, label: \"Small\", favours: {one: 2}, because: \"There is little of it.\"}\n      - {id: large, label: \"Large\", excludes: [one], because: \"There is much of it.\"}\n"+
		"  - id: haste\n    ask: \"How soon is it?\"\n    answers:\n      - {id: much, label: \"Soon\", favours: {other: 2}}\n      - {id: little, label: \"Some day\"}", i, i, (i+1)%n)
}

// large has nine questions of three answers.
func large() string {
	keys := "tie: first\noutcomes: [{id: one, title: \"This\"}, {id: other, title: \"That\"}]\nquestions:"
	for i := range 9 {
		keys += fmt.Sprintf("\n  - {id: q-%d, ask: \"Question %d?\", answers: [{id: a, label: \"The one\", favours: {one: 1}}, {id: b, label: \"The other\", favours: {other: 1}}, {id: c, label: \"Neither\"}]}", i, i)
	}
	return keys
}

func pairing(i, other int) string {
	return fmt.Sprintf("title: \"Pairing %d\"\nroles: [role-%d, role-%d]\nwhen: {org_size: small}\nconditions: [\"One team.\"]\neffects: [\"Something shifts.\"]\nbenefits:\n  - {title: \"One vision\", text: \"Nothing is lost.\"}\nrisks:\n  - {title: \"Isolation\", text: \"No time outside.\", remedy: \"Fixed days.\"}\nsplit_when: \"A second team needs answers.\"\nstance:\n  - {view: \"for a while\", text: \"While there is one team.\"}\n  - {source: book, view: \"yes\", text: \"It saves talking.\"}\n  - {source: essay, view: \"no\", text: \"It costs distance.\"}", i, i, other)
}

// delegation returns the keys of a delegation: of three, one is in force, one
// has ended and one has not begun.
func delegation(i, n int) string {
	course := []string{"starts: 2026-01-01\nends: 2099-12-31", "starts: 2026-01-01\nends: 2026-02-28\noutcome: \"Both sides learned something.\"", "starts: 2098-Q1\nends: 2098-Q2"}[i%3]
	level := []string{"agree", "advise", "inquire", "delegate"}[i%4]
	return fmt.Sprintf("title: \"Delegation %d\"\nsummary: \"Somebody else decides for a while.\"\nwhat: [decision-%d]\nduties: [one]\nfrom: role-%d\nto: party-%d\nwhy_them: \"They know the goal.\"\nlevel: %s\ntrigger: \"The market moved.\"\nscope: \"What is under way.\"\n%s\nguardrails:\n  - {text: \"A short check-in\", rhythm: weekly}\n  - {text: \"A copy of every decision\"}", i, i, i, (i+1)%n, level, course)
}

// record returns the keys of a record; of two, the second takes the place of
// the first.
func record(i, n int) string {
	keys := fmt.Sprintf("title: \"Record %d\"\nsummary: \"What was decided on a day.\"\ndecision: decision-%d\ndecision-makers: [role-%d]\nconsulted: [party-%d]\ninformed: [party-0]\naffects: [item-%d, role-%d]", i, i, i, i, i, i)
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

// saying changes by say what stands in quotes.
func saying(keys string, say func(string) string) string {
	parts := strings.Split(keys, `"`)
	for i := 1; i < len(parts); i += 2 {
		parts[i] = strconv.Quote(say(parts[i]))
	}
	return strings.Join(parts, "")
}
