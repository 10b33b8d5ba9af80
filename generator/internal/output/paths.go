package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxSegment is the longest name of a file or folder in bytes: file systems
// take 255, and archives and other tools add to it.
const maxSegment = 200

// An Unfit file is one that could not be published on every system.
type Unfit struct {
	Path  string
	Other string // the path that it meets where case does not count, or as a folder; "" if it is its own name
	Why   string
}

// Unfit returns the files whose names lead outside, are reserved somewhere or
// differ only in case, and those that are folders too; of those in one unfit
// folder the first.
func (t *Tree) Unfit() []Unfit {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.judged {
		return t.unfit
	}
	t.judged = true
	// Names are judged once for all trees that have them in common; what more of
	// them there is in a tree must be fit among them.
	if common := t.names.claims(); common != nil && len(newClaims(len(t.files), common).judge(slices.Sorted(maps.Keys(t.files)))) == 0 {
		t.unfit = nil
	} else {
		t.unfit = newClaims(t.count, nil).judge(t.ordered())
	}
	return t.unfit
}

// claimed is who has a place in the tree.
type claimed struct {
	path   string
	folder bool
}

// claims are the places that are taken, of files and folders by their path in
// small letters, besides those that are taken already.
type claims struct {
	taken  map[string]claimed
	before *claims
}

func newClaims(n int, before *claims) *claims { return &claims{make(map[string]claimed, 2*n), before} }

func (c *claims) of(low string) (claimed, bool) {
	at, found := c.taken[low]
	if !found && c.before != nil {
		return c.before.of(low)
	}
	return at, found
}

// judge takes paths in order.
func (c *claims) judge(names []string) []Unfit {
	var all []Unfit
	taken, bad := c.taken, map[string]bool{}
	for _, p := range names {
		low := strings.ToLower(p)
		if at, err := judgePath(p); err != nil {
			if !bad[at] {
				all = append(all, Unfit{p, "", fmt.Sprintf("the site has a file %q: %v", p, err)})
			}
			bad[at], bad[p] = true, true
		} else if twin, found := c.of(low); found {
			all = append(all, Unfit{p, twin.path, fmt.Sprintf("the site has the files %q and %q, which are one where case does not count", twin.path, p)})
			bad[p] = true
		} else {
			taken[low] = claimed{path: p}
		}
	}
	last := "" // a file whose folders are fine
	for _, p := range names {
		if bad[p] {
			continue
		}
		from := strings.LastIndexByte(p[:common(last, p)], '/') + 1 // those that both lie in
		for i := from; i < len(p) && !bad[p]; i++ {
			if p[i] != '/' {
				continue
			}
			dir := p[:i]
			low := strings.ToLower(dir)
			twin, found := c.of(low)
			switch {
			case !found:
				taken[low] = claimed{dir, true}
			case !twin.folder:
				all = append(all, Unfit{twin.path, p, fmt.Sprintf("the site has a file %q, which is also the folder of %q", twin.path, p)})
				bad[p] = true
				taken[low] = claimed{twin.path, twin.path == dir} // told of this folder
			case twin.path != dir:
				all = append(all, Unfit{p, twin.path, fmt.Sprintf("the site has the folders %q and %q, which are one where case does not count", twin.path, dir)})
				bad[p] = true
			}
		}
		if !bad[p] {
			last = p
		}
	}
	return all
}

// common returns the length of what two paths begin with alike.
func common(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return i
}

// check refuses a tree with an unfit file. They are told long before, where
// they come from; this is the last door.
func (t *Tree) check() error {
	for _, u := range t.Unfit() {
		return errors.New(u.Why)
	}
	return nil
}

func checkPath(p string) error {
	_, err := judgePath(p)
	return err
}

// judgePath returns what is wrong with a path, and the path up to and with the
// segment at fault.
func judgePath(p string) (upTo string, err error) {
	if !fs.ValidPath(p) || p == "." {
		return p, fmt.Errorf("a path is relative, with forward slashes and without . and ..")
	}
	if !utf8.ValidString(p) {
		return p, fmt.Errorf("a path is UTF-8 text")
	}
	for from := 0; from <= len(p); {
		end := len(p)
		if i := strings.IndexByte(p[from:], '/'); i >= 0 {
			end = from + i
		}
		segment := p[from:end]
		switch upTo = p[:end]; {
		case len(segment) > maxSegment:
			return upTo, fmt.Errorf("a name is at most %d bytes long", maxSegment)
		case strings.ContainsFunc(segment, forbidden):
			return upTo, fmt.Errorf(`a name is without control characters and < > : " | ? * \`)
		case strings.HasSuffix(segment, ".") || strings.HasSuffix(segment, " "):
			return upTo, fmt.Errorf("a name does not end with a full stop or a space")
		case reserved(segment):
			return upTo, fmt.Errorf("the name %q is reserved on some systems", segment)
		case from == 0 && isStage(segment):
			return upTo, fmt.Errorf("the name %q is kept for files in the making", segment)
		}
		from = end + 1
	}
	return "", nil
}

func forbidden(r rune) bool {
	switch r {
	case '<', '>', ':', '"', '|', '?', '*', '\\', 0x7f:
		return true
	}
	return r < ' '
}

// reserved reports whether a name means a device on Windows, whatever follows
// its first full stop.
func reserved(segment string) bool {
	stem, _, _ := strings.Cut(segment, ".")
	if stem = strings.TrimRight(stem, " "); len(stem) != 3 && len(stem) != 4 {
		return false
	}
	switch stem = strings.ToLower(stem); stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && stem[3] >= '0' && stem[3] <= '9'
}

// above returns the folders above a path, the outermost first.
func above(p string) []string {
	var dirs []string
	for i, r := range p {
		if r == '/' {
			dirs = append(dirs, p[:i])
		}
	}
	return dirs
}

// under joins a folder, "." for the top, and a name.
func under(dir, name string) string { return path.Join(dir, name) }
