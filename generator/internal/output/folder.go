package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// A folder is a disk whose errors say what was being done to which file, by
// the names the user knows: a file in the making has the name it will have.
type folder struct {
	disk  disk
	shown string
}

func (f folder) show(name string) string {
	return filepath.Join(f.shown, filepath.FromSlash(name))
}

func (f folder) err(act, name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", act, f.show(name), cause(err))
}

// sub opens a folder on f, shown to the user as another name.
func (f folder) sub(name, shown string) (folder, error) {
	d, err := f.disk.Sub(name)
	return folder{d, shown}, f.err("opening", name, err)
}

func (f folder) list(name string) ([]fs.FileInfo, error) {
	list, err := f.disk.List(name)
	return list, f.err("reading", name, err)
}

func (f folder) lstat(name string) (fs.FileInfo, error) {
	info, err := f.disk.Lstat(name)
	return info, f.err("looking at", name, err)
}

func (f folder) read(name string) ([]byte, error) {
	data, err := f.disk.Read(name)
	return data, f.err("reading", name, err)
}

// putAs writes a file that does not exist yet. Errors call it by the name that it
// will be moved to.
func (f folder) putAs(name, called string, data []byte) error {
	w, err := f.disk.Create(name)
	if err != nil {
		return f.err("writing", called, err)
	}
	_, err = w.Write(data)
	if closed := w.Close(); err == nil {
		err = closed // the file may be found too large for the disk only now
	}
	return f.err("writing", called, err)
}

func (f folder) mkdir(name string) error {
	return f.err("making the folder", name, f.disk.Mkdir(name))
}

func (f folder) link(old, name string) error {
	return f.err("linking", old, f.disk.Link(old, name))
}

// copyLink makes the link at name in f again in to.
func (f folder) copyLink(to folder, name string) error {
	target, err := f.disk.Readlink(name)
	if err != nil {
		return f.err("reading the link", name, err)
	}
	return to.err("making the link", name, to.disk.Symlink(target, name))
}

func (f folder) rename(old, name string) error {
	return f.err("renaming to", name, f.disk.Rename(old, name))
}

func (f folder) exchange(a, b string) error {
	return f.err("swapping in", a, f.disk.Exchange(a, b))
}

func (f folder) remove(name string) error {
	return f.err("removing", name, f.disk.Remove(name))
}

// removeAll removes a file, or a folder with all that it holds. What is gone
// already is no error.
func (f folder) removeAll(name string) error {
	info, err := f.lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.removeThis(name, info)
}

func (f folder) removeThis(name string, info fs.FileInfo) error {
	if info.IsDir() {
		if err := f.open(name, info); err != nil {
			return err
		}
		list, err := f.list(name)
		if err != nil {
			return err
		}
		for _, info := range list {
			if err := f.removeThis(under(name, info.Name()), info); err != nil {
				return err
			}
		}
	}
	if err := f.remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// open makes a folder that is to be removed one that we may remove from.
func (f folder) open(name string, info fs.FileInfo) error {
	if info.Mode().Perm()&0o700 == 0o700 {
		return nil
	}
	err := f.disk.Chmod(name, 0o700)
	if errors.Is(err, fs.ErrPermission) {
		return nil // perhaps it works all the same; if not, that says more
	}
	return f.err("opening", name, err)
}

// ensure makes a folder and those above it unless they are in made, and adds
// them to it.
func (f folder) ensure(dir string, made map[string]bool) error {
	for _, d := range append(above(dir), dir) {
		if made[d] || d == "." {
			continue
		}
		if err := f.mkdir(d); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		made[d] = true
	}
	return nil
}

func (f folder) save(files []string) error {
	return f.err("saving", ".", f.disk.Save(files))
}

func (f folder) flush(files []string) error {
	return f.err("saving", ".", f.disk.Flush(files))
}
