package generator

import (
	"context"
	"sync"
)

// A Rest is what all workers take together between two pieces of work: nothing is
// computed meanwhile. It has no part in what a build brings about.
type Rest interface {
	Due() bool // asked after every piece, by all
	Take()     // called by one of them, when the last one has stopped
}

type restKey struct{}

// resting lets those who work for a build take a rest, as cancelling it would let
// them stop.
func resting(ctx context.Context, r Rest) context.Context {
	if r == nil {
		return ctx
	}
	return context.WithValue(ctx, restKey{}, r)
}

// rests are those of some workers.
type rests struct {
	Rest  // nil if there are none
	mu    sync.Mutex
	over  sync.Cond
	due   bool // somebody waits for the others
	busy  int  // workers that do not wait
	still int  // workers that do
	taken int  // rests so far
}

func newRests(ctx context.Context, workers int) *rests {
	r := &rests{busy: workers}
	r.over.L = &r.mu
	r.Rest, _ = ctx.Value(restKey{}).(Rest)
	return r
}

// between is called by each worker after each piece of work.
func (r *rests) between() {
	if r.Rest == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.due && !r.Due() {
		return
	}
	r.due = true
	r.busy--
	if r.busy == 0 {
		r.take()
		r.busy++
		return
	}
	r.still++
	for taken := r.taken; r.taken == taken; {
		r.over.Wait()
	}
}

// leave is called by each worker in the end.
func (r *rests) leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.busy--; r.busy == 0 && r.due {
		r.take()
	}
}

// take ends the waiting.
func (r *rests) take() {
	r.Take()
	r.busy += r.still
	r.due, r.still = false, 0
	r.taken++
	r.over.Broadcast()
}
