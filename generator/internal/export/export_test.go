package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func sample() Roadmap {
	half := 50
	target := &Period{"2027-Q2", "2027-04-01", "2027-06-30"}
	return Roadmap{Title: "Plan *of* all", Edition: "public", Language: "en", URL: "https://example.org/", AsOf: "2026-11-22", Disclaimer: "No promise.",
		Horizons:   []Horizon{{"now", "Now"}, {"later", "Later"}},
		Vision:     &Vision{Entry{ID: "vision", Title: "Vision", URL: "/vision/"}, "All see where it goes.", 5},
		Objectives: []Objective{{Entry: Entry{ID: "growth", Title: "Growth", URL: "/objectives/growth/"}, Period: target, Results: []Figure{{Name: "Visits", Direction: "increase", Target: "9"}}}},
		Products:   []Product{}, Themes: []*Work{},
		Items: []*Work{{Entry: Entry{ID: "sso", Title: "=cmd|' /C calc'!A0", URL: "/items/sso/", Tags: []string{"a"}}, Status: "in-progress", Horizon: "now", Target: target,
			Confidence: "low", Health: "at-risk", Outcome: "Log in [once], \"quickly\"\nand safely.", Progress: &half, DependsOn: []string{"item/keys"}, Stories: []Story{{ID: "s", Want: "log in", Status: "done"}}},
			{Entry: Entry{ID: "old", Title: "Old", URL: "/items/old/"}, Status: "shipped"}},
		Milestones: []Milestone{{Entry: Entry{ID: "fair", Title: "Fair", URL: "/milestones/fair/"}, On: target, External: true}}}
}

// judge holds JSON against the schema that is published.
func judge(t *testing.T, data []byte) error {
	t.Helper()
	text, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(SchemaFile, parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(SchemaFile)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(instance)
}

func TestTheJSONIsWhatItsSchemaSays(t *testing.T) {
	empty := Roadmap{Horizons: []Horizon{}, Objectives: []Objective{}, Products: []Product{}, Themes: []*Work{}, Items: []*Work{}, Milestones: []Milestone{}}
	for name, r := range map[string]Roadmap{"full": sample(), "empty": empty} {
		data, err := r.JSON()
		if err != nil {
			t.Fatal(err)
		}
		if err := judge(t, data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is prepared, and what is put in where a list was empty, is what one call
// of the encoder would have written.
func TestPreparedWorkIsWrittenAsItWouldBeAnyhow(t *testing.T) {
	word, say := func(key string) string { return "(" + key + ")" }, func(p Period) string { return p.Text }
	for name, change := range map[string]func(*Roadmap){
		"items":              func(*Roadmap) {},
		"themes":             func(r *Roadmap) { r.Themes = r.Items },
		"nothing":            func(r *Roadmap) { r.Items = []*Work{} },
		"words like its own": func(r *Roadmap) { r.Title, r.Items[0].Title = "\n \"items\": []", "\n \"items\": []" },
	} {
		r := sample()
		change(&r)
		r.Schema, r.Version = SchemaFile, Version
		want, err := indented(r, "")
		if err != nil {
			t.Fatal(err)
		}
		text, table := r.Markdown(word, say), r.CSV()
		for range 2 { // the second time prepared
			if got := r.CSV(); string(got) != string(table) {
				t.Errorf("%s: %s\nnot\n%s", name, got, table)
			}
			got, err := r.JSON()
			if err != nil || string(got) != string(want)+"\n" {
				t.Errorf("%s: %v\n%s\nnot\n%s", name, err, got, want)
			}
			if got := r.Markdown(word, say); string(got) != string(text) {
				t.Errorf("%s: %s\nnot\n%s", name, got, text)
			}
			for _, list := range [][]*Work{r.Themes, r.Items} {
				for i, w := range list {
					list[i] = w.Prepared(r.URL, word, say)
				}
			}
		}
	}
}

func TestTheSchemaRefusesWhatItDoesNotSay(t *testing.T) {
	data, _ := sample().JSON()
	for _, change := range [][2]string{
		{`"status": "in-progress"`, `"status": "begun"`},
		{`"version": 1`, `"version": 2`},
		{`"id": "sso",`, ``},
		{`"progress": 50`, `"progress": "half"`},
	} {
		broken := strings.Replace(string(data), change[0], change[1], 1)
		if broken == string(data) || !json.Valid([]byte(broken)) {
			t.Fatalf("%s is not there to be changed", change[0])
		}
		if judge(t, []byte(broken)) == nil {
			t.Errorf("%s instead of %s is let through", change[1], change[0])
		}
	}
}

func TestNoCellOfTheTableIsAFormula(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(sample().CSV())).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows[1:] {
		for c, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				t.Errorf("%s is %q, which a spreadsheet runs", rows[0][c], cell)
			}
		}
	}
	if got := rows[1][1]; got != "'"+sample().Items[0].Title {
		t.Errorf("the title is %q", got)
	}
}

func TestALineOfTheTableIsWhatTheLibraryWrites(t *testing.T) {
	cells := []string{"", "plain", "a, b", `a "quoted" word`, "two\nlines", "two\r\nlines", " before", "\u00a0before", "after ", "\t", "\"", ",", "größer"}
	var want bytes.Buffer
	w := csv.NewWriter(&want)
	w.UseCRLF = true
	for n := range cells {
		_ = w.Write(cells[n:])
	}
	w.Flush()
	var got []byte
	for n := range cells {
		got = append(got, line(cells[n:])...)
	}
	if string(got) != want.String() {
		t.Errorf("got\n%q\nwant\n%q", got, want.String())
	}
}

func TestTheSummaryHasItemsUnderTheirHorizons(t *testing.T) {
	word := func(key string) string { return "(" + key + ")" }
	got := string(sample().Markdown(word, func(p Period) string { return p.Text }))
	want := `# Plan \*of\* all

All see where it goes.

## Now

- **[=cmd\|' /C calc'!A0](https://example.org/items/sso/)**: Log in \[once\], "quickly" and safely. ((status.in-progress), (health.at-risk), 2027-Q2, (confidence.low))

## (status.shipped)

- **[Old](https://example.org/items/old/)** ((status.shipped))

## (timeline.milestones)

- [Fair](https://example.org/milestones/fair/): 2027-Q2

(site.as_of) 2026-11-22. No promise.
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
