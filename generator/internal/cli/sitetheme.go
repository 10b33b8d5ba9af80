package cli

import (
	"context"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/gallery"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

func siteThemeCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use: "site-theme", Short: "Check a site theme, or see all it can show",
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	o := &options{}
	check := &cobra.Command{
		Use: "check", Short: "Report overrides that no longer match or no longer apply",
		Long: `Loads the site theme that config.toml names and renders every view with it, from
samples. Reports templates that no longer fit what they get, files that override
nothing, slots that do not exist, words that are missing, and files that only
repeat the default theme.

Exit status: 0 no errors, 1 errors (or warnings with --strict), 3 no site here.`,
		Example: "  fingerpost site-theme check\n  fingerpost site-theme check --strict",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return a.siteThemeCheck(c.Context(), o) },
	}
	check.Flags().BoolVar(&o.strict, "strict", false, "take warnings for errors")
	out := ""
	show := &cobra.Command{
		Use: "gallery", Short: "Render every view from samples: none, one, many, long words, right to left",
		Long: `Writes small sites that show every view of the site theme at its limits, and a
page that leads to them.

Exit status: 0 done, 1 the site theme has errors, 3 no site here or the folder
cannot be written.`,
		Example: "  fingerpost site-theme gallery\n  fingerpost site-theme gallery --out /tmp/gallery",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return a.siteThemeGallery(c.Context(), o, out) },
	}
	show.Flags().StringVarP(&out, "out", "d", "gallery", "folder to write to")
	c.AddCommand(check, show)
	return c
}

// sampled is a sample built with the project's site theme.
type sampled struct {
	gallery.Sample
	result *generator.Result
}

// samples builds all samples with the theme of a project.
func (a *app) samples(ctx context.Context, o *options) (source.Project, *source.Snapshot, []sampled, error) {
	project, err := a.project()
	if err != nil {
		return project, nil, nil, err
	}
	for files, err := range project.Once(ctx) {
		if err != nil {
			return project, nil, nil, worldFailure(err)
		}
		in, err := a.inputs(files, o)
		if err != nil {
			return project, nil, nil, err
		}
		in.Settings = themeSettings(files, in)
		var out []sampled
		for _, sample := range gallery.Samples() {
			in.Files = sampleFiles(files, sample)
			in.Config = ""
			out = append(out, sampled{sample, generator.NewSession().Build(ctx, in)})
		}
		return project, files, out, nil
	}
	return project, nil, nil, silent(interrupted)
}

// themeSettings lets a sample look like the project.
func themeSettings(files *source.Snapshot, in generator.Inputs) []config.Setting {
	name := in.Config
	if name == "" {
		name = "config.toml"
	}
	file, _ := files.Get(name)
	conf, _ := config.Parse(file, nil)
	settings := []config.Setting{{Key: "theme", Value: conf.Theme, From: name}}
	if conf.Accent != "" {
		settings = append(settings, config.Setting{Key: "accent", Value: conf.Accent, From: name})
	}
	return settings
}

// sampleFiles are a sample's own files with the project's site themes. A
// sample in a language that no theme speaks borrows the English words.
func sampleFiles(files *source.Snapshot, sample gallery.Sample) *source.Snapshot {
	all := append([]*source.File(nil), files.Under("themes")...)
	for _, f := range files.Under("themes/default/words") {
		if path := "themes/default/words/ar.toml"; strings.HasSuffix(f.Path, "/en.toml") {
			if _, exists := files.Get(path); !exists {
				all = append(all, source.NewFile(path, f.Bytes()))
			}
		}
	}
	for path, text := range sample.Files {
		all = append(all, source.NewFile(path, []byte(text)))
	}
	return source.NewSnapshot(all, nil)
}

func (a *app) siteThemeCheck(ctx context.Context, o *options) error {
	project, files, samples, err := a.samples(ctx, o)
	if err != nil {
		return err
	}
	in, err := a.inputs(files, o)
	if err != nil {
		return err
	}
	var problems diag.List
	for _, d := range generator.CheckSiteTheme(in) {
		problems = append(problems, d)
	}
	for _, s := range samples {
		for _, d := range s.result.Problems {
			if strings.HasPrefix(d.At.File, "themes/") {
				problems = append(problems, d)
			}
		}
	}
	problems = problems.Sort()
	if a.json {
		if err := diag.PrintJSON(a.std.Out, problems, nil); err != nil {
			return worldFailure(err)
		}
	} else {
		p := a.printed(files, project.Dir)
		diag.Print(a.std.Out, p.list(problems), p, a.colours())
		a.say("%s in the site theme, tried with %s", tally(problems), count(len(samples), "sample"))
	}
	if failed(problems, o.strict) {
		return silent(wrong)
	}
	return nil
}

func (a *app) siteThemeGallery(ctx context.Context, o *options, out string) error {
	project, files, samples, err := a.samples(ctx, o)
	if err != nil {
		return err
	}
	dir := absolute(a.std.Dir, out)
	for _, s := range samples {
		if s.result.Problems.HasErrors() {
			a.problems(s.result.Problems, files, project.Dir)
			return silent(wrong)
		}
	}
	for _, s := range samples {
		site := s.result.Sites[0]
		if _, err := output.Publish(ctx, filepath.Join(dir, s.ID), "gallery", site.Tree, output.Options{}); err != nil {
			return a.publishFailure(err)
		}
		a.say("%-14s %4d pages  %s", s.ID, site.Tree.Pages(), s.Title)
	}
	if err := writeIndex(filepath.Join(dir, "index.html"), samples); err != nil {
		return worldFailure(err)
	}
	a.say("open %s", a.short(filepath.Join(dir, "index.html")))
	return nil
}

var galleryIndex = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("gallery").Parse(`<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery of a site theme</title>
<h1>Gallery of a site theme</h1>
<ul>
{{range .}}<li><a href="{{.ID}}/index.html">{{.Title}}</a></li>
{{end}}</ul>
`))
})

func writeIndex(path string, samples []sampled) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := galleryIndex().Execute(f, samples); err != nil {
		f.Close()
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return f.Close()
}
