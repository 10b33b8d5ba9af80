package source

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"time"
)

// A Project says where the files of a site are and how to look at them. Its
// zero value but for Dir reads config.toml and follows the system's events.
type Project struct {
	Dir    string // the folder that holds the config file
	Config string // the config file, relative to Dir; "config.toml" if empty

	// Theme is the built-in site theme, "default/…". Its files appear below
	// themes/ wherever the project has no file of its own at that path.
	Theme fs.FS

	// Poll looks at the files at fixed times instead of waiting for events,
	// which never come from most network and container file systems.
	Poll bool
	Pace Pace

	// Aside, if set, is where Once lays the data of files (Snapshot.LayAside).
	Aside func(data []byte) (read func(room []byte) ([]byte, error))

	// Notice, if set, is told in one sentence when events cannot be had and
	// the files are looked at every so often instead.
	Notice func(string)

	disk disk // for tests; nil means the system's
}

// Pace holds the waiting times of Watch; zero values mean the defaults.
type Pace struct {
	Quiet time.Duration // without events before a look: 10 ms
	Burst time.Duration // at most, while events keep coming: 50 ms
	Idle  time.Duration // between looks without any event: 2 s
	Poll  time.Duration // between looks where there are no events: 500 ms
}

func (p Pace) withDefaults() Pace {
	or := func(d, fallback time.Duration) time.Duration {
		if d > 0 {
			return d
		}
		return fallback
	}
	return Pace{
		Quiet: or(p.Quiet, 10*time.Millisecond),
		Burst: or(p.Burst, 50*time.Millisecond),
		Idle:  or(p.Idle, 2*time.Second),
		Poll:  or(p.Poll, 500*time.Millisecond),
	}
}

// FindProject looks for config.toml in the folder from and upwards, and
// returns the absolute path of the first folder that has one.
func FindProject(from string) (dir string, ok bool) {
	dir, err := filepath.Abs(from)
	if err != nil {
		return "", false
	}
	for {
		if info, err := os.Stat(filepath.Join(dir, defaultConfig)); err == nil && info.Mode().IsRegular() {
			return dir, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}

// Once yields exactly one snapshot, or the error that kept it from being taken.
func (p Project) Once(ctx context.Context) iter.Seq2[*Snapshot, error] {
	return func(yield func(*Snapshot, error) bool) {
		l, err := newLooker(p)
		if err != nil {
			yield(nil, err)
			return
		}
		seen, err := l.look(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		if p.Aside != nil {
			seen.snapshot.LayAside(p.Aside)
		}
		if len(seen.snapshot.problems) == 0 {
			seen.snapshot.traces = l.shelf.traces()
		}
		yield(seen.snapshot, nil)
	}
}
