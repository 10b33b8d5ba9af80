package source

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

const defaultConfig = "config.toml"

// A looker takes one snapshot after the other and remembers what it has read.
type looker struct {
	disk   disk
	dir    string
	homes  []string
	config string
	theme  []*File
	shelf  shelf
	known  []string // folders of the last look

	last    *Snapshot          // as it was seen last
	folders map[string]*folder // of the last look from scratch, by real path
	watched []folder           // the same in order
}

// A sight is what one look gave.
type sight struct {
	snapshot *Snapshot
	folders  []folder // all places where a change matters, by real path
	hasty    bool     // a file was met in the middle of being written
}

func newLooker(p Project) (*looker, error) {
	dir, err := filepath.Abs(p.Dir)
	if err != nil {
		return nil, fmt.Errorf("finding the project folder %s: %w", p.Dir, err)
	}
	config := path.Clean(filepath.ToSlash(p.Config))
	if p.Config == "" {
		config = defaultConfig
	}
	if !filepath.IsLocal(config) {
		return nil, fmt.Errorf("the config file %s lies outside the project %s", p.Config, p.Dir)
	}
	theme, err := builtIn(p.Theme)
	if err != nil {
		return nil, err
	}
	l := &looker{disk: p.disk, dir: dir, homes: []string{dir}, config: config, theme: theme, shelf: shelf{}}
	if l.disk == nil {
		l.disk = system{}
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil && real != dir {
		l.homes = append(l.homes, real)
	}
	return l, nil
}

// builtIn reads the files of the built-in theme.
func builtIn(theme fs.FS) ([]*File, error) {
	if theme == nil {
		return nil, nil
	}
	var files []*File
	err := fs.WalkDir(theme, ".", func(name string, d fs.DirEntry, err error) error {
		at := path.Join("themes", name)
		switch {
		case err != nil:
			return err
		case name != "." && ignored(path.Dir(at), d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || !wanted(at):
			return nil
		}
		data, err := fs.ReadFile(theme, name)
		if err == nil {
			files = append(files, NewFile(at, data))
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the built-in theme: %w", err)
	}
	return files, nil
}

// look lists the project, reads what changed and returns what is there now.
// The root is opened anew, for the folder may have been replaced by another.
func (l *looker) look(ctx context.Context) (*sight, error) {
	root, err := l.disk.open(l.dir)
	if err != nil {
		return nil, fmt.Errorf("opening the project folder %s: %w", l.dir, err)
	}
	defer root.Close()
	// Most folders are those of the last look, and can be listed side by side.
	w, err := walk(ctx, root, l.homes, l.config, listAll(ctx, root, l.known))
	if err != nil {
		return nil, err
	}
	readings := l.shelf.readAll(ctx, root, w.entries)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	next, seen := make(shelf, len(readings)), &sight{}
	var files []*File
	problems := w.problems
	for i, r := range readings {
		switch name := w.entries[i].path; {
		case r.problem != nil:
			problems = append(problems, *r.problem)
		case r.file != nil:
			next[name] = r.kept
			files = append(files, r.file)
			seen.hasty = seen.hasty || r.hasty
		}
	}
	l.shelf, l.known, l.folders = next, l.known[:0], w.folders
	files, problems = overlay(l.theme, files, problems)
	seen.snapshot = NewSnapshot(files, problems.Sort())
	seen.snapshot.config = l.config
	l.last = seen.snapshot
	for _, f := range w.folders {
		slices.Sort(f.names)
		seen.folders = append(seen.folders, *f)
	}
	for _, f := range seen.folders {
		if f.only == nil {
			l.known = append(l.known, f.real)
		}
	}
	sorting.By(seen.folders, func(a, b folder) int { return strings.Compare(a.real, b.real) })
	l.watched = seen.folders
	return seen, nil
}

// overlay adds the files of the built-in theme that the project does not have.
func overlay(theme, files []*File, problems diag.List) ([]*File, diag.List) {
	own := map[string]*File{}
	for _, f := range files {
		if strings.HasPrefix(f.Path, "themes/") {
			own[foldName(f.Path)] = f
		}
	}
	for _, f := range theme {
		mine, ok := own[foldName(f.Path)]
		if !ok {
			files = append(files, f)
		} else if mine.Path != f.Path {
			problems = append(problems, diag.New("file/place", diag.Span{File: mine.Path},
				"the built-in theme calls this file %q, so yours would be left out", f.Path).
				WithHint("rename yours to match"))
		}
	}
	return files, problems
}
