package chooser

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// build makes a chooser from lines: "outcomes: a b", "tie: first", and for each
// question "id: answer a+2 -b | answer …".
func build(text string) *model.Chooser {
	c := &model.Chooser{}
	for line := range strings.Lines(strings.TrimSpace(text)) {
		id, rest, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch id {
		case "outcomes":
			for _, o := range strings.Fields(rest) {
				c.Outcomes = append(c.Outcomes, model.Outcome{ID: o, Title: strings.ToUpper(o)})
			}
		case "tie":
			c.Tie = rest
		default:
			q := model.ChooserQuestion{ID: id, Ask: id + "?"}
			for part := range strings.SplitSeq(rest, " | ") {
				words := strings.Fields(part)
				a := model.Answer{ID: words[0], Label: words[0]}
				for _, w := range words[1:] {
					if name, ok := strings.CutPrefix(w, "-"); ok {
						a.Excludes = append(a.Excludes, model.Name{Text: name})
						continue
					}
					var points int
					name, n, _ := strings.Cut(w, "+")
					fmt.Sscan(n, &points)
					a.Favours = append(a.Favours, model.Favour{Outcome: model.Name{Text: name}, Points: points})
				}
				q.Answers = append(q.Answers, a)
			}
			c.Questions = append(c.Questions, q)
		}
	}
	return c
}

// hiring is the example that choosers were thought out with.
const hiring = `
outcomes: pm po both combined
method: Yes | No pm+2 -po -both -combined
size: Small combined+3 | Large both+2 -combined
gap: Direction pm+4 | Delivery po+4 | Both both+3
means: One combined+1 -both | Two both+1
`

// planted has dead ends and a question without effect.
const planted = `
outcomes: a b c
team: New a+2 | Old b+2
mood: Good | Bad
rush: Yes -a c+1 | No
rules: Strict -b -c | Loose
`

func said(c *model.Chooser, cases []Case) string {
	var out []string
	for _, x := range cases {
		out = append(out, fmt.Sprintf("%s > %s (%d)", Say(c, x.Path), names(c, x.Result), x.Paths))
	}
	return strings.Join(out, "\n")
}

func names(c *model.Chooser, r Result) string {
	var ids []string
	for _, o := range r {
		ids = append(ids, c.Outcomes[o].ID)
	}
	return strings.Join(ids, " or ")
}

func want(t *testing.T, what, got, want string) {
	t.Helper()
	if got != strings.TrimSpace(want) {
		t.Errorf("%s:\n%s\nnot\n%s", what, got, strings.TrimSpace(want))
	}
}

func TestTheHiringExampleHasNoDeadEndAndThreeTies(t *testing.T) {
	c := build(hiring)
	p := Prove(c)
	if p.Paths.Int64() != 24 || p.Tried != 24 || !p.All {
		t.Errorf("%v paths, %d tried", p.Paths, p.Tried)
	}
	want(t, "dead ends", said(c, p.Dead), "")
	want(t, "ties", said(c, p.Ties), `
method: Yes, size: Small, gap: Direction, means: One > pm or combined (1)
method: Yes, size: Small, gap: Delivery, means: One > po or combined (1)
method: Yes, size: Large, gap: Both, means: One > pm or po (1)`)
	want(t, "questions without effect", said(c, p.Idle), "")
	for o, end := range p.Ends {
		if !end.Reached {
			t.Errorf("%s is never chosen", c.Outcomes[o].ID)
		}
	}
}

