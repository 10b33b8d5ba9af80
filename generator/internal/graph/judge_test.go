package graph_test

import (
	"fmt"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// naming returns an item that depends on others.
func naming(id string, refs ...string) *model.Item {
	item := named(&model.Item{}, model.ItemKind, id, "Item "+id)
	for i, text := range refs {
		ref := model.Ref{Text: text, Kinds: &[]string{"item", "theme"}}
		item.DependsOn = append(item.DependsOn, ref)
		item.Refs = append(item.Refs, model.RefAt{Ref: ref, Path: fmt.Sprintf("depends_on.%d", i)})
	}
	return item
}

func TestWhatAReferenceMayLeadToInALostFileIsNotJudged(t *testing.T) {
	entries := []model.Entry{naming("sso", "keys", "item/doors", "role/owner", "gates")}
	for _, c := range []struct {
		name string
		lost []model.Lost
		want int // problems
	}{
		{"nothing is lost", nil, 4},
		{"an entry of that id", []model.Lost{{File: "content/roadmap/a/keys.md", IDs: []string{"keys"}}}, 3},
		{"an entry of that id, whose kind is written", []model.Lost{{IDs: []string{"doors"}}}, 3},
		{"rows of a kind that may be meant", []model.Lost{{Kinds: []string{"item"}}}, 1},
		{"rows of another kind", []model.Lost{{Kinds: []string{"skill"}}}, 4},
	} {
		g, problems := graph.Link(entries, c.lost...)
		if len(problems) != c.want {
			t.Errorf("%s: %v", c.name, problems)
		}
		if g.Partial() != (len(c.lost) > 0) {
			t.Errorf("%s: the graph says that it is whole", c.name)
		}
	}
}

func TestRowsThatCouldNotBeReadAreLostToo(t *testing.T) {
	theme := named(&model.Theme{}, model.ThemeKind, "access", "Access")
	theme.Lost = []string{"Keys", "keys"}
	if _, problems := graph.Link([]model.Entry{theme, naming("sso", "keys", "Keys", "gates")}); len(problems) != 1 {
		t.Errorf("problems: %v", problems)
	}
}
