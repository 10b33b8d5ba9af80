package compare

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

var options = Options{SprintDays: 14, Scale: []string{"awareness", "working", "practitioner", "expert"}}

// example returns the project in testdata/example, with other files laid over
// it or added.
func example(t *testing.T, more map[string]string) *graph.Graph {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir("testdata/example", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		files[strings.TrimPrefix(filepath.ToSlash(path), "testdata/example/")] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for path, text := range more {
		files[path] = text
	}
	var entries []model.Entry
	for path, text := range files {
		doc, problems := document.Parse(source.NewFile(path, []byte(text)), document.Limits{FileBytes: 1 << 20, FrontMatterBytes: 1 << 20})
		found, more := schema.Decode(doc, model.PlaceOf(path))
		for _, p := range append(problems, more...) {
			if p.Severity == diag.Error {
				t.Fatalf("%s: %s", p.At, p.Message)
			}
		}
		entries = append(entries, found...)
	}
	g, _ := graph.Link(entries) // the example names roles that it does not hold
	return g
}

func entry[T model.Entry](t *testing.T, g *graph.Graph, kind, id string) T {
	t.Helper()
	e, ok := g.Find(model.Key{Kind: kind, ID: id})
	if !ok {
		t.Fatalf("there is no %s/%s", kind, id)
	}
	return e.(T)
}

// rowsOf compares roles in all dimensions.
func rowsOf(t *testing.T, g *graph.Graph, ids ...string) map[string]Row {
	t.Helper()
	reader := NewReader(g, options)
	var sides []Side
	for _, id := range ids {
		sides = append(sides, reader.Side(entry[*model.Role](t, g, "role", id)))
	}
	rows := map[string]Row{}
	for _, r := range Compare(reader.Dimensions("role"), sides, "").Rows {
		rows[r.Dimension.ID] = r
	}
	return rows
}

// plain are words that say what they are put into.
func plain(key string) string {
	switch key {
	case "compare.and":
		return " and "
	case "compare.common", "compare.pairs", "span.range":
		return key + "(%v %v)"
	case "compare.ratio", "compare.to", "compare.sort", "compare.steps.one", "compare.steps.other", "compare.alike", "compare.same_for", "compare.decisions.one", "compare.decisions.other":
		return key + "(%v)"
	case "compare.apart.one", "compare.apart.other", "compare.part":
		return key + "(%v %v)"
	case "compare.ahead", "compare.share":
		return key + "(%v %v %v)"
	case "compare.differ":
		return key + "(%v %v %v %v)"
	}
	if strings.HasPrefix(key, "unit.") {
		return "%d " + strings.Split(key, ".")[1]
	}
	return key
}

func keyOf(id string) model.Key { return model.Key{Kind: "role", ID: id} }
