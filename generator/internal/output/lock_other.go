//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package output

import (
	"errors"
	"os"
)

// tryLock fails where we know of no lock that dies with its process: publishing
// without one could mix two sites.
func tryLock(*os.File) (bool, error) { return false, errors.ErrUnsupported }
