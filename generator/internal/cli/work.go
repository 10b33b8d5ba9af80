package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	generator "github.com/fingerpost/fingerpost/generator"

	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// work says what was done again in a build, and why.
func (a *app) work(result *generator.Result) {
	w := result.Work
	a.say("work: %d files decoded, %d texts parsed, %d of %d pages rendered", w.Parses, w.Texts, w.Renders, w.Pages)
	var order []string
	pages := map[string][]string{}
	for _, r := range result.Rendered {
		if pages[r.Why] == nil {
			order = append(order, r.Why)
		}
		pages[r.Why] = append(pages[r.Why], r.URL)
	}
	sorting.By(order, func(x, y string) int { return len(pages[x]) - len(pages[y]) })
	for _, why := range order {
		some := pages[why]
		if why == "new" && len(order) == 1 && len(some) > maxPages {
			return // a first build
		}
		text := strings.Join(some[:min(len(some), maxPages)], " ")
		if more := len(some) - maxPages; more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
		a.say("  %s: %s", why, text)
	}
}

// maxPages is how many pages are named for one reason.
const maxPages = 4

// A stopwatch adds up the time between laps by their names. A nil one does
// nothing.
type stopwatch struct {
	now   func() time.Time
	last  time.Time
	order []string
	spent map[string]time.Duration
}

func newStopwatch(now func() time.Time) *stopwatch {
	return &stopwatch{now: now, last: now(), spent: map[string]time.Duration{}}
}

// lap counts the time since the last lap for a stage that has ended.
func (s *stopwatch) lap(stage string) {
	if s == nil {
		return
	}
	now := s.now()
	if !slices.Contains(s.order, stage) {
		s.order = append(s.order, stage)
	}
	s.spent[stage] += now.Sub(s.last)
	s.last = now
}

// print says how long each stage took, and begins anew.
func (s *stopwatch) print(a *app) {
	if s == nil {
		return
	}
	var total time.Duration
	for _, stage := range s.order {
		total += s.spent[stage]
	}
	for _, stage := range s.order {
		share := 0
		if total > 0 {
			share = int(100 * s.spent[stage] / total)
		}
		a.say("  %-11s %8.1f ms %3d %%", stage, float64(s.spent[stage].Microseconds())/1000, share)
	}
	s.begin()
}

// begin forgets what was counted.
func (s *stopwatch) begin() {
	if s == nil {
		return
	}
	s.order, s.last = nil, s.now()
	clear(s.spent)
}
