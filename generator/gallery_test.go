package generator

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/gallery"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// arabicWords borrows the English words for the sample that runs from right to
// left.
func arabicWords(p project) project {
	for _, f := range themeFiles() {
		if f.Path == "themes/default/words/en.toml" {
			p["themes/default/words/ar.toml"] = string(f.Bytes())
		}
	}
	return p
}

func TestGalleryShowsEveryTemplateWithoutAProblem(t *testing.T) {
	for _, sample := range gallery.Samples() {
		p := arabicWords(maps.Clone(project(sample.Files)))
		r := p.build(NewSession())
		for _, d := range r.Problems {
			if d.Severity > diag.Note {
				t.Errorf("%s: %s: %s %s", sample.ID, d.At, d.Severity, d.Message)
			}
		}
		used := map[string]bool{}
		for _, page := range capture(t, p) {
			used[page.Template] = true
		}
		for _, name := range view.Templates() {
			if !used[name] && sample.ID == "many" {
				t.Errorf("%s: no page uses %s", sample.ID, name)
			}
		}
		home := page(r, "site", "index.html")
		if want := map[bool]string{true: `dir="rtl"`, false: `dir="ltr"`}[sample.ID == "right-to-left"]; !strings.Contains(home, want) {
			t.Errorf("%s: the home page does not say %s", sample.ID, want)
		}
	}
}

// themed returns the small project with a site theme of its own.
func themedProject(files map[string]string) project {
	p := small()
	p["config.toml"] = "theme = \"mine\"\n" + p["config.toml"]
	p["themes/mine/theme.toml"] = "name = \"mine\"\ncontract = 1\n"
	for path, text := range files {
		p["themes/mine/"+path] = text
	}
	return p
}

func TestSlotsAreFilledWithoutCopyingATemplate(t *testing.T) {
	r := mustBuild(t, themedProject(map[string]string{
		"slots/footer.html": `<p>Run by {{.Site.Title}}</p>`,
		"slots/role.html":   `<p>Ask about {{.Card.Title}}</p>`,
		"styles/mine.css":   `.mine { color: red }`,
		"words/en.toml":     "[nav]\nroadmap = \"Plan\"\n",
	}))
	if about := page(r, "public", "about/index.html"); !strings.Contains(about, "<p>Run by Small</p>") || !strings.Contains(about, ">Plan</a>") {
		t.Error("the footer slot or the changed word is missing")
	}
	if owner := page(r, "public", "roles/owner/index.html"); !strings.Contains(owner, "<p>Ask about Owner</p>") {
		t.Error("the role slot is missing")
	}
	if about := page(r, "public", "about/index.html"); strings.Contains(about, "Ask about") {
		t.Error("the role slot is on another page")
	}
}

func TestOverridesThatComeToNothingAreTold(t *testing.T) {
	same := ""
	for _, f := range themeFiles() {
		if f.Path == "themes/default/templates/404.html" {
			same = string(f.Bytes())
		}
	}
	p := themedProject(map[string]string{
		"theme.toml":           "name = \"mine\"\ncontract = 7\n",
		"templates/bord.html":  `x`,
		"templates/_mine.html": `{{define "mine"}}x{{end}}`,
		"templates/404.html":   same,
		"layouts/board.html":   `x`,
		"slots/foter.html":     `x`,
	})
	var got []string
	for _, d := range CheckSiteTheme(Inputs{Files: p.snapshot(), Today: today}) {
		got = append(got, string(d.Code)+" "+strings.TrimPrefix(d.At.File, "themes/mine/")+" "+d.Fix)
	}
	slices.Sort(got)
	want := "site-theme/contract theme.toml \nsite-theme/same templates/404.html \nsite-theme/slot slots/foter.html footer\n" +
		"site-theme/unused layouts/board.html \nsite-theme/unused templates/_mine.html \nsite-theme/unused templates/bord.html board.html"
	// A slot that does not exist is an error of loading: the rest is told once it is mended.
	if strings.Join(got, "\n") != "site-theme/slot slots/foter.html footer" {
		t.Errorf("got %s", strings.Join(got, "\n"))
	}
	delete(p, "themes/mine/slots/foter.html")
	got = nil
	for _, d := range CheckSiteTheme(Inputs{Files: p.snapshot(), Today: today}) {
		got = append(got, string(d.Code)+" "+strings.TrimPrefix(d.At.File, "themes/mine/")+" "+d.Fix)
	}
	slices.Sort(got)
	want = strings.Replace(want, "site-theme/slot slots/foter.html footer\n", "", 1)
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestATemplateThatNoLongerFitsNamesTheFieldsThereAre(t *testing.T) {
	p := themedProject(map[string]string{"templates/role.html": "{{define \"main\"}}\n{{.Titel}}\n{{end}}{{template \"frame\" .}}"})
	r := p.build(NewSession())
	var found bool
	for _, d := range r.Problems {
		if d.Code == "site-theme/render" {
			found = true
			if d.At.File != "themes/mine/templates/role.html" || d.At.Line != 2 || !strings.Contains(d.Hint, ".Title?") {
				t.Errorf("%s: %s (%s)", d.At, d.Message, d.Hint)
			}
		}
	}
	if !found {
		t.Error("no problem")
	}
}
