package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/source"
	"github.com/fingerpost/fingerpost/themes"
)

// options are the flags of all commands that build.
type options struct {
	edition string
	baseURL string
	clock   string
	drafts  bool
	strict  bool
	poll    bool
	age     model.Every // of check --max-age
}

func (o *options) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.edition, "edition", "", "edition to build: an id of [[editions]], or all (default: the first)")
	f.StringVarP(&o.baseURL, "base-url", "b", "", "where the site is hosted, instead of base_url in config.toml")
	f.StringVar(&o.clock, "clock", "", "date of the build, such as 2027-05-14 (default: today)")
	f.BoolVarP(&o.drafts, "drafts", "D", false, "show drafts")
	f.BoolVar(&o.strict, "strict", false, "take warnings for errors")
	f.BoolVar(&o.poll, "poll", false, "look at the files at fixed times instead of waiting for events")
}

// project finds the project and returns how to look at its files.
func (a *app) project() (source.Project, error) {
	from := a.std.Dir
	if a.dir != "" {
		from = absolute(a.std.Dir, a.dir)
		if info, err := os.Stat(from); err != nil || !info.IsDir() {
			return source.Project{}, fail(environment, "", "there is no folder %s", a.dir)
		}
	}
	if a.config != "" {
		// An explicit configuration stands in the folder that is named.
		if _, err := os.Stat(filepath.Join(from, a.config)); err != nil {
			return source.Project{}, fail(environment, "", "there is no file %s in %s", a.config, from)
		}
		return a.at(from), nil
	}
	dir, ok := source.FindProject(from)
	if !ok {
		return source.Project{}, fail(environment, "fingerpost init makes one; -C DIR names one",
			"no site here: looked for config.toml in %s and its parents", a.short(from))
	}
	return a.at(dir), nil
}

func (a *app) at(dir string) source.Project {
	return source.Project{Dir: dir, Config: a.config, Theme: themes.Default(), Notice: func(s string) {
		fmt.Fprintln(a.std.Err, a.paint("\x1b[1m", "note:"), s)
	}}
}

func absolute(from, path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(from, path)
}

// short writes a path as a person would: relative to the working directory
// where that is shorter, else with ~ for the home folder.
func (a *app) short(path string) string {
	if rel, err := filepath.Rel(a.std.Dir, path); err == nil && len(rel) < len(path) && !strings.HasPrefix(rel, filepath.Join("..", "..")) {
		return filepath.ToSlash(rel)
	}
	if home := a.std.env("HOME"); home != "" && home != "/" && (path == home || strings.HasPrefix(path, home+string(filepath.Separator))) {
		return "~" + filepath.ToSlash(strings.TrimPrefix(path, home))
	}
	return path
}

// today returns the date of the build.
func (a *app) today(o *options) (model.Date, error) {
	if o.clock == "" {
		return model.DateOf(a.std.Now()), nil
	}
	var d model.Date
	if e := d.SetText(o.clock); e != nil {
		return d, fail(usage, "write it as 2027-05-14", "--clock: %s", e.Message)
	}
	return d, nil
}

// inputs returns what a build of a snapshot depends on.
func (a *app) inputs(files *source.Snapshot, o *options) (generator.Inputs, error) {
	today, err := a.today(o)
	if err != nil {
		return generator.Inputs{}, err
	}
	in := generator.Inputs{Files: files, Config: a.config, Settings: a.settings(o), Today: today, Drafts: o.drafts, MaxAge: o.age}
	if o.edition != "" {
		in.Editions = strings.Split(o.edition, ",")
	}
	return in, nil
}

// settings are what the environment and flags lay over the configuration.
func (a *app) settings(o *options) []config.Setting {
	var out []config.Setting
	for _, pair := range a.std.Environ {
		key, value, _ := strings.Cut(pair, "=")
		if name, ok := strings.CutPrefix(key, "FINGERPOST_"); ok {
			out = append(out, config.Setting{Key: strings.ToLower(name), Value: value, From: key})
		}
	}
	if o.baseURL != "" {
		out = append(out, config.Setting{Key: "base_url", Value: o.baseURL, From: "--base-url"})
	}
	return out
}

// checkEdition reports an edition that does not exist.
func checkEdition(files *source.Snapshot, in generator.Inputs) error {
	name := in.Config
	if name == "" {
		name = "config.toml"
	}
	file, _ := files.Get(name)
	conf, _ := config.Parse(file, nil)
	known := conf.EditionIDs()
	for _, want := range in.Editions {
		found := want == "all"
		for _, id := range known {
			found = found || id == want
		}
		if !found {
			hint := "config.toml has " + strings.Join(known, ", ")
			if best, ok := diag.Closest(want, known); ok {
				hint = fmt.Sprintf("did you mean %q?", best)
			}
			return fail(usage, hint, "there is no edition %q", want)
		}
	}
	return nil
}

// printed turns places relative to the project into places relative to the
// working directory.
type printed struct {
	files  diag.Excerpts
	prefix string
}

func (a *app) printed(files diag.Excerpts, dir string) printed {
	rel, err := filepath.Rel(a.std.Dir, dir)
	if err != nil || rel == "." {
		return printed{files, ""}
	}
	return printed{files, filepath.ToSlash(rel) + "/"}
}

func (p printed) Line(file string, n int) (string, bool) {
	return p.files.Line(strings.TrimPrefix(file, p.prefix), n)
}

func (p printed) list(l diag.List) diag.List {
	if p.prefix == "" {
		return l
	}
	out := make(diag.List, len(l))
	for i, d := range l {
		d.At.File = p.path(d.At.File)
		notes := d.Notes
		d.Notes = nil
		for _, n := range notes {
			n.At.File = p.path(n.At.File)
			d.Notes = append(d.Notes, n)
		}
		out[i] = d
	}
	return out
}

func (p printed) path(file string) string {
	if file == "" || strings.HasPrefix(file, "FINGERPOST_") || strings.HasPrefix(file, "--") {
		return file
	}
	return p.prefix + file
}

// problems prints what a build found.
func (a *app) problems(l diag.List, files diag.Excerpts, dir string) {
	p := a.printed(files, dir)
	shown := l
	if !a.loud {
		shown = nil
		for _, d := range l {
			if d.Severity > diag.Note {
				shown = append(shown, d)
			}
		}
	}
	diag.Print(a.std.Err, p.list(shown), p, a.colours())
}

// failed reports whether problems keep a site from being published.
func failed(l diag.List, strict bool) bool {
	return l.HasErrors() || strict && l.Count(diag.Warning) > 0
}

// tally writes how many problems there are: "2 errors, 1 warning".
func tally(l diag.List) string {
	var parts []string
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
		if n := l.Count(s); n > 0 {
			parts = append(parts, count(n, s.String()))
		}
	}
	if len(parts) == 0 {
		return "no problems"
	}
	return strings.Join(parts, ", ")
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
