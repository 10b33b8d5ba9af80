package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// processCPU returns what a process and those it started have run for, by the
// clock of the scheduler (/proc/PID/task/*/schedstat, nanoseconds): ticks would
// be too coarse for one edit. It is false where the system does not tell.
func processCPU(pid int) (total time.Duration, tells bool) {
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", pid))
	if err != nil {
		return 0, false
	}
	for _, task := range tasks {
		if data, err := os.ReadFile(task + "/schedstat"); err == nil {
			if first, _, found := bytes.Cut(data, []byte(" ")); found {
				n, err := strconv.ParseInt(string(first), 10, 64)
				total, tells = total+time.Duration(n), tells || err == nil
			}
		}
		children, _ := os.ReadFile(task + "/children")
		for _, child := range bytes.Fields(children) {
			if n, err := strconv.Atoi(string(child)); err == nil {
				more, _ := processCPU(n)
				total += more
			}
		}
	}
	return total, tells
}

// processMemory returns the most memory that a process has held so far, in
// bytes.
func processMemory(pid int) (int64, bool) { return statusLine(pid, "VmHWM:") }

// residentMemory returns the memory that a process holds now, in bytes.
func residentMemory(pid int) (int64, bool) { return statusLine(pid, "VmRSS:") }

// statusLine reads a line of /proc/PID/status that counts in KiB.
func statusLine(pid int, name string) (int64, bool) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, false
	}
	for line := range bytes.Lines(data) {
		if f := bytes.Fields(line); len(f) > 1 && string(f[0]) == name {
			n, err := strconv.ParseInt(string(f[1]), 10, 64)
			return n << 10, err == nil
		}
	}
	return 0, false
}

// descriptors returns how many files and connections this process has open.
func descriptors() (int, bool) {
	list, err := os.ReadDir("/proc/self/fd")
	return len(list), err == nil
}
