package source

import "testing"

func TestEditorsLitterIsNeverRead(t *testing.T) {
	for _, folder := range []string{"content", "content/roles", "content/_files", "content/_files/deep", "themes/mine"} {
		for _, name := range []string{
			".#a.md", "#a.md#", "~a.md", "a.md~", ".a.md.swp", ".a.md.swo", "a.swx", "a.tmp", "a.bak", "a.md.orig", "a.md.rej",
			"a.md.crswap", "a.md___jb_tmp___", "a.md___jb_old___", ".a.md.kate-swp", "4913", "Thumbs.db", "desktop.ini",
			".~lock.a.odt#", ".goutputstream-1234", ".DS_Store", "._a.md", ".git", ".gitignore", ".env", ".env.local", ".svn",
		} {
			if !ignored(folder, name) {
				t.Errorf("%s/%s would be read", folder, name)
			}
		}
		for _, name := range []string{"a.md", "_index.md", "_files", "a.b.md", "A b.md", "4914", "café.md", "a#b.md"} {
			if ignored(folder, name) {
				t.Errorf("%s/%s would not be read", folder, name)
			}
		}
	}
}

func TestHiddenFilesAreReadWherePublishedAsTheyAre(t *testing.T) {
	for _, name := range []string{".nojekyll", ".well-known", ".htaccess"} {
		if ignored("content/_files", name) || ignored("content/_files/.well-known", name) {
			t.Errorf("content/_files/%s would not be read", name)
		}
		for _, folder := range []string{"content", "content/roles", "content/_filesystem", "themes/mine", "content/roles/_files"} {
			if !ignored(folder, name) {
				t.Errorf("%s/%s would be read", folder, name)
			}
		}
	}
}

func TestOnePartIsEnoughToIgnoreAPath(t *testing.T) {
	for name, want := range map[string]bool{
		"content/a.md":                      false,
		"content/.git/a.md":                 true,
		".git/config":                       true,
		"content/_files/.well-known/x":      false,
		"content/_files/.well-known/.git/x": true,
		"content/a.md~":                     true,
		".":                                 false,
	} {
		if got := ignoredPath(name); got != want {
			t.Errorf("ignoredPath(%q) = %v", name, got)
		}
	}
}
