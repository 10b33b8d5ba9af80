package cli

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

type buildOptions struct {
	options
	out   string
	watch bool
	force bool
	clean bool
	fresh bool // --no-cache

	sink   output.Sink // where it goes
	unseen []placed    // what was published and not looked through since

	timings bool
	times   *stopwatch // nil unless they are wanted
}

func buildCommand(a *app) *cobra.Command {
	o := &buildOptions{}
	c := &cobra.Command{
		Use:   "build",
		Short: "Write the static files of an edition",
		Long: `Builds the site and makes the output folder hold exactly its files. The folder is
replaced in one step: readers see the old site or the new one. Files of others in
it stay. If the content has errors nothing is written. If nothing has changed
since the last build, which .fingerpost.cache in the project remembers, nothing is
done; that folder may be removed at any time. What is done waits in the temporary
folder of the system, so that it need not fit into memory.

Exit status: 0 done, 1 the content has errors, 2 wrong usage, 3 no site here or
the folder cannot be written.`,
		Example: `  fingerpost build                    the first edition, into public/
  fingerpost build --edition all      every edition, each into its own folder
  fingerpost build -w                 and again on every save`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.build(c.Context(), o) },
	}
	o.flags(c)
	f := c.Flags()
	f.StringVarP(&o.out, "out", "d", "", "output folder, instead of the edition's own")
	f.BoolVarP(&o.watch, "watch", "w", false, "build again on every save")
	f.BoolVar(&o.force, "force", false, "take over a folder that holds files of others")
	f.BoolVar(&o.clean, "clean", false, "remove files of others from the output folder")
	f.BoolVar(&o.fresh, "no-cache", false, "build even if nothing has changed, and remember nothing")
	f.BoolVar(&o.timings, "timings", false, "say where the time went")
	return c
}

func (a *app) build(ctx context.Context, o *buildOptions) error {
	project, err := a.project()
	if err != nil {
		return err
	}
	if err := a.ownFolder(project, o.out); err != nil {
		return err
	}
	project.Poll = o.poll
	if o.timings {
		o.times = newStopwatch(a.std.Now)
	}
	if !o.watch {
		return a.buildSingle(ctx, project, o)
	}
	session := generator.NewSession()
	stop := func() {}
	defer func() { stop() }()
	for files, err := range project.Watch(ctx) {
		stop()
		if err != nil {
			return worldFailure(err)
		}
		err := a.buildOnce(ctx, session, project, files, o, nil, nil)
		var f *failure
		if errors.As(err, &f) && f.status != wrong {
			return err
		}
		callOff, uncollected := a.lookAgain(ctx, o, calm), a.collectSoon()
		stop = func() {
			uncollected()
			callOff()
		}
	}
	return silent(interrupted)
}

// buildSingle builds once, unless the build before did the same.
func (a *app) buildSingle(ctx context.Context, project source.Project, o *buildOptions) error {
	spare := a.sparing(&project)
	defer spare.end()
	start := a.std.Now()
	past := a.recall(ctx, project, o)
	if past.holds() {
		return a.conclude(project, past.told, o, func() ([]output.Change, error) { return past.changes, nil }, func(changes []output.Change) {
			a.report(project, past.told, nil, changes, o, a.std.Now().Sub(start))
		})
	}
	o.times.begin() // what went before was no part of it
	for files, err := range project.Once(ctx) {
		if err != nil {
			return worldFailure(err)
		}
		return a.buildOnce(ctx, generator.NewSession(), project, files, o, past, spare)
	}
	return silent(interrupted)
}

// buildOnce builds one snapshot. What it brings about replaces what is
// remembered in past, if that is given.
func (a *app) buildOnce(ctx context.Context, session *generator.Session, project source.Project, files *source.Snapshot, o *buildOptions, past *past, spare *sparing) error {
	start := a.std.Now()
	if o.watch {
		o.times.begin() // what went before was waiting
	}
	o.times.lap("read")
	in, err := a.inputs(files, &o.options)
	if err != nil {
		return err
	}
	if err := checkEdition(files, in); err != nil {
		return err
	}
	in.Passed = o.times.lap
	spare.take(&in)
	in.Why = a.loud && o.watch
	result := session.Build(ctx, in)
	if result.Cancelled {
		return silent(interrupted)
	}
	t := tell(result, files)
	publish := func() ([]output.Change, error) {
		changes, err := a.publish(ctx, project, result.Sites, o)
		if err == nil {
			past.replace(files, t, changes)
			o.times.lap("write")
		}
		return changes, err
	}
	return a.conclude(project, t, o, publish, func(changes []output.Change) {
		a.report(project, t, result, changes, o, a.std.Now().Sub(start))
		if a.loud {
			a.work(result)
		}
		o.times.print(a)
	})
}