func TestTheHiringExampleFitsInElevenRows(t *testing.T) {
	c := build(hiring)
	rows, ok := Table(c, 11)
	if !ok {
		t.Fatal("no table")
	}
	var lines []string
	for _, r := range rows {
		line := ""
		for q, answers := range r.Answers {
			var labels []string
			for _, a := range answers {
				labels = append(labels, c.Questions[q].Answers[a].Label)
			}
			line += strings.Join(append(labels, ""), "/") + " "
		}
		lines = append(lines, strings.Join(strings.Fields(line), " ")+" > "+names(c, r.Result))
	}
	want(t, "the table", strings.Join(lines, "\n"), `
Yes/ Small/ Direction/ One/ > pm or combined
Yes/ Small/ Direction/ Two/ > pm
Yes/ Small/ Delivery/ One/ > po or combined
Yes/ Small/ Delivery/ Two/ > po
Yes/ Small/ Both/ One/ > combined
Yes/ Small/ Both/ Two/ > both
Yes/ Large/ Direction/ > pm
Yes/ Large/ Delivery/ > po
Yes/ Large/ Both/ One/ > pm or po
Yes/ Large/ Both/ Two/ > both
No/ > pm`)
	if _, ok := Table(c, 10); ok {
		t.Error("eleven rows are called ten")
	}
}

func TestPlantedFaultsAreFoundEachWithItsPath(t *testing.T) {
	c := build(planted)
	p := Prove(c)
	want(t, "dead ends", said(c, p.Dead), "rush: Yes, rules: Strict >  (4)")
	want(t, "ties", said(c, p.Ties), "")
	want(t, "questions without effect", said(c, p.Idle), "team: New, rush: Yes, rules: Strict >  (16)")
	c = build(strings.Replace(planted, "Yes -a c+1", "Yes -a", 1))
	want(t, "ties", said(c, Prove(c).Ties), "team: New, rush: Yes, rules: Loose > b or c (2)")
	c = build("outcomes: a b\nsize: Small a+3 b+2 | Large a+1")
	end := Prove(c).Ends[1]
	if end.Reached || end.Ruled || end.Short != 1 || end.Before != 0 || Say(c, end.Path) != "size: Small" {
		t.Errorf("b comes closest at %+v", end)
	}
	c = build("outcomes: a b\nsize: Small -b | Large a+1 -b")
	if end := Prove(c).Ends[1]; end.Reached || !end.Ruled || end.Path == nil {
		t.Errorf("b is not seen to be ruled out: %+v", end)
	}
	c = build("outcomes: a b\nsize: Small | Large a+1\ntie: first")
	if end := Prove(c).Ends[1]; end.Reached || end.Short != 0 || Say(c, end.Path) != "size: Small" {
		t.Errorf("b is not seen to lose a tie: %+v", end)
	}
	if ties := Prove(c).Ties; len(ties) > 0 {
		t.Errorf("ties although the first wins: %v", ties)
	}
}

func TestOutcomesWithoutPointsAreStillLeft(t *testing.T) {
	c := build("outcomes: a b c\nsize: Small | Large -a -b | None -a -b -c")
	for answer, result := range map[int]string{0: "a or b or c", 1: "c", 2: ""} {
		if got := names(c, Decide(c, Path{answer})); got != result {
			t.Errorf("answer %d ends at %q, not %q", answer, got, result)
		}
	}
}

func TestAChooserThatIsNoneProvesNothing(t *testing.T) {
	for _, text := range []string{"", "outcomes: a", "size: Small"} {
		if p := Prove(build(text)); p.Tried != 0 || p.Dead != nil {
			t.Errorf("%q: %+v", text, p)
		}
	}
	c := build("outcomes: a\nsize: Small")
	c.Questions[0].Answers = nil
	if p := Prove(c); p.Tried != 0 {
		t.Errorf("a question without answers: %+v", p)
	}
}

// random returns a chooser with few questions and many accidents.
func random(r *rand.Rand) *model.Chooser {
	text := "outcomes: a b c d\n"
	for q := range 1 + r.IntN(4) {
		var answers []string
		for a := range 1 + r.IntN(4) {
			answer := fmt.Sprintf("n%d", a)
			for _, o := range []string{"a", "b", "c", "d"} {
				switch r.IntN(5) {
				case 0:
					answer += fmt.Sprintf(" %s+%d", o, 1+r.IntN(3))
				case 1:
					answer += " -" + o
				}
			}
			answers = append(answers, answer)
		}
		text += fmt.Sprintf("q%d: %s\n", q, strings.Join(answers, " | "))
	}
	return build(text)
}

