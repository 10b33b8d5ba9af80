package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/rights"
	"github.com/fingerpost/fingerpost/generator/internal/search"
)

type whoOptions struct {
	options
	max int
}

func whoCommand(a *app) *cobra.Command {
	o := &whoOptions{}
	c := &cobra.Command{
		Use:   "who QUESTION",
		Short: "Say who decides, who is asked and who is told",
		Long: `Looks the question up in the register of decisions, as the page "Who decides?"
does: by its words, by other ways to put it, by artefact and by area. Prints who
makes the call and who takes part, for what one edition may show. If nobody has
said who decides, that is the answer, with the way to say it.

Exit status: 0 answered, 1 the content has errors, 2 wrong usage, 3 no site here.`,
		Example: `  fingerpost who "order of the backlog"
  fingerpost who "who decides when we release?" --edition team
  fingerpost who releases --json`,
		RunE: func(c *cobra.Command, args []string) error {
			return a.who(c.Context(), o, strings.Join(args, " "))
		},
	}
	o.flags(c)
	f := c.Flags()
	f.Lookup("edition").Usage = "edition to look in: an id of [[editions]] (default: the first)"
	for _, name := range []string{"base-url", "poll"} {
		_ = f.MarkHidden(name)
	}
	f.IntVar(&o.max, "max", 3, "answer at most so many questions (0: all that fit)")
	return c
}

func (a *app) who(ctx context.Context, o *whoOptions, question string) error {
	if len(search.Tokens(question)) == 0 {
		return fail(usage, `fingerpost who "order of the backlog"`, "who needs a question")
	}
	if o.edition == "all" || strings.Contains(o.edition, ",") {
		return fail(usage, "name one of [[editions]]", "who looks in one edition")
	}
	project, err := a.project()
	if err != nil {
		return err
	}
	for files, err := range project.Once(ctx) {
		if err != nil {
			return worldFailure(err)
		}
		in, err := a.inputs(files, &o.options)
		if err != nil {
			return err
		}
		if err := checkEdition(files, in); err != nil {
			return err
		}
		shown, problems := generator.NewSession().Show(ctx, in)
		if ctx.Err() != nil {
			return silent(interrupted)
		}
		if len(shown) == 0 {
			a.problems(problems, files, project.Dir)
			return silent(wrong)
		}
		answer := reply{app: a, question: question, shown: shown[0], today: in.Today, max: o.max}
		answer.found, answer.near = rights.Ask(shown[0].Graph, search.Words{Asks: shown[0].Word("search.asks"), Skip: shown[0].Word("search.skip")}, question)
		if err := answer.print(); err != nil {
			return err
		}
		if failed(problems, o.strict) {
			fmt.Fprintf(a.std.Err, "%s the content has %s: fingerpost check lists them\n", a.paint("\x1b[1m", "note:"), tally(problems))
			return silent(wrong)
		}
		return nil
	}
	return silent(interrupted)
}

// reply is the answer to one question.
type reply struct {
	*app
	question string
	shown    generator.Shown
	today    model.Date
	found    []*model.Decision
	near     bool // nobody has said exactly that
	max      int
}

func (r reply) print() error {
	if r.json {
		return r.printJSON()
	}
	out := r.std.Out
	if r.near || len(r.found) == 0 {
		fmt.Fprintf(out, "nobody has said who decides %q in the edition %s\n", r.question, r.shown.Edition)
		if r.near {
			fmt.Fprintln(out, "\nthese come near:")
			for _, d := range r.first() {
				fmt.Fprintf(out, "  %s  %s\n      %s\n", d.Question, r.decider(d), place(d))
			}
			r.more()
		}
		fmt.Fprintf(out, "\nto say it: fingerpost new decision %q --set question=%q\n", short(r.question), r.question)
		return nil
	}
	for i, d := range r.first() {
		if i > 0 {
			fmt.Fprintln(out)
		}
		r.answer(d)
	}
	r.more()
	return nil
}

// first returns the decisions to print.
func (r reply) first() []*model.Decision {
	if r.max > 0 && len(r.found) > r.max {
		return r.found[:r.max]
	}
	return r.found
}

func (r reply) more() {
	if n := len(r.found) - len(r.first()); n > 0 {
		fmt.Fprintf(r.std.Out, "\n… and %d more (--max 0 shows all)\n", n)
	}
}

// answer prints one decision in full.
func (r reply) answer(d *model.Decision) {
	out := r.std.Out
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(out, "  %-20s %s\n", name, text)
		}
	}
	fmt.Fprintln(out, r.paint("\x1b[1m", d.Question))
	line("decides", r.decider(d))
	for _, c := range r.cases(d) {
		line("  "+inWords(c), titles(rights.Deciders(r.shown.Graph, d, c)))
	}
	for _, x := range r.delegations(d) {
		line("  "+until(x), handed(r.shown.Graph, x))
	}
	for _, part := range graph.Parts[1:] {
		line(partWords[part], titles(r.shown.Graph.TakePart(d, part)))
	}
	line("because", d.Because)
	if a, ok := r.shown.Graph.Resolve(d.Artefact); ok {
		line("about", a.Head().Title)
	}
	if !d.Reviewed.IsZero() {
		line("reviewed", d.Reviewed.String())
	}
	fmt.Fprintf(out, "  %s\n", place(d))
}

