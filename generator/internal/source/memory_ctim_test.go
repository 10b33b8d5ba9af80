//go:build linux || openbsd || dragonfly

package source

import (
	"syscall"
	"time"
)

// numbers are what this system says of a file besides its size and time.
func numbers(ino uint64, ctime time.Time) any {
	return &syscall.Stat_t{Ino: ino, Ctim: syscall.NsecToTimespec(ctime.UnixNano())}
}
