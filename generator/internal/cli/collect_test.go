package cli

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestCollectingIsWorthItBeforeTheCollectorComesByItself(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	held := make([]byte, 32<<20)
	runtime.GC()
	if worthCollecting() {
		t.Error("it is right after it was done")
	}
	var heap runtime.MemStats
	runtime.ReadMemStats(&heap)
	rounds, room := heap.NumGC, heap.NextGC-heap.HeapAlloc
	var garbage []byte
	for allocated := uint64(0); !worthCollecting(); allocated += uint64(len(garbage)) {
		if allocated > room/2 {
			t.Fatalf("it is not, though %d of %d bytes were allocated", allocated, room)
		}
		garbage = make([]byte, 1<<20)
	}
	if runtime.ReadMemStats(&heap); heap.NumGC != rounds {
		t.Error("the collector came by itself")
	}
	runtime.KeepAlive(held)
	runtime.KeepAlive(garbage)
}