// conclude says what a build found, and publishes and reports it unless it must
// not be published.
func (a *app) conclude(project source.Project, t told, o *buildOptions, publish func() ([]output.Change, error), report func([]output.Change)) error {
	bad := failed(t.problems, o.strict)
	if !a.json {
		a.problems(t.problems, t.lines, project.Dir)
		if bad {
			a.say("%s, nothing written", tally(t.problems))
		}
	}
	var changes []output.Change
	if !bad {
		if o.out != "" && len(t.sites) > 1 {
			return fail(usage, "leave --out away, or build one edition", "--out names one folder, but %d editions are to be built", len(t.sites))
		}
		var err error
		if changes, err = publish(); err != nil {
			return err
		}
	}
	switch {
	case a.json:
		if err := a.reportJSON(project, t, changes, o); err != nil {
			return err
		}
	case !bad:
		report(changes)
	}
	if bad {
		return silent(wrong)
	}
	return nil
}

// ownFolder refuses to publish into what is read, or around the project: what
// is written would be input of the next build.
func (a *app) ownFolder(project source.Project, out string) error {
	if out == "" {
		return nil
	}
	const hint = "name a folder that holds nothing else"
	dir, home := led(absolute(a.std.Dir, out)), led(project.Dir)
	for _, read := range []string{"content", "themes"} {
		if below(dir, led(filepath.Join(home, read))) {
			return fail(usage, hint, "--out %s lies in %s, which the site is made from", out, read)
		}
	}
	if below(dir, led(filepath.Join(home, storeDir))) {
		return fail(usage, hint, "--out %s lies in %s, which tells what is withheld", out, storeDir)
	}
	if below(home, dir) {
		return fail(usage, hint, "--out %s holds the project itself", out)
	}
	return nil
}

// below reports whether a path is a folder or lies in it.
func below(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// led follows the links in a path as far as there is something.
func led(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if up := filepath.Dir(path); up != path {
		return filepath.Join(led(up), filepath.Base(path))
	}
	return path
}

// outDir returns where a site goes that has the folder dir by its configuration.
func (a *app) outDir(project source.Project, dir string, o *buildOptions) string {
	if o.out != "" {
		return absolute(a.std.Dir, o.out)
	}
	return filepath.Join(project.Dir, filepath.FromSlash(dir))
}

func (a *app) publish(ctx context.Context, project source.Project, sites []output.Site, o *buildOptions) ([]output.Change, error) {
	var changes []output.Change
	o.unseen = nil
	for _, site := range sites {
		dir := a.outDir(project, site.Dir, o)
		change, err := o.put(ctx, dir, site)
		if err != nil {
			return nil, a.publishFailure(err)
		}
		changes = append(changes, change)
		o.unseen = append(o.unseen, placed{dir, site})
	}
	return changes, nil
}

func (o *buildOptions) publishing() output.Options {
	return output.Options{Force: o.force, Clean: o.clean, InPlace: o.watch}
}

func (a *app) publishFailure(err error) error {
	var unowned *output.UnownedError
	var locked *output.LockedError
	var other *output.EditionError
	var clash *output.ClashError
	switch {
	case errors.As(err, &unowned):
		return fail(environment, "--force takes the folder over; of those files it replaces what stands in the place of a page, and keeps the rest", "%v", err)
	case errors.As(err, &locked):
		return fail(environment, "wait until it has finished", "%v", err)
	case errors.As(err, &other):
		return fail(environment, "give each edition a folder of its own", "%v", err)
	case errors.As(err, &clash):
		return fail(environment, "move the file away, or use --force to replace it", "%v", err)
	}
	return worldFailure(err)
}

// worldFailure words an error of the system.
func worldFailure(err error) error {
	if errors.Is(err, context.Canceled) {
		return silent(interrupted)
	}
	hint := ""
	switch {
	case errors.Is(err, fs.ErrPermission):
		hint = "check who may write there"
	case errors.Is(err, syscall.ENOSPC):
		hint = "make room, then run it again: what was published is as it was"
	}
	return fail(environment, hint, "%v", err)
}