// cases returns where another one decides, in the order in which the decision
// names them.
func (r reply) cases(d *model.Decision) []rights.Case {
	var out []rights.Case
	for _, w := range d.DecideWhen {
		if _, ok := r.shown.Graph.Resolve(w.Role); ok {
			out = append(out, rights.CaseOf(w.When))
		}
	}
	return out
}

// delegations returns those that give somebody else a say in a decision today.
func (r reply) delegations(d *model.Decision) []*model.Delegation {
	return r.shown.Graph.DelegatesOn(d, r.today, r.shown.FiscalStart)
}

func until(d *model.Delegation) string {
	if d.Ends.IsZero() {
		return "for now"
	}
	return "until " + d.Ends.String()
}

// handed says whom a delegation gives a say, and how much.
func handed(g *graph.Graph, d *model.Delegation) string {
	who := titles(g.ToAll([]model.Ref{d.To}))
	if d.Level == "" {
		return who
	}
	return who + " (" + d.Level + ")"
}

func (r reply) decider(d *model.Decision) string {
	if who := titles(r.shown.Graph.TakePart(d, graph.Decides)); who != "" {
		return who
	}
	switch {
	case len(d.Decide) == 1 && d.Decide[0].Nobody:
		return "nobody, on purpose"
	case len(r.cases(d)) > 0:
		return "it depends"
	}
	return "nobody has said"
}

// partWords are what a terminal says for parts.
var partWords = map[graph.Part]string{
	graph.Drives: "brings the proposal", graph.Agrees: "must agree", graph.Consults: "is asked before", graph.Performs: "carries it out",
	graph.Informed: "is told after", graph.Oversees: "oversees", graph.Escalate: "settles disputes",
}

func inWords(c rights.Case) string {
	switch {
	case c.Engagement == "":
		return "if " + c.Size
	case c.Size == "":
		return "if " + c.Engagement
	}
	return "if " + c.Size + " and " + c.Engagement
}

func titles(entries []model.Entry) string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Head().Title)
	}
	return strings.Join(out, ", ")
}

// place says where a decision is written.
func place(d *model.Decision) string {
	if d.Origin.Line == 0 {
		return d.Origin.File
	}
	return fmt.Sprintf("%s:%d", d.Origin.File, d.Origin.Line)
}

// short returns a question as a title.
func short(question string) string {
	title := []rune(strings.TrimRight(strings.TrimSpace(question), "?. "))
	if len(title) == 0 {
		return "Decision"
	}
	return strings.ToUpper(string(title[:1])) + string(title[1:])
}

// printJSON prints the answer as one JSON object.
func (r reply) printJSON() error {
	type party struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	parties := func(entries []model.Entry) []party {
		out := []party{}
		for _, e := range entries {
			out = append(out, party{e.Head().Key().String(), e.Head().Title})
		}
		return out
	}
	type variant struct {
		Size       string  `json:"size,omitempty"`
		Engagement string  `json:"engagement,omitempty"`
		Decides    []party `json:"decides"`
	}
	type holding struct {
		To    []party `json:"to"`
		Level string  `json:"level,omitempty"`
		Until string  `json:"until,omitempty"`
	}
	type answer struct {
		ID       string             `json:"id"`
		Question string             `json:"question"`
		Area     string             `json:"area,omitempty"`
		Decides  []party            `json:"decides"`
		When     []variant          `json:"when"`
		Now      []holding          `json:"delegated"` // on the date of the answer
		Parts    map[string][]party `json:"parts"`
		Because  string             `json:"because,omitempty"`
		Reviewed string             `json:"reviewed,omitempty"`
		File     string             `json:"file"`
		Line     int                `json:"line,omitempty"`
	}
	answers := []answer{}
	for _, d := range r.first() {
		out := answer{ID: d.ID, Question: d.Question, Area: d.Area, Decides: parties(r.shown.Graph.TakePart(d, graph.Decides)), When: []variant{}, Now: []holding{},
			Parts: map[string][]party{}, Because: d.Because, File: d.Origin.File, Line: d.Origin.Line}
		for _, c := range r.cases(d) {
			out.When = append(out.When, variant{c.Size, c.Engagement, parties(rights.Deciders(r.shown.Graph, d, c))})
		}
		for _, x := range r.delegations(d) {
			out.Now = append(out.Now, holding{parties(r.shown.Graph.ToAll([]model.Ref{x.To})), x.Level, x.Ends.String()})
		}
		for _, part := range graph.Parts[1:] {
			if who := r.shown.Graph.TakePart(d, part); len(who) > 0 {
				out.Parts[string(part)] = parties(who)
			}
		}
		if !d.Reviewed.IsZero() {
			out.Reviewed = d.Reviewed.String()
		}
		answers = append(answers, out)
	}
	if err := json.NewEncoder(r.std.Out).Encode(map[string]any{"schema": 1, "question": r.question, "edition": r.shown.Edition,
		"said": len(r.found) > 0 && !r.near, "count": len(r.found), "answers": answers}); err != nil {
		return worldFailure(err)
	}
	return nil
}
