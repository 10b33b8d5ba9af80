package cli

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"

	"github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// How much a single build may take beyond what it holds before the collector looks
// for what it has given up: percent of that, but a few bytes at least. A build holds
// more and more until its last lists are made, and only the most it ever takes
// counts: so the collector looks closely in the end.
const (
	share     = 80
	lastShare = 40
	leastMore = 6 << 20
)

// beyond is how much that is exceeded, in percent of it, when the collector runs by
// itself: what is computed in one long piece cannot wait for a rest. It begins with
// seven tenths of that.
const beyond = 160

// atFirst is the percentage at which it runs by itself before the first rest.
const atFirst = 200

// sparing is how whoever takes one snapshot and builds it once holds little: what
// has been read and what is done wait on the disk, and the collector runs while all
// workers rest. Then it costs a fifth less than beside them, and finds all that
// they have given up: what is taken while it runs would count as held.
type sparing struct {
	spool   output.Spool
	percent int // as it was; 0 if the user has said what it is to be
	share   atomic.Uint64
	held    atomic.Uint64 // in bytes, when the collector had run
}

// sparing begins to be sparing of memory with what a project holds, until end is
// called.
func (a *app) sparing(project *source.Project) *sparing {
	s := new(sparing)
	project.Aside = s.spool.LayAside
	if a.std.env("GOGC") == "" {
		s.percent = debug.SetGCPercent(atFirst)
		s.share.Store(share)
	}
	return s
}

// take makes a build sparing, unless another one follows; then there is no s.
func (s *sparing) take(in *generator.Inputs) {
	if s == nil {
		return
	}
	in.Last, in.Spool = true, &s.spool
	if s.percent == 0 {
		return
	}
	in.Rest = s
	passed := in.Passed
	in.Passed = func(stage string) {
		if stage == "plan" {
			s.share.Store(lastShare)
		}
		if passed != nil {
			passed(stage)
		}
	}
}

// Due reports whether as much has been taken as may be.
func (s *sparing) Due() bool {
	held := s.held.Load()
	return inUse() > held+s.more(held)
}

func (s *sparing) more(held uint64) uint64 { return max(held/100*s.share.Load(), leastMore) }

// Take calls the collector.
func (s *sparing) Take() {
	runtime.GC()
	held := inUse()
	s.held.Store(held)
	debug.SetGCPercent(int(s.more(held) * beyond / held))
}

// inUse returns how many bytes of the heap are in use, or not yet given back.
func inUse() uint64 {
	sample := [1]metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample[:])
	return sample[0].Value.Uint64()
}

func (s *sparing) end() {
	if s.percent != 0 {
		debug.SetGCPercent(s.percent)
	}
	s.spool.Close()
}
