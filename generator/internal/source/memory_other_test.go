//go:build !(linux || openbsd || dragonfly || darwin || freebsd || netbsd)

package source

import "time"

// numbers are what this system says of a file besides its size and time.
func numbers(uint64, time.Time) any { return nil }
