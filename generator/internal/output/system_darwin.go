package output

import (
	"errors"

	"golang.org/x/sys/unix"
)

// canSwap says whether the system knows how to swap two folders in one step;
// the file system at hand may still not.
const canSwap = true

func (d rootDisk) Exchange(a, b string) error {
	top, err := d.root.Open(".")
	if err != nil {
		return err
	}
	defer top.Close()
	return unix.RenameatxNp(int(top.Fd()), a, int(top.Fd()), b, unix.RENAME_SWAP)
}

func (d rootDisk) Save(files []string) error { return d.Flush(files) }

// Flush hands every file to the drive and has the drive empty its cache once,
// at the end: doing that for each file takes seconds.
func (d rootDisk) Flush(files []string) error {
	for _, name := range files {
		f, err := d.root.Open(name)
		if err != nil {
			return err
		}
		if err := errors.Join(unix.Fsync(int(f.Fd())), f.Close()); err != nil {
			return err
		}
	}
	top, err := d.root.Open(".")
	if err != nil {
		return err
	}
	return errors.Join(top.Sync(), top.Close())
}
