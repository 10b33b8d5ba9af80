package source_test

import (
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/source"
	"github.com/fingerpost/fingerpost/themes"
)

// TestWhatASessionLivedThroughLeavesNoTrace is the law that an incremental
// build is a clean one, for the whole way from the disk to the bytes: 2,000
// sequences of 50 acts, in lives of 20 for a session each. Nothing is shared
// with the builds that it is compared with. That is dear with the site theme
// that we carry, which takes longer to load than all else: here a bare one does
// its work, which shows more of the data of pages than any other.
func TestWhatASessionLivedThroughLeavesNoTrace(t *testing.T) {
	lives := 100
	if testing.Short() {
		lives = 4
	}
	// Most of what is made is thrown away: a larger heap saves a quarter.
	percent := debug.SetGCPercent(800)
	t.Cleanup(func() { debug.SetGCPercent(percent) })
	theme := bare()
	for n := range lives {
		t.Run(fmt.Sprint("life ", n), func(t *testing.T) {
			t.Parallel()
			k := kitOf(uint64(n))
			k.theme = theme
			try(t, life{k, sequences(uint64(n), 20)})
		})
	}
}

// TestWhatASessionLivedThroughLeavesNoTraceInOurTheme does the same with the
// site theme that we carry, less often.
func TestWhatASessionLivedThroughLeavesNoTraceInOurTheme(t *testing.T) {
	lives := 6
	if testing.Short() {
		lives = 1
	}
	for n := range lives {
		t.Run(fmt.Sprint("life ", n), func(t *testing.T) {
			t.Parallel()
			k := kitOf(uint64(1000 + n))
			k.theme = themes.Default()
			try(t, life{k, sequences(uint64(1000+n), 3)})
		})
	}
}

// TestWhatALifeBeginsWithIsASoundSite keeps the lives from proving nothing: all
// pages are made, and no template fails.
func TestWhatALifeBeginsWithIsASoundSite(t *testing.T) {
	s := &scene{kit: kit{files: rich(), theme: bare()}, disk: source.NewMemory("/project", source.Habits{}, 0)}
	s.restore()
	for files, err := range s.project().Once(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		r := generator.NewSession().Build(t.Context(), generator.Inputs{Files: files, Today: firstDay, Editions: []string{"all"}})
		if r.Problems.HasErrors() || len(r.Sites) != 2 || r.Work.Pages < 100 {
			t.Errorf("%d sites of %d pages, with %v", len(r.Sites), r.Work.Pages, r.Problems)
		}
	}
}

// kitOf returns what a life begins with: systems differ.
func kitOf(seed uint64) kit {
	random := rand.New(rand.NewPCG(seed, 5))
	pick := func(list ...int) int { return list[random.IntN(len(list))] }
	k := kit{files: rich(), seed: seed, poll: pick(0, 0, 0, 0, 0, 1) == 1}
	k.habits = source.Habits{
		Grain: time.Duration(pick(0, 1, 4, 1000, 2000)) * time.Millisecond,
		Reuse: pick(0, 1) == 1, Untouched: pick(0, 0, 1) == 1, Stale: pick(0, 1) == 1,
		Slow: time.Duration(pick(0, 100, 3000)) * time.Microsecond,
		Hearing: source.Hearing{
			Lost: pick(0, 10, 50), Doubled: pick(0, 30), Late: pick(0, 20, 80),
			Overflow: pick(0, 0, 2), Refused: pick(0, 0, 0, 50), Deaf: pick(0, 0, 0, 0, 0, 0, 1) == 1,
		},
	}
	return k
}

