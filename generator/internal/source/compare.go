package source

import (
	"reflect"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// Changed returns the paths of files that are new, gone or different since an
// earlier snapshot, in order; nil counts as an empty one. It is for telling
// people what happened. No stage may decide by it what to do.
func (s *Snapshot) Changed(since *Snapshot) []string {
	var old []*File
	if since != nil {
		old = since.files
	}
	var changed []string
	for i, j := 0, 0; i < len(s.files) || j < len(old); {
		switch {
		case i < len(s.files) && j < len(old) && s.files[i] == old[j]:
			i, j = i+1, j+1
		case j == len(old) || i < len(s.files) && s.files[i].Path < old[j].Path:
			changed = append(changed, s.files[i].Path)
			i++
		case i == len(s.files) || old[j].Path < s.files[i].Path:
			changed = append(changed, old[j].Path)
			j++
		default:
			if s.files[i].Sum != old[j].Sum {
				changed = append(changed, s.files[i].Path)
			}
			i, j = i+1, j+1
		}
	}
	return changed
}

// equal reports whether two snapshots hold the same files and problems.
func (s *Snapshot) equal(other *Snapshot) bool {
	return s == other || slices.EqualFunc(s.files, other.files, func(a, b *File) bool {
		return a == b || a.Path == b.Path && a.Sum == b.Sum
	}) && slices.EqualFunc(s.problems, other.problems, func(a, b diag.Diagnostic) bool {
		return reflect.DeepEqual(a, b)
	})
}
