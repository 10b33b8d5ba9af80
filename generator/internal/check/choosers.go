package check

import (
	"fmt"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/chooser"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// choose judges a chooser by its words first; only if these hold, by all paths
// of its answers. The paths of every edition are those of the whole: nothing of
// an outcome, question or answer but its links can be hidden from readers.
func choose(_ Input, c *model.Chooser) diag.List {
	if !c.Sound("outcomes") || !c.Sound("questions") {
		return nil
	}
	problems := chooserIDs(c)
	problems = append(problems, outcomeNames(c)...)
	if len(problems) > 0 {
		return problems
	}
	proof := chooser.Prove(c)
	if proof.Tried == 0 {
		return nil // something is missing, which has been told
	}
	if !proof.All {
		problems = append(problems, diag.New("chooser/sampled", c.At("questions"), "%s has %v paths, so %d of them were tried", c.Key(), proof.Paths, proof.Tried).
			WithHint("what is found in them is told; to have all of them tried, make two choosers of it"))
	}
	problems = append(problems, deadEnds(c, proof.Dead)...)
	problems = append(problems, ends(c, proof)...)
	if c.Tie == "" {
		problems = append(problems, ties(c, proof.Ties)...)
	}
	problems = append(problems, idle(c, proof.Idle)...)
	return append(problems, reasons(c)...)
}

func chooserIDs(c *model.Chooser) diag.List {
	outcomes := make([]string, len(c.Outcomes))
	for i, o := range c.Outcomes {
		outcomes[i] = o.ID
	}
	problems := partIDs(c.Head(), "outcomes", "outcomes", outcomes)
	questions := make([]string, len(c.Questions))
	for i, q := range c.Questions {
		questions[i] = q.ID
		answers := make([]string, len(q.Answers))
		for n, a := range q.Answers {
			answers[n] = a.ID
		}
		problems = append(problems, partIDs(c.Head(), fmt.Sprintf("questions.%d.answers", i), "answers", answers)...)
	}
	return append(problems, partIDs(c.Head(), "questions", "questions", questions)...)
}

// outcomeNames reports names of outcomes that the chooser does not have.
func outcomeNames(c *model.Chooser) diag.List {
	var known []string
	for _, o := range c.Outcomes {
		known = append(known, o.ID)
	}
	var problems diag.List
	for _, q := range c.Questions {
		for _, a := range q.Answers {
			for _, f := range a.Favours {
				problems = append(problems, outcomeName(f.Outcome, known)...)
			}
			for _, x := range a.Excludes {
				problems = append(problems, outcomeName(x, known)...)
			}
		}
	}
	return problems
}

func outcomeName(n model.Name, known []string) diag.List {
	for _, id := range known {
		if id == n.Text {
			return nil
		}
	}
	return diag.List{diag.New("chooser/unknown-outcome", n.At, "there is no outcome %q", n.Text).DidYouMean(n.Text, known)}
}

// last returns the place of the last answer that a path names.
func last(c *model.Chooser, path chooser.Path) diag.Span {
	at := c.At("questions")
	for q, a := range path {
		if a != chooser.Any {
			at = c.At(fmt.Sprintf("questions.%d.answers.%d.id", q, a))
		}
	}
	return at
}

// with returns the answers of a path behind a word, "" if any will do.
func with(c *model.Chooser, path chooser.Path) string {
	if said := chooser.Say(c, path); said != "" {
		return " with " + said
	}
	return " whatever is answered"
}

func deadEnds(c *model.Chooser, cases []chooser.Case) diag.List {
	var problems diag.List
	for _, x := range cases {
		if x.Path == nil {
			problems = append(problems, diag.New("chooser/dead-end", c.At("questions"), "no outcome is left at the end of %d more paths", x.Paths).
				WithHint("correct those named first"))
			continue
		}
		problems = append(problems, diag.New("chooser/dead-end", last(c, x.Path), "no outcome is left%s", with(c, x.Path)).
			WithHint("take an outcome out of excludes in one of these answers"))
	}
	return problems
}

// ends reports outcomes that are never chosen, with the path that comes closest.
func ends(c *model.Chooser, proof chooser.Proof) diag.List {
	var problems diag.List
	for o, end := range proof.Ends {
		if end.Reached {
			continue
		}
		why := fmt.Sprintf("it comes closest%s, where %q has %d more", with(c, end.Path), c.Outcomes[end.Before].ID, end.Short)
		switch {
		case end.Ruled:
			why = "every path rules it out, such as that" + with(c, end.Path)
		case end.Short == 0:
			why = fmt.Sprintf("it comes closest%s, where it is level with %q, which is listed first", with(c, end.Path), c.Outcomes[end.Before].ID)
		}
		at := c.At(fmt.Sprintf("outcomes.%d.id", o))
		d := diag.New("chooser/unreachable", at, "no answers lead to the outcome %q: %s", c.Outcomes[o].ID, why)
		if !proof.All {
			d = diag.New("chooser/unreachable", at, "none of %d paths tried leads to the outcome %q: %s", proof.Tried, c.Outcomes[o].ID, why)
			d.Severity = diag.Warning // it may still be reached by another
		}
		problems = append(problems, d.WithHint("give it points in the answers that should lead to it, or take it out"))
	}
	return problems
}

func ties(c *model.Chooser, cases []chooser.Case) diag.List {
	var problems diag.List
	for _, x := range cases {
		if x.Path == nil {
			problems = append(problems, diag.New("chooser/tie", c.At("questions"), "outcomes are level at the end of %d more paths", x.Paths).
				WithHint("correct those named first, or write tie: show-all or tie: first"))
			continue
		}
		problems = append(problems, diag.New("chooser/tie", last(c, x.Path), "%s are level%s", outcomes(c, x.Result), with(c, x.Path)).
			WithHint("add points to tell them apart, or write tie: show-all or tie: first"))
	}
	return problems
}

// outcomes names outcomes by their ids.
func outcomes(c *model.Chooser, r chooser.Result) string {
	var ids []string
	for _, o := range r {
		ids = append(ids, fmt.Sprintf("%q", c.Outcomes[o].ID))
	}
	if len(ids) == 0 {
		return "no outcome"
	}
	return strings.Join(ids, " and ")
}

func idle(c *model.Chooser, cases []chooser.Case) diag.List {
	var problems diag.List
	for _, x := range cases {
		q := c.Questions[x.Question]
		message := fmt.Sprintf("no answer to %q changes the outcome", q.ID)
		if said := chooser.Say(c, x.Path); said != "" {
			message += fmt.Sprintf(": with %s each leads to %s", said, outcomes(c, x.Result))
		}
		problems = append(problems, diag.New("chooser/question-without-effect", c.At(fmt.Sprintf("questions.%d.id", x.Question)), "%s", message).
			WithHint("let its answers favour or exclude outcomes, or take the question out"))
	}
	return problems
}

// reasons reports answers that rule something out and do not say why.
func reasons(c *model.Chooser) diag.List {
	var problems diag.List
	for i, q := range c.Questions {
		for n, a := range q.Answers {
			if len(a.Excludes) > 0 && a.Because == "" && !c.Has(fmt.Sprintf("questions.%d.answers.%d.because", i, n)) {
				problems = append(problems, diag.New("chooser/no-reason", c.At(fmt.Sprintf("questions.%d.answers.%d.excludes", i, n)),
					"%q rules outcomes out and does not say why", a.Label).WithHint("add because: with the reason"))
			}
		}
	}
	return problems
}
