package generator

import (
	"fmt"
	"path"
	"reflect"
	"runtime"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// A panic is a fault of ours, and no reason to end a program that serves other
// pages, or to keep what is wrong elsewhere from being told. So each stage
// that works on one thing (a file, a text, an edition, a page) ends a panic at
// its boundary, and Build ends all others; the thing is lost, with an error.

// fault is a panic that has left its goroutine.
type fault struct {
	value any
	where string
}

func (f fault) Error() string { return fmt.Sprint(f.value) }

// caught ends a panic and tells what was being made. It must be deferred
// itself, and at what is sound already.
func caught(making string, at diag.Span, tell func(diag.Diagnostic)) {
	p := recover()
	if p == nil {
		return
	}
	f, ok := p.(fault)
	if !ok {
		f = fault{p, panicked()}
	}
	tell(diag.New("internal/fault", at, "%s could not be made: %v", making, f.value).
		WithHint("this is no fault of yours; please report it, with the file and %s", f.where))
}

// panicked returns the function of ours that panicked, for a report.
func panicked() string {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	where, after, ours := "", false, reflect.TypeFor[fault]().PkgPath()
	for {
		frame, more := frames.Next()
		switch {
		case frame.Function == "runtime.gopanic":
			where, after = "", true // the first panic is the deepest
		case after && where == "" && strings.HasPrefix(frame.Function, ours):
			where = fmt.Sprintf("%s (%s:%d)", path.Base(frame.Function), path.Base(frame.File), frame.Line)
		}
		if !more {
			return where
		}
	}
}
