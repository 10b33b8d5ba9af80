package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

type newOptions struct {
	set    []string
	edit   bool
	stdin  bool
	dryRun bool
	all    bool
	clock  string
}

func newCommand(a *app) *cobra.Command {
	o := &newOptions{}
	c := &cobra.Command{
		Use:   "new KIND TITLE",
		Short: "Write a new content file",
		Long: `Writes a file of a kind into the folder where that kind lives, with its title, the
keys you set, the keys it cannot do without, empty, and as comments the keys that
are expected or often used; --all offers every key. The id comes from the title.
--set theme=ID chooses the theme of an item, --set guide=ID the guide of a chapter.
A file that exists is never overwritten.

Exit status: 0 done, 1 a value does not fit its key, 2 wrong usage, 3 no site here
or the file exists.`,
		Example: `  fingerpost new item "Audit trail for every change" --set theme=trust
  fingerpost new role "Release manager" --set audience=public
  fingerpost new update "What we learned" --stdin < notes.md`,
		Args:              newArgs,
		ValidArgsFunction: cobra.FixedCompletions(model.KindNames(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(c *cobra.Command, args []string) error {
			return a.new(c.Context(), o, args[0], strings.Join(args[1:], " "))
		},
	}
	f := c.Flags()
	f.StringArrayVar(&o.set, "set", nil, "key=value of the front matter; may be given several times")
	f.BoolVar(&o.all, "all", false, "offer every key of the kind")
	f.BoolVar(&o.edit, "edit", false, "open the file in $EDITOR")
	f.BoolVar(&o.stdin, "stdin", false, "read the prose from standard input")
	f.BoolVar(&o.dryRun, "dry-run", false, "print the file instead of writing it")
	f.StringVar(&o.clock, "clock", "", "date of a dated kind, such as 2027-05-14 (default: today)")
	return c
}

func newArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fail(usage, "kinds are "+strings.Join(model.KindNames(), ", "), "new needs a kind and a title")
	}
	if _, ok := model.KindNamed(args[0]); !ok {
		hint := "kinds are " + strings.Join(model.KindNames(), ", ")
		if best, ok := diag.Closest(args[0], model.KindNames()); ok {
			hint = fmt.Sprintf("did you mean %q?", best)
		}
		return fail(usage, hint, "there is no kind %q", args[0])
	}
	if len(args) == 1 {
		return fail(usage, "put it into quotes: fingerpost new "+args[0]+" \"Title\"", "new needs a title")
	}
	return nil
}

func (a *app) new(ctx context.Context, o *newOptions, name, title string) error {
	project, err := a.project()
	if err != nil {
		return err
	}
	kind, _ := model.KindNamed(name)
	settings, parent, err := settingsOf(kind, o.set)
	if err != nil {
		return err
	}
	id := model.SlugID(title)
	if id == "" {
		return fail(usage, "use at least one letter from a to z, or write the file by hand", "the title %q gives no id", title)
	}
	if err := a.parentExists(ctx, project, kind, parent); err != nil {
		return err
	}
	if kind.Dated {
		today, err := a.today(&options{clock: o.clock})
		if err != nil {
			return err
		}
		id = today.String() + "-" + id
	}
	words, err := a.words(ctx, project)
	if err != nil {
		return err
	}
	stub := schema.Stub{Kind: kind, Title: title, Settings: settings, Words: words, All: o.all}
	data := schema.Blank(stub)
	if o.stdin {
		prose, err := io.ReadAll(a.std.In)
		if err != nil {
			return worldFailure(err)
		}
		data = append(data, prose...)
	}
	path := "content/" + kind.FilePath(id, parent)
	if err := a.fits(path, data); err != nil {
		return err
	}
	if o.dryRun {
		fmt.Fprintf(a.std.Err, "%s\n", path)
		_, err := a.std.Out.Write(data)
		return err
	}
	target := filepath.Join(project.Dir, filepath.FromSlash(path))
	if err := writeNew(target, data); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return fail(environment, "choose another title, or edit that file", "%s exists already", a.short(target))
		}
		return worldFailure(err)
	}
	fmt.Fprintln(a.std.Out, a.short(target))
	a.remind(ctx, project, stub, path)
	if o.edit {
		return a.editFile(ctx, target)
	}
	return nil
}

// settingsOf reads key=value pairs; theme and guide choose the parent.
func settingsOf(kind *model.Kind, pairs []string) (settings []schema.Setting, parent string, err error) {
	parentKey := map[*model.Kind]string{model.ItemKind: "theme", model.ChapterKind: "guide"}[kind]
	var known []string
	for _, f := range schema.Fields(kind) {
		known = append(known, f.Key)
	}
	for _, pair := range pairs {
		key, value, ok := strings.Cut(pair, "=")
		if !ok {
			return nil, "", fail(usage, "write --set key=value", "--set %s has no value", pair)
		}
		if key == parentKey {
			parent = value
			continue
		}
		if !slices.Contains(known, key) && !strings.HasPrefix(key, "x_") {
			hint := "fingerpost help fields " + kind.Name + " lists its keys"
			if best, ok := diag.Closest(key, known); ok {
				hint = fmt.Sprintf("did you mean %q?", best)
			}
			return nil, "", fail(usage, hint, "%q is no key of the kind %s", key, kind.Name)
		}
		settings = append(settings, schema.Setting{Key: key, Value: value})
	}
	if parentKey != "" && parent == "" {
		return nil, "", fail(usage, "add --set "+parentKey+"=ID", "a new %s needs a %s", kind.Name, parentKey)
	}
	return settings, parent, nil
}

func writeNew(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// remind says which keys are left to fill, and whether the edition that is
// built by default shows the new entry.
func (a *app) remind(ctx context.Context, project source.Project, stub schema.Stub, path string) {
	if a.quiet {
		return
	}
	needed, expected := stub.Left()
	if len(needed) > 0 {
		fmt.Fprintf(a.std.Err, "(left to fill: %s)\n", strings.Join(needed, ", "))
	}
	if len(expected) > 0 {
		fmt.Fprintf(a.std.Err, "(expected, too: %s)\n", strings.Join(expected, ", "))
	}
	spare := a.sparing(&project)
	defer spare.end()
	result, _, err := a.buildUnpublished(ctx, project, &options{}, spare)
	if err != nil {
		return
	}
	a.notShown(result, []string{path})
}

// notShown says which of the files just written the edition does not show.
func (a *app) notShown(result *generator.Result, paths []string) {
	for _, l := range result.Left {
		if slices.Contains(paths, l.File) {
			fmt.Fprintf(a.std.Err, "%s %s is not in the edition %s (%s)\n", a.paint("\x1b[1m", "note:"), l.File, l.Edition, l.Reason)
		}
	}
}

func (a *app) editFile(ctx context.Context, path string) error {
	editor := a.std.env("VISUAL")
	if editor == "" {
		editor = a.std.env("EDITOR")
	}
	if editor == "" {
		return fail(environment, "set EDITOR", "there is no editor to open the file with")
	}
	words := strings.Fields(editor)
	command := exec.CommandContext(ctx, words[0], append(words[1:], path)...)
	command.Stdin, command.Stdout, command.Stderr = a.std.In, a.std.Out, a.std.Err
	if err := command.Run(); err != nil {
		return fail(environment, "", "%s: %v", editor, err)
	}
	return nil
}
