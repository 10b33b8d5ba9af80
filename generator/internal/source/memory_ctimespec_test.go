//go:build darwin || freebsd || netbsd

package source

import (
	"syscall"
	"time"
)

// numbers are what this system says of a file besides its size and time.
func numbers(ino uint64, ctime time.Time) any {
	return &syscall.Stat_t{Ino: ino, Ctimespec: syscall.NsecToTimespec(ctime.UnixNano())}
}
