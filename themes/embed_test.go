package themes

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

func TestEveryFileOfTheDefaultThemeIsEmbedded(t *testing.T) {
	shared := 0
	err := fs.WalkDir(os.DirFS("."), "default", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		onDisk, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		embedded, err := fs.ReadFile(Default(), name)
		if err != nil {
			t.Errorf("%s is not embedded: %v", name, err)
		} else if string(embedded) != string(onDisk) {
			t.Errorf("%s differs from the file on disk", name)
		}
		if strings.HasPrefix(path.Base(name), "_") {
			shared++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if shared == 0 {
		t.Error("no file begins with an underscore, so this test proves nothing about them")
	}
}

func TestTheDefaultThemeHasATemplateForEveryPage(t *testing.T) {
	for _, page := range strings.Fields(`404 board catalogue compare comparisons decision decisions entry guide
		home item list objective redirect role roles theme vision`) {
		if _, err := fs.Stat(Default(), "default/templates/"+page+".html"); err != nil {
			t.Error(err)
		}
	}
}

func TestPagesAskNothingOfOtherServers(t *testing.T) {
	err := fs.WalkDir(Default(), "default", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(Default(), name)
		if err != nil {
			return err
		}
		text := strings.ReplaceAll(string(data), "http://www.w3.org/2000/svg", "") // a name, never fetched
		for _, bad := range []string{"http://", "https://", "@import", "@font-face", "<style", " style=", "onclick="} {
			if strings.Contains(text, bad) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
