package timeline

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

var today = model.Date{Year: 2026, Month: 11, Day: 22}

// bar reads a bar as authors write it: a period, or two joined by an arrow.
func bar(t *testing.T, text string) Bar {
	t.Helper()
	from, to, two := strings.Cut(text, ">")
	if !two {
		to = from
	}
	var a, b model.Period
	if err := a.SetText(from); err != nil {
		t.Fatal(err)
	}
	if err := b.SetText(to); err != nil {
		t.Fatal(err)
	}
	return Bar{a.Begin(1), b.End(1), max(a.From.Precision, b.To.Precision)}
}

func lane(t *testing.T, texts ...string) Lane {
	var l Lane
	for _, text := range texts {
		l = append(l, bar(t, text))
	}
	return l
}

// drawn shows a plan: a letter is a bar, a dot an empty column.
func drawn(p Plan) string {
	var b strings.Builder
	for _, c := range p.Columns {
		b.WriteString(c.Unit.String())
		if c.Now {
			b.WriteByte('*')
		}
		b.WriteByte(' ')
	}
	for _, l := range p.Lanes {
		b.WriteString("|")
		for _, row := range l.Rows {
			b.WriteByte(' ')
			for _, c := range row {
				if c.Bar < 0 {
					b.WriteString(strings.Repeat(".", c.Span))
				} else {
					b.WriteString(strings.Repeat(string(rune('a'+c.Bar)), c.Span))
				}
			}
		}
		if l.Rows == nil && l.Busy != nil {
			fmt.Fprint(&b, " ", l.Busy)
		}
		if l.Outside != nil {
			fmt.Fprint(&b, " outside ", l.Outside)
		}
	}
	return strings.TrimSpace(b.String())
}

func TestBarsAreLaidOutOverTheDaysInUse(t *testing.T) {
	for name, test := range map[string]struct {
		lanes [][]string
		want  string
	}{
		"nothing":                                   {[][]string{{}}, "|"},
		"a quarter is a span":                       {[][]string{{"2027-Q2"}}, "2027-Q2 | a"},
		"months only where a date is that fine":     {[][]string{{"2027-Q1", "2027-02"}}, "2027-01 2027-02 2027-03 | aaa .b."},
		"today's column is known":                   {[][]string{{"2026-10>2026-12"}}, "2026-10 2026-11* 2026-12 | aaa"},
		"bars that do not meet share a row":         {[][]string{{"2027-Q3", "2027-Q1", "2027-Q2"}}, "2027-Q1 2027-Q2 2027-Q3 | bca"},
		"bars that meet do not":                     {[][]string{{"2027-Q1>2027-Q2", "2027-Q2", "2027-Q3"}}, "2027-Q1 2027-Q2 2027-Q3 | aac .b."},
		"words have room behind a short bar":        {[][]string{{"2027-01", "2027-02", "2027-06"}}, "2027-01 2027-02 2027-03 2027-04 2027-05 2027-06 | a....c .b...."},
		"each lane has rows of its own":             {[][]string{{"2027-Q1"}, {"2027-Q2"}}, "2027-Q1 2027-Q2 | a.| .a"},
		"more than 18 months are shown in quarters": {[][]string{{"2027-01", "2028-08"}}, "2027-Q1 2027-Q2 2027-Q3 2027-Q4 2028-Q1 2028-Q2 2028-Q3 | a.....b"},
		"years stand alone":                         {[][]string{{"2027", "2029"}}, "2027 2028 2029 | a.b"},
		"what lies too far ahead is named":          {[][]string{{"2027", "2999"}}, "2027 | a outside [1]"},
		"nothing but what lies too far":             {[][]string{{"2999"}}, "| outside [0]"},
		"a long bar is cut at the edge":             {[][]string{{"2045>2999"}}, "2045 2046 | aa"},
	} {
		t.Run(name, func(t *testing.T) {
			var lanes []Lane
			for _, l := range test.lanes {
				lanes = append(lanes, lane(t, l...))
			}
			if got := drawn(Lay(lanes, today)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestColumnsStandUnderTheQuarterOrTheYear(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11>2027-02": "[{2026-Q4 2} {2027-Q1 2}]",
		"2026-Q4>2027-Q2": "[{2026 1} {2027 2}]",
		"2026>2028":       "[]",
	} {
		if got := fmt.Sprint(Lay([]Lane{lane(t, text)}, today).Groups); got != want {
			t.Errorf("%s stands under %s, not %s", text, got, want)
		}
	}
}

func TestALaneOfTooManyRowsTellsHowBusyItIs(t *testing.T) {
	var l Lane
	for range MostRows + 1 {
		l = append(l, bar(t, "2027-Q1>2027-Q2"))
	}
	l = append(l, bar(t, "2027-Q3"))
	if got, want := drawn(Lay([]Lane{l}, today)), "2027-Q1 2027-Q2 2027-Q3 | [13 13 1]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEveryRowIsAsWideAsTheScaleAndEveryBarIsPlacedOnce(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var lanes []Lane
		for range random.IntN(4) {
			var l Lane
			for range random.IntN(20) {
				from := today.AddDays(random.IntN(16000) - 6000)
				l = append(l, Bar{from, from.AddDays(random.IntN(900)), model.Precision(random.IntN(5) + 1)})
			}
			lanes = append(lanes, l)
		}
		plan := Lay(lanes, today)
		heads := 0
		for _, g := range plan.Groups {
			heads += g.Span
		}
		if heads != 0 && heads != len(plan.Columns) {
			t.Fatalf("%d columns stand under heads of %d", len(plan.Columns), heads)
		}
		for i, l := range plan.Lanes {
			seen := map[int]bool{}
			for _, k := range l.Outside {
				seen[k] = true
			}
			for _, row := range l.Rows {
				width := 0
				for _, c := range row {
					width += c.Span
					if c.Bar >= 0 {
						if seen[c.Bar] || c.Span < 1 {
							t.Fatalf("bar %d of lane %d is placed twice or has no width", c.Bar, i)
						}
						seen[c.Bar] = true
					}
				}
				if width != len(plan.Columns) {
					t.Fatalf("a row is %d columns wide, the scale %d", width, len(plan.Columns))
				}
			}
			if (l.Rows != nil || l.Busy == nil) && len(seen) != len(lanes[i]) {
				t.Fatalf("%d of %d bars are placed", len(seen), len(lanes[i]))
			}
			for c, busy := range l.Busy {
				reach := 0
				for _, row := range l.Rows {
					for at, k := 0, 0; k < len(row); at, k = at+row[k].Span, k+1 {
						if row[k].Bar >= 0 && at <= c && c < at+row[k].Span {
							reach++
						}
					}
				}
				if l.Rows != nil && reach != busy {
					t.Fatalf("%d bars reach into column %d, which is said to have %d", reach, c, busy)
				}
			}
			if len(l.Rows) > MostRows || len(plan.Columns) > yearsBack+yearsAhead+1 {
				t.Fatal("the plan is larger than its limits")
			}
		}
	}
}

func TestEightThousandBarsFitOnAPage(t *testing.T) {
	lanes := make([]Lane, 20)
	for i := range 8000 {
		from := today.AddDays(i % 1500)
		lanes[i%20] = append(lanes[i%20], Bar{from, from.AddDays(30), model.ByDay})
	}
	plan := Lay(lanes, today)
	cells := 0
	for i, l := range plan.Lanes {
		if l.Busy == nil {
			t.Errorf("lane %d of 400 bars is not told as a whole", i)
		}
		cells += len(l.Busy)
	}
	if cells > 20*MostColumns {
		t.Errorf("8,000 bars take %d cells", cells)
	}
}
