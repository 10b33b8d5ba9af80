package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

type checkOptions struct {
	options
	format string
	max    int
	fix    bool
	maxAge string
}

func checkCommand(a *app) *cobra.Command {
	o := &checkOptions{}
	c := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Report every problem of the content, in all editions",
		Long: `Reads everything, builds every edition in memory and reports all problems, sorted
by place. Nothing is written but by --fix, which corrects the spelling of keys,
values, ids and dates where there is no doubt. Paths limit what is shown.

With --max-age, every live item, theme and objective has to have been confirmed
within that age: the newest of its reviewed, updated and health_on counts, and
one without any of them is an error too. It is meant for a run at fixed times, so
that a roadmap which nobody looks at does not stay online unnoticed.

Exit status: 0 no errors, 1 errors (or warnings with --strict), 2 wrong usage,
3 no site here.`,
		Example: `  fingerpost check                      everything
  fingerpost check content/roles        what concerns the roles
  fingerpost check --format github      for a pull request
  fingerpost check --max-age 90d        for a run every night`,
		RunE: func(c *cobra.Command, args []string) error { return a.check(c.Context(), o, args) },
	}
	o.flags(c)
	f := c.Flags()
	f.Lookup("edition").Usage = "edition to check: an id of [[editions]] (default: all)"
	f.StringVar(&o.format, "format", "text", "text, json or github")
	f.IntVar(&o.max, "max", 0, "show at most so many problems (0: all)")
	f.StringVar(&o.maxAge, "max-age", "", "how long ago what is live may have been confirmed, such as 90d or 1q")
	f.BoolVar(&o.fix, "fix", false, "correct what can be corrected without doubt")
	return c
}

func (a *app) check(ctx context.Context, o *checkOptions, paths []string) error {
	if a.json {
		o.format = "json"
	}
	if o.format != "text" && o.format != "json" && o.format != "github" {
		return fail(usage, "use text, json or github", "there is no format %q", o.format)
	}
	if o.maxAge != "" {
		if wrong := o.age.SetText(o.maxAge); wrong != nil {
			return fail(usage, wrong.Hint, "--max-age: %s", wrong.Message)
		}
	}
	project, err := a.project()
	if err != nil {
		return err
	}
	for _, path := range paths {
		if _, err := os.Stat(absolute(a.std.Dir, path)); err != nil {
			return fail(usage, "paths are read from the working directory", "there is no file or folder %s", path)
		}
	}
	if o.edition == "" {
		o.edition = "all"
	}
	spare := a.sparing(&project)
	defer spare.end()
	result, files, err := a.buildUnpublished(ctx, project, &o.options, spare)
	if err != nil {
		return err
	}
	if o.fix {
		fixed, err := a.fix(project, files, result.Problems)
		if err != nil {
			return err
		}
		if fixed > 0 {
			fmt.Fprintf(a.std.Err, "%s corrected\n", count(fixed, "problem"))
			if result, files, err = a.buildUnpublished(ctx, project, &o.options, spare); err != nil {
				return err
			}
		}
	}
	return a.tell(result, files, project, o, paths)
}

// buildUnpublished builds once and publishes nothing.
func (a *app) buildUnpublished(ctx context.Context, project source.Project, o *options, spare *sparing) (*generator.Result, *source.Snapshot, error) {
	for files, err := range project.Once(ctx) {
		if err != nil {
			return nil, nil, worldFailure(err)
		}
		in, err := a.inputs(files, o)
		if err != nil {
			return nil, nil, err
		}
		if err := checkEdition(files, in); err != nil {
			return nil, nil, err
		}
		spare.take(&in)
		result := generator.NewSession().Build(ctx, in)
		if result.Cancelled {
			return nil, nil, silent(interrupted)
		}
		return result, files, nil
	}
	return nil, nil, silent(interrupted)
}

// tell prints the problems in the format asked for.
func (a *app) tell(result *generator.Result, files *source.Snapshot, project source.Project, o *checkOptions, paths []string) error {
	p := a.printed(files, project.Dir)
	list := a.below(p.list(result.Problems), paths)
	shown := list
	if o.max > 0 && len(shown) > o.max {
		shown = shown[:o.max]
	}
	switch o.format {
	case "json":
		if err := diag.PrintJSON(a.std.Out, shown, map[string]any{"files": result.Files}); err != nil {
			return worldFailure(err)
		}
	case "github":
		diag.PrintGitHub(a.std.Out, shown)
	default:
		diag.Print(a.std.Out, shown, p, a.colours())
		if len(shown) < len(list) {
			a.say("… and %d more (--max 0 shows all)", len(list)-len(shown))
		}
		a.say("%s in %s", tally(list), count(result.Files, "file"))
	}
	if failed(list, o.strict) {
		return silent(wrong)
	}
	return nil
}

// below keeps the problems of files below the paths given.
func (a *app) below(l diag.List, paths []string) diag.List {
	if len(paths) == 0 {
		return l
	}
	var out diag.List
	for _, d := range l {
		for _, path := range paths {
			clean := filepath.ToSlash(filepath.Clean(path))
			if filepath.IsAbs(path) {
				if rel, err := filepath.Rel(a.std.Dir, path); err == nil {
					clean = filepath.ToSlash(rel)
				}
			}
			if clean == "." || d.At.File == clean || strings.HasPrefix(d.At.File, clean+"/") {
				out = append(out, d)
				break
			}
		}
	}
	return out
}
