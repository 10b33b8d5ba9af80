package diag

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryCodeIsExplainedInSentences(t *testing.T) {
	name := regexp.MustCompile(`^[a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*$`)
	sentences := regexp.MustCompile(`^\S.*\.$`)
	all := Codes()
	for _, info := range all {
		if !name.MatchString(string(info.Code)) {
			t.Errorf("%s is not named group/name", info.Code)
		}
		if !sentences.MatchString(info.Cause) || !sentences.MatchString(info.Fix) {
			t.Errorf("%s is explained by %q and %q", info.Code, info.Cause, info.Fix)
		}
		if info.Severity == Off || info.Gate && info.Severity != Error {
			t.Errorf("%s has the severity %s", info.Code, info.Severity)
		}
		if found, ok := Lookup(info.Code); !ok || found != info {
			t.Errorf("%s is not found", info.Code)
		}
	}
	if !slices.IsSortedFunc(all, func(a, b Info) int { return strings.Compare(string(a.Code), string(b.Code)) }) {
		t.Error("codes are not in order")
	}
}

func TestAProblemHasTheSeverityOfItsCode(t *testing.T) {
	at := Span{File: "content/page.md", Line: 1, Col: 1}
	for _, info := range Codes() {
		if d := New(info.Code, at, "x"); d.Severity != info.Severity {
			t.Errorf("%s has the severity %s", info.Code, d.Severity)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a code that is not listed is taken")
		}
	}()
	New("no/such", at, "x")
}

func TestSeveritiesAreReadAsTheyAreWritten(t *testing.T) {
	for s := Off; s <= Error; s++ {
		if got, ok := ParseSeverity(s.String()); !ok || got != s {
			t.Errorf("%s is read as %s", s, got)
		}
	}
	if _, ok := ParseSeverity("Error"); ok {
		t.Error("capitals are let through")
	}
}

func TestAListIsSortedByPlaceAndHasEachProblemOnce(t *testing.T) {
	at := func(file string, line, col int) Span { return Span{file, line, col, 1} }
	a := New("ref/unknown", at("a.md", 1, 1), "x")
	b := New("ref/unknown", at("a.md", 2, 1), "x")
	c := New("ref/self", at("a.md", 2, 5), "x")
	d := New("ref/unknown", at("a.md", 2, 5), "x")
	e := New("ref/unknown", at("a.md", 10, 1), "y")
	f := New("value/empty", Span{File: "b.md"}, "x")
	in := List{f, d, e, b, a.WithNote(at("b.md", 1, 1), "n"), c, a, d, f}
	got := in.Sort()
	want := List{a, b, c, d, e, f}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i].At != want[i].At || got[i].Code != want[i].Code {
			t.Errorf("%d is %s at %s", i, got[i].Code, got[i].At)
		}
	}
	if len(in) != 9 || in[0].At.File != "b.md" {
		t.Error("the list itself was changed")
	}
	if !got.HasErrors() || got.Count(Warning) != 1 || (List{f}).HasErrors() {
		t.Error("severities are counted wrongly")
	}
}

func TestWhatIsAddedToAProblemLeavesTheOriginalAlone(t *testing.T) {
	base := New("ref/unknown", Span{}, "x").WithNote(Span{}, "first")
	one, two := base.WithNote(Span{}, "one"), base.WithNote(Span{}, "two")
	if one.Notes[1].Message != "one" || two.Notes[1].Message != "two" || len(base.Notes) != 1 {
		t.Errorf("notes are shared: %v %v", one.Notes, two.Notes)
	}
}

func TestKnownWordsAreOfferedIfThereAreFew(t *testing.T) {
	base := New("value/enum", Span{}, "x")
	if d := base.DidYouMean("statsu", []string{"status", "start"}); d.Hint != `did you mean "status"?` || d.Fix != "status" {
		t.Errorf("near: %q, %q", d.Hint, d.Fix)
	}
	if d := base.DidYouMean("green", []string{"on-track", "at-risk"}); d.Hint != "known here: on-track, at-risk" || d.Fix != "" {
		t.Errorf("few: %q, %q", d.Hint, d.Fix)
	}
	if d := base.DidYouMean("green", strings.Fields(strings.Repeat("on-track ", 17))); d.Hint != "" {
		t.Errorf("many: %q", d.Hint)
	}
}
