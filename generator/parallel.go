package generator

import (
	"context"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"
)

// meanwhile begins to compute something and returns what waits for it. A panic goes
// on in whoever waits.
func meanwhile[R any](compute func() R) func() R {
	done := make(chan struct{})
	var result R
	var failed any
	go func() {
		defer close(done)
		defer func() {
			if p := recover(); p != nil {
				failed = fault{p, panicked()}
			}
		}()
		result = compute()
	}()
	return func() R {
		<-done
		if failed != nil {
			panic(failed)
		}
		return result
	}
}

// parallel applies a pure function to the numbers from 0 to n-1, on all cores,
// and returns the results in their order. A cancelled context leaves the rest
// zero. A panic goes on where parallel was called. Beside them others may work, who
// say where a piece of theirs ends.
func parallel[R any](ctx context.Context, n int, f func(int) R, beside ...func(piece func())) []R {
	out := make([]R, n)
	workThrough(ctx, n, func(i int) { out[i] = f(i) }, beside)
	return out
}

// workThrough lets workers do as many pieces of work, each of them once.
func workThrough(ctx context.Context, n int, do func(int), beside []func(piece func())) {
	workers := runtime.GOMAXPROCS(0)
	batch := min(max(n/(16*workers), 1), 16) // few may be of very different length
	workers = min(workers, n/batch+1)
	var next int
	var mu sync.Mutex
	take := func() (from, to int) {
		mu.Lock()
		defer mu.Unlock()
		from = next
		next = min(next+batch, n)
		return from, next
	}
	var group errgroup.Group
	rest := newRests(ctx, workers+len(beside))
	work := func(work func(piece func())) {
		group.Go(func() (failed error) {
			defer rest.leave()
			defer func() {
				if p := recover(); p != nil {
					failed = fault{p, panicked()}
				}
			}()
			work(rest.between)
			return nil
		})
	}
	for range workers {
		work(func(piece func()) {
			for ctx.Err() == nil {
				from, to := take()
				if from == to {
					return
				}
				for i := from; i < to; i++ {
					do(i)
					piece()
				}
			}
		})
	}
	for _, other := range beside {
		work(other)
	}
	if failed := group.Wait(); failed != nil {
		panic(failed)
	}
}
