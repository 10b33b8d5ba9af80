//go:build darwin || freebsd || netbsd

package source

import (
	"io/fs"
	"syscall"
)

// dontWait keeps the opening of a named pipe from waiting for its writer.
const dontWait = syscall.O_NONBLOCK

func identity(info fs.FileInfo) (ctime int64, dev, ino uint64) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return st.Ctimespec.Nano(), uint64(st.Dev), uint64(st.Ino)
	}
	return 0, 0, 0
}
