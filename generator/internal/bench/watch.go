package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// lostAfter is when a save that does not show counts as lost; it is then made
// again.
const lostAfter = 30 * time.Second

// A watcher is a program that builds again on every save.
type watcher struct {
	tool    tool
	in, to  string
	site    written
	process *exec.Cmd
	stop    func()
	said    bytes.Buffer // to be read when it has stopped
	number  int          // of the last edit
	pause   time.Duration
}

// An edit is what is changed and where it shows.
type edit struct {
	mark  mark
	file  string
	pages []string
}

func (w *watcher) body() edit   { return edit{bodyMark, w.site.item, []string{w.site.page}} }
func (w *watcher) layout() edit { return edit{layoutMark, w.site.layout, w.site.items} }
func (w *watcher) title() edit {
	return edit{titleMark, w.site.item, append([]string{w.site.page}, w.site.lists...)}
}

func (t *trial) bodyEdits(ctx context.Context) error {
	return t.edits(ctx, "body edit", "body edit to page", t.saves, (*watcher).body)
}

func (t *trial) titleEdits(ctx context.Context) error {
	return t.edits(ctx, "title edit", "title edit to last page", t.saves, (*watcher).title)
}

func (t *trial) layoutEdits(ctx context.Context) error {
	return t.edits(ctx, "layout edit", "layout edit to last page", t.rounds, (*watcher).layout)
}

// edits lets all tools watch their sites and measures the same edit of each in
// turn: from the save to the last page that shows it, and the CPU of the whole
// process tree.
func (t *trial) edits(ctx context.Context, what, line string, rounds int, of func(*watcher) edit) error {
	var watchers []*watcher
	for i, tool := range t.tools {
		w := &watcher{tool: tool, in: t.in(i), to: t.to(i), site: t.sites[i], pause: t.pause}
		if err := w.begin(ctx); err != nil {
			return err
		}
		defer w.end()
		watchers = append(watchers, w)
	}
	var processes []int
	for _, w := range watchers {
		processes = append(processes, w.process.Process.Pid)
	}
	for round := range rounds {
		for i, w := range watchers {
			if len(watchers) > 1 { // one alone is left alone for the pause
				calm(processes)
			}
			t.uneven(round)
			e := of(w)
			for lost := 0; ; lost++ {
				cpu, tells := processCPU(w.process.Process.Pid)
				took, seen, err := w.save(ctx, e, lostAfter)
				if err != nil {
					return err
				}
				if !seen && lost == 3 {
					w.end()
					return fmt.Errorf("%s does not show what was saved in %s:\n%s", w.tool.name, e.file, w.said.Bytes())
				}
				if !seen {
					t.results[i].add("saves that were lost", 1)
					continue
				}
				t.atOnce(i, w.process.Process.Pid, cpu, what+", CPU at once")
				time.Sleep(max(0, t.pause-soon))
				t.results[i].add(line, float64(took.Microseconds())/1000)
				if after, _ := processCPU(w.process.Process.Pid); tells {
					t.results[i].add(what+", CPU", float64((after-cpu).Microseconds())/1000)
				}
				break
			}
		}
	}
	if what == "body edit" {
		t.leaveAlone(processes, "watching, idle CPU")
	}
	for i, w := range watchers {
		if most, tells := processMemory(w.process.Process.Pid); tells {
			t.results[i].add("watching, memory", float64(most)/(1<<20))
		}
	}
	return nil
}

// begin starts a program into an empty folder and returns when it builds again
// on every save. What is saved before it watches may be lost, so edits are made
// until one shows that the first build cannot have shown.
func (w *watcher) begin(ctx context.Context) error {
	if err := clear(w.to); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	c := w.tool.with(ctx, append(w.tool.build(w.in, w.to), "--watch")...)
	c.Stdout, c.Stderr = &w.said, &w.said
	if err := c.Start(); err != nil {
		cancel()
		return fmt.Errorf("watching with %s: %w", w.tool.name, err)
	}
	w.process, w.stop = c, cancel
	page := filepath.Join(w.to, filepath.FromSlash(w.site.items[0]))
	for start := time.Now(); time.Since(start) < patience && ctx.Err() == nil; time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(page); err == nil {
			break
		}
	}
	for range 6 {
		time.Sleep(time.Second)
		_, seen, err := w.save(ctx, w.body(), 10*time.Second)
		if err != nil || seen {
			time.Sleep(2 * w.pause)
			return err
		}
	}
	w.end()
	return fmt.Errorf("%s does not build again when %s is saved:\n%s", w.tool.name, w.site.item, w.said.Bytes())
}

func (w *watcher) end() {
	w.stop()
	_ = w.process.Wait() // it was stopped
}

// save makes an edit and waits until all its pages show it, or a limit is over.
func (w *watcher) save(ctx context.Context, e edit, limit time.Duration) (took time.Duration, seen bool, err error) {
	w.number++
	words := []byte(e.mark.words(w.number))
	start := time.Now()
	if err := e.mark.set(filepath.Join(w.in, filepath.FromSlash(e.file)), w.number); err != nil {
		return 0, false, err
	}
	for _, page := range e.pages {
		if !w.shows(ctx, page, words, start.Add(limit)) {
			return 0, false, ctx.Err()
		}
	}
	return time.Since(start), true, nil
}

// shows waits until a page has some words. It reads a page only when the file
// looks changed, or 50 ms after it read it: boards are large, and who waits must
// not slow down what it waits for.
func (w *watcher) shows(ctx context.Context, page string, words []byte, end time.Time) bool {
	path := filepath.Join(w.to, filepath.FromSlash(page))
	var known fs.FileInfo
	var read time.Time
	for time.Now().Before(end) && ctx.Err() == nil {
		info, err := os.Stat(path)
		changed := err == nil && (known == nil || !os.SameFile(info, known) || info.Size() != known.Size() || !info.ModTime().Equal(known.ModTime()))
		if changed || time.Since(read) > 50*time.Millisecond {
			if data, err := os.ReadFile(path); err == nil && bytes.Contains(data, words) {
				return true
			}
			known, read = info, time.Now()
		}
		time.Sleep(time.Millisecond)
	}
	return false
}
