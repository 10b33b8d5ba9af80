// Package diag describes problems in the user's files and prints them.
//
// A problem is a value: a code, a severity, a place, a sentence and a way out.
// Stages collect problems and return them beside their result; nothing here
// stops a build. It knows nothing of what the files mean.
//
//	problems = append(problems, diag.New("ref/unknown", span, "there is no role %q", id))
package diag

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// A Code names a kind of problem for ever: "group/name" in kebab-case.
// All codes with their explanations stand in codes.go.
type Code string

// Severity says what a problem does to a build.
type Severity int

// The severities, mildest first.
const (
	Off     Severity = iota // not reported
	Note                    // worth knowing
	Warning                 // published; an error under --strict
	Error                   // nothing is published
)

func (s Severity) String() string {
	return [...]string{"off", "note", "warning", "error"}[s]
}

// ParseSeverity reads the word that String prints.
func ParseSeverity(word string) (Severity, bool) {
	for s := Off; s <= Error; s++ {
		if s.String() == word {
			return s, true
		}
	}
	return Off, false
}

// A Span is a place in a file. Lines and columns count from 1, columns and Len
// count characters (runes); Line 0 means the file as a whole. File is relative
// to the project, with forward slashes.
type Span struct {
	File      string
	Line, Col int
	Len       int
}

// Related is a second place that helps to understand a problem.
type Related struct {
	At      Span
	Message string
}

// A Diagnostic is one problem in the user's files.
type Diagnostic struct {
	Code     Code
	Severity Severity
	At       Span
	Message  string // lower case, no full stop, quotes what was written
	Hint     string // the way out
	Fix      string // text that could stand at At instead; empty if none is known
	Notes    []Related
}

// New returns a diagnostic with the severity that its code has by default.
// It panics if the code is not listed in codes.go.
func New(code Code, at Span, format string, args ...any) Diagnostic {
	info, ok := Lookup(code)
	if !ok {
		panic("diag: code " + string(code) + " is not listed")
	}
	return Diagnostic{Code: code, Severity: info.Severity, At: at, Message: fmt.Sprintf(format, args...)}
}

// WithHint returns d with a way out.
//
//go:noinline
func (d Diagnostic) WithHint(format string, args ...any) Diagnostic {
	d.Hint = fmt.Sprintf(format, args...)
	return d
}

// WithNote returns d with one more place.
func (d Diagnostic) WithNote(at Span, format string, args ...any) Diagnostic {
	d.Notes = append(slices.Clip(d.Notes), Related{at, fmt.Sprintf(format, args...)})
	return d
}

// DidYouMean returns d with the known word nearest to word as hint and fix, or
// with the list of known words where it is short and none is near.
func (d Diagnostic) DidYouMean(word string, known []string) Diagnostic {
	if best, ok := Closest(word, known); ok {
		d.Fix = best
		return d.WithHint("did you mean %q?", best)
	}
	if len(known) > 0 && len(known) <= 16 {
		return d.WithHint("known here: %s", words(known))
	}
	return d
}

func words(list []string) string {
	s := ""
	for i, w := range list {
		if i > 0 {
			s += ", "
		}
		s += w
	}
	return s
}

// A List is what a stage found.
type List []Diagnostic

// HasErrors reports whether the list keeps a site from being published.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Count returns how many diagnostics have severity s.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Sort returns the list ordered by place, then code, then message, each
// diagnostic once.
func (l List) Sort() List {
	out := slices.Clone(l)
	sorting.By(out, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.At.File, b.At.File),
			cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Col, b.At.Col),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Hint, b.Hint),
		)
	})
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return a.Code == b.Code && a.At == b.At && a.Message == b.Message && a.Hint == b.Hint
	})
}
