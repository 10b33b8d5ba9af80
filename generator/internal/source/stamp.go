package source

import (
	"io/fs"
	"os"
	"time"
)

// A stamp is what the file system says of a file without opening it. Equal
// stamps mean equal contents, but for changes too quick for its clock.
type stamp struct {
	size         int64
	mtime, ctime int64 // nanoseconds since 1970; ctime is 0 where there is none
	dev, ino     uint64
}

func stampOf(info fs.FileInfo) stamp {
	s := stamp{size: info.Size(), mtime: info.ModTime().UnixNano()}
	s.ctime, s.dev, s.ino = identity(info)
	return s
}

// same reports whether two infos are of one folder, whatever its name.
func same(a, b fs.FileInfo) bool {
	if _, dev, ino := identity(a); ino != 0 {
		_, otherDev, otherIno := identity(b)
		return dev == otherDev && ino == otherIno
	}
	return os.SameFile(a, b) // systems whose infos hold no numbers
}

// settling is how long after a change another one might leave the same stamp.
// The coarsest clock of a file system in use counts in steps of two seconds.
const settling = 2 * time.Second

// settled reports whether a file read at a moment can no longer change without
// its stamp changing too. A file changed just before it was read is read again,
// as git does with files as young as its index.
func (s stamp) settled(readAt time.Time) bool {
	return readAt.UnixNano()-max(s.mtime, s.ctime) > int64(settling)
}
