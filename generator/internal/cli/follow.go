package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/news"
	"github.com/fingerpost/fingerpost/generator/internal/preview"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// A look is what watching the project gave: a snapshot, or why there is none.
type look struct {
	files *source.Snapshot
	err   error
}

// follow builds every snapshot and publishes the result; a newer snapshot
// calls off the build of an older one. What somebody waits for is built too.
func (a *app) follow(ctx context.Context, project source.Project, server *preview.Server, o *serveOptions, where address) error {
	f := &follower{app: a, o: o, project: project, server: server, where: where, session: generator.NewSession(), shown: map[preview.Variant]*variant{}}
	looks := make(chan look)
	go func() {
		defer close(looks)
		for files, err := range project.Watch(ctx) {
			select {
			case looks <- look{files, err}:
			case <-ctx.Done():
				return
			}
		}
	}()
	var files *source.Snapshot // the newest
	for open := true; open; {
		callOff := a.collectSoon()
		select {
		case next, ok := <-looks:
			switch open = ok; {
			case next.err != nil && files == nil:
				return worldFailure(next.err)
			case next.err != nil:
				a.note("%v", next.err)
			case ok:
				files = next.files
			}
		case <-server.Asked():
		}
		callOff()
		for due := files; due != nil && open; {
			var err error
			if due, open, err = f.newest(ctx, due, looks); err != nil {
				return err
			}
			if due != nil {
				files = due
			}
		}
	}
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		return worldFailure(cause)
	}
	return silent(interrupted)
}

// newest runs a round and calls it off when there is a newer snapshot, which it
// returns. It reports false when there will be no more.
func (f *follower) newest(ctx context.Context, files *source.Snapshot, looks <-chan look) (newer *source.Snapshot, open bool, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	finished := make(chan error, 1)
	go func() { finished <- f.round(ctx, files) }()
	for {
		select {
		case err := <-finished:
			return newer, true, err
		case next, ok := <-looks:
			switch {
			case !ok:
				cancel()
				return nil, false, <-finished
			case next.err != nil:
				f.app.note("%v", next.err)
			default:
				newer = next.files
				cancel()
			}
		}
	}
}

// follower remembers what the last builds were like.
type follower struct {
	app     *app
	o       *serveOptions
	project source.Project
	server  *preview.Server
	where   address
	session *generator.Session
	begun   bool // a first build was shown
	shown   map[preview.Variant]*variant
}

// A variant is what is known of one that was built.
type variant struct {
	files  *source.Snapshot // that were built last
	facts  []news.Entry     // of the last good build
	good   string           // the time of it
	broken bool
}

// round builds all variants that are wanted and not built of these files, the
// one looked at last first. Nothing is forgotten until all were built.
func (f *follower) round(ctx context.Context, files *source.Snapshot) error {
	var due []preview.Variant
	wanted := f.server.Wanted()
	for v := range f.shown {
		if !slices.Contains(wanted, v) {
			delete(f.shown, v)
		}
	}
	for _, v := range wanted {
		if known := f.shown[v]; known == nil || known.files != files {
			due = append(due, v)
		}
	}
	told := map[string]bool{}
	for i, v := range due {
		b := &building{variant: v, first: i == 0, more: len(due) < len(wanted) || i < len(due)-1, told: told}
		if err := f.build(ctx, files, b); err != nil || ctx.Err() != nil {
			return err
		}
	}
	return nil
}

// building is the build of one variant in a round.
type building struct {
	variant preview.Variant
	first   bool // of its round: people are told of it
	more    bool // builds of the same files follow
	told    map[string]bool
}

// build builds one variant and shows it.
func (f *follower) build(ctx context.Context, files *source.Snapshot, b *building) error {
	a, start := f.app, f.app.std.Now()
	in, err := f.inputs(files, b.variant)
	if err != nil {
		return err
	}
	in.More, in.Why = b.more, a.loud
	begin := !f.begun
	if begin {
		named := in
		if f.o.edition != "" {
			named.Editions = strings.Split(f.o.edition, ",")
		}
		if err := checkEdition(files, named); err != nil {
			return err
		}
	}
	result := f.session.Build(ctx, in)
	if result.Cancelled {
		return nil
	}
	was := f.shown[b.variant]
	if was == nil {
		was = &variant{}
	}
	now, update := f.outcome(files, b.variant, was, result)
	f.server.Publish(update)
	took := a.std.Now().Sub(start)
	f.learn(b.variant, was, now, result, &update)
	f.shown[b.variant], f.begun = now, true
	if begin {
		f.greet(result, took)
	} else {
		f.tell(b, was, result, update, took)
	}
	if b.variant.Date == "" { // of another day they are shown by its pages only
		a.problems(b.untold(result.Problems), files, f.project.Dir)
	}
	if begin && f.o.open {
		openBrowser(f.where.local)
	}
	return nil
}

