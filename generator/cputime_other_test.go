//go:build !unix

package generator

import "time"

// processTime stands in with the time of the clock.
func processTime() time.Duration { return time.Duration(time.Now().UnixNano()) }
