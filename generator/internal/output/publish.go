package output

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
)

// Options change how a folder is published to.
type Options struct {
	// Force takes over a folder that holds files and no manifest of ours, and
	// replaces files of others that stand where the site has its own. It never
	// takes over another edition.
	Force bool
	// Clean also removes what others put into the folder, except what begins
	// with a dot at its top, such as .git. It does not take over folders.
	Clean bool
	// InPlace replaces file by file in a folder that exists, so that whoever
	// serves or watches it keeps the same folder.
	InPlace bool
}

// A Change says what publishing did.
type Change struct {
	Written int    // files that are new or have new contents
	Kept    int    // files that were as they should be and were not touched
	Removed int    // files of ours that are gone
	Bytes   int64  // of the files written
	Foreign int    // files and whole folders of others that stay
	InPlace bool   // file by file, so that readers may have met old and new files side by side
	Why     string // why InPlace although it was not asked for: "public is a file system of its own"

	Left *Standing // how the folder was left; nil if InPlace was asked for
}

// Publish makes dir hold exactly the files of next, those of an earlier
// publication gone, and leaves alone what others put there. The folder is
// replaced in one step; where the system cannot do that, file by file, first
// what pages need, then pages, then removals. If nothing changed nothing is
// written.
//
// Folders keep their mode and owner, but not access lists and extended
// attributes.
//
// The errors are LockedError, EditionError, UnownedError and ClashError before
// anything was changed, the error of ctx, and file errors that name the file.
// After an error dir is as it was, or as it should be if the error came while
// tidying up; file by file it may be in between, until it is published again.
func Publish(ctx context.Context, dir, edition string, next *Tree, o Options) (Change, error) {
	return new(Sink).Publish(ctx, dir, edition, next, o)
}

// openBeside opens the folder that holds dir, making it if need be. If dir is
// a link, that is the folder of what it leads to.
func openBeside(dir string) (folder, string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return folder{}, "", fmt.Errorf("publishing to %s: %w", dir, cause(err))
	}
	shown := filepath.Dir(filepath.Clean(dir))
	real, err := filepath.EvalSymlinks(abs)
	switch _, missing := os.Lstat(abs); {
	case err == nil && filepath.Base(real) == filepath.Base(filepath.Clean(dir)):
	case err == nil:
		shown = filepath.Dir(real)
	case !errors.Is(err, fs.ErrNotExist):
		return folder{}, "", fmt.Errorf("publishing to %s: %w", dir, cause(err))
	case missing == nil:
		return folder{}, "", fmt.Errorf("publishing to %s: the link leads nowhere", dir)
	default:
		if err := os.MkdirAll(filepath.Dir(abs), 0o755); err != nil {
			return folder{}, "", fmt.Errorf("making the folder %s: %w", filepath.Dir(dir), cause(err))
		}
		real = abs
	}
	if filepath.Dir(real) == real {
		return folder{}, "", fmt.Errorf("publishing to %s: this is a whole disk; name a folder", dir)
	}
	root, err := os.OpenRoot(filepath.Dir(real))
	if err != nil {
		return folder{}, "", fmt.Errorf("opening %s: %w", filepath.Dir(dir), cause(err))
	}
	return folder{rootDisk{root}, shown}, filepath.Base(real), nil
}

// A publisher publishes once to one folder.
type publisher struct {
	beside    folder // the folder that the output folder lies in
	name      string // of the output folder in it
	shown     string // the output folder as the user calls it
	edition   string
	next      *Tree
	o         Options
	old       manifest
	known     bool // there was a manifest
	unsettled bool // it was left by a build that died

	past  *memory     // how we left the folder; nil if we do not know it
	part  *Difference // what is looked at; nil for everything
	whole bool        // all else is to be as it was left
	done  *plan       // what is done
	left  *memory     // how we leave the folder; nil if it is to be looked through next time

	room []byte // for what waits in a spool
}

func (p *publisher) publish(ctx context.Context) (change Change, err error) {
	lock, err := p.beside.disk.Lock(p.lockName())
	if held, ok := errors.AsType[*LockedError](err); ok {
		held.Dir, held.Path = p.shown, p.beside.show(p.lockName())
		return Change{}, held
	}
	if err != nil {
		return Change{}, p.beside.err("locking", p.lockName(), err)
	}
	if p.past != nil && !untouched(p.past.lock, lock.found) {
		p.past, p.part = nil, nil
	}
	defer func() {
		switch {
		case err == nil:
			p.left = p.remember()
		case ctx.Err() != nil && errors.Is(err, ctx.Err()):
			p.left = p.past // nothing was changed
		}
		if err != nil {
			p.beside.disk.Remove(p.manifestName() + newSuffix) // left by whatever failed
		}
		file, released := lock.release()
		if err == nil {
			err = p.beside.err("unlocking", p.lockName(), released)
		}
		if released != nil {
			p.left = nil
		}
		if p.left != nil {
			p.left.lock = file
		}
	}()
	return p.bringUpToDate(ctx)
}

