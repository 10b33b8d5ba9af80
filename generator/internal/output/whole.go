package output

import (
	"context"
	"errors"
	"fmt"
	"syscall"
)

// A cannotSwap says why a folder cannot be replaced as a whole.
type cannotSwap struct{ why string }

func (e *cannotSwap) Error() string { return e.why }

// wholly prepares a folder beside the old one and swaps it in.
func (p *publisher) wholly(ctx context.Context, s *scan, pl *plan) error {
	if err := p.maySwap(s); err != nil {
		return err
	}
	stage := p.newStage()
	number, err := p.prepare(ctx, s, pl, stage)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = p.swapIn(s, pl, swap{stage, number, p.o.Clean})
	}
	if err != nil {
		p.beside.removeAll(stage) // what is left of it the next build removes
		return err
	}
	return p.conclude(p.encoded(pl.next), func() error { return p.removeOld(s, pl, stage) })
}

// maySwap finds out early what would make a prepared folder useless.
func (p *publisher) maySwap(s *scan) error {
	if !s.there {
		return nil
	}
	if !canSwap {
		return &cannotSwap{"this system cannot swap two folders in one step"}
	}
	top, err := p.beside.lstat(".")
	if err != nil {
		return err
	}
	here, _ := identity(s.self)
	if above, _ := identity(top); here != above {
		return &cannotSwap{p.shown + " is a file system of its own"}
	}
	return nil
}

// swapIn puts the prepared folder in the place of the old one. If it fails the
// old one is where it was.
func (p *publisher) swapIn(s *scan, pl *plan, sw swap) error {
	files := []string{p.manifestName() + newSuffix}
	for _, name := range pl.write {
		files = append(files, under(sw.Stage, name))
	}
	if err := p.prepareManifest(p.old.with(pl.next, &sw)); err != nil {
		return err
	}
	if err := p.beside.flush(files); err != nil {
		return err
	}
	if err := p.setManifest(); err != nil {
		return err
	}
	var err error
	if s.there {
		err = p.beside.exchange(p.name, sw.Stage)
		if isAny(err, syscall.EXDEV, syscall.EBUSY, syscall.EINVAL, syscall.ENOSYS, syscall.ENOTSUP, syscall.EPERM, errors.ErrUnsupported) {
			err = &cannotSwap{fmt.Sprintf("%s cannot be swapped in one step (%v)", p.shown, errors.Unwrap(err))}
		}
	} else {
		err = p.beside.rename(sw.Stage, p.name)
	}
	if err != nil {
		p.restoreManifest()
	}
	return err
}

// restoreManifest puts back the manifest of the folder that stays. If that
// fails, the one in place lists its files too.
func (p *publisher) restoreManifest() {
	if !p.known {
		p.beside.remove(p.manifestName())
	} else if p.prepareManifest(p.old) == nil {
		p.setManifest()
	}
}

func isAny(err error, targets ...error) bool {
	for _, target := range targets {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}
