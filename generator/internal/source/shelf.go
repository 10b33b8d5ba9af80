package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"path"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// maxFileBytes is the largest file taken into memory.
const maxFileBytes = 64 << 20

// A shelf keeps the files read last time by path, so that an unchanged file is
// neither read nor indexed again.
type shelf map[string]kept

type kept struct {
	file   *File
	real   string // where it was found, without links
	stamp  stamp
	readAt time.Time
	hasty  bool // the file was met in the middle of being written
}

// A reading is what came of one entry. Neither file nor problem means that the
// file went away before it could be read.
type reading struct {
	kept
	problem *diag.Diagnostic
}

// readAll reads the entries and returns one reading for each, in their order.
// Files that the shelf holds unchanged are not opened.
func (s shelf) readAll(ctx context.Context, root tree, entries []entry) []reading {
	readings := make([]reading, len(entries))
	var due []int
	for i, e := range entries {
		old, ok := s[e.path]
		if now := stampOf(e.info); ok && old.stamp == now && now.settled(old.readAt) {
			old.hasty, old.real = false, e.real
			readings[i].kept = old
			continue
		}
		due = append(due, i)
	}
	batches := slices.Collect(inBatches(entries, due))
	var taken atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(batches)) {
		workers.Go(func() {
			for n := taken.Add(1); n <= int64(len(batches)) && ctx.Err() == nil; n = taken.Add(1) {
				s.readBatch(root, entries, batches[n-1], readings)
			}
		})
	}
	workers.Wait()
	return readings
}

// largestBatch is small enough to keep all workers busy.
const largestBatch = 32

// inBatches splits the indexes of entries into runs that share a folder, so
// that the way to it is walked once for all of them.
func inBatches(entries []entry, due []int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		for len(due) > 0 {
			n := 1
			for n < min(largestBatch, len(due)) && path.Dir(entries[due[n]].real) == path.Dir(entries[due[0]].real) {
				n++
			}
			if !yield(due[:n]) {
				return
			}
			due = due[n:]
		}
	}
}

func (s shelf) readBatch(root tree, entries []entry, batch []int, readings []reading) {
	// The dot at the end makes anything but a folder fail at once: a named
	// pipe that took its place would be waited for.
	folder, err := root.sub(path.Dir(entries[batch[0]].real) + "/.")
	if err == nil {
		defer folder.Close()
	}
	for _, i := range batch {
		if err != nil {
			readings[i] = failure(entries[i], err)
		} else {
			readings[i] = s.read(folder, entries[i])
		}
	}
}

func (s shelf) read(folder tree, e entry) reading {
	now := time.Now()
	data, before, after, err := readRegular(folder, path.Base(e.real))
	if err != nil {
		return failure(e, err)
	}
	if data == nil {
		problem := diag.New("file/too-large", diag.Span{File: e.path}, "the file has more than the %d MiB that fit into memory with others", maxFileBytes>>20).
			WithHint("keep it elsewhere and link to it")
		return reading{problem: &problem}
	}
	file, old := NewFile(e.path, data), s[e.path].file
	if old != nil && old.Sum == file.Sum {
		file = old
	}
	young := now.UnixNano()-before.mtime < int64(hastily)
	emptied := old != nil && old.Size > 0 // whose time of change may come late
	hasty := before != after || len(data) == 0 && (young || emptied)
	return reading{kept: kept{file, e.real, before, now, hasty}}
}

// hastily is how long after a file was emptied its new contents may be awaited.
const hastily = 30 * time.Millisecond

func failure(e entry, err error) reading {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return reading{}
	}
	problem := unreadable(e.path, err)
	return reading{problem: &problem}
}

// readRegular returns the contents of a file with its stamps before and after
// they were read. The contents are nil if there are too many of them.
func readRegular(folder tree, name string) (data []byte, before, after stamp, err error) {
	f, err := folder.open(name)
	if err != nil {
		return nil, before, after, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, before, after, err
	}
	before = stampOf(info)
	if !info.Mode().IsRegular() {
		// It was one a moment ago; the next look will say what it is now.
		return nil, before, after, fs.ErrNotExist
	}
	if before.size > maxFileBytes {
		return nil, before, before, nil
	}
	data = make([]byte, 0, before.size+1) // it is kept: no more than one byte to see the end by
	for err == nil && len(data) <= maxFileBytes {
		var n int
		n, err = f.Read(data[len(data):cap(data)])
		if data = data[:len(data)+n]; len(data) == cap(data) {
			data = slices.Grow(data, 1)
		}
	}
	if len(data) > maxFileBytes {
		return nil, before, before, nil
	}
	if err != io.EOF {
		return nil, before, before, err
	}
	if info, err = f.Stat(); err != nil {
		return nil, before, after, err
	}
	return data, before, stampOf(info), nil
}
