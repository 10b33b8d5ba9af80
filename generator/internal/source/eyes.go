package source

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
)

// eyes watch a set of folders and ring a bell when something may have changed
// in them. What happened is not kept: whoever hears the bell has to look.
type eyes struct {
	bell    chan struct{} // holds one ring, so that none is lost while nobody listens
	watcher watcher
	dir     string
	folders map[string]folder // by the name the system reports, never changed
	watched []string          // of these, the ones the watcher knows by that name
	missing bool              // a folder was gone before it could be watched
	blurred atomic.Bool       // events were lost
	heard   atomic.Bool       // there was an event
	where   hints
	done    chan struct{}
}

// openEyes watches the folders with a watcher, which it closes in the end.
func openEyes(watcher watcher, dir string, folders []folder) (*eyes, error) {
	e := &eyes{
		bell:    make(chan struct{}, 1),
		watcher: watcher,
		dir:     dir,
		folders: map[string]folder{},
		done:    make(chan struct{}),
	}
	for _, f := range folders {
		e.folders[e.name(f)] = f
	}
	// Events are taken from the start, for some systems hold the calls below
	// back until they are.
	go e.listen()
	var err error
	for name := range e.folders {
		if failed := watcher.folders.Add(name); failed != nil && isGone(name) {
			e.missing = true
		} else if failed != nil {
			err = failed
		}
	}
	e.watched = watcher.folders.WatchList()
	if err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

func isGone(name string) bool {
	info, err := os.Stat(name)
	return err != nil || !info.IsDir()
}

func (e *eyes) name(f folder) string { return filepath.Join(e.dir, filepath.FromSlash(f.real)) }

// listen takes events as they come, whatever else is going on, for systems
// drop them when they pile up.
func (e *eyes) listen() {
	defer close(e.done)
	for {
		select {
		case event, ok := <-e.watcher.events:
			if !ok {
				return
			}
			e.heard.Store(true)
			if e.matters(event.Name) {
				e.where.add(e.place(event.Name))
				e.ring()
			}
		case _, ok := <-e.watcher.errors:
			if !ok {
				return
			}
			// Overflow, or something worse: trust none of the watches.
			e.blurred.Store(true)
			e.ring()
		}
	}
}

// hints are the folders where something rang.
type hints struct {
	mu     sync.Mutex
	places []string // real paths
	vague  bool     // it may have been anywhere
}

func (h *hints) add(real string, known bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.vague = h.vague || !known
	if known && !slices.Contains(h.places, real) {
		h.places = append(h.places, real)
	}
}

// take returns the folders since it was last asked; nil if it may have been
// anywhere.
func (h *hints) take() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	places := h.places
	if h.vague {
		places = nil
	}
	h.places, h.vague = nil, false
	return places
}

// place returns the folder in which an event happened, if it is one of those
// that are watched and not a change of a watched folder itself.
func (e *eyes) place(file string) (real string, known bool) {
	f, ok := e.folders[filepath.Dir(file)]
	_, itself := e.folders[file]
	return f.real, ok && !itself
}

func (e *eyes) ring() {
	select {
	case e.bell <- struct{}{}:
	default:
	}
}

// matters reports whether a change of a file can change a snapshot. It spares
// looks while an editor writes its swap file or a site is published, and must
// never be wrong the other way.
func (e *eyes) matters(file string) bool {
	f, ok := e.folders[filepath.Dir(file)]
	if !ok {
		return true // a watched folder itself, or a name we do not know
	}
	name := filepath.Base(file)
	if f.only != nil {
		return f.only[name]
	}
	return !litter(name)
}

// follows reports whether exactly these folders are being watched. It may be
// called on nil.
func (e *eyes) follows(folders []folder) bool {
	if e == nil || e.missing || e.blurred.Load() || len(folders) != len(e.folders) {
		return false
	}
	for _, f := range folders {
		mine, ok := e.folders[e.name(f)]
		// Another folder may have taken the name since.
		if !ok || !same(mine.info, f.info) || !maps.Equal(mine.only, f.only) {
			return false
		}
	}
	// A watch ends with its folder, even if another one like it comes after.
	watched := e.watcher.folders.WatchList()
	slices.Sort(watched)
	return !slices.ContainsFunc(e.watched, func(name string) bool {
		_, still := slices.BinarySearch(watched, name)
		return !still
	})
}

// close ends the watching and waits for it. It may be called on nil.
func (e *eyes) close() {
	if e == nil {
		return
	}
	e.watcher.folders.Close()
	<-e.done
}
