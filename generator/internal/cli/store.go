package cli

import (
	"cmp"
	"encoding/hex"
	"io/fs"
	"os"

	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// storeDir is the folder in a project that remembers builds. It lies there and
// not beside what is published because it tells what is withheld.
const storeDir = ".fingerpost.cache"

// mostStored is how many different builds are remembered: all the editions of
// a project, say, one by one.
const mostStored = 8

// A store keeps one text between runs, under the name of what was asked for. It
// may lose it at any time, and nothing here is an error: what cannot be kept is
// worked out again.
type store struct {
	project string
	name    string // hexadecimal digits
}

// read returns the text, or nil.
func (s store) read() []byte {
	root, err := os.OpenRoot(s.project)
	if err != nil {
		return nil
	}
	defer root.Close()
	info, err := root.Lstat(storeDir + "/" + s.name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	data, err := root.ReadFile(storeDir + "/" + s.name)
	if err != nil {
		return nil
	}
	return data
}

// write replaces the text in one step.
func (s store) write(data []byte) {
	project, err := os.OpenRoot(s.project)
	if err != nil {
		return
	}
	defer project.Close()
	_ = project.Mkdir(storeDir, 0o755)
	// A link there would lead to a folder that is not ours to tidy.
	if info, err := project.Lstat(storeDir); err != nil || !info.IsDir() {
		return
	}
	root, err := project.OpenRoot(storeDir)
	if err != nil {
		return
	}
	defer root.Close()
	if !hide(root) {
		return
	}
	draft := s.name + ".new"
	_ = root.Remove(draft) // of a build that died
	if putNew(root, draft, data) != nil || root.Rename(draft, s.name) != nil {
		_ = root.Remove(draft)
		return
	}
	tidyStore(root)
}

// hide makes version control leave the folder alone, and reports whether it
// will: on a full disk, say, the file that says so may have been cut off.
func hide(root *os.Root) bool {
	const name = ".gitignore"
	if info, err := root.Lstat(name); err == nil && info.Mode().IsRegular() && info.Size() > 0 {
		return true
	}
	return root.WriteFile(name, []byte("*\n"), 0o644) == nil
}

func putNew(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return cmp.Or(err, f.Close())
}

// tidyStore removes the texts that were written longest ago, if there are too
// many, and nothing that we did not write.
func tidyStore(root *os.Root) {
	list, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return
	}
	var ours []fs.FileInfo
	for _, e := range list {
		if sum, err := hex.DecodeString(e.Name()); err != nil || len(sum) != 16 || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil {
			ours = append(ours, info)
		}
	}
	sorting.By(ours, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	for _, old := range ours[min(mostStored, len(ours)):] {
		_ = root.Remove(old.Name())
	}
}
