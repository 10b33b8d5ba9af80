//go:build unix

package output

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func TestFileByFileComesWithAReasonUnlessItWasAskedFor(t *testing.T) {
	a, b := twoVersions()
	for op, why := range map[string]string{
		"exchange public":          "public cannot be swapped in one step (invalid argument)",
		"link public/role/r0.html": "public/role/r0.html cannot be linked (invalid cross-device link)",
		"link public/.git/HEAD":    "public/.git/HEAD cannot be linked (operation not permitted)",
		"list uploads":             "public/uploads cannot be read",
	} {
		beside := start(t, a)
		f := &fault{}
		f.hook = func(did string) error {
			switch {
			case did != op:
				return nil
			case strings.HasPrefix(op, "exchange"):
				return syscall.EINVAL
			case strings.HasSuffix(op, "r0.html"):
				return syscall.EXDEV
			case strings.HasPrefix(op, "list"):
				return syscall.EACCES
			}
			return syscall.EPERM
		}
		change, err := publishOn(t, badDisk{openDisk(t, beside), f}, b, Options{})
		if err != nil || change.Why != why || !change.InPlace {
			t.Errorf("%s: %+v %v", op, change, err)
		}
		wantFiles(t, filepath.Join(beside, "public"), b.with(others))
		wantTidy(t, beside)
	}
}

func TestFileByFileKeepsTheFolderAndPutsPagesAfterWhatTheyNeed(t *testing.T) {
	a, b := twoVersions()
	b["aaa.js"] = "a()"
	beside := start(t, a)
	public := filepath.Join(beside, "public")
	before, _ := os.Stat(public)
	f := &fault{}
	if _, err := publishOn(t, badDisk{openDisk(t, beside), f}, b, Options{InPlace: true}); err != nil {
		t.Fatal(err)
	}
	after, _ := os.Stat(public)
	if !os.SameFile(before, after) {
		t.Error("the folder is another one")
	}
	at := func(op string) int {
		i := slices.Index(f.ops, op)
		if i < 0 {
			t.Fatalf("no %q in %q", op, f.ops)
		}
		return i
	}
	for _, asset := range []string{"aaa.js", "style.css"} {
		for _, page := range []string{"about/index.html", "role/r18.html"} {
			if a, p, gone := at("rename "+asset), at("rename "+page), at("remove role/r24.html"); a > p || p > gone {
				t.Errorf("%s %d, %s %d, removal %d", asset, a, page, p, gone)
			}
		}
	}
}

func TestNothingIsWrittenWhenNothingChanged(t *testing.T) {
	a, _ := twoVersions()
	for _, o := range []Options{{}, {InPlace: true}, {Clean: true}} {
		beside := start(t, a)
		if o.Clean {
			os.RemoveAll(filepath.Join(beside, "public"))
			publish(t, filepath.Join(beside, "public"), a, Options{})
		}
		f := &fault{}
		change, err := publishOn(t, badDisk{openDisk(t, beside), f}, a, o)
		if err != nil {
			t.Fatal(err)
		}
		if change.Kept != len(a) || change.Written+change.Removed != 0 || change.InPlace {
			t.Errorf("%+v: %+v", o, change)
		}
		for _, op := range f.ops {
			switch verb, _, _ := strings.Cut(op, " "); verb {
			case "lock", "list", "lstat", "sub":
			case "read":
				if op != "read .public.fingerpost.json" {
					t.Errorf("%+v: %s", o, op)
				}
			default:
				t.Errorf("%+v: %s", o, op)
			}
		}
	}
}

func TestPublishingCanBeCalledOff(t *testing.T) {
	a, b := twoVersions()
	beside := start(t, a)
	ctx, cancel := context.WithCancel(t.Context())
	f := &fault{}
	f.hook = func(op string) error {
		if strings.HasPrefix(op, "mkdir ") {
			cancel()
		}
		return nil
	}
	p := &publisher{beside: folder{badDisk{openDisk(t, beside), f}, "."}, name: "public", shown: "public", edition: "public", next: b.tree()}
	if _, err := p.publish(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	wantFiles(t, filepath.Join(beside, "public"), a.with(others))
	wantTidy(t, beside)
}

func TestManifestIsThatOfTheFolderAfterASwapFailed(t *testing.T) {
	a, b := twoVersions()
	for _, first := range []bool{false, true} {
		beside := t.TempDir()
		if !first {
			publish(t, filepath.Join(beside, "public"), a, Options{})
		}
		before := read(t, beside)
		f := &fault{}
		f.hook = func(op string) error {
			if op == "exchange public" || op == "rename public" {
				return syscall.EIO
			}
			return nil
		}
		if _, err := publishOn(t, badDisk{openDisk(t, beside), f}, b, Options{}); !errors.Is(err, syscall.EIO) {
			t.Fatal(err)
		}
		after := read(t, beside)
		delete(before, ".public.fingerpost.lock")
		delete(after, ".public.fingerpost.lock")
		if d := differences(after, before); d != "" {
			t.Error(d)
		}
	}
}
