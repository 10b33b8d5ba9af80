//go:build unix

package output

import (
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

var failures = []error{syscall.EIO, syscall.EMFILE, syscall.EROFS, syscall.EDQUOT}

// failuresAt returns what an operation is made to fail with: always the failure
// that is met most and the one that is treated differently in places, and one
// of the others in turn.
func failuresAt(at int) []error {
	return []error{syscall.ENOSPC, syscall.EACCES, failures[at%len(failures)]}
}

// operations counts what publishing b over a asks of the disk.
func operations(t *testing.T, a, b files, o Options) int {
	t.Helper()
	f := &fault{}
	if _, err := publishOn(t, badDisk{openDisk(t, start(t, a)), f}, b, o); err != nil {
		t.Fatal(err)
	}
	return f.count
}

func TestFailureAtAnyOperationLeavesTheOldOrTheNewSite(t *testing.T) {
	t.Parallel()
	a, b := twoVersions()
	n := operations(t, a, b, Options{})
	t.Logf("%d operations", n)
	beside := start(t, a)
	d, public := openDisk(t, beside), filepath.Join(beside, "public")
	now, other := a, b
	for at := 1; at <= n+10; at++ {
		for _, failure := range failuresAt(at) {
			f := &fault{at: at, err: failure}
			change, err := publishOn(t, badDisk{d, f}, other, Options{})
			got := read(t, public)
			isNew := differences(got, other.with(others)) == ""
			switch {
			case f.count < at && (err != nil || !isNew):
				t.Fatalf("without a failure: %v, new: %v", err, isNew)
			case err == nil && !isNew:
				t.Fatalf("%v at operation %d (%s) was passed over:\n%s", failure, at, f.ops[at-1], differences(got, other.with(others)))
			case err == nil && f.count >= at && !harmless(f.ops[at-1], change):
				t.Fatalf("%v at operation %d (%s) was not told", failure, at, f.ops[at-1])
			case err != nil && !errors.Is(err, failure):
				t.Fatalf("%v at operation %d (%s) was told as %q", failure, at, f.ops[at-1], err)
			case err != nil && !isNew && differences(got, now.with(others)) != "":
				t.Fatalf("%v at operation %d (%s) left a mixture:\n%s", failure, at, f.ops[at-1], differences(got, now.with(others)))
			case err != nil && !strings.Contains(err.Error(), "public") && !strings.Contains(err.Error(), " .:"):
				t.Fatalf("%v at operation %d (%s) names no file: %q", failure, at, f.ops[at-1], err)
			}
			if at%4 == 0 || isNew { // the next round starts from what this one left
				if _, err := publishOn(t, badDisk{d, &fault{}}, other, Options{}); err != nil {
					t.Fatalf("after %v at operation %d: %v", failure, at, err)
				}
				wantFiles(t, public, other.with(others))
				wantTidy(t, beside)
				now, other = other, now
			}
		}
	}
}

// harmless names the failures that change nothing for anybody: that a folder
// of others cannot be read only means that we work file by file.
func harmless(op string, c Change) bool {
	return c.InPlace && c.Why != "" && strings.HasPrefix(op, "list ")
}

func TestDeathAtAnyOperationLeavesTheOldOrTheNewSite(t *testing.T) {
	t.Parallel()
	a, b := twoVersions()
	n := operations(t, a, b, Options{})
	beside := start(t, a)
	d, public := openDisk(t, beside), filepath.Join(beside, "public")
	now, other := a, b
	for at := 1; at <= n; at++ {
		f := &fault{at: at, death: true}
		publishOn(t, badDisk{d, f}, other, Options{})
		got := read(t, public)
		if x, y := differences(got, now.with(others)), differences(got, other.with(others)); x != "" && y != "" {
			t.Fatalf("death at operation %d (%s) left a mixture:\n%s\n\n%s", at, f.ops[at-1], x, y)
		}
		// The next build may die as well.
		publishOn(t, badDisk{d, &fault{at: at * 37 % n, death: true}}, other, Options{})
		if _, err := publishOn(t, badDisk{d, &fault{}}, other, Options{}); err != nil {
			t.Fatalf("after death at operation %d (%s): %v", at, f.ops[at-1], err)
		}
		wantFiles(t, public, other.with(others))
		wantTidy(t, beside)
		now, other = other, now
	}
}

func TestDeathDuringAFirstPublicationLeavesNothingOrAll(t *testing.T) {
	t.Parallel()
	a, b := twoVersions()
	f := &fault{}
	if _, err := publishOn(t, badDisk{openDisk(t, t.TempDir()), f}, a, Options{}); err != nil {
		t.Fatal(err)
	}
	for at := 1; at <= f.count; at++ {
		beside := t.TempDir()
		d, public := openDisk(t, beside), filepath.Join(beside, "public")
		publishOn(t, badDisk{d, &fault{at: at, death: true}}, a, Options{})
		if got := read(t, public); len(got) != 0 && differences(got, a) != "" {
			t.Fatalf("death at operation %d (%s) left a part:\n%s", at, f.ops[at-1], differences(got, a))
		}
		if _, err := publishOn(t, badDisk{d, &fault{}}, b, Options{}); err != nil {
			t.Fatalf("after death at operation %d (%s): %v", at, f.ops[at-1], err)
		}
		wantFiles(t, public, b)
		wantTidy(t, beside)
	}
}

// File by file a mixture cannot be avoided, but each file is whole, nothing of
// others is touched and the next publication puts all right.
func TestFailureFileByFileIsMendedByTheNextPublication(t *testing.T) {
	t.Parallel()
	a, b := twoVersions()
	edited := a.with(files{"role/r3.html": "edited", "style.css": "edited"})
	moved := edited.with(files{"role/new/index.html": "added", "late/index.html": "added"})
	delete(moved, "role/r24.html")
	delete(moved, "team/deep/index.html")
	for _, c := range []struct {
		other        files
		death, knows bool
	}{
		{b, false, false}, {b, true, false}, {b, true, true}, {moved, false, true}, {moved, true, true}, {edited, false, true}, {edited, true, true},
	} {
		beside := start(t, a)
		d, public := openDisk(t, beside), filepath.Join(beside, "public")
		now, other := a, c.other
		in := Options{InPlace: true}
		for at, more := 1, true; more; at++ {
			k := new(Sink)
			if c.knows {
				if _, err := k.on(t.Context(), badDisk{d, &fault{}}, now, in, true); err != nil {
					t.Fatal(err)
				}
			}
			f := &fault{at: at, err: failuresAt(at)[at%3], death: c.death}
			_, err := k.on(t.Context(), badDisk{d, f}, other, in, true)
			more = f.count >= at
			got := read(t, public)
			if err == nil && differences(got, other.with(others)) != "" {
				t.Fatalf("operation %d (%s) was not told", at, f.ops[at-1])
			}
			for name, text := range others {
				if got[name] != text {
					t.Fatalf("operation %d (%s) harmed %s", at, f.ops[at-1], name)
				}
			}
			for name, text := range got {
				stage, _, _ := strings.Cut(name, "/")
				if text != now[name] && text != other[name] && text != others[name] && !isStage(stage) {
					t.Fatalf("operation %d (%s) left a torn %s", at, f.ops[at-1], name)
				}
			}
			if c.death || at%2 == 0 {
				k = new(Sink) // another process
			}
			if _, err := k.on(t.Context(), badDisk{d, &fault{}}, other, in, true); err != nil {
				t.Fatalf("after operation %d (%s): %v", at, f.ops[min(at, f.count)-1], err)
			}
			wantFiles(t, public, other.with(others))
			wantTidy(t, beside)
			now, other = other, now
		}
	}
}

func TestFullDiskChangesNothingEvenFileByFile(t *testing.T) {
	a, b := twoVersions()
	beside := start(t, a)
	f := &fault{}
	f.hook = func(op string) error {
		if strings.HasPrefix(op, "write ") && strings.HasSuffix(op, "/5") {
			return syscall.ENOSPC
		}
		return nil
	}
	_, err := publishOn(t, badDisk{openDisk(t, beside), f}, b, Options{InPlace: true})
	if !errors.Is(err, syscall.ENOSPC) || !strings.HasPrefix(err.Error(), "writing public/") || !strings.HasSuffix(err.Error(), ": no space left on device") {
		t.Fatalf("got %v", err)
	}
	wantFiles(t, filepath.Join(beside, "public"), a.with(others))
	wantTidy(t, beside)
}
