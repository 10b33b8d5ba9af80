//go:build !linux

package main

import "time"

// This system is not asked for what it knows of a process that runs.

func processCPU(int) (time.Duration, bool) { return 0, false }

func processMemory(int) (int64, bool) { return 0, false }

func residentMemory(int) (int64, bool) { return 0, false }

func descriptors() (int, bool) { return 0, false }