func (p *publisher) bringUpToDate(ctx context.Context) (Change, error) {
	s, pl, err := p.compare(ctx)
	if err != nil {
		return Change{}, err
	}
	if err := ctx.Err(); err != nil {
		return Change{}, err
	}
	change := Change{Written: len(pl.write), Kept: len(pl.keep) + pl.kept, Removed: len(pl.drop), Foreign: len(pl.carry) + pl.foreign}
	for _, name := range pl.write {
		change.Bytes += pl.next.files[name].size
	}
	switch {
	case s.there && pl.idle():
		err = p.refresh(pl)
	case s.there && p.o.InPlace:
		change.InPlace = true
		err = p.fileByFile(s, pl)
	default:
		err = p.wholly(ctx, s, pl)
		if no, ok := errors.AsType[*cannotSwap](err); ok {
			change.InPlace, change.Why = true, no.why
			err = p.fileByFile(s, pl)
		}
	}
	if err == nil && !p.o.InPlace {
		change.Left = pl.next.standing()
	}
	return change, err
}

// compare looks at the folder and says what is to be done.
func (p *publisher) compare(ctx context.Context) (s *scan, pl *plan, err error) {
	defer func() { p.done = pl }()
	if s, pl = p.recall(ctx); pl != nil {
		return s, pl, nil
	}
	if p.old, p.known, err = p.readManifest(); err != nil {
		return nil, nil, err
	}
	if err := p.settle(); err != nil {
		return nil, nil, err
	}
	return p.lookThrough(ctx)
}

func (p *publisher) lookThrough(ctx context.Context) (*scan, *plan, error) {
	info, err := p.beside.lstat(p.name)
	if errors.Is(err, fs.ErrNotExist) {
		p.old.files = nil
		s := &scan{}
		pl, err := p.plan(folder{}, s)
		return s, pl, err
	}
	if err != nil {
		return nil, nil, err
	}
	if !info.IsDir() {
		return nil, nil, fmt.Errorf("publishing to %s: this is a file, not a folder", p.shown)
	}
	out, err := p.beside.sub(p.name, p.shown)
	if err != nil {
		return nil, nil, err
	}
	defer out.disk.Close()
	s, err := p.scan(ctx, out)
	if err != nil {
		return nil, nil, err
	}
	if err := p.admit(s); err != nil {
		return nil, nil, err
	}
	pl, err := p.plan(out, s)
	return s, pl, err
}

// put writes a file of the tree into a folder, by another name for now.
func (p *publisher) put(in folder, as, name string) error {
	file, _ := p.next.Get(name)
	data, err := file.Read(p.room)
	if err != nil {
		return in.err("preparing", name, err)
	}
	if file.read != nil {
		p.room = data
	}
	return in.putAs(as, name, data)
}

// refresh notes what was learned about files that had to be read although
// they are as they should be, so that they are not read again.
func (p *publisher) refresh(pl *plan) error {
	if p.part != nil {
		return nil
	}
	if p.known && !p.unsettled && p.old.edition == p.edition && maps.Equal(p.old.files, pl.next.files) {
		return nil
	}
	return p.conclude(p.encoded(pl.next), nil)
}

// conclude makes an encoded manifest the one in use, for good. In between, when everything else is
// sure to last, it tidies up.
func (p *publisher) conclude(manifest []byte, tidy func() error) error {
	if err := p.prepareEncoded(manifest); err != nil {
		return err
	}
	if err := p.beside.flush([]string{p.manifestName() + newSuffix}); err != nil {
		return err
	}
	if tidy != nil {
		if err := tidy(); err != nil {
			return err
		}
	}
	return p.setManifest()
}

func (p *publisher) manifestName() string { return "." + p.name + ".fingerpost.json" }
func (p *publisher) lockName() string     { return "." + p.name + ".fingerpost.lock" }

// newStage returns a fresh name for a folder with files in the making: beside
// the output folder, or at its top when working file by file.
func (p *publisher) newStage() string {
	b := make([]byte, stageDigits/2)
	rand.Read(b)
	return "." + p.name + stageInfix + hex.EncodeToString(b)
}

func (p *publisher) isStage(name string) bool {
	return isStage(name) && strings.HasPrefix(name, "."+p.name+stageInfix)
}

const (
	stageInfix  = ".next-"
	stageDigits = 16
)

// isStage reports whether a name has the shape that newStage gives to any
// output folder's stage.
func isStage(name string) bool {
	at := len(name) - stageDigits
	if at < 0 || !strings.HasPrefix(name, ".") || !strings.HasSuffix(name[:at], stageInfix) {
		return false
	}
	return strings.Trim(name[at:], "0123456789abcdef") == ""
}
