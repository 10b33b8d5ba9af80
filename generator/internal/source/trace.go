package source

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/pack"
)

// A Trace is what is known of a file that was read, without its contents:
// enough for another process to tell whether it still holds the same.
type Trace struct {
	path   string // as the snapshot calls it
	real   string // as the disk calls it, without links
	sum    digest.Digest
	stamp  stamp
	readAt time.Time
}

// Traces are those of all files that a project had, in order of path.
type Traces []Trace

// Traces returns what is needed to know the snapshot again. There are none if
// anything kept a file from being taken in, for a trace of what was not read
// would be none, and none of a snapshot that Watch has taken.
func (s *Snapshot) Traces() (Traces, bool) { return s.traces, s.traces != nil }

func (s shelf) traces() Traces {
	traces := make(Traces, 0, len(s))
	for _, name := range slices.Sorted(maps.Keys(s)) {
		traces = append(traces, s[name].trace(name))
	}
	return traces
}

func (k kept) trace(name string) Trace {
	t := Trace{name, k.real, k.file.Sum, k.stamp, k.readAt}
	if k.hasty {
		t.stamp = stamp{}
	}
	return t
}

// trusted reports whether a file with the same stamp holds the same. Where the
// system does not tell when a file was changed last, size and the time that
// anybody can set are not enough from one process to the next.
func (t Trace) trusted() bool { return t.stamp.ctime != 0 && t.stamp.settled(t.readAt) }

// Unchanged reports whether a snapshot taken now would hold the same files as
// the one that left the traces, and returns the traces as they are now. Only
// files whose stamps have changed, or are too young to be trusted, are read.
// The built-in theme and the name of the config file are the caller's.
func (p Project) Unchanged(ctx context.Context, last Traces) (now Traces, read int, same bool) {
	p.Theme = nil
	l, err := newLooker(p)
	if err != nil {
		return nil, 0, false
	}
	root, err := l.disk.open(l.dir)
	if err != nil {
		return nil, 0, false
	}
	defer root.Close()
	w, err := walk(ctx, root, l.homes, l.config, nil)
	if err != nil || len(w.problems) > 0 || len(w.entries) != len(last) {
		return nil, 0, false
	}
	now = slices.Clone(last)
	var due []int
	for i, e := range w.entries {
		t := last[i]
		if t.path != e.path || t.real != e.real {
			return nil, 0, false
		}
		if t.stamp != stampOf(e.info) || !t.trusted() {
			due = append(due, i)
		}
	}
	for some := range slices.Chunk(due, atOnce) {
		entries := make([]entry, len(some))
		for i, n := range some {
			entries[i] = w.entries[n]
		}
		for i, r := range (shelf{}).readAll(ctx, root, entries) {
			n := some[i]
			if r.problem != nil || r.file == nil || r.file.Sum != last[n].sum {
				return nil, 0, false
			}
			now[n] = r.trace(last[n].path)
		}
	}
	return now, len(due), true
}

// atOnce is how many files are read before the first difference ends it.
const atOnce = 256

// TraceFile reads an ordinary file anywhere and returns its trace.
func TraceFile(name string) (Trace, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return Trace{}, fmt.Errorf("looking at %s: %w", name, err)
	}
	if !info.Mode().IsRegular() {
		return Trace{}, fmt.Errorf("looking at %s: this is no ordinary file", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return Trace{}, fmt.Errorf("reading %s: %w", name, err)
	}
	defer f.Close()
	t := Trace{path: name, real: name, readAt: time.Now()}
	if info, err = f.Stat(); err != nil {
		return Trace{}, fmt.Errorf("looking at %s: %w", name, err)
	}
	t.stamp = stampOf(info)
	if t.sum, err = digest.Read(f); err != nil {
		return Trace{}, fmt.Errorf("reading %s: %w", name, err)
	}
	return t, nil
}

// Again returns the trace of a file as it is now, and whether it holds the same
// as when TraceFile left t. It is read only if it may not. The zero Trace is
// that of no file.
func (t Trace) Again(name string) (now Trace, same bool, err error) {
	if info, err := os.Lstat(name); err == nil && name == t.path && stampOf(info) == t.stamp && t.trusted() {
		return t, true, nil
	}
	now, err = TraceFile(name)
	return now, err == nil && now.sum == t.sum, err
}

// Pack writes the trace.
func (t Trace) Pack(w *pack.Writer) {
	w.Text(t.path)
	w.Text(t.real)
	w.Digest(t.sum)
	w.Int(t.stamp.size)
	w.Int(t.stamp.mtime)
	w.Int(t.stamp.ctime)
	w.Bits(t.stamp.dev)
	w.Bits(t.stamp.ino)
	w.Int(t.readAt.UnixNano())
}

// UnpackTrace reads what Pack wrote.
func UnpackTrace(r *pack.Reader) Trace {
	return Trace{
		path: r.Text(), real: r.Text(), sum: r.Digest(),
		stamp:  stamp{r.Int(), r.Int(), r.Int(), r.Bits(), r.Bits()},
		readAt: time.Unix(0, r.Int()),
	}
}

// Pack writes the traces.
func (ts Traces) Pack(w *pack.Writer) {
	w.Int(int64(len(ts)))
	for _, t := range ts {
		t.Pack(w)
	}
}

// UnpackTraces reads what Pack wrote.
func UnpackTraces(r *pack.Reader) Traces {
	ts := make(Traces, r.Count())
	for i := range ts {
		ts[i] = UnpackTrace(r)
	}
	return ts
}
