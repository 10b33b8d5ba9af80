package generator

import (
	"context"

	"github.com/fingerpost/fingerpost/generator/internal/check"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/edition"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
)

// Shown is what an edition may show, before pages are made of it.
type Shown struct {
	Edition string // its id
	Title   string
	Graph   *graph.Graph
	Word    func(key string) string // what the site theme says

	FiscalStart int // the month in which the organisation's year begins
}

// Show returns what editions may show, for questions that need no pages. It
// judges entries by the same rules as Build, but not their prose. There is
// nothing to show while the configuration cannot be trusted: it says who may
// read what.
func (s *Session) Show(ctx context.Context, in Inputs) ([]Shown, diag.List) {
	conf, problems := s.configure(in)
	look := findLook(conf, s.findAssets(in.Files, conf), in.Files)
	theme := s.theme(in.Files, conf, look.theme)
	problems = append(append(problems, look.problems...), theme.problems...)
	problems = append(problems, in.Files.Problems()...)
	stop := problems.HasErrors()
	whole, found := s.load(ctx, in.Files, conf)
	problems = append(problems, found...)
	if ctx.Err() != nil || stop {
		return nil, judged(problems, conf)
	}
	b := &builder{session: s, in: in, conf: conf, theme: theme, content: whole, look: look}
	problems = append(problems, check.Run(b.checkInput())...)
	var shown []Shown
	for _, p := range b.specs() {
		shown = append(shown, Shown{Edition: p.conf.ID, Title: p.conf.Title, Graph: edition.Narrow(whole.g, p.spec, nil), Word: b.word, FiscalStart: conf.FiscalYearStart})
	}
	return shown, judged(problems, conf)
}
