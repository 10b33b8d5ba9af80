package source

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"
)

// A follower runs Watch and remembers all that it yields.
type follower struct {
	t       *testing.T
	project Project
	stop    context.CancelFunc
	done    chan struct{}

	mu      sync.Mutex
	news    chan struct{} // closed and replaced when something is yielded
	yielded []*Snapshot
	errors  []error
	notices []string
}

func follow(t *testing.T, p Project) *follower {
	ctx, stop := context.WithCancel(context.Background())
	f := &follower{t: t, project: p, stop: stop, done: make(chan struct{}), news: make(chan struct{})}
	p.Notice = func(s string) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.notices = append(f.notices, s)
	}
	go func() {
		defer close(f.done)
		for s, err := range p.Watch(ctx) {
			f.mu.Lock()
			if err != nil {
				f.errors = append(f.errors, err)
			} else {
				f.yielded = append(f.yielded, s)
			}
			close(f.news)
			f.news = make(chan struct{})
			f.mu.Unlock()
		}
	}()
	t.Cleanup(func() {
		stop()
		<-f.done
	})
	return f
}

// patience is how long a change may take to be seen. It only bounds how long a
// failing test runs.
const patience = time.Minute

// until waits for a moment at which the follower is as wanted.
func (f *follower) until(what string, wanted func() bool) {
	f.t.Helper()
	deadline := time.After(patience)
	for {
		f.mu.Lock()
		ok, news := wanted(), f.news
		f.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-news:
		case <-deadline:
			f.mu.Lock()
			defer f.mu.Unlock()
			last := "nothing"
			if n := len(f.yielded); n > 0 {
				last = contents(f.yielded[n-1]) + problems(f.yielded[n-1].problems)
			}
			f.t.Fatalf("%s was not seen; last was:\n%s", what, last)
		}
	}
}

// await waits until the last snapshot is what Once would yield now, and
// returns its contents and problems.
func (f *follower) await() string {
	f.t.Helper()
	want := shown(once(f.t, f.project))
	f.until("a snapshot with\n"+want, func() bool {
		return len(f.yielded) > 0 && shown(f.yielded[len(f.yielded)-1]) == want
	})
	return want
}

func (f *follower) count() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.yielded)
}

func shown(s *Snapshot) string { return contents(s) + problems(s.Problems()) }

// settled waits until the folders are being watched: a change made after the
// first snapshot is seen at the first look after that at the earliest.
func (f *follower) settled() {
	f.t.Helper()
	f.await()
	write(f.t, f.project.Dir, map[string]string{"content/marker.md": strings.Repeat("x", f.count())})
	f.await()
}

// eachWay runs a test with events alone and by polling alone.
func eachWay(t *testing.T, test func(t *testing.T, p Project)) {
	t.Run("events", func(t *testing.T) {
		t.Parallel()
		test(t, Project{Pace: Pace{Idle: time.Hour}})
	})
	t.Run("poll", func(t *testing.T) {
		t.Parallel()
		test(t, Project{Poll: true, Pace: Pace{Poll: 2 * time.Millisecond}})
	})
}
