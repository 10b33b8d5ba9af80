package source

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// described is an open folder by its descriptor. It costs two thirds less than
// asking through os.Root, file by file, and leaves nothing to be collected.
type described struct {
	fd   int
	file *os.File // whose descriptor it is; nil if its own
	read bool     // its names were
	room []byte
}

func (r rooted) inside(name string) (openFolder, error) {
	f, err := r.OpenFile(name, os.O_RDONLY|syscall.O_DIRECTORY|dontWait, 0)
	if err != nil {
		return nil, err
	}
	return &described{fd: int(f.Fd()), file: f, room: make([]byte, 32<<10)}, nil
}

// names is the digest of all that the system tells, also numbers and positions
// that change without the names; never the other way round.
func (d *described) names() (digest.Digest, error) {
	if d.read {
		if _, err := unix.Seek(d.fd, 0, 0); err != nil {
			return digest.Digest{}, err
		}
	}
	d.read = true
	var sum digest.Digest
	for {
		n, err := patiently(func() (int, error) { return unix.Getdents(d.fd, d.room) })
		if err != nil || n <= 0 {
			return sum, err
		}
		sum = digest.Join(sum, digest.Bytes(d.room[:n]))
	}
}

func (d *described) stamp(name string) (stamp, fs.FileMode, error) {
	var st unix.Stat_t
	if _, err := patiently(func() (int, error) { return 0, unix.Fstatat(d.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW) }); err != nil {
		return stamp{}, 0, err
	}
	mode := fs.ModeIrregular
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG:
		mode = 0
	case unix.S_IFDIR:
		mode = fs.ModeDir
	case unix.S_IFLNK:
		mode = fs.ModeSymlink
	}
	return stamp{st.Size, st.Mtim.Nano(), st.Ctim.Nano(), uint64(st.Dev), st.Ino}, mode, nil
}

func (d *described) below(name string) (openFolder, error) {
	const how = unix.O_RDONLY | unix.O_DIRECTORY | unix.O_NOFOLLOW | unix.O_NONBLOCK | unix.O_CLOEXEC
	fd, err := patiently(func() (int, error) { return unix.Openat(d.fd, name, how, 0) })
	if err != nil {
		return nil, err
	}
	return &described{fd: fd, room: d.room}, nil
}

func (d *described) close() {
	if d.file != nil {
		d.file.Close()
	} else {
		unix.Close(d.fd)
	}
}

// patiently asks again when a signal came between.
func patiently(ask func() (int, error)) (int, error) {
	for {
		n, err := ask()
		if !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}
