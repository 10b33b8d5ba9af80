package generator

import (
	"context"
	"sync/atomic"
	"testing"
	"time"
)

// breaks is a rest that is due after every few pieces, and sees whether all stand
// still while it is taken.
type breaks struct {
	every         int64
	asked, taken  atomic.Int64
	busy, overlap atomic.Int64
}

func (b *breaks) Due() bool { return b.asked.Add(1)%b.every == 0 }

func (b *breaks) Take() {
	b.taken.Add(1)
	if b.busy.Load() != 0 {
		b.overlap.Add(1)
	}
}

func (b *breaks) work(i int) int {
	b.busy.Add(1)
	defer b.busy.Add(-1)
	if i%7 == 0 {
		time.Sleep(50 * time.Microsecond)
	}
	return 2 * i
}

func TestNobodyWorksWhileARestIsTaken(t *testing.T) {
	for _, every := range []int64{1, 2, 3, 50} {
		b := &breaks{every: every}
		done := atomic.Int64{}
		beside := func(piece func()) {
			for i := range 100 {
				b.work(i)
				done.Add(1)
				piece()
			}
		}
		for i, n := range parallel(resting(context.Background(), b), 500, b.work, beside, beside) {
			if n != 2*i {
				t.Fatalf("piece %d became %d", i, n)
			}
		}
		if done.Load() != 200 {
			t.Errorf("%d of 200 pieces were done beside", done.Load())
		}
		if b.taken.Load() == 0 || b.overlap.Load() > 0 {
			t.Errorf("due every %d: %d rests, in %d of which somebody worked", every, b.taken.Load(), b.overlap.Load())
		}
	}
}

func TestARestDoesNotWaitForWhoeverFails(t *testing.T) {
	b := &breaks{every: 1}
	defer func() {
		if recover() == nil {
			t.Error("the failure is lost")
		}
	}()
	parallel(resting(context.Background(), b), 200, func(i int) int {
		if i == 20 {
			panic("on purpose")
		}
		return b.work(i)
	})
}
