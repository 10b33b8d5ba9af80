package source

import (
	"path"
	"strings"
)

// published is the folder whose files are copied to the site as they are.
const published = "content/_files"

// ignored reports whether a name in a folder of the project is never read:
// hidden files, and what editors and systems leave lying about. A swap or
// backup file of a withheld page must not become an asset. Names that begin
// with an underscore have meanings of their own and are read.
func ignored(folder, name string) bool {
	if litter(name) {
		return true
	}
	if folder == published || strings.HasPrefix(folder, published+"/") {
		// Hosts want files such as .nojekyll and .well-known/.
		return privateDot(name)
	}
	return strings.HasPrefix(name, ".")
}

func litter(name string) bool {
	switch name {
	case "4913", "Thumbs.db", "desktop.ini", "":
		return true
	}
	for _, begin := range []string{"#", "~", ".#", ".~"} {
		if strings.HasPrefix(name, begin) {
			return true
		}
	}
	for _, end := range []string{"~", ".swp", ".swo", ".swx", ".tmp", ".bak", ".orig", ".rej", ".crswap", "___jb_tmp___", "___jb_old___", ".kate-swp"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// privateDot reports whether a hidden name is kept back even where hidden
// files are published: version control, secrets, and what systems and file
// shares write for themselves.
func privateDot(name string) bool {
	switch name {
	case ".svn", ".hg", ".DS_Store", ".directory", ".idea", ".vscode":
		return true
	}
	for _, begin := range []string{".git", ".env", "._", ".Trash", ".nfs", ".fuse_hidden", ".goutputstream-"} {
		if strings.HasPrefix(name, begin) {
			return true
		}
	}
	return false
}

// ignoredPath reports whether any part of a path is ignored.
func ignoredPath(p string) bool {
	for p != "." && p != "/" && p != "" {
		folder := path.Dir(p)
		if ignored(folder, path.Base(p)) {
			return true
		}
		p = folder
	}
	return false
}

// wanted reports whether a file of the project is an input of the site.
// Below themes/ only the themes themselves are, and no program code.
func wanted(file string) bool {
	if rest, ok := strings.CutPrefix(file, "themes/"); ok {
		return strings.Contains(rest, "/") && !strings.HasSuffix(rest, ".go")
	}
	return true
}
