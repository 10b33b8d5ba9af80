package model

import (
	"strings"
	"testing"
)

func TestPlaceComesFromThePath(t *testing.T) {
	cases := map[string]string{
		"_index.md":                    "section ",
		"vision.md":                    "vision vision",
		"roadmap/_index.md":            "section roadmap",
		"roadmap/access.md":            "theme access",
		"roadmap/access/_index.md":     "theme access",
		"roadmap/access/sso.md":        "item sso in access",
		"roles/owner.md":               "role owner",
		"roles/_index.md":              "section roles",
		"decisions/_index.md":          "section decisions",
		"guides/how.md":                "guide how",
		"guides/how/_index.md":         "guide how",
		"guides/how/one.md":            "chapter one in how",
		"catalogue/skills.md":          "section catalogue/skills",
		"catalogue/skills/care.md":     "skill care",
		"updates/2026-11-01-begun.md":  "update 2026-11-01-begun",
		"about.md":                     "page about",
		"company/people/index.md":      "page company/people",
		"company/_index.md":            "section company",
		"comparisons/a-or-b.md":        "comparison a-or-b",
		"roadmap/access/deep/inner.md": "page roadmap/access/deep/inner",
	}
	for path, want := range cases {
		p := PlaceOf(path)
		got := p.Kind.Name + " " + p.ID
		if p.Parent != "" {
			got += " in " + p.Parent
		}
		if got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
}

func TestRowsStandInTheFilesOfTheirParents(t *testing.T) {
	cases := map[string]string{
		"roadmap/access.md": "item", "decisions/_index.md": "decision", "vision.md": "objective",
		"catalogue/terms.md": "term", "catalogue/_index.md": "", "roles/owner.md": "",
	}
	for path, want := range cases {
		var got []string
		for _, k := range RowKinds(PlaceOf(path)) {
			got = append(got, k.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s may hold rows of %q, want %q", path, got, want)
		}
	}
}

func TestEveryKindCanBeWrittenWhereItIsRead(t *testing.T) {
	for _, k := range Kinds {
		path := k.FilePath("some-id", "some-parent")
		if k == SectionKind {
			continue
		}
		if p := PlaceOf(path); p.Kind != k {
			t.Errorf("a new %s is written to %s, which holds a %s", k.Name, path, p.Kind.Name)
		}
	}
}

func parsePeriod(s string) (Period, *TextError) {
	var p Period
	e := p.SetText(s)
	return p, e
}

func TestPeriodsPrintAsTheyAreRead(t *testing.T) {
	for _, s := range []string{"2027", "2027-H1", "2027-Q4", "2027-05", "2027-05-14", "FY27", "FY27-Q2", "FY27-H2", "2027-Q1..2027-Q3", "2027..2028", "2027-05-14..2027-06", "FY1999-Q1"} {
		p, e := parsePeriod(s)
		if e != nil {
			t.Errorf("%s: %s", s, e.Message)
		} else if p.String() != s {
			t.Errorf("%s prints as %s", s, p)
		}
	}
}

func TestPeriodsKnowTheirDays(t *testing.T) {
	cases := []struct {
		text       string
		fiscal     int
		begin, end string
	}{
		{"2027", 1, "2027-01-01", "2027-12-31"},
		{"2027-H2", 1, "2027-07-01", "2027-12-31"},
		{"2027-Q2", 1, "2027-04-01", "2027-06-30"},
		{"2028-02", 1, "2028-02-01", "2028-02-29"},
		{"2027-05-14", 1, "2027-05-14", "2027-05-14"},
		{"2027-Q1..2027-Q3", 1, "2027-01-01", "2027-09-30"},
		{"FY27", 4, "2026-04-01", "2027-03-31"},
		{"FY27-Q2", 4, "2026-07-01", "2026-09-30"},
		{"FY27-Q2", 1, "2027-04-01", "2027-06-30"},
	}
	for _, c := range cases {
		p, e := parsePeriod(c.text)
		if e != nil {
			t.Fatal(e.Message)
		}
		if b, e := p.Begin(c.fiscal).String(), p.End(c.fiscal).String(); b != c.begin || e != c.end {
			t.Errorf("%s with a year from month %d is %s to %s, want %s to %s", c.text, c.fiscal, b, e, c.begin, c.end)
		}
	}
}

func TestImpossiblePeriodsAreRefusedWithAGuess(t *testing.T) {
	cases := map[string]string{
		"2027-Q5": "", "2027-13": "", "2027-02-30": "", "2027-Q3..2027-Q1": "", "soon": "", "2027-5": "2027-05",
		"Q3 2027": "2027-Q3", "2027Q3": "2027-Q3", "2027/05/14": "2027-05-14", "h1 2027": "2027-H1", "2027..FY28": "",
	}
	for s, fix := range cases {
		_, e := parsePeriod(s)
		if e == nil {
			t.Errorf("%s was read", s)
		} else if e.Fix != fix {
			t.Errorf("%s: the guess is %q, want %q", s, e.Fix, fix)
		}
	}
}

func TestCappedPeriodsSayLess(t *testing.T) {
	cases := []struct{ text, limit, want string }{
		{"2027-05-14", "month", "2027-05"}, {"2027-05-14", "quarter", "2027-Q2"}, {"2027-05", "half", "2027-H1"},
		{"2027-Q3", "year", "2027"}, {"2027-Q3", "month", "2027-Q3"}, {"2027-H2", "quarter", "2027-H2"},
		{"2027-04..2027-06", "quarter", "2027-Q2"}, {"2027-Q1..2027-Q3", "half", "2027-H1..2027-H2"}, {"FY27-Q3", "half", "FY27-H2"},
	}
	for _, c := range cases {
		p, _ := parsePeriod(c.text)
		limit, _ := ParsePrecision(c.limit)
		if got := p.Cap(limit).String(); got != c.want {
			t.Errorf("%s capped by %s is %s, want %s", c.text, c.limit, got, c.want)
		}
	}
}

func TestReviewsFallDueOnTheCalendar(t *testing.T) {
	cases := []struct{ every, from, want string }{
		{"6w", "2026-11-22", "2027-01-03"}, {"1m", "2027-01-31", "2027-02-28"}, {"1q", "2026-11-30", "2027-02-28"},
		{"1y", "2028-02-29", "2029-02-28"}, {"10d", "2026-12-25", "2027-01-04"},
	}
	for _, c := range cases {
		var e Every
		var d Date
		if e.SetText(c.every) != nil || d.SetText(c.from) != nil {
			t.Fatal(c)
		}
		if got := e.From(d).String(); got != c.want {
			t.Errorf("%s after %s is %s, want %s", c.every, c.from, got, c.want)
		}
	}
}

func TestSwappedDatesAreGuessed(t *testing.T) {
	var d Date
	e := d.SetText("2027-14-05")
	if e == nil || e.Fix != "2027-05-14" {
		t.Errorf("got %+v", e)
	}
}

func FuzzPeriod(f *testing.F) {
	for _, s := range []string{"2027", "2027-Q2", "FY27-H1", "2027-05-14..2027-06", "0000", "Q1/2027"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, e := parsePeriod(s)
		if e != nil {
			if e.Fix != "" {
				if _, again := parsePeriod(e.Fix); again != nil {
					t.Errorf("%q: the guess %q is no period", s, e.Fix)
				}
			}
			return
		}
		q, e := parsePeriod(p.String())
		if e != nil || q != p {
			t.Errorf("%q prints as %q, which reads as %+v", s, p, q)
		}
		if p.End(4).Before(p.Begin(4)) {
			t.Errorf("%q ends before it begins", s)
		}
		for limit := ByYear; limit <= ByDay; limit++ {
			c := p.Cap(limit)
			if c.Begin(1).days() > p.Begin(1).days() || c.End(1).days() < p.End(1).days() {
				t.Errorf("%q capped by %s does not cover it: %s", s, limit, c)
			}
			if c.Cap(limit) != c {
				t.Errorf("%q: capping twice differs", s)
			}
		}
	})
}

func FuzzID(f *testing.F) {
	for _, s := range []string{"Product owner", "É", "a--b", "1st", "", strings.Repeat("long ", 40)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id := SlugID(s)
		if id != "" && !ValidID(id) {
			t.Errorf("%q gives %q, which is no id", s, id)
		}
		if SlugID(id) != id {
			t.Errorf("%q: a slug of a slug differs", s)
		}
		if ValidID(s) && id != s {
			t.Errorf("the id %q is changed to %q", s, id)
		}
	})
}
