// Package themes carries the default site theme inside the program, so that a
// project needs no theme of its own. It does not read a theme; package render
// does that.
//
//	files := themes.Default()
package themes

import (
	"embed"
	"io/fs"
)

// The prefix all: is there because shared parts of templates begin with an
// underscore, and such files are otherwise left out.
//
//go:embed all:default
var files embed.FS

// Default returns the default site theme: a tree with the one folder "default".
func Default() fs.FS { return files }