// sequences returns the steps of a life: sequences of 50 acts, each of which
// begins with the project as it was and ends with a judgement.
func sequences(seed uint64, n int) []step {
	random := rand.New(rand.NewPCG(seed, 9))
	var often, last []*act
	for _, a := range acts() {
		switch a.name {
		case "save":
			last = append(last, a, a, a, a, a, a)
		case "config", "site theme", "another day", "drafts":
			last = append(last, a, a)
		case "same size, same time", "asset", "rename", "delete", "create", "another edition", "audience title":
			last = append(last, a)
		}
		for range a.often {
			often = append(often, a)
		}
	}
	var steps []step
	for range n {
		steps = append(steps, step{act: anew, seed: random.Uint64()})
		for range 50 {
			steps = append(steps, step{often[random.IntN(len(often))], random.Uint64(), moment(random)})
		}
		if random.IntN(5) > 0 {
			// One act on files that were built already shows most of what was
			// remembered in error: nothing that comes later hides it.
			steps = append(steps, step{act: mended}, step{last[random.IntN(len(last))], random.Uint64(), 300 * time.Millisecond})
		}
		steps = append(steps, step{})
	}
	return steps
}

var anew = &act{"begin", 0, func(s *scene) string {
	s.restore()
	return "with everything as it was"
}}

// mended makes the project one that pages are made of, in the end: they show
// more than the problems that keep them from being made.
var mended = &act{"mend what keeps pages from being made", 0, func(s *scene) string {
	files, _ := s.disk.Names()
	for _, name := range files {
		s.disk.Lock(name, false)
		if _, mtime := s.disk.Read(name); mtime.IsZero() { // a link to a folder or to nothing
			s.disk.Remove(name)
		}
	}
	s.write("config.toml", s.files["config.toml"])
	for name := s.some("themes/", ""); name != ""; name = s.some("themes/", "") {
		s.disk.Remove(name)
	}
	return ""
}}

// moment returns how long after an act the next one comes: programs are quick
// and people pause.
func moment(random *rand.Rand) time.Duration {
	longest := time.Duration(random.IntN(8)) * time.Millisecond
	switch n := random.IntN(100); {
	case n < 1:
		longest = 3 * time.Second
	case n < 3:
		longest = 400 * time.Millisecond
	case n < 9:
		longest = 80 * time.Millisecond
	}
	return time.Duration(random.Int64N(int64(longest) + 1)).Round(time.Microsecond)
}

// try goes through a life, and if that ends badly looks for the fewest steps
// that do.
func try(t *testing.T, l life) {
	if !source.Numbered() {
		t.Skip("the disk in memory is that of a Unix system, whose files have numbers")
	}
	judged, wrong, told := l.live(t)
	if wrong == "" {
		return
	}
	l.steps = upTo(l.steps, judged)
	shorter := 0
	for size := len(l.steps) / 2; size > 0; size /= 2 {
		for from := 0; from < len(l.steps)-1; {
			to := min(from+size, len(l.steps)-1) // the last judgement stays
			less := l
			less.steps = append(append([]step{}, l.steps[:from]...), l.steps[to:]...)
			if _, bad, said := less.live(t); bad != "" {
				l, wrong, told = less, bad, said
				shorter++
			} else {
				from = to
			}
		}
	}
	t.Errorf("seed %d, habits %+v, poll %t: %s\nafter\n  %s", l.seed, l.habits, l.poll, wrong, strings.Join(told, "\n  "))
}

// upTo returns the steps up to a judgement, without those before it.
func upTo(steps []step, judgement int) []step {
	var out []step
	for _, s := range steps {
		if s.act != nil {
			out = append(out, s)
			continue
		}
		if judgement--; judgement == 0 {
			return append(out, s)
		}
	}
	return out
}

// differ describes the first differences of two sets of texts.
func differ(got, want map[string]string) string {
	var b strings.Builder
	n := 0
	for name, text := range want {
		have, ok := got[name]
		switch {
		case ok && have == text:
			continue
		case !ok:
			fmt.Fprintf(&b, "%s is missing: %.200q\n", name, text)
		default:
			at := 0
			for at < len(have) && at < len(text) && have[at] == text[at] {
				at++
			}
			from := max(0, at-60)
			fmt.Fprintf(&b, "%s differs at byte %d:\n got …%.160q\nwant …%.160q\n", name, at, have[from:], text[from:])
		}
		if n++; n == 5 {
			break
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok && n < 5 {
			n++
			fmt.Fprintf(&b, "%s should not be there: %.200q\n", name, got[name])
		}
	}
	return b.String()
}
