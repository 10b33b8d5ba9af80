package browser

import (
	"context"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/cli"
	"github.com/fingerpost/fingerpost/themes"
)

// previewing is the job of previewing.mjs.
type previewing struct {
	Browser string `json:"browser"`
	URL     string `json:"url"`
	Dir     string `json:"dir"`
	Control string `json:"control"`
	Entry   string `json:"entry"` // the template of plain pages
}

// TestPreviewShowsWhatIsSavedAndKeepsWhatReadersDid goes through a day in the
// preview on a copy of our own site.
func TestPreviewShowsWhatIsSavedAndKeepsWhatReadersDid(t *testing.T) {
	job := previewing{Browser: needBrowser(t), Dir: project(t, os.DirFS("../.."), "config.toml", "content")}
	template, err := fs.ReadFile(themes.Default(), "default/templates/entry.html")
	if err != nil {
		t.Fatal(err)
	}
	job.Entry = string(template)
	port, stop := serving(t, job.Dir, "0")
	job.URL = "http://127.0.0.1:" + port + "/"
	control := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stop()
		_, stop = serving(t, job.Dir, port)
	}))
	t.Cleanup(func() {
		control.Close()
		stop()
	})
	job.Control = control.URL
	out := run(t, "previewing.mjs", job)
	report(t, out.faults)
	finished := false
	for _, s := range out.seen {
		if s.Page == "saves" {
			t.Logf("from save to page, 20 saves: %d ms in the median, %d ms at p95, %d ms at most", s.MS["median"], s.MS["p95"], s.MS["most"])
		}
		finished = finished || s.Page == "done" && s.Stops > 55
	}
	if !finished {
		t.Error("the day did not end as it should")
	}
}

// serving runs the preview of a project on a port and returns it, and what ends
// the preview.
func serving(t *testing.T, dir, port string) (string, func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	reader, writer := io.Pipe()
	done := make(chan int, 1)
	go func() {
		done <- cli.Main(ctx, []string{"serve", "-p", port, "--strict-port"}, cli.Std{Out: writer, Err: writer, Dir: dir, Now: time.Now})
		writer.Close()
	}()
	found := make(chan string, 1)
	said := make(chan string, 1)
	go func() {
		var text strings.Builder
		data := make([]byte, 4096)
		for {
			n, err := reader.Read(data)
			text.Write(data[:n])
			if _, rest, ok := strings.Cut(text.String(), "http://"); ok && strings.Contains(rest, "/ ") {
				host, _, _ := strings.Cut(rest, "/")
				_, port, _ := net.SplitHostPort(host)
				select {
				case found <- port:
				default:
				}
			}
			if err != nil {
				said <- text.String()
				return
			}
		}
	}()
	select {
	case port = <-found:
	case status := <-done:
		t.Errorf("serve ended with status %d: %s", status, <-said)
	}
	return port, func() {
		cancel()
		<-done
	}
}
