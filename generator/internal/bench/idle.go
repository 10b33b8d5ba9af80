package main

import (
	"math"
	"time"
)

// resting is longer than a program waits after a save until it tidies up.
const resting = 4 * time.Second

// soon is how long after a save shows its work counts as done at once. Who looks
// at all files every other second hardly ever does so within it; over a longer
// pause such looks take several times what a text does, and no difference of the
// two tells anything of the text.
const soon = 150 * time.Millisecond

// uneven waits before a save, each time for another while: whoever looks at all files
// every other second would do so beside all saves of an even rhythm, or beside none.
func (t *trial) uneven(save int) {
	const golden = 0.618 // whose multiples lie evenly in 0 to 1
	_, part := math.Modf(golden * float64(save))
	time.Sleep(time.Duration(part * float64(2*t.pause)))
}

// calm waits until no program is at work, at most for a while: some go on long
// after their last page shows, and would take the processor from the other.
func calm(processes []int) {
	const span, quarter = 200 * time.Millisecond, 50 * time.Millisecond // of a core: a look at all files is less
	for range 50 {
		before := spent(processes)
		time.Sleep(span)
		if spent(processes)-before < quarter {
			return
		}
	}
}

// spent returns what programs have taken of the processor.
func spent(processes []int) (total time.Duration) {
	for _, pid := range processes {
		one, _ := processCPU(pid)
		total += one
	}
	return total
}

// leaveAlone finds out what programs take while nothing happens, in milliseconds
// a second: looks at all files, and garbage that is collected then.
func (t *trial) leaveAlone(processes []int, line string) {
	time.Sleep(min(resting, 20*t.pause))
	start, before := time.Now(), make([]time.Duration, len(processes))
	for i, pid := range processes {
		before[i], _ = processCPU(pid)
	}
	time.Sleep(40 * t.pause) // many looks, or one more or less would count
	for i, pid := range processes {
		if after, tells := processCPU(pid); tells && after >= before[i] { // else it has ended
			t.results[i].add(line, 1000*float64(after-before[i])/float64(time.Since(start)))
		}
	}
}

// atOnce waits for the end of what a save is charged with, and adds what was taken
// since a reading.
func (t *trial) atOnce(i, pid int, since time.Duration, line string) {
	time.Sleep(min(soon, t.pause))
	if now, tells := processCPU(pid); tells {
		t.results[i].add(line, float64((now-since).Microseconds())/1000)
	}
}
