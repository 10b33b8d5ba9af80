package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// plan says what is measured, how often, and with how many entries.
type plan struct {
	work          string
	counts        []int
	rounds, saves int
	pause         time.Duration // for which a program is left alone after an edit shows: what it does then counts as the edit's
	measures      []string
	tools         []tool
}

// trial is the measurement with one number of entries. Fingerpost is the first
// of all lists.
type trial struct {
	plan
	entries []entry
	sites   []written
	results []figures
}

// measures are all there are, in the order in which they are taken.
var measures = []struct {
	name string
	take func(t *trial, ctx context.Context) error
}{
	{"build", (*trial).builds},
	{"body", (*trial).bodyEdits},
	{"title", (*trial).titleEdits},
	{"layout", (*trial).layoutEdits},
	{"serve", (*trial).serves},
	{"editions", (*trial).editions},
	{"start", (*trial).starts},
}

func measureNames() (names []string) {
	for _, m := range measures {
		names = append(names, m.name)
	}
	return names
}

// compare takes all measures of a plan and prints them.
func compare(ctx context.Context, p plan, out io.Writer) error {
	var before figures
	for i, n := range p.counts {
		t := &trial{plan: p, entries: corpus(n)}
		if err := t.take(ctx); err != nil {
			return err
		}
		report(out, n, p.tools, t.results)
		if i > 0 {
			reportGrowth(out, p.counts[i-1], n, before, t.results[0])
		}
		before = t.results[0]
	}
	return nil
}

func (t *trial) take(ctx context.Context) error {
	for i, tool := range t.tools {
		site, err := tool.write(t.in(i), t.entries)
		if err != nil {
			return fmt.Errorf("writing content for %s: %w", tool.name, err)
		}
		t.sites, t.results = append(t.sites, site), append(t.results, figures{})
		defer os.RemoveAll(filepath.Join(t.work, tool.name))
	}
	for _, m := range measures {
		if slices.Contains(t.measures, m.name) {
			if err := m.take(t, ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *trial) in(i int) string { return filepath.Join(t.work, t.tools[i].name, "site") }
func (t *trial) to(i int) string { return filepath.Join(t.work, t.tools[i].name, "out", "public") }

// builds measures builds into an empty folder, and again with nothing changed.
func (t *trial) builds(ctx context.Context) error {
	for range t.rounds {
		for i, tool := range t.tools {
			if err := clear(t.to(i)); err != nil {
				return err
			}
			for _, what := range []string{"cold build", "nothing changed"} {
				u, err := tool.once(ctx, tool.build(t.in(i), t.to(i))...)
				if err != nil {
					return err
				}
				t.results[i].add(what+", CPU", u.cpu.Seconds())
				t.results[i].add(what+", wall", u.wall.Seconds())
				if u.memory > 0 {
					t.results[i].add(what+", memory", float64(u.memory)/(1<<20))
				}
			}
		}
	}
	for i := range t.tools {
		pages, size, err := weigh(t.to(i))
		if err != nil {
			return err
		}
		t.results[i].add("pages written", float64(pages))
		t.results[i].add("pages, weight", float64(size)/(1<<20))
	}
	return nil
}

// editions measures what a second edition costs, of a site where a tenth of the
// items is in it alone.
func (t *trial) editions(ctx context.Context) error {
	dir := filepath.Join(t.work, "editions")
	defer os.RemoveAll(dir)
	if _, err := writeEditions(dir, t.entries); err != nil {
		return fmt.Errorf("writing content of two editions: %w", err)
	}
	for range t.rounds {
		var took [2]float64
		for i, which := range []string{"public", "all"} {
			for _, name := range []string{"public", "public-team"} {
				if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
					return err
				}
			}
			u, err := t.tools[0].once(ctx, "build", "-q", "-C", dir, "--clock", clock, "--edition", which)
			if err != nil {
				return err
			}
			took[i] = u.cpu.Seconds()
		}
		t.results[0].add("both editions, CPU", took[1])
		t.results[0].add("second edition / first", took[1]/took[0]-1)
	}
	return nil
}

// clear makes an output folder not be there, and the one around it empty.
func clear(to string) error {
	if err := os.RemoveAll(filepath.Dir(to)); err != nil {
		return err
	}
	return os.MkdirAll(filepath.Dir(to), 0o755)
}
