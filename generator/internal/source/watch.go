package source

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"syscall"
	"time"
)

// Watch yields a snapshot at once and then one after each change of what the
// files hold, until ctx ends. Events only say that it is time to look; what is
// on disk decides. A look also happens now and then without any event, because
// events get lost and some changes cause none.
//
// An error of the first look ends the sequence. A later one, such as a project
// folder that went away, is yielded once, and watching goes on.
func (p Project) Watch(ctx context.Context) iter.Seq2[*Snapshot, error] {
	return func(yield func(*Snapshot, error) bool) {
		l, err := newLooker(p)
		if err != nil {
			yield(nil, err)
			return
		}
		w := &watching{Project: p, looker: l, pace: p.Pace.withDefaults()}
		defer w.stop()
		w.run(ctx, yield)
	}
}

// watching is the state of one Watch.
type watching struct {
	Project
	looker *looker
	pace   Pace
	eyes   *eyes // nil while there are none
	told   bool  // that there are none
	heard  bool  // they have ever seen anything
	idle   bool  // the next look has no cause
	rang   bool  // it has one: something happened
	missed int   // changes that looks without cause found before anything was heard

	last   *Snapshot
	failed string        // the error yielded last
	places []string      // where something rang since; nil if a whole look is due
	whole  time.Time     // when the last whole look began
	cost   time.Duration // of that look
}

func (w *watching) run(ctx context.Context, yield func(*Snapshot, error) bool) {
	patient := false // whether a file being written has been given its time
	for {
		seen, err := w.look(ctx)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			if news := err.Error() != w.failed; news && !yield(nil, err) || w.last == nil {
				return
			}
			w.failed = err.Error()
			w.stop()
			if !w.wait(ctx, false) {
				return
			}
			continue
		}
		again := seen.folders != nil && w.follow(seen.folders)
		if seen.hasty && !patient {
			patient = true
			if !sleep(ctx, hastily) {
				return
			}
			continue
		}
		patient = false
		if w.last == nil || w.failed != "" || !w.last.equal(seen.snapshot) {
			w.notHeard()
			w.last, w.failed = seen.snapshot, ""
			if !yield(seen.snapshot, nil) {
				return
			}
		}
		if !w.wait(ctx, again) {
			return
		}
	}
}

// look looks where something rang, if that is known and will do, else at the
// whole project.
func (w *watching) look(ctx context.Context) (*sight, error) {
	if len(w.places) > 0 && w.failed == "" && !w.eyes.blurred.Load() {
		if seen, ok := w.looker.glance(ctx, w.places); ok {
			return seen, nil
		}
	}
	w.places, w.whole = nil, time.Now()
	defer func() { w.cost = time.Since(w.whole) }()
	if !w.rang {
		if seen, ok := w.looker.again(ctx); ok {
			return seen, nil
		}
	}
	return w.looker.look(ctx)
}

// follow watches the folders. It reports whether it had to begin anew, so that
// something may have been missed. Beginning anew is cheap next to keeping the
// watches of renamed folders right, which the systems make hard.
func (w *watching) follow(folders []folder) (anew bool) {
	if w.Poll || w.deaf() || w.eyes.follows(folders) {
		return false
	}
	w.stop()
	eyes, err := w.open(folders)
	if err == nil {
		w.eyes, w.told = eyes, false
		return true
	}
	w.tell(reason(err))
	return false
}

// notHeard is called when something has changed. Most network and container
// file systems take watches and tell of nothing: where looks without cause find
// changes before anything was ever heard of one, looking has to do. The first
// such change may be one whose event was on its way.
func (w *watching) notHeard() {
	if w.idle && w.eyes != nil && !w.heard && !w.eyes.heard.Load() {
		w.missed++
	}
	if w.deaf() && w.eyes != nil {
		w.stop()
		w.tell("this file system tells of no changes")
	}
}

func (w *watching) deaf() bool { return w.missed > 1 }

func (w *watching) tell(why string) {
	if !w.told && w.Notice != nil {
		w.Notice(fmt.Sprintf("looking for changes every %s instead of waiting for them: %s", w.pace.Poll, why))
	}
	w.told = true
}

func (w *watching) open(folders []folder) (*eyes, error) {
	watcher, err := w.looker.disk.watch()
	if err != nil {
		return nil, err
	}
	return openEyes(watcher, w.looker.dir, folders)
}

func (w *watching) stop() {
	w.heard = w.heard || w.eyes != nil && w.eyes.heard.Load()
	w.eyes.close()
	w.eyes = nil
}

// longest bounds the pause between looks at a project so large that a look
// takes its time.
const longest = 5 * time.Second

// wait returns true when it is time to look again and false when ctx ended.
// Looks without cause take a twentieth of the time or less. What changed
// between a look and the start of watching caused no event, so the first look
// after it comes soon.
func (w *watching) wait(ctx context.Context, anew bool) bool {
	rest := min(20*w.cost, longest)
	w.idle, w.rang, w.places = false, false, nil
	if anew {
		return sleep(ctx, w.pace.Quiet)
	}
	if w.eyes == nil {
		return sleep(ctx, max(w.pace.Poll, rest))
	}
	timer := time.NewTimer(time.Until(w.whole.Add(max(w.pace.Idle, rest) + w.cost)))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		w.idle = true
		return true
	case <-w.eyes.bell:
		if !settle(ctx, w.eyes.bell, w.pace) {
			return false
		}
		w.rang, w.places = true, w.eyes.where.take()
		return true
	}
}

// settle waits until the bell has been quiet for a moment, or has rung long
// enough. Editors save in several steps.
func settle(ctx context.Context, bell <-chan struct{}, pace Pace) bool {
	burst := time.NewTimer(pace.Burst)
	defer burst.Stop()
	quiet := time.NewTimer(pace.Quiet)
	defer quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-bell:
			quiet.Reset(pace.Quiet)
		case <-quiet.C:
			return true
		case <-burst.C:
			return true
		}
	}
}

func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

// reason says why folders cannot be watched, in words for people: the system's
// own for a limit on watches is "no space left on device".
func reason(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "the system's limit on watched folders is reached (on Linux, fs.inotify.max_user_watches)"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "the system's limit on open files or watchers is reached (on Linux, fs.inotify.max_user_instances)"
	}
	return err.Error()
}
