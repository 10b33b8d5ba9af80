package cli

import (
	"context"
	"errors"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/output"
)

// Another process may publish to the folder that a watch publishes to: somebody
// runs build in another window. It takes a moment, and is no reason to end.
const (
	busyTries = 100
	busyPause = 100 * time.Millisecond
)

// put publishes one site. A watch waits for others that publish there; a single
// build says that they do.
func (o *buildOptions) put(ctx context.Context, dir string, site output.Site) (change output.Change, err error) {
	for range busyTries {
		change, err = o.sink.Publish(ctx, dir, site.Edition, site.Tree, o.publishing())
		if _, locked := errors.AsType[*output.LockedError](err); !locked || !o.watch {
			break
		}
		select {
		case <-ctx.Done():
			return output.Change{}, ctx.Err()
		case <-time.After(busyPause):
		}
	}
	return change, err
}
