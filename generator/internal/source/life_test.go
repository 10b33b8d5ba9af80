package source_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// A life is what a project goes through while one session follows it: acts of
// people and programs on a disk in memory, by the clock of a bubble. Now and
// then comes a judgement: what the session makes of the files is compared with
// what a fresh one makes of them.
type life struct {
	kit
	steps []step
}

// A step is one act, with chances of its own, so that leaving others out does
// not change what it picks. The zero act is a judgement.
type step struct {
	act    *act
	seed   uint64
	before time.Duration // since the step before
}

// live goes through a life and says at which judgement it went wrong, and how;
// told holds what was done.
func (l life) live(t *testing.T) (judgements int, wrong string, told []string) {
	synctest.Test(t, func(t *testing.T) {
		s := newScene(l.kit)
		ctx, stop := context.WithCancel(t.Context())
		w := &witness{scene: s, session: generator.NewSession(), chance: rand.New(rand.NewPCG(l.seed, 3))}
		done := make(chan struct{})
		go func() {
			defer close(done)
			w.follow(ctx)
		}()
		defer func() {
			stop()
			<-done
		}()
		time.Sleep(rest) // a project that goes away before it was seen is not followed
		for _, step := range l.steps {
			time.Sleep(step.before)
			if step.act == nil {
				judgements++
				if wrong = w.judge(ctx); wrong != "" {
					return
				}
				continue
			}
			s.IntN = rand.New(rand.NewPCG(step.seed, 1)).IntN
			told = append(told, fmt.Sprintf("%s %s: %s", step.before, step.act.name, step.act.do(s)))
		}
	})
	return judgements, wrong, told
}

// A witness follows a project as the commands do: it builds every snapshot,
// and calls a build off when there is a newer one.
type witness struct {
	*scene
	session *generator.Session
	chance  *rand.Rand
	newest  atomic.Pointer[source.Snapshot]
	fault   atomic.Pointer[string] // of a build
}

func (w *witness) follow(ctx context.Context) {
	looks := make(chan *source.Snapshot)
	go func() {
		defer close(looks)
		for files, err := range w.project().Watch(ctx) {
			if err != nil {
				continue
			}
			w.newest.Store(files)
			select {
			case looks <- files:
			case <-ctx.Done():
				return
			}
		}
	}()
	var files *source.Snapshot // the newest
	for open := true; open; {
		select {
		case files, open = <-looks:
		case <-w.asked:
		}
		for due := files; due != nil; {
			if due = w.build(ctx, due, looks); due != nil {
				files = due
			}
		}
	}
}

// build builds a snapshot, and returns the newer one that called it off.
func (w *witness) build(ctx context.Context, files *source.Snapshot, looks <-chan *source.Snapshot) (newer *source.Snapshot) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	in := w.inputs(files)
	in.More, in.Why = w.chance.IntN(3) == 0, w.chance.IntN(3) == 0
	var building context.Context = ctx
	if w.chance.IntN(6) == 0 {
		building = &impatient{Context: ctx, questions: int64(w.chance.IntN(150))}
	}
	pace := time.Duration([]int{0, 1, 4, 12}[w.chance.IntN(4)]) * time.Millisecond
	in.Passed = func(string) { time.Sleep(pace) } // so that things happen meanwhile
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		for _, p := range w.session.Build(building, in).Problems {
			if p.Code == "internal/fault" {
				w.fault.Store(&p.Message)
			}
		}
	}()
	for {
		select {
		case <-finished:
			return newer
		case next, ok := <-looks:
			if !ok {
				cancel()
				<-finished
				return nil
			}
			newer = next
			cancel()
		}
	}
}

// impatient calls a build off in the middle of a stage: after so many times
// that it was asked whether it does.
type impatient struct {
	context.Context
	questions int64
	asked     atomic.Int64
}

func (i *impatient) Err() error {
	if i.asked.Add(1) > i.questions {
		return context.Canceled
	}
	return i.Context.Err()
}

// rest is how long after the last change what was built must be right,
// whatever was heard of it.
const rest = 3 * time.Second

// judge compares what there is after a rest with what there would be if
// nothing was remembered. The clock of the bubble says when, so that no
// machine is too slow for it.
func (w *witness) judge(ctx context.Context) (wrong string) {
	time.Sleep(rest)
	synctest.Wait()
	got := w.newest.Load()
	if fault := w.fault.Load(); fault != nil {
		return "a build ended with a fault of ours: " + *fault
	}
	for want, err := range w.project().Once(ctx) {
		switch {
		case err != nil:
			return err.Error()
		case got == nil:
			return "nothing was seen"
		}
		if d := differ(shown(got), shown(want)); d != "" {
			return "the files as they were seen differ from the files:\n" + d
		}
		in := w.inputs(got)
		in.Editions = []string{"all"}
		kept := w.session.Build(ctx, in)
		in.Files = want
		fresh := generator.NewSession().Build(ctx, in)
		if d := differ(flat(kept), flat(fresh)); d != "" {
			return "the sites differ from those of a fresh build:\n" + d
		}
	}
	return ""
}

// shown returns all that a snapshot tells, by path.
func shown(s *source.Snapshot) map[string]string {
	out := map[string]string{}
	for _, f := range s.All() {
		out[f.Path] = string(f.Bytes())
	}
	for i, p := range s.Problems() {
		out[fmt.Sprint("problem ", i)] = fmt.Sprint(p)
	}
	return out
}

// flat returns all that a build tells.
func flat(r *generator.Result) map[string]string {
	out := map[string]string{"title": r.Title, "files": fmt.Sprint(r.Files), "pages": fmt.Sprint(r.Work.Pages)}
	for _, site := range r.Sites {
		out[site.Edition] = fmt.Sprintf("%s in %s", site.Title, site.Dir)
		for _, path := range site.Tree.Paths() {
			f, _ := site.Tree.Get(path)
			out[site.Edition+":"+path] = string(f.Data)
		}
		about := r.About(site.Edition)
		out["facts of "+site.Edition] = fmt.Sprintf("%+v", about.Facts)
		out["sources of "+site.Edition] = fmt.Sprint(about.Sources)
	}
	for i, p := range r.Problems {
		out[fmt.Sprintf("problem %03d", i)] = fmt.Sprintf("%+v", p)
	}
	for i, l := range r.Left {
		out[fmt.Sprintf("left out %03d", i)] = fmt.Sprintf("%+v", l)
	}
	return out
}

// inputs returns what a build of a snapshot depends on, as it is wished now.
func (s *scene) inputs(files *source.Snapshot) generator.Inputs {
	s.mu.Lock()
	defer s.mu.Unlock()
	return generator.Inputs{Files: files, Today: s.today, Editions: s.editions, Drafts: s.drafts}
}

// wish changes the wishes.
func (s *scene) wish(change func()) {
	s.mu.Lock()
	change()
	s.mu.Unlock()
	select {
	case s.asked <- true:
	default:
	}
}

// wishes are what a preview is asked for besides the files.
type wishes struct {
	asked    chan bool // for a build, for the wishes are others
	mu       sync.Mutex
	today    model.Date
	editions []string
	drafts   bool
}
