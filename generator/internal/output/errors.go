package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"
)

// A LockedError says that another process is publishing to the same folder.
type LockedError struct {
	Dir   string    // the folder, as the caller wrote it
	Path  string    // of the lock
	PID   int       // of the process that holds it; 0 if it has not said
	Since time.Time // when it took the lock; zero if it has not said
}

func (e *LockedError) Error() string {
	who := "another process"
	if e.PID != 0 {
		who = fmt.Sprintf("process %d", e.PID)
	}
	if !e.Since.IsZero() {
		who += " since " + e.Since.Local().Format(time.TimeOnly)
	}
	return fmt.Sprintf("%s is being published by %s, which holds %s; wait for it or end it", e.Dir, who, e.Path)
}

// An EditionError says that the folder holds another edition. Two editions in
// one folder would show one audience what is meant for another.
type EditionError struct {
	Dir   string
	Has   string // the edition it holds
	Wants string // the edition to be published
}

func (e *EditionError) Error() string {
	return fmt.Sprintf("%s holds the edition %q; publish %q to another folder, or remove %s first", e.Dir, e.Has, e.Wants, e.Dir)
}

// An UnownedError says that the folder holds files and nothing tells that we
// wrote any of them.
type UnownedError struct {
	Dir   string
	Names []string // of what it holds at the top, in order
}

func (e *UnownedError) Error() string {
	return fmt.Sprintf("%s holds files that fingerpost did not write (%s); publish to another folder, or add --force to publish among them", e.Dir, few(e.Names))
}

// A ClashError says that files of others stand where the site has files.
type ClashError struct {
	Dir     string
	Files   []string // files and links of others, which Force would replace, in order
	Folders []string // folders of others, which only Clean removes, in order
}

func (e *ClashError) Error() string {
	if len(e.Files) == 0 {
		return fmt.Sprintf("the site has a file where %s has a folder of others (%s); move it away", e.Dir, few(e.Folders))
	}
	all := append(append([]string(nil), e.Files...), e.Folders...)
	return fmt.Sprintf("%s has files that fingerpost did not write where the site has its own (%s); move them away, or add --force to replace them", e.Dir, few(all))
}

// few lists the first names and counts the rest.
func few(names []string) string {
	const most = 3
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// cause strips the call and the inner path off a file error: the caller says
// what was done to which file in the user's words.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.SyscallError](err); ok {
		return e.Err
	}
	return err
}
