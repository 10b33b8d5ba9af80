package cli

import (
	"context"
	"os"
	"path/filepath"
	"strconv"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/pack"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// A build is a function of its inputs: the program, what it is asked for, the
// day and the files. So the build before, if all of these and the folders it
// published are as they were, is this one, and nothing needs to be done but to
// say the same again.

// past is the build before, as far as it is remembered, and where to remember
// this one. All its methods may be called on nil, which remembers nothing.
type past struct {
	store   store
	asked   digest.Digest // what is asked for, but for the day
	today   string
	program source.Trace // of the file that runs

	told    told
	changes []output.Change // what publishing would do; nil unless all is as it was
	read    int             // content files that had to be read to find that out
}

// remembered is one build in a store.
type remembered struct {
	asked   digest.Digest
	today   string
	program source.Trace
	files   source.Traces
	left    []*output.Standing // how it left each site, in the order of told
	told    told
}

// recall finds out whether the build before was the one that is asked for. It
// never was for people who want to see a build at work.
func (a *app) recall(ctx context.Context, project source.Project, o *buildOptions) *past {
	today, err := a.today(&o.options)
	if err != nil || o.fresh {
		return nil
	}
	asked := a.asked(project, o)
	p := &past{store: store{project.Dir, asked.Hex()}, asked: asked, today: today.String()}
	last := unpackRemembered(p.store.read())
	same := false
	if p.program, same, err = last.program.Again(a.program()); err != nil {
		return nil // nobody could tell whether it is still the same
	}
	if !same || last.asked != asked || last.today != p.today || a.loud || o.timings || o.clean {
		return p
	}
	// The folders first: that is the quicker answer where they are gone.
	var changes []output.Change
	for i, site := range last.told.sites {
		change, stands := last.left[i].Stands(a.outDir(project, site.dir, o))
		if !stands {
			return p
		}
		changes = append(changes, change)
	}
	files, read, same := project.Unchanged(ctx, last.files)
	if !same {
		return p
	}
	p.told, p.changes, p.read = last.told, changes, read
	if read > 0 || p.program != last.program {
		last.files, last.program = files, p.program
		p.store.write(last.pack())
	}
	return p
}

// holds reports whether nothing has to be built.
func (p *past) holds() bool { return p != nil && p.changes != nil }

// replace remembers a build that was published.
func (p *past) replace(files *source.Snapshot, t told, changes []output.Change) {
	if p == nil {
		return
	}
	traces, ok := files.Traces()
	if !ok {
		return
	}
	r := remembered{asked: p.asked, today: p.today, program: p.program, files: traces, told: t}
	for _, c := range changes {
		r.left = append(r.left, c.Left)
	}
	p.store.write(r.pack())
}

// asked returns the digest of what a build is asked for, but for the day: all
// flags and all of the environment that its result depends on.
func (a *app) asked(project source.Project, o *buildOptions) digest.Digest {
	var w pack.Writer
	where := o.out
	if where != "" {
		where = absolute(a.std.Dir, where)
		if rel, err := filepath.Rel(project.Dir, where); err == nil {
			where = rel // so that the project can be moved
		}
	}
	for _, s := range []string{Version, a.config, o.edition, where, strconv.FormatBool(o.drafts)} {
		w.Text(s)
	}
	for _, s := range a.settings(&o.options) {
		w.Text(s.Key)
		w.Text(s.Value)
		w.Text(s.From)
	}
	return w.Sum()
}

// program returns the file that runs, or "".
func (a *app) program() string {
	name := a.std.Program
	if name == "" {
		var err error
		if name, err = os.Executable(); err != nil {
			return ""
		}
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	return name
}
