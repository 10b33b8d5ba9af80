//go:build !linux && !darwin

package output

import (
	"errors"
	"os"
)

// canSwap says whether the system knows how to swap two folders in one step.
const canSwap = false

func (d rootDisk) Exchange(a, b string) error { return errors.ErrUnsupported }

func (d rootDisk) Save(files []string) error { return d.Flush(files) }

func (d rootDisk) Flush(files []string) error {
	for _, name := range files {
		// Windows flushes only what is open for writing.
		f, err := d.root.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		if err := errors.Join(f.Sync(), f.Close()); err != nil {
			return err
		}
	}
	return nil
}
