package cli

import (
	"context"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/output"
)

// calm is how long nothing has to be saved until what was published is looked
// through: longer than between two saves of somebody who tries things out.
const calm = 3 * time.Second

// A placed site is one that was published to a folder.
type placed struct {
	dir  string
	site output.Site
}

// lookAgain looks through what was published when nothing has been saved for a
// while. A save is published by what it changes; that somebody has changed or
// removed another page in the folder is found, and put right, when nobody waits.
// It returns what calls the look off, and waits until it has ended.
func (a *app) lookAgain(ctx context.Context, o *buildOptions, after time.Duration) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		select {
		case <-ctx.Done():
			return
		case <-time.After(after):
		}
		for len(o.unseen) > 0 && ctx.Err() == nil {
			a.lookThrough(ctx, o.unseen[0], o)
			if ctx.Err() == nil {
				o.unseen = o.unseen[1:]
			}
		}
	}()
	return func() {
		cancel()
		<-ended
	}
}

// lookThrough looks through one folder. If that fails the next save meets the
// same, for the sink looks at everything then, and says so.
func (a *app) lookThrough(ctx context.Context, p placed, o *buildOptions) {
	change, err := o.sink.Look(ctx, p.dir, p.site.Edition, p.site.Tree, o.publishing())
	if n := change.Written + change.Removed; err == nil && n > 0 {
		a.note("%s/: %s put right that had been changed or removed there", a.short(p.dir), count(n, "file"))
	}
}
