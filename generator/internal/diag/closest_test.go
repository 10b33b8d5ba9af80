package diag

import "testing"

func TestClosestIsWhatWasProbablyMeant(t *testing.T) {
	keys := []string{"title", "summary", "audience", "draft", "tags", "weight", "horizon", "status", "start", "depends_on", "in-progress", "owner", "owns"}
	for _, c := range []struct{ name, word, want string }{
		{"a letter too many", "horizion", "horizon"},
		{"a letter too few", "audence", "audience"},
		{"another letter", "audiense", "audience"},
		{"swapped neighbours are one mistake", "darft", "draft"},
		{"swapped neighbours in a short word", "tgas", "tags"},
		{"capitals do not count", "Title", "title"},
		{"nor do spaces and hyphens", "In Progress", "in-progress"},
		{"nor do underscores", "dependsOn", "depends_on"},
		{"two mistakes in a long word", "audiance", "audience"},
		{"a beginning that fits no other", "summ", "summary"},
		{"a beginning that fits two", "own", "owns"}, // one letter away
		{"an invisible letter", "audi\u200bence", "audience"},
		{"a foreign letter", "t\u0430gs", "tags"},
		{"nothing like it", "colour", ""},
		{"a short word with two mistakes", "tag-me", ""},
		{"nothing at all", "", ""},
		{"only signs", "--", ""},
	} {
		if got, ok := Closest(c.word, keys); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q gives %q, not %q", c.name, c.word, got, c.want)
		}
	}
}

func TestAmongEquallyCloseWordsTheFirstInTheAlphabetWins(t *testing.T) {
	for _, known := range [][]string{{"bats", "cats", "hats"}, {"hats", "cats", "bats"}, {"cats", "bats", "hats"}} {
		if got, _ := Closest("rats", known); got != "bats" {
			t.Errorf("of %v it is %q", known, got)
		}
	}
}

func TestABeginningThatFitsTwoWordsMeansNeither(t *testing.T) {
	if got, ok := Closest("resp", []string{"responsibilities", "responses"}); ok {
		t.Errorf("it is taken for %q", got)
	}
}
