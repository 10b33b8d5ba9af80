package source

import (
	"fmt"
	"os"
)

// Scene is the project that Operations are done to.
func Scene(text func(name, word string) string) map[string]string {
	files := map[string]string{"content/link.md": "-> ../shared/s.md", "content/linked": "-> ../linked"}
	for name, word := range map[string]string{
		"config.toml": "", "content/notes/a.md": "a", "content/notes/sub/b.md": "b",
		"aside/x.md": "x", "aside/deep/y.md": "y", "shared/s.md": "s", "linked/l.md": "l",
	} {
		files[name] = text(name, word)
	}
	for i := range 60 {
		name := fmt.Sprintf("content/branch/page-%d.md", i)
		files[name] = text(name, "here")
	}
	return files
}

// Operations are what is done to the tree of a project as a whole.
func Operations() map[string]func(h Hand) {
	return map[string]func(h Hand){
		"file made":    func(h Hand) { h.write("content/new.md", "n") },
		"file removed": func(h Hand) { h.ok(os.Remove(h.at("content/notes/a.md"))) },
		"file renamed": func(h Hand) { h.rename("content/notes/a.md", "content/notes/b.md") },
		"file moved":   func(h Hand) { h.rename("content/notes/a.md", "content/a.md") },
		"file renamed by capitals": func(h Hand) {
			h.rename("content/notes/a.md", "content/notes/A.md")
		},
		"file of a spaced and accented name made": func(h Hand) { h.write("content/_files/neue Rôle.txt", "n") },
		"files swapped": func(h Hand) {
			h.rename("content/notes/a.md", "content/swap.tmp")
			h.rename("content/notes/sub/b.md", "content/notes/a.md")
			h.rename("content/swap.tmp", "content/notes/sub/b.md")
		},
		"folders made at once, with a file": func(h Hand) { h.write("content/x/y/z/new.md", "n") },
		"folder renamed":                    func(h Hand) { h.rename("content/branch", "content/twig") },
		"folder renamed there and back": func(h Hand) {
			h.rename("content/notes", "content/people")
			h.rename("content/people", "content/notes")
			h.write("content/notes/sub/b.md", "B")
		},
		"folder renamed, then written into": func(h Hand) {
			h.rename("content/notes", "content/people")
			h.write("content/people/sub/b.md", "B")
		},
		"folder renamed and another made in its place": func(h Hand) {
			h.rename("content/notes", "content/people")
			h.write("content/notes/sub/c.md", "c")
		},
		"folder moved into another": func(h Hand) { h.rename("content/notes", "content/branch/notes") },
		"folder removed":            func(h Hand) { h.ok(os.RemoveAll(h.at("content/notes"))) },
		"folder removed and made again": func(h Hand) {
			h.ok(os.RemoveAll(h.at("content/notes")))
			h.write("content/notes/a.md", "again")
			h.write("content/notes/sub/b.md", "again")
		},
		"folder turned into a file": func(h Hand) {
			h.ok(os.RemoveAll(h.at("content/notes/sub")))
			h.write("content/notes/sub", "s")
		},
		"full folder moved in": func(h Hand) { h.rename("aside", "content/aside") },
		"folder moved out":     func(h Hand) { h.rename("content/notes", "notes") },
		"another branch checked out": func(h Hand) {
			for i := range 60 {
				name := fmt.Sprintf("content/branch/page-%d.md", i)
				h.ok(os.Remove(h.at(name)))
				switch i % 3 {
				case 0:
					h.write(name, "there")
				case 1:
					h.write(fmt.Sprintf("content/branch/more/page-%d.md", i), "there")
				}
			}
		},
		"content removed": func(h Hand) { h.ok(os.RemoveAll(h.at("content"))) },
		"themes made":     func(h Hand) { h.write("themes/mine/templates/home.html", "h") },
		"override made":   func(h Hand) { h.write("themes/default/templates/home.html", "h") },
		"override comes and goes": func(h Hand) {
			h.write("themes/default/templates/home.html", "h")
			h.ok(os.RemoveAll(h.at("themes")))
			h.write("content/new.md", "n")
		},
		"config removed": func(h Hand) { h.ok(os.Remove(h.at("config.toml"))) },
		"config replaced": func(h Hand) {
			h.beside("config.toml.tmp", "config.toml", "new")
			h.rename("config.toml.tmp", "config.toml")
		},
		"config broken, then mended": func(h Hand) {
			h.beside("config.toml", "", "[[")
			h.write("config.toml", "new")
		},
		"target of a link written":     func(h Hand) { h.write("shared/s.md", "S") },
		"file made in a linked folder": func(h Hand) { h.write("linked/new.md", "n") },
		"link turned": func(h Hand) {
			h.ok(os.Remove(h.at("content/link.md")))
			h.ok(os.Symlink("notes/a.md", h.at("content/link.md")))
		},
		"link out of the project made": func(h Hand) { h.ok(os.Symlink("../../secret", h.at("content/out.md"))) },
		"link in a circle made":        func(h Hand) { h.ok(os.Symlink("..", h.at("content/notes/up"))) },
	}
}