// every returns all paths, as plainly as possible.
func every(c *model.Chooser) []Path {
	paths := []Path{{}}
	for _, q := range c.Questions {
		var longer []Path
		for _, p := range paths {
			for a := range q.Answers {
				longer = append(longer, append(slices.Clone(p), a))
			}
		}
		paths = longer
	}
	return paths
}

// fits reports whether a path is one of those that another stands for.
func (p Path) fits(one Path) bool {
	for q, a := range p {
		if a != Any && a != one[q] {
			return false
		}
	}
	return true
}

func TestProofsHoldForEveryPath(t *testing.T) {
	dead, ties, idle, missed := 0, 0, 0, 0
	for seed := range 300 {
		c := random(rand.New(rand.NewPCG(uint64(seed), 7)))
		p, paths := Prove(c), every(c)
		if p.Tried != len(paths) {
			t.Fatalf("seed %d: %d of %d paths", seed, p.Tried, len(paths))
		}
		sum := map[bool]int{}
		for kind, cases := range map[bool][]Case{false: p.Dead, true: p.Ties} {
			for _, x := range cases {
				sum[kind] += x.Paths
				for _, one := range paths {
					if x.Path != nil && x.Path.fits(one) && !slices.Equal(Decide(c, one), x.Result) {
						t.Fatalf("seed %d: %s is said to end at %s", seed, Say(c, one), names(c, x.Result))
					}
				}
			}
		}
		for o, end := range p.Ends {
			if reached := slices.ContainsFunc(paths, func(one Path) bool { return slices.Contains(Decide(c, one), o) }); reached != end.Reached {
				t.Fatalf("seed %d: outcome %d is chosen: %v", seed, o, reached)
			} else if !reached {
				missed++
			}
		}
		for _, one := range paths {
			switch r := Decide(c, one); {
			case len(r) == 0:
				dead++
				sum[false]--
			case len(r) > 1:
				ties++
				sum[true]--
			}
		}
		if sum[false] != 0 || sum[true] != 0 {
			t.Fatalf("seed %d: cases and paths differ by %v", seed, sum)
		}
		for q := range c.Questions {
			matters := slices.ContainsFunc(paths, func(one Path) bool {
				other := slices.Clone(one)
				other[q] = 0
				return !slices.Equal(Decide(c, one), Decide(c, other))
			})
			said := slices.ContainsFunc(p.Idle, func(x Case) bool { return x.Question == q })
			if matters == said {
				t.Fatalf("seed %d: question %d matters: %v", seed, q, matters)
			} else if said {
				idle++
			}
		}
	}
	if dead < 100 || ties < 100 || idle < 30 || missed < 30 {
		t.Errorf("only %d dead ends, %d ties, %d idle questions, %d outcomes never chosen: this proves little", dead, ties, idle, missed)
	}
}

func TestExactlyOneRowOfATableFitsAnyPath(t *testing.T) {
	saved := 0
	for seed := range 300 {
		c := random(rand.New(rand.NewPCG(uint64(seed), 8)))
		rows, ok := Table(c, 1000)
		if !ok {
			t.Fatalf("seed %d: no table", seed)
		}
		paths := every(c)
		saved += len(paths) - len(rows)
		for _, path := range paths {
			fitting := 0
			for _, row := range rows {
				fits := true
				for q, answers := range row.Answers {
					fits = fits && (answers == nil || slices.Contains(answers, path[q]))
				}
				if !fits {
					continue
				}
				if fitting++; !slices.Equal(row.Result, Decide(c, path)) {
					t.Fatalf("seed %d: the row of %s says %s", seed, Say(c, path), names(c, row.Result))
				}
			}
			if fitting != 1 {
				t.Fatalf("seed %d: %d rows fit %s", seed, fitting, Say(c, path))
			}
		}
	}
	if saved < 2000 {
		t.Errorf("rows stand for only %d more paths than there are rows", saved)
	}
}
