package source

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// refuseTwins sorts the entries and leaves out those whose names differ from an
// earlier one in capitals or in the spelling of accents only. Some systems take
// such names for one file, so the site would depend on where it is built.
func (w *walker) refuseTwins() {
	sorting.By(w.entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.real, b.real))
	})
	first := make(map[string]string, len(w.entries))
	w.entries = slices.DeleteFunc(w.entries, func(e entry) bool {
		folded := foldName(e.path)
		twin, taken := first[folded]
		if !taken {
			first[folded] = e.path
			return false
		}
		w.problems = append(w.problems, twinProblem(e.path, twin))
		return true
	})
}

func foldName(p string) string { return strings.ToLower(p) }

func twinProblem(name, twin string) diag.Diagnostic {
	at := diag.Span{File: name}
	if name == twin {
		return diag.New("file/place", at, "two files have this name and differ only in how an accent is written").
			WithHint("remove one of them")
	}
	return diag.New("file/place", at, "the name differs from %q only in capitals, and some systems take both for one file", twin).
		WithHint("rename or remove one of them")
}
