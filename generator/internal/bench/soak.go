package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/cli"
)

// soak lets one server follow many edits, spread over some time, and says what
// it holds at the start, after a tenth and at the end. The server runs in this
// process, whose goroutines can be counted; what the checks themselves hold does
// not grow. Every edit must show, or the soak fails.
func soak(ctx context.Context, work string, n int, length time.Duration, edits int, out io.Writer) error {
	if edits < 10 {
		return fmt.Errorf("a soak takes 10 edits at least, not %d", edits)
	}
	s, err := newSoaker(filepath.Join(work, "soak"), n)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended, err := s.serve(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\nserving %d entries: %d edits in %s\n", n, edits, length)
	err = s.follow(ctx, length, edits, out)
	stop()
	<-ended
	if err != nil {
		return fmt.Errorf("%w\n%s", err, s.said.Bytes())
	}
	return nil
}

// follow makes the edits and takes the samples.
func (s *soaker) follow(ctx context.Context, length time.Duration, edits int, out io.Writer) error {
	if err := s.browser.wait(ctx, s.site.page, string(titleMark), patience); err != nil {
		return err
	}
	for i := range kindsOfEdit { // one of each, so that all is there that an edit needs once
		if err := s.edit(ctx, i); err != nil {
			return err
		}
	}
	samples := []sample{take()}
	begin, slowest := time.Now(), time.Duration(0)
	for i := range edits {
		start := time.Now()
		if err := s.edit(ctx, i+kindsOfEdit); err != nil {
			return fmt.Errorf("edit %d of %d: %w", i+1, edits, err)
		}
		slowest = max(slowest, time.Since(start))
		if i+1 == edits/10 {
			samples = append(samples, take())
		}
		select {
		case <-time.After(time.Until(begin.Add(length * time.Duration(i+1) / time.Duration(edits)))):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	samples = append(samples, take())
	fmt.Fprintf(out, "  all were served, the slowest after %d ms\n", slowest.Milliseconds())
	tell(out, samples)
	return nil
}

// A soaker edits a site that is served.
type soaker struct {
	dir     string
	site    written
	all     []entry
	items   []int // places in all
	browser browser
	said    bytes.Buffer // to be read when the server has ended
	extra   entry        // the item that comes and goes
}

func newSoaker(dir string, n int) (*soaker, error) {
	s := &soaker{dir: dir, all: corpus(n)}
	var err error
	if s.site, err = writeOurs(dir, s.all); err != nil {
		return nil, fmt.Errorf("writing content: %w", err)
	}
	for i, e := range s.all {
		if e.kind == "item" {
			s.items = append(s.items, i)
			s.extra = e
		}
	}
	s.extra.id, s.extra.title = "item-more", "An item more"
	return s, nil
}

// serve starts the server; the channel is closed when it has ended.
func (s *soaker) serve(ctx context.Context) (ended chan struct{}, err error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	s.browser.base = fmt.Sprintf("http://127.0.0.1:%d/", port)
	ended = make(chan struct{})
	go func() {
		defer close(ended)
		fingerpost(ctx, serveArgs(s.dir, port), cli.Std{In: bytes.NewReader(nil), Out: io.Discard, Err: &s.said})
	}()
	return ended, nil
}

const kindsOfEdit = 5

// edit makes one edit and returns when it is served: in turn a text, a title, a
// new file, its removal, a template. Texts and titles are those of one item
// after another.
func (s *soaker) edit(ctx context.Context, i int) error {
	at := s.items[i*7919%len(s.items)] // a prime: all items have their turn, far from each other
	page := "items/" + s.all[at].id + "/index.html"
	switch i % kindsOfEdit {
	case 0:
		e := s.all[at]
		e.prose += "\n" + bodyMark.words(i) + "\n"
		return s.save(ctx, e, page, bodyMark.words(i))
	case 1:
		e := s.all[at]
		e.title += ", " + titleMark.words(i)
		if err := s.save(ctx, e, page, e.title); err != nil {
			return err
		}
		return s.browser.wait(ctx, "themes/"+e.theme+"/index.html", e.title, lostAfter) // a board need not show each
	case 2:
		if err := s.save(ctx, s.extra, "items/item-more/index.html", s.extra.title); err != nil {
			return err
		}
		return s.browser.wait(ctx, "themes/"+s.extra.theme+"/index.html", s.extra.title, lostAfter)
	case 3:
		path, _ := ourFile(s.extra, "")
		if err := os.Remove(filepath.Join(s.dir, filepath.FromSlash(path))); err != nil {
			return err
		}
		return s.browser.until(ctx, "items/item-more/index.html", "vanish", lostAfter, func(status int, _ string) bool {
			return status == http.StatusNotFound
		})
	default:
		words := layoutMark.words(i)
		if err := s.replace(s.site.layout, "<p>"+words+"</p>\n"); err != nil {
			return err
		}
		return s.browser.wait(ctx, page, words, lostAfter)
	}
}

// save writes the file of an entry and waits until its page shows some words.
func (s *soaker) save(ctx context.Context, e entry, page, words string) error {
	path, text := ourFile(e, "")
	if err := s.replace(path, text); err != nil {
		return err
	}
	return s.browser.wait(ctx, page, words, lostAfter)
}

// replace saves a file as editors do that rename.
func (s *soaker) replace(name, text string) error {
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.WriteFile(path+"~", []byte(text), 0o644); err != nil {
		return err
	}
	return os.Rename(path+"~", path)
}

// sample is what the process holds at a moment; below 0 what the system does
// not tell.
type sample struct{ heap, resident, descriptors, goroutines float64 }

func take() sample {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	s := sample{heap: float64(m.HeapAlloc) / (1 << 20), resident: -1, descriptors: -1, goroutines: float64(runtime.NumGoroutine())}
	if bytes, tells := residentMemory(os.Getpid()); tells {
		s.resident = float64(bytes) / (1 << 20)
	}
	if n, tells := descriptors(); tells {
		s.descriptors = float64(n)
	}
	return s
}

// tell prints samples taken at the start, after a tenth and at the end.
func tell(out io.Writer, samples []sample) {
	for _, line := range []struct {
		name, unit string
		of         func(sample) float64
	}{
		{"live heap", "MiB", func(s sample) float64 { return s.heap }},
		{"memory of the process", "MiB", func(s sample) float64 { return s.resident }},
		{"descriptors", "", func(s sample) float64 { return s.descriptors }},
		{"goroutines", "", func(s sample) float64 { return s.goroutines }},
	} {
		start, tenth, end := line.of(samples[0]), line.of(samples[1]), line.of(samples[2])
		if start < 0 {
			continue
		}
		fmt.Fprintf(out, "  %-22s start %7.1f  after a tenth %7.1f  end %7.1f %-3s  growth %+.1f %% of the start, %+.1f %% of the tenth\n",
			line.name, start, tenth, end, line.unit, 100*(end/start-1), 100*(end/tenth-1))
	}
}