// outcome returns what is known of a variant after a build, and what to show.
func (f *follower) outcome(files *source.Snapshot, v preview.Variant, was *variant, result *generator.Result) (*variant, preview.Update) {
	update := preview.Update{Variant: v, Sites: result.Sites, Problems: result.Problems, Excerpts: files,
		Clock: f.app.std.Now().Format("15:04:05")}
	update.Editions, update.Open = f.offered(files)
	if was.files != nil {
		update.Changed = files.Changed(was.files)
	}
	now := &variant{files: files, facts: was.facts, good: was.good, broken: result.Problems.HasErrors()}
	return now, update
}

// learn tells what readers can know now, and what of it is news to them. The
// pages themselves did not wait for it.
func (f *follower) learn(v preview.Variant, was, now *variant, result *generator.Result, update *preview.Update) {
	if now.broken || len(result.Sites) == 0 {
		return
	}
	about := result.About(result.Sites[0].Edition)
	f.server.MadeFrom(v, about.Sources)
	now.facts, now.good = about.Facts, update.Clock
	if was.good == "" {
		return
	}
	if update.News = news.Between(was.facts, now.facts); len(update.News) > 0 {
		f.server.Publish(*update)
	}
}

// untold returns the problems that no other variant of the round was told to
// have, and notes them.
func (b *building) untold(l diag.List) diag.List {
	var out diag.List
	for _, d := range l {
		if key := fmt.Sprint(d.At, d.Code, d.Message); !b.told[key] {
			b.told[key] = true
			out = append(out, d)
		}
	}
	return out
}

// inputs returns what the build of a variant depends on. The site of one that
// does not stand at the root is made for the address it has.
func (f *follower) inputs(files *source.Snapshot, v preview.Variant) (generator.Inputs, error) {
	o := f.o.options
	if i := strings.IndexByte(o.edition, ','); i >= 0 {
		o.edition = o.edition[:i]
	}
	if o.edition == "all" {
		o.edition = ""
	}
	if v != (preview.Variant{}) {
		o.edition, o.baseURL = v.Edition, strings.TrimSuffix(o.baseURL, "/")+v.Path()+"/"
	}
	if v.Date != "" {
		o.clock = v.Date
	}
	return f.app.inputs(files, &o)
}

// offered returns the editions that can be chosen: all of them, but where other
// machines are let in only those that the command line names. It reports whether
// that leaves none out.
func (f *follower) offered(files *source.Snapshot) (some []preview.Edition, all bool) {
	file, ok := files.Config()
	if !ok {
		return nil, false
	}
	conf, _ := config.Parse(file, nil)
	named := strings.Split(f.o.edition, ",")
	for _, e := range conf.Editions {
		if f.where.token == "" || slices.Contains(named, e.ID) || slices.Contains(named, "all") {
			some = append(some, preview.Edition{ID: e.ID, Title: e.Title})
		}
	}
	all = slices.Contains(named, "all") || len(some) > 0 && len(some) == len(conf.Editions)
	if f.where.token != "" && len(some) < 2 {
		return nil, all
	}
	return some, all
}

// tell prints one line for each build that people wait for: the first of a
// round, and that of a variant nobody had seen.
func (f *follower) tell(b *building, was *variant, result *generator.Result, u preview.Update, took time.Duration) {
	a := f.app
	outcome := fmt.Sprintf("%s  %s", count(result.Work.Renders, "page"), duration(took))
	if was.files == nil {
		a.say("%s  %s/  %s", u.Clock, b.variant.Path(), outcome)
		return
	}
	if !b.first {
		return
	}
	name := "nothing"
	if len(u.Changed) > 0 {
		name = a.short(filepath.Join(f.project.Dir, filepath.FromSlash(u.Changed[0])))
	}
	if len(u.Changed) > 1 {
		name += fmt.Sprintf(" and %d more", len(u.Changed)-1)
	}
	switch errors := result.Problems.Count(diag.Error); {
	case errors > 0 && was.good != "":
		outcome = fmt.Sprintf("%s, preview keeps the build of %s", count(errors, "error"), was.good)
	case errors > 0:
		outcome = count(errors, "error")
	case was.broken:
		outcome = "fixed, " + outcome
	}
	a.say("%s  %s  %s", u.Clock, name, outcome)
	for _, change := range u.News[:min(len(u.News), maxNews)] {
		a.say("          %s", change)
	}
	if more := len(u.News) - maxNews; more > 0 {
		a.say("          and %d more", more)
	}
	a.notShown(result, u.Changed)
	if a.loud {
		a.work(result)
	}
}

// maxNews is how many changes for readers are printed after a save.
const maxNews = 5

func (f *follower) greet(result *generator.Result, took time.Duration) {
	a := f.app
	edition := ""
	n := 0
	if len(result.Sites) > 0 {
		edition = ", edition " + result.Sites[0].Edition
		n = strings.Count(strings.Join(result.Sites[0].Tree.Paths(), "\n")+"\n", ".html\n")
	}
	a.say("%s  %s in %s%s, %s", result.Title, count(n, "page"), duration(took), edition, tally(result.Problems))
	a.say("  %s    watching content, themes, config.toml", a.paint("\x1b[1m", f.where.local))
	if f.where.lan != "" {
		a.say("  %s    from other machines", f.where.lan)
	}
}
