package news

import (
	"fmt"
	"strings"
	"testing"
)

func entry(key, title, url string, facts ...string) Entry {
	e := Entry{Key: key, Title: title, URL: url}
	for i := 0; i < len(facts); i += 2 {
		e.Facts = append(e.Facts, Fact{facts[i], facts[i+1]})
	}
	return e
}

func lines(changes []Change) string {
	var out []string
	for _, c := range changes {
		out = append(out, c.String())
	}
	return strings.Join(out, "\n")
}

func TestChangesAreWhatReadersWouldSay(t *testing.T) {
	item := func(title string, facts ...string) Entry {
		return entry("item/audit", title, "/items/audit/", facts...)
	}
	other := entry("item/other", "Other", "/items/other/", "horizon", "Later")
	for what, c := range map[string]struct {
		was, now []Entry
		want     string
	}{
		"nothing":           {[]Entry{item("A"), other}, []Entry{other, item("A")}, ""},
		"a horizon":         {[]Entry{item("Audit trail", "horizon", "Next")}, []Entry{item("Audit trail", "horizon", "Now")}, "Audit trail: Next → Now"},
		"two facts":         {[]Entry{item("A", "status", "Planned", "horizon", "Next")}, []Entry{item("A", "status", "In progress", "horizon", "Now")}, "A: Planned → In progress, Next → Now"},
		"a fact that comes": {[]Entry{item("A", "target", "")}, []Entry{item("A", "target", "Q3 2026")}, "A: no target → Q3 2026"},
		"a fact that goes":  {[]Entry{item("A", "target", "Q3 2026")}, []Entry{item("A", "target", "")}, "A: Q3 2026 → no target"},
		"a title":           {[]Entry{item("Audit log")}, []Entry{item("Audit trail")}, "Audit trail: called Audit log before"},
		"a new entry":       {[]Entry{other}, []Entry{other, item("A", "status", "Idea", "horizon", "", "target", "2027")}, "A: new, Idea, 2027"},
		"one that is gone":  {[]Entry{item("A"), other}, []Entry{other}, "A: gone"},
		"one that moved": {[]Entry{item("A"), other}, []Entry{other, entry("item/b", "A", "/items/b/")},
			"A: moved from /items/audit/"},
		"another kind of that title": {[]Entry{item("A")}, []Entry{entry("role/a", "A", "/roles/a/")}, "A: new\nA: gone"},
		"two that could have moved": {[]Entry{item("A"), entry("item/twin", "A", "/items/twin/")}, []Entry{entry("item/c", "A", "/items/c/")},
			"A: new\nA: gone\nA: gone"},
		"everything": {nil, []Entry{item("A")}, "A: new"},
	} {
		if got := lines(Between(c.was, c.now)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", what, got, c.want)
		}
	}
}

func TestAChangeKnowsBothAddresses(t *testing.T) {
	got := Between([]Entry{entry("item/a", "A", "/items/a/"), entry("item/x", "X", "/items/x/")},
		[]Entry{entry("item/b", "A", "/items/b/"), entry("item/y", "Y", "/items/y/")})
	want := []Change{
		{"A", "/items/b/", "/items/a/", "moved from /items/a/"},
		{"Y", "/items/y/", "", "new"},
		{"X", "", "/items/x/", "gone"},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) || len(got) != 3 || got[0] != want[0] || got[2] != want[2] {
		t.Errorf("%+v", got)
	}
}

func Example() {
	was := []Entry{{Key: "item/audit", Title: "Audit trail", URL: "/items/audit/", Facts: []Fact{{"horizon", "Next"}}}}
	now := []Entry{{Key: "item/audit", Title: "Audit trail", URL: "/items/audit/", Facts: []Fact{{"horizon", "Now"}}}}
	for _, change := range Between(was, now) {
		fmt.Println(change)
	}
	// Output: Audit trail: Next → Now
}
