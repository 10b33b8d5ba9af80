package source

import (
	"fmt"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Hearing is how well changes are told of, in parts of a hundred.
type Hearing struct {
	Lost, Doubled, Late int
	Overflow            int  // all that is not told of yet is lost, and that is told
	Refused             int  // watchers that cannot be had
	Deaf                bool // nothing is ever told
}

// ears are a watcher of a Memory. Its folders are watched by what they are and
// told of by the names that they had, as systems do.
type ears struct {
	m       *Memory
	events  chan fsnotify.Event
	errors  chan error
	closed  chan struct{}
	sending sync.WaitGroup

	folders map[string]*node // guarded by m.mu
	burst   int              // counts overflows; what is older is lost
}

func (m *Memory) watch() (watcher, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.random.IntN(100) < m.Refused {
		return watcher{}, fmt.Errorf("watching: %w", syscall.ENOSPC)
	}
	e := &ears{m: m, events: make(chan fsnotify.Event), errors: make(chan error), closed: make(chan struct{}), folders: map[string]*node{}}
	m.ears[e] = true
	return watcher{e, e.events, e.errors}, nil
}

func (e *ears) Add(name string) error {
	e.m.mu.Lock()
	defer e.m.mu.Unlock()
	inside, err := filepath.Rel(e.m.dir, name)
	if err != nil || e.m.root == nil {
		return failed("watch", name, syscall.ENOENT)
	}
	n, err := e.m.find(e.m.root, filepath.ToSlash(inside), true)
	if err == nil {
		e.folders[name] = n
	}
	return err
}

func (e *ears) WatchList() []string {
	e.m.mu.Lock()
	defer e.m.mu.Unlock()
	names := []string{}
	for name := range e.folders {
		names = append(names, name)
	}
	return names
}

func (e *ears) Close() error {
	e.m.mu.Lock()
	delete(e.m.ears, e)
	e.m.mu.Unlock()
	close(e.closed)
	e.sending.Wait()
	close(e.events)
	close(e.errors)
	return nil
}

// tell tells of a change of a name in a folder, m.mu being held.
func (m *Memory) tell(folder *node, name string, op fsnotify.Op) {
	for e := range m.ears {
		for watched, n := range e.folders {
			if n == folder {
				e.hear(fsnotify.Event{Name: filepath.Join(watched, name), Op: op})
			}
		}
	}
}

// gone ends the watches of a folder that was removed, or of one that was
// renamed, m.mu being held.
func (m *Memory) gone(folder *node, op fsnotify.Op) {
	for e := range m.ears {
		for watched, n := range e.folders {
			if n != folder {
				continue
			}
			if op == fsnotify.Remove || !m.Stale {
				delete(e.folders, watched)
			}
			e.hear(fsnotify.Event{Name: watched, Op: op})
		}
	}
}

// hear passes an event on: or not, twice, later than others.
func (e *ears) hear(event fsnotify.Event) {
	chance := func(of int) bool { return e.m.random.IntN(100) < of }
	if e.m.Deaf || chance(e.m.Lost) {
		return
	}
	if chance(e.m.Overflow) {
		e.burst++
		e.send(0, func(burst int) {
			select {
			case e.errors <- fsnotify.ErrEventOverflow:
			case <-e.closed:
			}
		})
		return
	}
	times := 1
	if chance(e.m.Doubled) {
		times = 2
	}
	for range times {
		delay := time.Duration(0)
		if chance(e.m.Late) {
			delay = time.Duration(e.m.random.IntN(120)) * time.Millisecond
		}
		e.send(delay, func(burst int) {
			e.m.mu.Lock()
			lost := burst != e.burst
			e.m.mu.Unlock()
			if lost {
				return
			}
			select {
			case e.events <- event:
			case <-e.closed:
			}
		})
	}
}

func (e *ears) send(delay time.Duration, pass func(burst int)) {
	burst := e.burst
	e.sending.Go(func() {
		timer := time.NewTimer(delay)
		defer timer.Stop()
		select {
		case <-timer.C:
			pass(burst)
		case <-e.closed:
		}
	})
}
