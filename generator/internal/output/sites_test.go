package output

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// twoVersions are sites of 30 pages that differ in every way a publication can
// meet: same, changed, added, removed, a file that becomes a folder and the
// other way round.
func twoVersions() (a, b files) {
	a, b = files{}, files{}
	for i := range 30 {
		name := fmt.Sprintf("role/r%d.html", i)
		switch {
		case i < 18:
			a[name] = strings.Repeat("same ", i)
			b[name] = a[name]
		case i < 24:
			a[name], b[name] = fmt.Sprint("old ", i), fmt.Sprint("new ", i)
		case i < 27:
			a[name] = fmt.Sprint("only old ", i)
		default:
			b[name] = fmt.Sprint("only new ", i)
		}
	}
	a["style.css"], b["style.css"] = "a{}", "b{color:red}"
	a["about"], b["about/index.html"] = "a file", "a page"
	a["team/index.html"], a["team/deep/index.html"], b["team"] = "1", "2", "a file now"
	return a, b
}

// others is what people keep in such a folder.
var others = files{
	"CNAME":              "example.org",
	".git/HEAD":          "ref: refs/heads/pages",
	".git/objects/ab/cd": "object",
	".git/empty/":        "",
	"role/notes.txt":     "mine",
	"uploads/photo.jpg":  "photo",
	"latest":             "-> uploads/photo.jpg",
}

// start publishes a among files of others and returns the folder it lies in.
func start(t testing.TB, a files) string {
	t.Helper()
	beside := t.TempDir()
	publish(t, filepath.Join(beside, "public"), a, Options{})
	others.put(t, filepath.Join(beside, "public"))
	return beside
}
