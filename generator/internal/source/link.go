package source

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// The ways in which a link leads nowhere that may be read.
var (
	errOutside = errors.New("leads out of the project")
	errLoop    = errors.New("leads back to a folder or link that it stands in")
	errHidden  = errors.New("leads to a hidden file")
	errNowhere = errors.New("leads to nothing")
)

// maxHops bounds the links followed for one path, as systems do.
const maxHops = 40

// resolve follows links in the path name, relative to the project, and returns
// a path without any. Each step is taken by hand because os.Root, which does
// the reading, cannot say where a link led to, and that place must be watched.
// homes are the absolute names of the project folder: an absolute link is good
// if it leads into one of them.
func resolve(root tree, homes []string, name string) (string, error) {
	real, todo := ".", strings.Split(name, "/")
	for hops := 0; len(todo) > 0; {
		part := todo[0]
		todo = todo[1:]
		switch part {
		case "", ".":
			continue
		case "..":
			if real == "." {
				return "", errOutside
			}
			real = path.Dir(real)
			continue
		}
		next := path.Join(real, part)
		info, err := root.Lstat(next)
		if errors.Is(err, fs.ErrNotExist) {
			return "", errNowhere
		}
		if err != nil {
			return "", err
		}
		if info.Mode().Type() != fs.ModeSymlink {
			real = next
			continue
		}
		if hops++; hops > maxHops {
			return "", errLoop
		}
		target, err := root.Readlink(next)
		if err != nil {
			return "", err
		}
		if filepath.IsAbs(target) {
			inside, ok := within(homes, target)
			if !ok {
				return "", errOutside
			}
			real, target = ".", inside
		}
		todo = append(strings.Split(filepath.ToSlash(target), "/"), todo...)
	}
	// A link must not publish what a plain file of that name would not be.
	if ignoredPath(real) {
		return "", errHidden
	}
	return real, nil
}

// within returns the absolute path target relative to the home it lies in.
func within(homes []string, target string) (string, bool) {
	for _, home := range homes {
		if rel, err := filepath.Rel(home, target); err == nil && filepath.IsLocal(rel) {
			return rel, true
		}
	}
	return "", false
}
