package cli

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/fingerpost/fingerpost/generator/internal/export"
)

type exportOptions struct {
	options
	format, view, out string
	light             bool
}

// exported are the files of a site that export writes, by format.
var exported = map[string]string{
	"json":   "roadmap/roadmap.json",
	"schema": "roadmap/" + export.SchemaFile,
	"csv":    "roadmap/roadmap.csv",
	"md":     "roadmap/roadmap.md",
	"ics":    "roadmap/calendar.ics",
	"svg":    "roadmap/%s.svg",
}

func exportCommand(a *app) *cobra.Command {
	o := &exportOptions{}
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the roadmap for other programs",
		Long: `Writes the roadmap of one edition to the standard output: as JSON with a published,
versioned schema, as CSV for spreadsheets, as Markdown for mails and chats, as a
calendar, or as a picture whose text stays text. A built site holds the same
files beside its board, under roadmap/.

Exit status: 0 done, 1 the content has errors, 2 wrong usage, 3 no site here.`,
		Example: `  fingerpost export --format csv > roadmap.csv
  fingerpost export --format svg --view timeline --light -o plan.svg
  fingerpost export --format md --edition team`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.export(c.Context(), o) },
	}
	o.flags(c)
	f := c.Flags()
	f.StringVar(&o.format, "format", "json", "json, schema, csv, md, ics or svg")
	f.StringVar(&o.view, "view", drawn[0], "the view that svg draws: "+strings.Join(drawn, ", "))
	f.BoolVar(&o.light, "light", false, "draw svg on white for whatever scheme, for slides")
	f.StringVarP(&o.out, "out", "o", "", "file to write instead of the standard output")
	return c
}

// drawn are the views that there are pictures of.
var drawn = []string{"timeline", "tree", "board"}

func (a *app) export(ctx context.Context, o *exportOptions) error {
	path, ok := exported[o.format]
	if !ok {
		return fail(usage, "use "+strings.Join(slices.Sorted(maps.Keys(exported)), ", "), "there is no format %q", o.format)
	}
	if o.format == "svg" {
		if !slices.Contains(drawn, o.view) {
			return fail(usage, "use "+strings.Join(drawn, ", "), "there is no picture of %q", o.view)
		}
		if path = fmt.Sprintf(path, o.view); o.light {
			path = strings.TrimSuffix(path, ".svg") + "-light.svg"
		}
	}
	project, err := a.project()
	if err != nil {
		return err
	}
	spare := a.sparing(&project)
	defer spare.end()
	result, files, err := a.buildUnpublished(ctx, project, &o.options, spare)
	if err != nil {
		return err
	}
	a.problems(result.Problems, files, project.Dir)
	if failed(result.Problems, o.strict) {
		a.say("%s, nothing written", tally(result.Problems))
		return silent(wrong)
	}
	if len(result.Sites) != 1 {
		return fail(usage, "name one with --edition", "an export is of one edition")
	}
	file, ok := result.Sites[0].Tree.Get(path)
	if !ok {
		return fail(wrong, "", "the edition %s has nothing to write there: no roadmap, or nothing with a date", result.Sites[0].Edition)
	}
	data, err := file.Read(nil)
	if err != nil {
		return worldFailure(err)
	}
	if o.out != "" {
		if err := os.WriteFile(absolute(a.std.Dir, o.out), data, 0o644); err != nil {
			return worldFailure(err)
		}
		return nil
	}
	_, err = a.std.Out.Write(data)
	return err
}
