package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// A tool is a program that makes a site.
type tool struct {
	name    string
	command []string
	write   func(dir string, all []entry) (written, error)
	build   func(in, to string) []string
}

// clock is the day of which our sites are made; Hugo's templates say the same.
const clock = "2026-11-22"

// patience is how long a program may take for one build: some hang where they
// should fail.
const patience = 2 * time.Minute

// findTools returns this program, and Hugo if it is there.
func findTools(ctx context.Context, hugo string, out io.Writer) ([]tool, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("finding this program: %w", err)
	}
	tools := []tool{{name: "fingerpost", command: []string{self, asItself}, write: writeOurs,
		build: func(in, to string) []string {
			return []string{"build", "-q", "-C", in, "-d", to, "--clock", clock}
		}}}
	path, err := exec.LookPath(hugo)
	if err != nil {
		fmt.Fprintf(out, "there is no %s here: fingerpost alone\n", hugo)
		return tools, nil
	}
	version, err := exec.CommandContext(ctx, path, "version").Output()
	if err != nil {
		return nil, fmt.Errorf("asking %s for its version: %w", path, err)
	}
	fmt.Fprintf(out, "compared with %s\n", strings.TrimSpace(string(version)))
	return append(tools, tool{name: "hugo", command: []string{path}, write: writeHugo,
		build: func(in, to string) []string {
			return []string{"build", "--quiet", "--noBuildLock", "--source", in, "--destination", to}
		}}), nil
}

// used is what a run of a program took.
type used struct {
	cpu, wall time.Duration
	memory    int64 // bytes at most; 0 where the system does not tell
}

func (t tool) with(ctx context.Context, args ...string) *exec.Cmd {
	return exec.CommandContext(ctx, t.command[0], append(t.command[1:len(t.command):len(t.command)], args...)...)
}

// once runs a program to its end and says what that took.
func (t tool) once(ctx context.Context, args ...string) (used, error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	c := t.with(ctx, args...)
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	start := time.Now()
	if err := c.Run(); err != nil {
		return used{}, fmt.Errorf("running %s %s: %w\n%s", t.name, strings.Join(args, " "), err, said.Bytes())
	}
	return used{cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime(), wall: time.Since(start), memory: peak(c.ProcessState)}, nil
}
