// Package pattern compiles regular expressions when they are first asked for: a
// program that only says its version, or that nothing has changed, has no use
// for any. It knows nothing of what they match.
//
//	var idPattern = pattern.Of(`^[a-z]+$`)
//	ok := idPattern().MatchString(id)
package pattern

import (
	"regexp"
	"sync"
)

// Of returns a function that always returns the same compiled expression. It
// panics at its first call if text is none, which a test of all of them rules
// out. It is not inlined, for every copy would bring its own closures.
//
//go:noinline
func Of(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
