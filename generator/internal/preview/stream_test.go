package preview

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// forgiving only bounds how long a failing test runs.
const forgiving = time.Minute

// listen opens the stream of a running server. The generations it tells arrive
// in the channel, which is closed when the stream ends.
func listen(t *testing.T, s *Server, base string) <-chan int64 {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, "GET", base+"/~fingerpost/events?token="+s.token, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Origin", base)
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != 200 || response.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("%d %s", response.StatusCode, response.Header.Get("Content-Type"))
	}
	signals := make(chan int64)
	go func() {
		defer close(signals)
		defer response.Body.Close()
		for scan := bufio.NewScanner(response.Body); scan.Scan(); {
			if data, ok := strings.CutPrefix(scan.Text(), "data: "); ok {
				got, err := strconv.ParseInt(data, 10, 64)
				if err != nil {
					t.Errorf("the stream holds %q", data)
				}
				signals <- got
			}
		}
	}()
	return signals
}

func next(t *testing.T, signals <-chan int64) (int64, bool) {
	t.Helper()
	select {
	case got, ok := <-signals:
		return got, ok
	case <-time.After(forgiving):
		t.Fatal("nothing came")
		return 0, false
	}
}

// run serves s on this machine.
func run(t *testing.T, s *Server) (base string) {
	server := httptest.NewServer(s)
	t.Cleanup(func() {
		s.Close()
		server.Close()
	})
	return server.URL
}

func TestAStreamTellsTheCurrentGenerationAndEachOneAfter(t *testing.T) {
	s := shown(Options{Reload: true})
	now := s.state.Load().generation
	signals := listen(t, s, run(t, s))
	if got, _ := next(t, signals); got != now {
		t.Errorf("at first: %d", got)
	}
	s.Publish(failing())
	if got, _ := next(t, signals); got != now+1 {
		t.Errorf("after a failed build: %d", got)
	}
	s.Publish(Update{Sites: small()})
	if got, _ := next(t, signals); got != now+2 {
		t.Errorf("after a good build: %d", got)
	}
	// A page that was away hears at once what it missed.
	if got, _ := next(t, listen(t, s, run(t, s))); got != now+2 {
		t.Errorf("another stream: %d", got)
	}
}

func TestAServerStartedLaterIsNewer(t *testing.T) {
	old := New(Options{})
	for range 20 {
		old.Publish(Update{Sites: small()})
	}
	before := old.state.Load().generation
	time.Sleep(30 * time.Millisecond)
	if now := New(Options{}).state.Load().generation; now <= before {
		t.Errorf("%d after %d", now, before)
	}
}

func TestClosingEndsAllStreamsAndStillAnswers(t *testing.T) {
	s := shown(Options{Reload: true})
	base := run(t, s)
	var streams []<-chan int64
	for range 10 {
		signals := listen(t, s, base)
		next(t, signals)
		streams = append(streams, signals)
	}
	if n := s.streams.Load(); n != 10 {
		t.Errorf("%d streams", n)
	}
	s.Close()
	s.Close()
	for _, signals := range streams {
		if got, ok := next(t, signals); ok {
			t.Errorf("a closed stream said %d", got)
		}
	}
	for deadline := time.Now().Add(forgiving); s.streams.Load() != 0; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d streams are left", s.streams.Load())
		}
	}
	if w := get(s, "/"); w.Code != 200 {
		t.Errorf("a page: %d", w.Code)
	}
}

func TestShuttingTheServerDownEndsTheStreams(t *testing.T) {
	s := shown(Options{Reload: true})
	server := httptest.NewUnstartedServer(nil)
	server.Config = s.HTTP()
	if server.Config.ReadHeaderTimeout != 5*time.Second || server.Config.MaxHeaderBytes != 64<<10 {
		t.Errorf("limits: %v, %d", server.Config.ReadHeaderTimeout, server.Config.MaxHeaderBytes)
	}
	server.Start()
	defer server.Close()
	signals := listen(t, s, server.URL)
	next(t, signals)
	ctx, cancel := context.WithTimeout(t.Context(), forgiving)
	defer cancel()
	if err := server.Config.Shutdown(ctx); err != nil {
		t.Fatal(err)
	}
	if _, ok := next(t, signals); ok {
		t.Error("the stream goes on")
	}
}

func TestAPageThatGoesAwayGivesItsStreamBack(t *testing.T) {
	s := shown(Options{Reload: true})
	base := run(t, s)
	for range 100 {
		ctx, cancel := context.WithCancel(t.Context())
		r, _ := http.NewRequestWithContext(ctx, "GET", base+"/~fingerpost/events?token="+s.token, nil)
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		cancel()
		response.Body.Close()
	}
	for deadline := time.Now().Add(forgiving); s.streams.Load() != 0; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d streams are left", s.streams.Load())
		}
	}
}

func TestTooManyStreamsAreRefused(t *testing.T) {
	s := shown(Options{Reload: true})
	s.streams.Store(maxStreams)
	if w := get(s, "/~fingerpost/events?token="+s.token); w.Code != 503 {
		t.Errorf("%d", w.Code)
	}
	if n := s.streams.Load(); n != maxStreams {
		t.Errorf("%d streams", n)
	}
}

func TestFilesOtherThanPagesThatChangedAreNamedToPages(t *testing.T) {
	s := shown(Options{Reload: true})
	first := s.state.Load().generation
	changed := func(since string) string {
		return get(s, "/~fingerpost/assets?since="+since+"&path=/&token="+s.token).Body.String()
	}
	s.Publish(Update{Sites: site("index.html", "new", "site.css", "body{}", "logo.svg", "<svg>2</svg>", "new.png", "x")})
	if got := changed("0"); got != `["/logo.svg"]` {
		t.Errorf("changed: %s", got)
	}
	s.Publish(Update{Problems: diag.List{diag.New("prose/link", diag.Span{}, "no such file")}})
	s.Publish(Update{Sites: site("index.html", "new", "site.css", "p{}", "logo.svg", "<svg>2</svg>")})
	if got := changed("0"); got != `["/logo.svg","/site.css"]` {
		t.Errorf("changed: %s", got)
	}
	if got := s.state.Load().views[Variant{}].asset; got != first+3 {
		t.Errorf("the newest changed in %d, not %d", got, first+3)
	}
	if w := get(s, "/~fingerpost/assets?since=x&path=/&token="+s.token); w.Code != 400 {
		t.Errorf("a since that is no number: %d", w.Code)
	}
}

func TestPublishingAndServingGoTogether(t *testing.T) {
	s := shown(Options{Reload: true})
	base := run(t, s)
	signals := listen(t, s, base)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 50 {
				s.Publish(Update{Sites: small()})
				s.Publish(failing())
				get(s, "/")
				get(s, "/~fingerpost/sheet?path=/&token="+s.token)
			}
		})
	}
	all.Wait()
	for last := int64(0); last < s.state.Load().generation; {
		got, ok := next(t, signals)
		if !ok || got <= last {
			t.Fatalf("%d after %d", got, last)
		}
		last = got
	}
}
