package output

import (
	"context"
	"path/filepath"
	"sync"
)

// A Sink publishes to folders again and again and remembers how it left those
// that it publishes to file by file (Options.InPlace): of a tree it looks only
// at what differs from the one before, so that a save costs the same whatever
// the size of the site. As soon as anything there is not as it was left (the
// folder, the manifest, the lock, a file that is to be replaced or removed, the
// place of a new one) the whole folder is looked through as if nothing were
// known. What others change elsewhere in the folder is seen by Look.
//
// The zero Sink knows of no folder. It may be used by several at once; one is
// served at a time.
type Sink struct {
	mu   sync.Mutex
	past map[string]*memory // by folder
}

// Publish does what the function Publish does. Change counts what is as it was
// left among what is kept.
func (k *Sink) Publish(ctx context.Context, dir, edition string, next *Tree, o Options) (Change, error) {
	return k.publish(ctx, dir, edition, next, o, true)
}

// Look publishes like Publish, but looks at all files: what others changed or
// removed is put right. Where everything is as it was left it asks for each file
// once, does not see what others added (unless with Options.Clean), and leaves the
// manifest alone. Called off, it leaves the memory as it was.
func (k *Sink) Look(ctx context.Context, dir, edition string, next *Tree, o Options) (Change, error) {
	return k.publish(ctx, dir, edition, next, o, false)
}

func (k *Sink) publish(ctx context.Context, dir, edition string, next *Tree, o Options, trust bool) (Change, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	p, err := k.begin(dir, edition, next, o, trust)
	if err != nil {
		return Change{}, err
	}
	if p.beside, p.name, err = openBeside(dir); err != nil {
		return Change{}, err
	}
	defer p.beside.disk.Close()
	change, err := p.publish(ctx)
	k.keep(dir, p.left)
	return change, err
}

// begin brings together what is known of the folder and of the tree.
func (k *Sink) begin(dir, edition string, next *Tree, o Options, trust bool) (*publisher, error) {
	p := &publisher{shown: filepath.Clean(dir), edition: edition, next: next, o: o}
	if m := k.past[dir]; m != nil && m.o == o && m.now.edition == edition {
		p.past = m
	}
	if p.past != nil {
		part := next.Since(p.past.tree)
		p.whole = !trust && len(part.Changed)+len(part.Added)+len(part.Gone) == 0
		if trust || p.whole {
			p.part = part
		}
	}
	if p.part == nil || len(p.part.Added) > 0 {
		return p, next.check()
	}
	return p, nil
}

// keep makes m what is remembered of a folder.
func (k *Sink) keep(dir string, m *memory) {
	if k.past == nil {
		k.past = map[string]*memory{}
	}
	k.past[dir] = m
}
