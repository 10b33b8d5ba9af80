package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func list(work ...*Work) Works { return Works{len(work), func(i int) *Work { return work[i] }} }

// written returns what is written.
func written(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sample() Roadmap {
	half := 50
	target := &Period{"2027-Q2", "2027-04-01", "2027-06-30"}
	return Roadmap{Title: "Plan *of* all", Edition: "public", Language: "en", URL: "https://example.org/", AsOf: "2026-11-22", Disclaimer: "No promise.",
		Horizons:   []Horizon{{"now", "Now"}, {"later", "Later"}},
		Vision:     &Vision{Entry{ID: "vision", Title: "Vision", URL: "/vision/"}, "All see where it goes.", 5},
		Objectives: []Objective{{Entry: Entry{ID: "growth", Title: "Growth", URL: "/objectives/growth/"}, Period: target, Results: []Figure{{Name: "Visits", Direction: "increase", Target: "9"}}}},
		Products:   []Product{}, Themes: list(),
		Items: list(&Work{Entry: Entry{ID: "sso", Title: "=cmd|' /C calc'!A0", URL: "/items/sso/", Tags: []string{"a"}}, Status: "in-progress", Horizon: "now", Target: target,
			Confidence: "low", Health: "at-risk", Outcome: "Log in [once], \"quickly\"\nand safely.", Progress: &half, DependsOn: []string{"item/keys"}, Stories: []Story{{ID: "s", Want: "log in", Status: "done"}}},
			&Work{Entry: Entry{ID: "old", Title: "Old", URL: "/items/old/"}, Status: "shipped"}),
		Milestones: []Milestone{{Entry: Entry{ID: "fair", Title: "Fair", URL: "/milestones/fair/"}, On: target, External: true}}}
}

// judge holds JSON against the schema that is published.
func judge(t *testing.T, data []byte) error {
	t.Helper()
	text := written(t, Schema)
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
	empty := Roadmap{Horizons: []Horizon{}, Objectives: []Objective{}, Products: []Product{}, Themes: list(), Items: list(), Milestones: []Milestone{}}
	for name, r := range map[string]Roadmap{"full": sample(), "empty": empty} {
		if err := judge(t, written(t, r.JSON)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is prepared, and what is put in where a list was empty, is what one call
// of the encoder would have written.
func TestPreparedWorkIsWrittenAsItWouldBeAnyhow(t *testing.T) {
	word, say := func(key string) string { return "(" + key + ")" }, func(p Period) string { return p.Text }
	const own = "\n \"items\": []" // as the file says it
	for name, change := range map[string]func(r *Roadmap, items []*Work) (themes, left []*Work){
		"items":   func(_ *Roadmap, items []*Work) ([]*Work, []*Work) { return nil, items },
		"themes":  func(_ *Roadmap, items []*Work) ([]*Work, []*Work) { return items, items },
		"nothing": func(_ *Roadmap, _ []*Work) ([]*Work, []*Work) { return nil, nil },
		"words like its own": func(r *Roadmap, items []*Work) ([]*Work, []*Work) {
			r.Title, items[0].Title = own, own
			return nil, items
		},
	} {
		r := sample()
		themes, items := change(&r, []*Work{r.Items.Make(0), r.Items.Make(1)})
		r.Themes, r.Items = list(themes...), list(items...)
		markdown := func(w io.Writer) error { return r.Markdown(w, word, say) }
		data, table, text := written(t, r.JSON), written(t, r.CSV), written(t, markdown)
		var indented bytes.Buffer
		if err := json.Indent(&indented, data, "", " "); err != nil || !bytes.Equal(indented.Bytes(), data) {
			t.Errorf("%s: %v\n%s\nnot\n%s", name, err, data, indented.Bytes())
		}
		var read struct {
			Title         string
			Themes, Items []*Work
		}
		if err := json.Unmarshal(data, &read); err != nil || read.Title != r.Title || !slices.EqualFunc(read.Themes, themes, equal) || !slices.EqualFunc(read.Items, items, equal) {
			t.Errorf("%s: %v, in\n%s", name, err, data)
		}
		for _, list := range [][]*Work{themes, items} {
			for i, w := range list {
				list[i] = w.Prepared(r.URL, word, say)
			}
		}
		for n, got := range [][]byte{written(t, r.JSON), written(t, r.CSV), written(t, markdown)} {
			if want := [][]byte{data, table, text}[n]; !bytes.Equal(got, want) {
				t.Errorf("%s: %s\nnot\n%s", name, got, want)
			}
		}
	}
}

func equal(a, b *Work) bool { return reflect.DeepEqual(a, b) }

func TestTheSchemaRefusesWhatItDoesNotSay(t *testing.T) {
	data := written(t, sample().JSON)
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
	rows, err := csv.NewReader(bytes.NewReader(written(t, sample().CSV))).ReadAll()
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
	if got := rows[1][1]; got != "'"+sample().Items.Make(0).Title {
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
		got = appendLine(got, cells[n:])
	}
	if string(got) != want.String() {
		t.Errorf("got\n%q\nwant\n%q", got, want.String())
	}
}

func TestTheSummaryHasItemsUnderTheirHorizons(t *testing.T) {
	word := func(key string) string { return "(" + key + ")" }
	got := string(written(t, func(w io.Writer) error {
		return sample().Markdown(w, word, func(p Period) string { return p.Text })
	}))
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
