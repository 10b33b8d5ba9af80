//go:build unix

package output

import (
	"io/fs"
	"syscall"
)

// identity returns what tells one file or folder from all others on this
// machine, or zeros.
func identity(info fs.FileInfo) (device, number uint64) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(st.Dev), uint64(st.Ino)
	}
	return 0, 0
}

// owner returns the user and group a file belongs to.
func owner(info fs.FileInfo) (uid, gid int, ok bool) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(st.Uid), int(st.Gid), true
	}
	return 0, 0, false
}
