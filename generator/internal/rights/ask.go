package rights

import (
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/search"
)

// Doc returns a decision as it is looked for: by its question and the other
// ways to put it, by its title, area and artefact, by what it says in short.
func Doc(g *graph.Graph, d *model.Decision) search.Doc {
	text := []string{d.Area}
	if a, ok := graph.To[*model.Artefact](g, d.Artefact); ok {
		text = append(append(text, a.Title), a.AlternateTitles...)
	}
	return search.Doc{
		URL: d.Key().String(), Kind: model.DecisionKind.Name, Title: d.Question,
		Names: []string{d.Title}, Hidden: d.AlsoAsked, Summary: d.Summary,
		Text: strings.Join(slices.DeleteFunc(text, func(s string) bool { return s == "" }), " "),
	}
}

// Ask returns the decisions that a question asks for, the likeliest first.
// Near says that none has all of its words: nobody has said who decides that,
// and these come near.
func Ask(g *graph.Graph, w search.Words, question string) (found []*model.Decision, near bool) {
	register := graph.All[*model.Decision](g)
	docs := make([]search.Doc, len(register))
	byURL := make(map[string]*model.Decision, len(register))
	for i, d := range register {
		docs[i] = Doc(g, d)
		byURL[docs[i].URL] = d
	}
	hits, near := search.Match(docs, w, question)
	for _, h := range hits {
		found = append(found, byURL[h.URL])
	}
	return found, near
}
