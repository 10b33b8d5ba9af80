package cli

import (
	"runtime/debug"

	"github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// thrift is how much a single build may take beyond what it holds before the
// collector looks for what it has given up, in percent, from the end of a stage on.
// A build holds more and more until its last lists are made, and only the most it
// ever takes counts: so the collector is let alone while there is little, where it
// would run ten times as often, and looks closely in the end. 50 throughout takes
// as much memory, and a tenth more time with 1,000 entries.
var thrift = map[string]int{"": 200, "entries": 60, "fragments": 45}

// sparing is how whoever takes one snapshot and builds it once holds little: what
// has been read and what is done wait on the disk.
type sparing struct {
	spool   output.Spool
	percent int // as it was; 0 if the user has said what it is to be
}

// sparing begins to be sparing of memory with what a project holds, until end is
// called.
func (a *app) sparing(project *source.Project) *sparing {
	s := new(sparing)
	project.Aside = s.spool.LayAside
	if a.std.env("GOGC") == "" {
		s.percent = debug.SetGCPercent(thrift[""])
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
	passed := in.Passed
	in.Passed = func(stage string) {
		if percent, ok := thrift[stage]; ok {
			debug.SetGCPercent(percent)
		}
		if passed != nil {
			passed(stage)
		}
	}
}

func (s *sparing) end() {
	if s.percent != 0 {
		debug.SetGCPercent(s.percent)
	}
	s.spool.Close()
}
