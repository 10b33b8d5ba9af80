package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// program is the package of the command.
const program = "github.com/fingerpost/fingerpost/generator/cmd/fingerpost"

// starts measures how long a program takes to say its version, and its size:
// ours as it is released, where there is a Go toolchain to build it with.
func (t *trial) starts(ctx context.Context) error {
	tools := append([]tool(nil), t.tools...)
	if compiler, err := exec.LookPath("go"); err == nil {
		stripped := filepath.Join(t.work, "fingerpost.exe")
		defer os.Remove(stripped)
		c := exec.CommandContext(ctx, compiler, "build", "-trimpath", "-ldflags", "-s -w", "-o", stripped, program)
		c.Env = append(os.Environ(), "CGO_ENABLED=0") // as it is released and weighed by its test
		if said, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("building %s: %w\n%s", program, err, said)
		}
		tools[0].command = []string{stripped}
		for i, tool := range tools {
			info, err := os.Stat(tool.command[0])
			if err != nil {
				return err
			}
			t.results[i].add("program", float64(info.Size())/1e6)
		}
	}
	for range t.saves {
		for i, tool := range tools {
			u, err := tool.once(ctx, "version")
			if err != nil {
				return err
			}
			t.results[i].add("version, CPU", float64(u.cpu.Microseconds())/1000)
			t.results[i].add("version, wall", float64(u.wall.Microseconds())/1000)
		}
	}
	return nil
}
