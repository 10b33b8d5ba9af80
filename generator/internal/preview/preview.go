// Package preview serves finished trees from memory, tells open pages to
// follow each new build, and lays the problems of a failed one over the last
// good page. It knows nothing of how a site is made, and no request can make it
// read a file.
//
//	server := preview.New(preview.Options{Reload: true})
//	server.Publish(preview.Update{Sites: sites, Problems: problems})
//
// A project can be looked at in several variants: as another edition, as of
// another day. One is built when it is first asked for; Wanted says which are
// looked at, so that whoever builds begins with the right one.
package preview

import (
	"crypto/rand"
	"encoding/hex"
	"html/template"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/news"
	"github.com/fingerpost/fingerpost/generator/internal/output"
)

// Options say how to serve; nothing in them changes while serving.
type Options struct {
	Editor string   // "vscode" or "idea": places in problems become links that open it
	Root   string   // absolute folder of the project, for these links
	Reload bool     // give pages the script that follows new builds
	Token  string   // if set, visitors from other machines need it in their first address
	Hosts  []string // names and addresses to answer for besides this machine's own
}

// An Update is what a build gave.
type Update struct {
	Variant  Variant       // that was built
	Sites    []output.Site // the first is shown
	Problems diag.List
	Excerpts diag.Excerpts // the lines that problems stand in; may be nil
	Changed  []string      // input files changed since the last build
	Clock    string        // when it was built, as people are told: "12:03:07"
	Editions []Edition     // that may be chosen, in order; none to have no choice
	Open     bool          // visitors from other machines may see all editions, and so all problems
	News     []news.Change // for readers, since the last good build of the variant
}

// A Server is an http.Handler for the newest good site. Its methods may be
// called concurrently.
type Server struct {
	options Options
	token   string // that live pages know, new in each process
	client  []byte
	worker  []byte
	layouts *template.Template

	publishing sync.Mutex
	state      atomic.Pointer[state]
	streams    atomic.Int32
	closing    sync.Once
	closed     chan struct{}

	asking sync.Mutex
	wanted []Variant // latest first
	asked  chan struct{}
	made   map[Variant]map[string]string // what MadeFrom was told
}

// New returns a server that has nothing to show yet.
func New(o Options) *Server {
	secret := make([]byte, 16)
	rand.Read(secret) // never fails
	s := &Server{options: o, token: hex.EncodeToString(secret), client: client(), worker: worker(), layouts: layouts(), closed: make(chan struct{}),
		wanted: []Variant{{}}, asked: make(chan struct{}, 1), made: map[Variant]map[string]string{}}
	// Generations go up from the time of day, so that a page left open while
	// the server was started anew does not take the new one for older.
	s.state.Store(&state{generation: time.Now().UnixMilli(), next: make(chan struct{})})
	return s
}

// Publish shows an update. One that holds errors leaves the last good site in
// place and lays the problems over it.
func (s *Server) Publish(u Update) {
	s.publishing.Lock()
	defer s.publishing.Unlock()
	old := s.state.Load()
	s.state.Store(old.after(u, s.Wanted()))
	close(old.next)
}

// maxConnections bounds what other machines, or pages that go wild, can hold.
const (
	maxConnections      = 256
	maxOtherConnections = 192 // of these, of other machines
)

// HTTP returns a server for the handler with limits fit for a preview. Shutting
// it down ends the streams of live pages.
func (s *Server) HTTP() *http.Server {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    64 << 10,
		ConnState:         limitConnections(maxConnections, maxOtherConnections),
		// The handler has an answer to OPTIONS * as well.
		DisableGeneralOptionsHandler: true,
	}
	server.RegisterOnShutdown(s.Close)
	return server
}

// Close ends all streams, now and from now on. Pages are still answered.
func (s *Server) Close() { s.closing.Do(func() { close(s.closed) }) }

// reserved is the folder of addresses that belong to the preview itself.
const reserved = "/~fingerpost/"

// ServeHTTP answers with a file of the site shown. A path is looked up among
// the finished files; there is no other way to an answer.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	limitWriting(w, 30*time.Second)
	limitReading(w, r)
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "frame-ancestors 'self'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("X-Content-Type-Options", "nosniff")
	switch {
	case !s.answersFor(r.Host):
		say(w, http.StatusForbidden, "this preview does not answer for the host %q", r.Host)
	case !sameOrigin(r):
		say(w, http.StatusForbidden, "this preview does not answer pages of other sites")
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		say(w, http.StatusMethodNotAllowed, "only GET and HEAD are answered")
	case !s.admits(w, r):
		// It has been told why, or sent on.
	case strings.HasPrefix(r.URL.Path, reserved) && !strings.HasPrefix(r.URL.Path, within):
		s.serveReserved(w, r, strings.TrimPrefix(r.URL.Path, reserved))
	default:
		s.servePath(w, r)
	}
}

func (s *Server) serveReserved(w http.ResponseWriter, r *http.Request, name string) {
	if name == "events" && s.options.Reload {
		s.serveEvents(w, r)
		return
	}
	switch {
	case name == "style.css":
		write(w, r, http.StatusOK, "text/css; charset=utf-8", style)
	case name == "client.js" && s.options.Reload:
		write(w, r, http.StatusOK, "text/javascript; charset=utf-8", s.client)
	case name == "worker.js" && s.options.Reload:
		write(w, r, http.StatusOK, "text/javascript; charset=utf-8", s.worker)
	case name == "sheet" && s.options.Reload:
		s.serveSheet(w, r)
	case name == "assets" && s.options.Reload:
		s.serveAssets(w, r)
	default:
		say(w, http.StatusNotFound, "the preview has nothing here")
	}
}

// limitWriting keeps a visitor who does not read from holding an answer for
// ever. Where the connection knows no limits there is nothing to do.
func limitWriting(w http.ResponseWriter, d time.Duration) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(d))
}

// limitReading keeps a visitor who announces more than the header, which no
// request here needs, from holding a connection with it, or from having what
// comes after it taken for another request.
func limitReading(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength == 0 {
		return
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(time.Second))
	w.Header().Set("Connection", "close")
}
