package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// serves measures how long it takes from a save to the page as the preview
// serves it.
func (t *trial) serves(ctx context.Context) error {
	port, err := freePort()
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	c := t.tools[0].with(ctx, serveArgs(t.in(0), port)...)
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		stop()
		return fmt.Errorf("serving: %w", err)
	}
	failed := func(err error) error {
		stop()
		_ = c.Wait() // it was stopped
		if err != nil {
			err = fmt.Errorf("%w\n%s", err, said.Bytes())
		}
		return err
	}
	b := browser{base: fmt.Sprintf("http://127.0.0.1:%d/", port)}
	site := t.sites[0]
	if err := b.wait(ctx, site.page, string(bodyMark), patience); err != nil {
		return failed(err)
	}
	time.Sleep(2 * t.pause)
	for i := range t.saves + 1 { // the first one warms up
		t.uneven(i)
		before, tells := processCPU(c.Process.Pid)
		start := time.Now()
		words := bodyMark.words(500_000 + i)
		if err := bodyMark.set(filepath.Join(t.in(0), filepath.FromSlash(site.item)), 500_000+i); err != nil {
			return failed(err)
		}
		if err := b.wait(ctx, site.page, words, lostAfter); err != nil {
			return failed(err)
		}
		took := time.Since(start)
		if i > 0 {
			t.atOnce(0, c.Process.Pid, before, "save to served, CPU at once")
		}
		time.Sleep(max(0, t.pause-soon))
		after, _ := processCPU(c.Process.Pid)
		if i == 0 {
			continue
		}
		t.results[0].add("save to served", float64(took.Microseconds())/1000)
		if tells {
			t.results[0].add("save to served, CPU", float64((after-before).Microseconds())/1000)
		}
	}
	t.leaveAlone([]int{c.Process.Pid}, "serving, idle CPU")
	return failed(nil)
}

func serveArgs(in string, port int) []string {
	return []string{"serve", "-q", "-C", in, "--clock", clock, "--strict-port", "-p", strconv.Itoa(port)}
}

// freePort returns a port that nobody listens on now.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("finding a free port: %w", err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// A browser asks one server for pages.
type browser struct {
	base   string
	client http.Client
}

// get returns the answer for a page, whose path may name the file.
func (b *browser) get(ctx context.Context, page string) (status int, text string, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, b.base+strings.TrimSuffix(page, "index.html"), nil)
	if err != nil {
		return 0, "", err
	}
	answer, err := b.client.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	return answer.StatusCode, string(data), err
}

// wait asks until a page has some words.
func (b *browser) wait(ctx context.Context, page, words string, limit time.Duration) error {
	return b.until(ctx, page, fmt.Sprintf("show %q", words), limit, func(status int, text string) bool {
		return status == http.StatusOK && strings.Contains(text, words)
	})
}

// until asks until the answer is right.
func (b *browser) until(ctx context.Context, page, what string, limit time.Duration, right func(status int, text string) bool) error {
	for start := time.Now(); time.Since(start) < limit; time.Sleep(time.Millisecond) {
		if status, text, err := b.get(ctx, page); err == nil && right(status, text) {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return fmt.Errorf("after %s, %s does not %s", limit, page, what)
}
