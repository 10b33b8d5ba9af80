package main

import "time"

// resting is longer than a program waits after a save until it tidies up.
const resting = 4 * time.Second

// A spending is what saves took of the processor, with all that the program did
// besides until the next one.
type spending struct {
	saves   int
	cpu, in time.Duration
}

func (s *spending) add(cpu, in time.Duration) {
	s.saves, s.cpu, s.in = s.saves+1, s.cpu+cpu, s.in+in
}

// beyond returns the mean of what a save took besides what the program takes
// anyhow, as a share of the time.
func (s *spending) beyond(rate float64) time.Duration {
	return (s.cpu - time.Duration(rate*float64(s.in))) / time.Duration(s.saves)
}

// leaveAlone finds out what programs take while nothing happens, in milliseconds
// a second, and what saves took beyond that: who looks at all files every other
// second does so between saves too.
func (t *trial) leaveAlone(processes []int, spent []spending, idle, beyond string) {
	if t.idle <= 0 {
		return
	}
	time.Sleep(min(resting, t.idle))
	start, before := time.Now(), make([]time.Duration, len(processes))
	for i, pid := range processes {
		before[i], _ = processCPU(pid)
	}
	time.Sleep(t.idle)
	for i, pid := range processes {
		after, tells := processCPU(pid)
		if !tells || spent[i].saves == 0 {
			continue
		}
		rate := float64(after-before[i]) / float64(time.Since(start))
		t.results[i].add(idle, 1000*rate)
		t.results[i].add(beyond, float64(spent[i].beyond(rate).Microseconds())/1000)
	}
}
