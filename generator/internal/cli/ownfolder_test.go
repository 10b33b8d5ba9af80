package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/source"
)

func TestNothingIsPublishedIntoOwnFoldersThroughALink(t *testing.T) {
	home := t.TempDir()
	for _, dir := range []string{"site/content/_files", "site/" + storeDir, "pages", "site/real"} {
		if err := os.MkdirAll(filepath.Join(home, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{
		"site/files": "content/_files", "site/memory": storeDir, "site/away": "../pages", "site/themes": "real", "all": ".", "other": "site",
	} {
		if err := os.Symlink(to, filepath.Join(home, link)); err != nil {
			t.Skip(err)
		}
	}
	a := &app{std: Std{Dir: filepath.Join(home, "site")}}
	for _, dir := range []string{"site", "other"} {
		project := source.Project{Dir: filepath.Join(home, dir)}
		for out, good := range map[string]bool{
			"": true, "public": true, "away": true, "away/site": true, "../pages/site": true, "contents": true,
			"content/x": false, "files": false, "files/x/y": false, "memory": false, "memory/x": false, storeDir: false, "real/x": false, "themes": false,
			".": false, "..": false, "../all": false, "../other": false, "../other/content": false, "../other/public": true,
		} {
			if err := a.ownFolder(project, out); (err == nil) != good {
				t.Errorf("--out %s: %v", out, err)
			}
		}
	}
}
