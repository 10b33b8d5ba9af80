package cli

import (
	"context"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// parentExists looks whether the theme or guide is there, so that the file
// does not make one by its folder alone.
func (a *app) parentExists(ctx context.Context, project source.Project, kind *model.Kind, parent string) error {
	if parent == "" {
		return nil
	}
	of := map[*model.Kind]string{model.ItemKind: "theme", model.ChapterKind: "guide"}[kind]
	for files, err := range project.Once(ctx) {
		if err != nil {
			return worldFailure(err)
		}
		var entries []model.Entry
		for _, f := range files.Under("content") {
			if !strings.HasSuffix(f.Path, ".md") {
				continue
			}
			if doc, _ := document.Parse(f, document.Limits{}); doc != nil {
				found, _ := schema.Decode(doc, model.PlaceOf(strings.TrimPrefix(f.Path, "content/")))
				entries = append(entries, found...)
			}
		}
		g, _ := graph.Link(entries)
		ref := model.Ref{Text: parent, Kinds: &[]string{of}}
		if _, ok := g.Resolve(ref); !ok {
			d := g.Unknown(ref)
			return fail(usage, d.Hint, "%s", d.Message)
		}
	}
	return nil
}

// words returns the words that config.toml declares, by the keys that take them.
func (a *app) words(ctx context.Context, project source.Project) (map[string][]string, error) {
	for files, err := range project.Once(ctx) {
		if err != nil {
			return nil, worldFailure(err)
		}
		name := a.config
		if name == "" {
			name = "config.toml"
		}
		file, _ := files.Get(name)
		conf, _ := config.Parse(file, nil)
		return map[string][]string{"audience": conf.AudienceIDs(), "horizon": conf.HorizonIDs()}, nil
	}
	return nil, nil
}

// fits decodes the new file before it is written.
func (a *app) fits(path string, data []byte) error {
	f := source.NewFile(path, data)
	doc, problems := document.Parse(f, document.Limits{})
	if doc != nil {
		_, found := schema.Decode(doc, model.PlaceOf(strings.TrimPrefix(path, "content/")))
		problems = append(problems, found...)
	}
	for _, p := range problems {
		if p.Severity == diag.Error && p.Code != "value/required" {
			return fail(wrong, p.Hint, "%s", p.Message)
		}
	}
	return nil
}
