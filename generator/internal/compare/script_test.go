package compare

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/scripted"
)

// The script of the default site theme, tried on the data of this package.

// runner lets the script compare, and prints what it finds.
const runner = `
let text = "";
for await (const chunk of process.stdin) text += chunk;
const job = JSON.parse(text);
let data;
globalThis.fingerpostCompare = (sides) => (data = sides);
const run = eval;
run(job.script);
run(job.data);
const comparing = fingerpostComparing(data);
console.log(JSON.stringify(comparing ? job.asked.map((ids) => {
  const { rows, summary } = comparing.compare(ids);
  return { summary, rows: rows.map((r) => ({ id: r.d.id, distance: r.distance, known: r.known, equal: r.equal, odd: r.odd, says: r.says, cells: r.cells.map((c) => c.says), common: r.cells.map((c) => c.things.filter((t) => t.common).length) })) };
}) : []));
`

type answer struct {
	Summary string      `json:"summary"`
	Rows    []answerRow `json:"rows"`
}

type answerRow struct {
	ID       string   `json:"id"`
	Distance float64  `json:"distance"`
	Known    bool     `json:"known"`
	Equal    bool     `json:"equal"`
	Odd      []bool   `json:"odd"`
	Says     []string `json:"says"`
	Cells    []string `json:"cells"`
	Common   []int    `json:"common"`
}

// told returns what the script finds for each choice of sides.
func told(t *testing.T, data []byte, asked [][]string) []answer {
	t.Helper()
	var answers []answer
	scripted.Run(t, "compare.js", runner, map[string]any{"data": string(data), "asked": asked}, &answers)
	return answers
}

// answerOf returns what the package finds, in the form of the script.
func answerOf(dimensions []Dimension, sides []Side, w Words) answer {
	table := Compare(dimensions, sides, "")
	a := answer{Summary: w.Summary(table), Rows: []answerRow{}}
	for _, r := range table.Rows {
		row := answerRow{ID: r.Dimension.ID, Distance: r.Distance, Known: r.Known, Equal: r.Equal, Odd: r.Odd, Says: append([]string{}, w.Row(r)...)}
		for _, c := range r.Cells {
			n := 0
			for _, t := range c.Terms {
				if t.Common {
					n++
				}
			}
			row.Cells, row.Common = append(row.Cells, w.Cell(r.Dimension, c)), append(row.Common, n)
		}
		a.Rows = append(a.Rows, row)
	}
	return a
}

// spoken are words with everything put in by number, as both sides read them.
func spoken(key string) string {
	return strings.NewReplacer("%v", "%s").Replace(plain(key))
}

func TestTheScriptComparesAsThePackageDoes(t *testing.T) {
	verbs := Words(func(key string) string { return typed(spoken(key)) })
	rows, far, odds := 0, 0, 0
	for seed := range 8 {
		random := rand.New(rand.NewPCG(uint64(seed), 4))
		dimensions, sides := randomTable(random, 12)
		listed := make([]Listed, len(sides))
		for i, s := range sides {
			listed[i] = Listed{Side: s, URL: "/roles/" + s.ID + "/", Says: "Says."}
		}
		data := Encode(dimensions, listed, options.Scale, verbs, func(Term) string { return "" })
		var asked [][]string
		var want []answer
		for range 60 {
			var chosen []Side
			for _, i := range random.Perm(len(sides))[:2+random.IntN(4)] {
				chosen = append(chosen, sides[i])
			}
			var ids []string
			for _, s := range chosen {
				ids = append(ids, s.ID)
			}
			asked, want = append(asked, ids), append(want, answerOf(dimensions, chosen, verbs))
		}
		for i, got := range told(t, data.Data, asked) {
			if !reflect.DeepEqual(got, want[i]) {
				t.Fatalf("seed %d, %v: the script says\n%+v\nnot\n%+v", seed, asked[i], got, want[i])
			}
			for _, r := range got.Rows {
				rows++
				if r.Distance > 0 && r.Distance < 1 {
					far++
				}
				for _, odd := range r.Odd {
					if odd {
						odds++
					}
				}
			}
		}
	}
	if rows < 3000 || far < 1000 || odds < 200 {
		t.Errorf("only %d rows, %d of them part of the way apart, %d odd cells: the test proves little", rows, far, odds)
	}
}

