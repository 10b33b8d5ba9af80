// Package starter holds the projects that fingerpost init writes. It knows
// nothing of the disk they are written to, nor of what their files mean.
//
//	files, err := starter.Files("product")
package starter

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// The prefix "all:" takes in files whose names begin with an underscore, such
// as _index.md, which embedding leaves out otherwise.
//
//go:embed all:files
var files embed.FS

// Templates returns the names of the starter projects, the default first.
func Templates() []string { return []string{"product", "roles", "minimal"} }

// Next returns the command with which an author adds something to a starter
// project, without the name of the program, and what it does: a theme of the
// project is named where one is needed. It is empty for an unknown template.
func Next(template string) (command, does string) {
	switch template {
	case "product":
		return `new item "Title" --set theme=swaps`, "add an item to a theme"
	case "roles":
		return `new role "Title"`, "describe another role"
	case "minimal":
		return `new item "Title" --set theme=first-theme`, "add an item to the theme"
	}
	return "", ""
}

// Files returns the files of a starter project as they are to be written:
// config.toml and content/. It fails if there is no project of that name.
func Files(template string) (fs.FS, error) {
	if !slices.Contains(Templates(), template) {
		return nil, fmt.Errorf("there is no template %q: choose %s", template, strings.Join(Templates(), ", "))
	}
	return fs.Sub(files, "files/"+template)
}
