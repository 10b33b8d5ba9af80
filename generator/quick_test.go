package generator

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/gallery"
	"github.com/fingerpost/fingerpost/generator/internal/render"
)

// TestPagesMadeQuicklyAreThoseOfHTMLTemplate runs every template with the data
// of every sample in both ways.
func TestPagesMadeQuicklyAreThoseOfHTMLTemplate(t *testing.T) {
	samples := map[string]project{
		"slots": themedProject(map[string]string{
			"slots/footer.html": `{{if eq .Site.Title "Small"}}<p title="{{.Site.Title}}">{{template "title" .}}</p>{{end}}`,
			"slots/role.html":   `{{with .Card}}<a href="{{.URL}}?q={{.Title}}">{{.Title | printf "%s!"}}</a>{{end}}`,
			"slots/top.html":    `{{range $i, $x := .Frame.Nav}}{{if $i}}, {{end}}{{t $x.Word}}{{end}}`,
		}),
	}
	for _, sample := range gallery.Samples() {
		samples[sample.ID] = arabicWords(maps.Clone(project(sample.Files)))
	}
	for _, id := range slices.Sorted(maps.Keys(samples)) {
		p := samples[id]
		session := NewSession()
		conf, _ := session.configure(Inputs{Files: p.snapshot(), Today: today})
		theme := session.theme(p.snapshot(), conf, render.Look{}).theme
		for _, page := range capture(t, p) {
			if page.Template == "" {
				continue
			}
			quick, slow, err := theme.Twice(page.Template, page.Data())
			switch {
			case err != nil:
				t.Errorf("%s: %s: %v", id, page.URL, err)
			case quick == nil:
				t.Errorf("%s: %s is not made quickly by %s", id, page.URL, page.Template)
			case !bytes.Equal(quick, slow):
				t.Errorf("%s: %s: made quickly\n%s\nand by html/template\n%s", id, page.URL, quick, slow)
			}
		}
	}
}