// typed gives numbers their verb: the script knows %s and %d alike.
func typed(words string) string {
	for key, n := range map[string][]int{
		"compare.common(": {1, 2}, "compare.pairs(": {1, 2}, "compare.ratio(": {1}, "compare.steps.": {1}, "compare.apart.": {1}, "compare.part(": {2},
		"compare.share(": {1, 2}, "compare.differ(": {2, 3}, "compare.ahead(": {2}, "compare.decisions.": {1},
	} {
		if !strings.HasPrefix(words, key) {
			continue
		}
		parts := strings.Split(words, "%s")
		words = parts[0]
		for i, p := range parts[1:] {
			verb := "%s"
			for _, at := range n {
				if at == i+1 {
					verb = "%d"
				}
			}
			words += verb + p
		}
		break
	}
	return words
}

func TestTheScriptReadsTheExample(t *testing.T) {
	g := example(t, nil)
	reader := NewReader(g, options)
	verbs := Words(func(key string) string { return typed(spoken(key)) })
	var listed []Listed
	var sides []Side
	for _, id := range []string{"product-manager", "product-owner"} {
		e, _ := g.Find(keyOf(id))
		sides = append(sides, reader.Side(e))
		listed = append(listed, Listed{Side: sides[len(sides)-1], URL: "/roles/" + id + "/"})
	}
	data := Encode(reader.Dimensions("role"), listed, options.Scale, verbs, func(t Term) string { return t.Key.String() })
	got := told(t, data.Data, [][]string{{"product-manager", "product-owner"}})
	if want := answerOf(reader.Dimensions("role"), sides, verbs); !reflect.DeepEqual(got[0], want) {
		t.Errorf("the script says\n%+v\nnot\n%+v", got[0], want)
	}
	if !strings.Contains(got[0].Summary, "compare.ahead(Product manager 13 Product owner)") {
		t.Errorf("it does not see the horizons: %s", got[0].Summary)
	}
}

func TestTheScriptRefusesDataOfAnotherFormat(t *testing.T) {
	dimensions, sides := randomTable(rand.New(rand.NewPCG(1, 1)), 2)
	data := Encode(dimensions, []Listed{{Side: sides[0]}, {Side: sides[1]}}, nil, plain, func(Term) string { return "" }).Data
	other := bytes.Replace(data, fmt.Appendf(nil, `"format":%d`, format), []byte(`"format":99`), 1)
	if got := told(t, other, [][]string{{"side-0", "side-1"}}); len(got) != 0 {
		t.Errorf("it says %+v", got)
	}
}

func TestTheDataIsSafeInAPageAndGrowsWithWhatIsSaid(t *testing.T) {
	size := func(n int) int {
		dimensions, sides := randomTable(rand.New(rand.NewPCG(5, 5)), n)
		var listed []Listed
		for _, s := range sides {
			listed = append(listed, Listed{Side: s, URL: "/roles/" + s.ID + "/", Says: "</script><!-- \u2028"})
		}
		data := Encode(dimensions, listed, options.Scale, plain, func(Term) string { return "" }).Data
		for _, bad := range []string{"<", ">", "&", "\u2028"} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("the data hold %q", bad)
			}
		}
		return len(data)
	}
	few, many := size(50), size(200)
	if many > 4*few+few/2 {
		t.Errorf("50 sides take %d bytes, 200 take %d", few, many)
	}
	t.Logf("50 sides: %d bytes, 200 sides: %d", few, many)
}
