package starter

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
)

func TestEachTemplateIsAProject(t *testing.T) {
	for _, name := range Templates() {
		project, err := Files(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if config, err := fs.ReadFile(project, "config.toml"); err != nil || !strings.Contains(string(config), "\ntitle = ") {
			t.Errorf("%s: config.toml names no title (%v)", name, err)
		}
		if entries, err := fs.ReadDir(project, "content"); err != nil || len(entries) == 0 {
			t.Errorf("%s: content/ is missing or empty (%v)", name, err)
		}
	}
}

func TestEveryEmbeddedProjectIsOffered(t *testing.T) {
	folders, err := fs.ReadDir(files, "files")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if !slices.Contains(Templates(), f.Name()) {
			t.Errorf("files/%s is embedded, but Templates does not name it", f.Name())
		}
	}
}

func TestFilesThatBeginWithAnUnderscoreAreEmbedded(t *testing.T) {
	project, err := Files("product")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"content/_index.md", "content/decisions/_index.md", "content/roadmap/swaps/_index.md"} {
		if _, err := fs.Stat(project, path); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestAnUnknownTemplateIsRefusedWithTheNamesThereAre(t *testing.T) {
	for _, name := range []string{"", ".", "..", "produkt", "product/content"} {
		project, err := Files(name)
		if err == nil || project != nil {
			t.Fatalf("Files(%q) gave a project", name)
		}
		for _, known := range Templates() {
			if !strings.Contains(err.Error(), known) {
				t.Errorf("Files(%q): the error does not name %s: %v", name, known, err)
			}
		}
	}
}
