package compare

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// The two roles of the example are what sources say of a product manager and a
// product owner; what separates them was worked out by hand.

func TestManagerAndOwnerDifferAsWorkedOutByHand(t *testing.T) {
	g := example(t, nil)
	rows := rowsOf(t, g, "product-manager", "product-owner")
	words := func(id string) (out []string) {
		for _, c := range rows[id].Cells {
			var said []string
			for _, t := range c.Terms {
				said = append(said, t.Said())
			}
			out = append(out, strings.Join(said, " "))
		}
		return out
	}
	for id, want := range map[string][]string{
		"defined_by":   {"market", "team"},
		"focus":        {"why what product market", "how when team feature"},
		"facing":       {"both", "internal"},
		"orientation":  {"strategic", "tactical"},
		"availability": {"scheduled", "immediate"},
	} {
		if got := words(id); !slices.Equal(got, want) {
			t.Errorf("%s: %q, not %q", id, got, want)
		}
	}
	if r := rows["focus"]; r.Shared != 0 || r.Distance != 1 {
		t.Errorf("the questions overlap: %d in common, distance %v", r.Shared, r.Distance)
	}
	if r := rows["horizon"]; math.Round(r.Ratio) != 13 || r.Cells[0].Value != 365 || r.Cells[1].Value != 28 {
		t.Errorf("horizons: %v times, %v and %v days", r.Ratio, r.Cells[0].Value, r.Cells[1].Value)
	}
	r := rows["skills"]
	if r.Shared != 4 || r.Union != 9 {
		t.Errorf("skills: %d of %d in common", r.Shared, r.Union)
	}
	if jaccard := 1 - apart(r.Cells[0].Terms, r.Cells[1].Terms, 0); math.Abs(jaccard-4.0/9) > 1e-6 {
		t.Errorf("Jaccard's index of the skills is %v", jaccard)
	}
	if r.Apart != 3 || r.Furthest.Key.ID != "agile-practice" {
		t.Errorf("levels lie furthest apart in %v: %d", r.Furthest.Key, r.Apart)
	}
	for i, want := range []int{3, 2} {
		n := 0
		for _, t := range r.Cells[i].Terms {
			if !t.Common {
				n++
			}
		}
		if n != want {
			t.Errorf("side %d has %d skills alone, not %d", i, n, want)
		}
	}
	if r := rows["decides"]; len(r.Cells[0].Terms) != 4 || len(r.Cells[1].Terms) != 3 {
		t.Errorf("decides: %d and %d", len(r.Cells[0].Terms), len(r.Cells[1].Terms))
	}
	if r := rows["metrics"]; r.Cells[0].Sort() != "outcome_kind.business-outcome" || r.Cells[1].Sort() != "outcome_kind.delivery-outcome" || r.Distance != 1 {
		t.Errorf("metrics: %q and %q, distance %v", r.Cells[0].Sort(), r.Cells[1].Sort(), r.Distance)
	}
	if r := rows["availability"]; r.Steps != 2 || math.Abs(r.Distance-2.0/3) > 1e-6 {
		t.Errorf("availability: %d steps, distance %v", r.Steps, r.Distance)
	}
	if r := rows["communication"]; r.Both != 1 || r.OneWay != 0 {
		t.Errorf("communication: %d both ways, %d one way", r.Both, r.OneWay)
	}
}

func TestTheSummarySaysTheMainDifferences(t *testing.T) {
	g := example(t, nil)
	reader := NewReader(g, options)
	sides := []Side{reader.Side(entry[*model.Role](t, g, "role", "product-owner")), reader.Side(entry[*model.Role](t, g, "role", "product-manager"))}
	table := Compare(reader.Dimensions("role"), sides, "availability")
	if !table.Rows[0].Decisive || table.Rows[0].Dimension.ID != "availability" {
		t.Errorf("the decisive row is not the first one: %v", table.Rows[0].Dimension.ID)
	}
	got := Words(plain).Summary(table)
	for _, want := range []string{
		"compare.differ(Product owner and Product manager 16 16 dimension.defined_by, dimension.focus and dimension.orientation)",
		"compare.ahead(Product manager 13 Product owner)",
		"compare.share(4 9 dimension.skills)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the summary does not say %q:\n%s", want, got)
		}
	}
}

func TestAuthorsDeclareRowsOfTheirOwn(t *testing.T) {
	g := example(t, map[string]string{
		"roles/a.md": "---\ntitle: A\ndefinition: A.\nresponsibilities: [{id: a, title: A}]\nx_travel: 6 weeks\nx_rank: low\nx_tools: [board, map]\ntime_split: {market: 75, team: 25}\norigin: {year: 1999}\n---\n",
		"roles/b.md": "---\ntitle: B\ndefinition: B.\nresponsibilities: [{id: b, title: B}]\nx_travel: 3 weeks\nx_rank: high\nx_tools: [Map, pen]\ntime_split: {market: 25, team: 75}\norigin: {year: 1999}\n---\n",
		"catalogue/dimensions.md": `---
title: Rows
dimensions:
  - {id: travel, title: Travel, field: x_travel, compare: ratio, question: How much travel?}
  - {id: rank, title: Rank, field: x_rank, compare: ordinal, scale: [low, middle, high], question: How high?}
  - {id: tools, title: Tools, field: x_tools, compare: set, question: With what?}
  - {id: market, title: Market, field: time_split.market, question: How much market?}
  - {id: since, title: Since, field: origin.year, question: Since when?}
  - {id: horizon, title: Time horizon, question: How far?}
  - {id: told, title: Told, field: informed, compare: register, question: What is it told?}
---
`})
	rows := rowsOf(t, g, "a", "b")
	if r := rows["travel"]; r.Ratio != 2 || r.Cells[0].Value != 42 || r.Dimension.Group != ownGroup {
		t.Errorf("travel: %+v", r)
	}
	if r := rows["rank"]; r.Steps != 2 || r.Distance != 1 {
		t.Errorf("rank: %+v", r)
	}
	if r := rows["tools"]; r.Shared != 1 || r.Union != 3 {
		t.Errorf("tools: %+v", r)
	}
	if r := rows["market"]; r.Ratio != 3 {
		t.Errorf("market: %+v", r)
	}
	if r := rows["since"]; !r.Equal || r.Distance != 0 {
		t.Errorf("since: %+v", r)
	}
	if r, ok := rows["told"]; ok {
		t.Errorf("there is a row in which nobody says anything: %+v", r)
	}
	for _, d := range NewReader(g, options).Dimensions("role") {
		if d.ID == "horizon" && (Words(plain).Title(d) != "Time horizon" || Words(plain).Question(d) != "How far?" || d.Measure != Ratio) {
			t.Errorf("an author's words for a built-in row are lost: %+v", d)
		}
	}
}
