package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// A tool is a program that makes a site.
type tool struct {
	name    string
	command []string
	write   func(dir string, all []entry) (written, error)
	build   func(in, to string) []string
	watch   string // the flag that makes it build again on every save
}

// used is what a run of a program took.
type used struct {
	cpu, wall time.Duration
	memory    int64 // bytes at most; 0 where the system does not tell
}

// measured is what all rounds of one tool took.
type measured struct {
	cold, again []used
	edits       []time.Duration
	files       int
}

// compare measures all tools with n entries, in turn.
func compare(ctx context.Context, work string, n, rounds int, tools []tool, out io.Writer) error {
	results := make([]measured, len(tools))
	change := make([]written, len(tools))
	in := func(i int) string { return filepath.Join(work, tools[i].name, "site") }
	to := func(i int) string { return filepath.Join(work, tools[i].name, "out", "public") }
	all := corpus(n)
	for i, t := range tools {
		e, err := t.write(in(i), all)
		if err != nil {
			return fmt.Errorf("writing content for %s: %w", t.name, err)
		}
		change[i] = e
	}
	for range rounds {
		for i, t := range tools {
			if err := os.RemoveAll(filepath.Dir(to(i))); err != nil {
				return err
			}
			if err := os.MkdirAll(filepath.Dir(to(i)), 0o755); err != nil {
				return err
			}
			for _, list := range []*[]used{&results[i].cold, &results[i].again} {
				u, err := t.once(ctx, in(i), to(i))
				if err != nil {
					return err
				}
				*list = append(*list, u)
			}
		}
	}
	for i, t := range tools {
		edits, err := t.edits(ctx, in(i), to(i), change[i], rounds)
		if err != nil {
			return err
		}
		results[i].edits = edits
		results[i].files, err = countPages(to(i))
		if err != nil {
			return err
		}
	}
	report(out, n, tools, results)
	for _, t := range tools {
		if err := os.RemoveAll(filepath.Join(work, t.name)); err != nil {
			return err
		}
	}
	return nil
}

// patience is how long a program may take for one build: some hang where they
// should fail.
const patience = 2 * time.Minute

// once builds a site and says what that took.
func (t tool) once(ctx context.Context, in, to string) (used, error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	c := exec.CommandContext(ctx, t.command[0], append(t.command[1:len(t.command):len(t.command)], t.build(in, to)...)...)
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	start := time.Now()
	if err := c.Run(); err != nil {
		return used{}, fmt.Errorf("building with %s: %w\n%s", t.name, err, said.Bytes())
	}
	return used{cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime(), wall: time.Since(start), memory: peak(c.ProcessState)}, nil
}

// edits lets a tool watch a site, and measures how long it takes from a save to
// the page that shows it.
func (t tool) edits(ctx context.Context, in, to string, e written, rounds int) (took []time.Duration, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	if err := os.RemoveAll(filepath.Dir(to)); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, t.command[0], append(append(t.command[1:len(t.command):len(t.command)], t.build(in, to)...), t.watch)...)
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("watching with %s: %w", t.name, err)
	}
	defer func() {
		stop()
		_ = c.Wait() // it was stopped
	}()
	source, page := filepath.Join(in, filepath.FromSlash(e.item)), filepath.Join(to, filepath.FromSlash(e.page))
	before, err := os.ReadFile(source)
	if err != nil {
		return nil, err
	}
	save := func(i int, limit time.Duration) (time.Duration, bool, error) {
		words := fmt.Sprintf("This is edit number %d.", i)
		start := time.Now()
		if err := appendTo(source, "\n"+words+"\n"); err != nil { // in one step, so that nobody reads half a file
			return 0, false, err
		}
		for time.Since(start) < limit && ctx.Err() == nil {
			if data, err := os.ReadFile(page); err == nil && bytes.Contains(data, []byte(words)) {
				return time.Since(start), true, nil
			}
			time.Sleep(time.Millisecond)
		}
		return 0, false, nil
	}
	// What is saved before a program watches may be lost, so the first save that
	// shows begins the measurement. One that is lost later is saved again.
	watching := false
	for i := 0; len(took) < rounds; i++ {
		spent, seen, err := save(i, 10*time.Second)
		switch {
		case err != nil:
			return nil, err
		case seen && watching:
			took = append(took, spent)
		case !seen && (i > rounds+30 || ctx.Err() != nil):
			return nil, fmt.Errorf("%s does not show what was saved in %s:\n%s", t.name, source, said.Bytes())
		}
		watching = watching || seen
		time.Sleep(500 * time.Millisecond) // as nobody saves faster
	}
	return took, os.WriteFile(source, before, 0o644)
}

func appendTo(path, text string) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

func countPages(dir string) (n int, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".html" {
			n++
		}
		return err
	})
	return n, err
}

// report prints the medians, and their ratios to those of the second tool.
func report(out io.Writer, n int, tools []tool, results []measured) {
	fmt.Fprintf(out, "\n%d entries", n)
	for i, t := range tools {
		fmt.Fprintf(out, ", %s %d pages", t.name, results[i].files)
	}
	fmt.Fprintln(out)
	line := func(what, unit string, of func(measured) float64) {
		fmt.Fprintf(out, "  %-24s", what)
		for i, t := range tools {
			fmt.Fprintf(out, "  %s %9.3f %s", t.name, of(results[i]), unit)
		}
		if len(results) == 2 && of(results[1]) > 0 {
			fmt.Fprintf(out, "  ratio %.3f", of(results[0])/of(results[1]))
		}
		fmt.Fprintln(out)
	}
	cpu, wall := func(u used) float64 { return u.cpu.Seconds() }, func(u used) float64 { return u.wall.Seconds() }
	memory := func(u used) float64 { return float64(u.memory) / (1 << 20) }
	line("cold build, CPU", "s", func(m measured) float64 { return median(m.cold, cpu) })
	line("cold build, wall", "s", func(m measured) float64 { return median(m.cold, wall) })
	line("cold build, memory", "MiB", func(m measured) float64 { return median(m.cold, memory) })
	line("nothing changed, CPU", "s", func(m measured) float64 { return median(m.again, cpu) })
	line("nothing changed, wall", "s", func(m measured) float64 { return median(m.again, wall) })
	line("nothing changed, memory", "MiB", func(m measured) float64 { return median(m.again, memory) })
	line("save to page", "s", func(m measured) float64 { return median(m.edits, time.Duration.Seconds) })
}

func median[T any](list []T, of func(T) float64) float64 {
	values := make([]float64, len(list))
	for i, x := range list {
		values[i] = of(x)
	}
	slices.Sort(values)
	switch n := len(values); {
	case n == 0:
		return 0
	case n%2 == 0:
		return (values[n/2-1] + values[n/2]) / 2
	default:
		return values[n/2]
	}
}
