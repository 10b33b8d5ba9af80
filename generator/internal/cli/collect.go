package cli

import (
	"runtime"
	"time"
)

// breath is how long after a save has shown the collector may be called: whoever
// asks for the pages that changed, and saves that belong together, come sooner.
const breath = 100 * time.Millisecond

// collectSoon calls the collector when a save has shown and nothing else is due,
// if much was allocated since it ran last, unless that is called off. Left alone
// it runs in the middle of a save, for only then is much allocated, and takes the
// processor from it; and the heap grows into memory that it has yet to get.
func (a *app) collectSoon() (callOff func() bool) {
	return time.AfterFunc(breath, func() {
		if a.std.env("GOGC") == "" && worthCollecting() {
			runtime.GC()
		}
	}).Stop
}

// worthCollecting reports whether more than a third was allocated of what lets the
// collector run by itself, which is as much again as it left. It begins at seven
// tenths or later, and an edit of a title, which makes all lists anew, takes about a
// third: so no edit meets it, and the heap does not grow into new memory.
func worthCollecting() bool {
	var heap runtime.MemStats
	runtime.ReadMemStats(&heap)
	return heap.HeapAlloc > heap.NextGC/3*2
}
