package output

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// maxSegment is the longest name of a file or folder in bytes: file systems
// take 255, and archives and other tools add to it.
const maxSegment = 200

// check refuses a tree that could not be published on every system: names that
// lead outside, are reserved somewhere or differ only in case, and files that
// are folders too. Addresses are judged long before; this is the last door.
func (t *Tree) check() error {
	taken := map[string]string{} // files and folders by their path in small letters
	claim := func(p string) (twin string, free bool) {
		twin, found := taken[strings.ToLower(p)]
		taken[strings.ToLower(p)] = p
		return twin, !found
	}
	names := t.Paths()
	for _, p := range names {
		if err := checkPath(p); err != nil {
			return fmt.Errorf("the site has a file %q: %w", p, err)
		}
		if twin, free := claim(p); !free {
			return fmt.Errorf("the site has the files %q and %q, which are one where case does not count", twin, p)
		}
	}
	folders := map[string]bool{}
	for _, p := range names {
		for _, dir := range above(p) {
			if twin, free := claim(dir); !free && !folders[twin] {
				return fmt.Errorf("the site has a file %q, which is also the folder of %q", twin, p)
			} else if !free && twin != dir {
				return fmt.Errorf("the site has the folders %q and %q, which are one where case does not count", twin, dir)
			}
			folders[dir] = true
		}
	}
	return nil
}

func checkPath(p string) error {
	if !fs.ValidPath(p) || p == "." {
		return fmt.Errorf("a path is relative, with forward slashes and without . and ..")
	}
	if !utf8.ValidString(p) {
		return fmt.Errorf("a path is UTF-8 text")
	}
	for i, segment := range strings.Split(p, "/") {
		switch {
		case len(segment) > maxSegment:
			return fmt.Errorf("a name is at most %d bytes long", maxSegment)
		case strings.ContainsFunc(segment, forbidden):
			return fmt.Errorf(`a name is without control characters and < > : " | ? * \`)
		case strings.HasSuffix(segment, ".") || strings.HasSuffix(segment, " "):
			return fmt.Errorf("a name does not end with a full stop or a space")
		case reserved(segment):
			return fmt.Errorf("the name %q is reserved on some systems", segment)
		case i == 0 && isStage(segment):
			return fmt.Errorf("the name %q is kept for files in the making", segment)
		}
	}
	return nil
}

func forbidden(r rune) bool {
	return r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*\`, r)
}

// reserved reports whether a name means a device on Windows, whatever follows
// its first full stop.
func reserved(segment string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(segment), ".")
	switch stem = strings.TrimRight(stem, " "); stem {
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
