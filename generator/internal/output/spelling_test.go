package output

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// A foldingDisk treats names that differ only in case as one. What is there
// keeps its spelling, also when something is renamed over it.
type foldingDisk struct{ disk }

// real returns how a name is spelt on the disk.
func (d foldingDisk) real(name string) string {
	at := "."
	for _, segment := range strings.Split(name, "/") {
		list, _ := d.disk.List(at)
		for _, info := range list {
			if strings.EqualFold(info.Name(), segment) {
				segment = info.Name()
			}
		}
		at = under(at, segment)
	}
	return at
}

func (d foldingDisk) Sub(name string) (disk, error) {
	sub, err := d.disk.Sub(d.real(name))
	return foldingDisk{sub}, err
}
func (d foldingDisk) List(name string) ([]fs.FileInfo, error)    { return d.disk.List(d.real(name)) }
func (d foldingDisk) Lstat(name string) (fs.FileInfo, error)     { return d.disk.Lstat(d.real(name)) }
func (d foldingDisk) Read(name string) ([]byte, error)           { return d.disk.Read(d.real(name)) }
func (d foldingDisk) Create(name string) (io.WriteCloser, error) { return d.disk.Create(d.real(name)) }
func (d foldingDisk) Mkdir(name string) error                    { return d.disk.Mkdir(d.real(name)) }
func (d foldingDisk) Link(old, name string) error                { return d.disk.Link(d.real(old), d.real(name)) }
func (d foldingDisk) Rename(old, name string) error              { return d.disk.Rename(d.real(old), d.real(name)) }
func (d foldingDisk) Remove(name string) error                   { return d.disk.Remove(d.real(name)) }
func (d foldingDisk) Chmod(name string, mode fs.FileMode) error {
	return d.disk.Chmod(d.real(name), mode)
}
func (d foldingDisk) Exchange(a, b string) error { return d.disk.Exchange(a, b) }

func TestNewSpellingIsTakenOverWhereCaseDoesNotCount(t *testing.T) {
	old := files{"About.html": "about", "Role/a.html": "a", "Role/Deep/b.html": "b", "Tag": "a file"}
	now := files{"about.html": "about", "role/a.html": "a", "role/deep/b.html": "new", "tag/index.html": "a folder"}
	for i, o := range []Options{{}, {InPlace: true}, {InPlace: true}} {
		beside := t.TempDir()
		d, public := foldingDisk{openDisk(t, beside)}, filepath.Join(beside, "public")
		k := new(Sink)
		for _, site := range []files{old, now, old, now, now} {
			if i < 2 {
				k = new(Sink)
			}
			if _, err := k.on(t.Context(), d, site, o, true); err != nil {
				t.Fatalf("%+v: %v", o, err)
			}
			wantFiles(t, public, site)
			wantTidy(t, beside)
		}
	}
}

func TestFileOfOthersInAnotherSpellingIsInTheWayWhereCaseDoesNotCount(t *testing.T) {
	theirs := files{"ROBOTS.txt": "theirs", "Images/a.png": "theirs", "Role/notes.txt": "theirs"}
	for name, named := range map[string]string{"robots.txt": "robots.txt", "images/b.png": "images", "role/b.html": "Role/notes.txt", "Role/Notes.txt": "Role/Notes.txt"} {
		for _, o := range []Options{{}, {InPlace: true}, {Force: true}} {
			beside := t.TempDir()
			d, public := foldingDisk{openDisk(t, beside)}, filepath.Join(beside, "public")
			base := files{"index.html": "home", "Role/a.html": "a"}
			k := new(Sink) // remembers what it published in place
			if _, err := k.on(t.Context(), d, base, o, true); err != nil {
				t.Fatal(err)
			}
			theirs.put(t, public)
			site := files{"index.html": "home", name: "ours"}
			_, err := k.on(t.Context(), d, site, o, true)
			clash, ok := errors.AsType[*ClashError](err)
			if !ok && !(o.Force && named == "Role/notes.txt") {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if ok {
				if got := strings.Join(append(clash.Files, clash.Folders...), " "); got != named {
					t.Errorf("%s: got %q, want %q", name, got, named)
				}
				wantFiles(t, public, base.with(theirs))
			}
		}
	}
}
