package output

import (
	"errors"
	"io/fs"

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
	return unix.Renameat2(int(top.Fd()), a, int(top.Fd()), b, unix.RENAME_EXCHANGE)
}

// Save writes back few files one by one: on ext4 that takes a millisecond for a
// page, while the whole file system waits for what other programs wrote.
func (d rootDisk) Save(files []string) error {
	const few = 16
	if len(files) > few {
		return d.Flush(files)
	}
	for _, name := range files {
		f, err := d.root.Open(name)
		if err != nil {
			return err
		}
		err = f.Sync()
		if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EOPNOTSUPP) {
			err = nil // nothing here can be made to outlast a power cut
		}
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// Flush writes back the whole file system in one call: for the many small
// files of a site that is far faster than asking for each.
func (d rootDisk) Flush([]string) error {
	top, err := d.root.Open(".")
	if err != nil {
		return err
	}
	defer top.Close()
	err = unix.Syncfs(int(top.Fd()))
	if err == unix.ENOSYS || err == unix.EINVAL || err == unix.EOPNOTSUPP {
		return nil // nothing here can be made to outlast a power cut
	}
	return err
}

// Marks asks by the descriptor of the folder: through os.Root a question costs
// three times as much, and leaves something to be collected.
func (d rootDisk) Marks() (ask func(name string) (mark, error), end func() error, err error) {
	top, err := d.root.Open(".")
	if err != nil {
		return nil, nil, err
	}
	fd := int(top.Fd())
	return func(name string) (mark, error) {
		var st unix.Stat_t
		if err := unix.Fstatat(fd, name, &st, unix.AT_SYMLINK_NOFOLLOW); err != nil {
			return mark{}, err
		}
		kind := fs.ModeIrregular
		switch st.Mode & unix.S_IFMT {
		case unix.S_IFREG:
			kind = 0
		case unix.S_IFDIR:
			kind = fs.ModeDir
		}
		return mark{kind, st.Size, st.Mtim.Nano(), st.Ino}, nil
	}, top.Close, nil
}
