package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
)

// fileByFile replaces each changed file by renaming. All are written before
// the first is put in place, so that a full disk changes nothing.
func (p *publisher) fileByFile(s *scan, pl *plan) error {
	out, err := p.beside.sub(p.name, p.shown)
	if err != nil {
		return err
	}
	defer out.disk.Close()
	stage := p.newStage()
	if err := p.putAll(out, s, pl, stage); err != nil {
		out.removeAll(stage) // what is left of it the next build removes
		return err
	}
	if p.foretold(pl) {
		return nil
	}
	return p.conclude(p.encoded(p.after(pl)), nil)
}

func (p *publisher) putAll(out folder, s *scan, pl *plan, stage string) error {
	if err := out.mkdir(stage); err != nil {
		return err
	}
	// That each file may be the old or the new one is encoded while they are written.
	var either []byte
	encode := func() { either = p.encoded(p.old.with(pl.next, nil)) }
	wait := func() {}
	if !p.foretold(pl) {
		done := make(chan struct{})
		go func() {
			defer close(done)
			encode()
		}()
		wait = func() { <-done }
	}
	defer wait() // for it reads what the next publication changes
	parts := make([]string, len(pl.write))
	for i, name := range pl.write {
		parts[i] = under(stage, strconv.Itoa(i))
		if err := p.put(out, parts[i], name); err != nil {
			return err
		}
	}
	if err := out.save(parts); err != nil {
		return err
	}
	wait()
	for i, name := range pl.write {
		if err := pl.time(out, parts[i], name); err != nil {
			return err
		}
	}
	// From here on each file may be the old or the new one.
	if !p.foretold(pl) {
		if either == nil {
			encode()
		}
		if err := p.conclude(either, nil); err != nil {
			return err
		}
	}
	w := newSwapping(out, s, pl)
	for i, name := range pl.write {
		if err := w.place(parts[i], name); err != nil {
			return err
		}
	}
	if err := w.tidy(); err != nil {
		return err
	}
	return out.remove(stage)
}

// time notes when a file was written that will be moved to name.
func (pl *plan) time(out folder, part, name string) error {
	info, err := out.disk.Lstat(part)
	if err != nil {
		return out.err("looking at", name, err)
	}
	r := pl.next.files[name]
	r.time = info.ModTime().UnixNano()
	pl.next.files[name] = r
	return nil
}

// A swapping is a folder whose files are being replaced one by one.
type swapping struct {
	out   folder
	s     *scan
	pl    *plan
	gone  map[string]bool   // of others, given up
	going map[string]string // files and folders of ours that are to go, by their path in small letters
	made  map[string]bool
	taken map[string]bool // removed already
}

func newSwapping(out folder, s *scan, pl *plan) *swapping {
	w := &swapping{out: out, s: s, pl: pl, gone: map[string]bool{}, going: map[string]string{}, made: map[string]bool{}, taken: map[string]bool{}}
	for _, f := range pl.gone {
		w.gone[f.path] = true
	}
	for _, name := range append(slices.Clone(pl.drop), pl.empty...) {
		w.going[strings.ToLower(name)] = name
	}
	return w
}

// place moves a written file to its path.
func (w *swapping) place(part, name string) error {
	if err := w.makeWay(name); err != nil {
		return err
	}
	if err := w.out.ensure(path.Dir(name), w.made); err != nil {
		return err
	}
	return w.out.rename(part, name)
}

// makeWay removes files where a folder is to be, and a folder where a file is
// to be. The plan has made sure that nobody misses them.
func (w *swapping) makeWay(name string) error {
	for _, p := range append(above(name), name) {
		if p == name || w.gone[p] || w.isFile(p) {
			if err := w.giveWay(p, name); err != nil {
				return err
			}
		}
		// Where case does not count, what is there in another spelling would
		// keep it, and would be removed later together with the new file.
		if old, ok := w.going[strings.ToLower(p)]; ok && old != p && w.same(old, p) {
			if err := w.giveWay(old, name); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *swapping) isFile(p string) bool {
	_, ours := w.s.files[p]
	return ours
}

// giveWay removes p and all that is in it, unless p is the file that name
// replaces anyway.
func (w *swapping) giveWay(p, name string) error {
	if p == name && w.isFile(p) {
		return nil
	}
	if w.gone[p] || w.isFile(p) {
		return w.take(p)
	}
	if _, folder := w.s.dirs[p]; !folder {
		return nil
	}
	for _, going := range append(w.unwanted(), w.pl.empty...) {
		if going == p || strings.HasPrefix(going, p+"/") {
			if err := w.take(going); err != nil {
				return err
			}
		}
	}
	return nil
}

// tidy removes what is not wanted any more.
func (w *swapping) tidy() error {
	for _, name := range w.unwanted() {
		if err := w.take(name); err != nil {
			return err
		}
	}
	for _, dir := range w.pl.empty {
		// It stays if somebody has put something into it in the meantime.
		if err := w.take(dir); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

func (w *swapping) same(a, b string) bool {
	x, err := w.out.lstat(a)
	if err != nil {
		return false
	}
	y, err := w.out.lstat(b)
	return err == nil && os.SameFile(x, y)
}

// take removes a path once.
func (w *swapping) take(name string) error {
	if w.taken[name] {
		return nil
	}
	w.taken[name] = true
	if w.gone[name] {
		return w.out.removeAll(name)
	}
	if err := w.out.remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// unwanted returns the files that are to go.
func (w *swapping) unwanted() []string {
	names := slices.Clone(w.pl.drop)
	for _, f := range w.pl.gone {
		names = append(names, f.path)
	}
	return names
}
