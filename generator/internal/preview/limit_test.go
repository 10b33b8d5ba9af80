package preview

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func TestConnectionsAboveALimitAreEnded(t *testing.T) {
	hook := limitConnections(2, 2)
	var conns []net.Conn
	open := func() net.Conn {
		here, there := net.Pipe()
		t.Cleanup(func() { here.Close(); there.Close() })
		hook(here, http.StateNew)
		conns = append(conns, here)
		return there
	}
	ended := func(there net.Conn) bool {
		answered := make(chan error, 1)
		go func() {
			_, err := there.Write([]byte("x"))
			answered <- err
		}()
		go func() { _, _ = conns[len(conns)-1].Read(make([]byte, 1)) }()
		return <-answered != nil
	}
	if ended(open()) || ended(open()) {
		t.Error("one of the first two was ended")
	}
	if !ended(open()) {
		t.Error("the third was not ended")
	}
	hook(conns[2], http.StateClosed)
	if !ended(open()) {
		t.Error("an ended one left room for another")
	}
	hook(conns[0], http.StateClosed)
	if ended(open()) {
		t.Error("a closed one left no room")
	}
}

func TestOtherMachinesLeaveRoomForThisOne(t *testing.T) {
	hook := limitConnections(3, 1)
	enter := func(from string) *end {
		e := &end{from: from}
		hook(e, http.StateNew)
		return e
	}
	first := enter("192.168.1.9:1")
	if first.closed || !enter("192.168.1.8:1").closed {
		t.Error("the limit is not that of other machines")
	}
	if enter("127.0.0.1:1").closed || enter("192.168.1.5:1").closed {
		t.Error("this machine was kept out")
	}
	if !enter("[::1]:1").closed {
		t.Error("there is no limit for all")
	}
	hook(first, http.StateClosed)
	if enter("192.168.1.8:2").closed {
		t.Error("a closed one left no room")
	}
}

// end is a connection that only says where it comes from and was ended.
type end struct {
	net.Conn
	from   string
	closed bool
}

func (e *end) RemoteAddr() net.Addr { return net.TCPAddrFromAddrPort(netip.MustParseAddrPort(e.from)) }
func (e *end) LocalAddr() net.Addr {
	return net.TCPAddrFromAddrPort(netip.MustParseAddrPort("192.168.1.5:1313"))
}
func (e *end) Close() error {
	e.closed = true
	return nil
}

// speak sends words to a running server and returns what it says until it ends
// the connection.
func speak(t *testing.T, s *Server, words string) string {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	server.Config = s.HTTP()
	server.Start()
	defer server.Close()
	c, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(forgiving))
	if _, err := c.Write([]byte(words)); err != nil {
		t.Fatal(err)
	}
	said, err := io.ReadAll(c)
	if err != nil {
		t.Errorf("%q: %v", words, err)
	}
	return string(said)
}

func TestWhoAnnouncesMoreThanAHeaderIsNotWaitedFor(t *testing.T) {
	s := shown(Options{Reload: true})
	for _, words := range []string{
		"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n",
		"GET /~fingerpost/style.css HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /site.css HTTP/1.1\r\nHost: localhost\r\n\r\n",
	} {
		said := speak(t, s, words)
		has(t, words, said, "HTTP/1.1 200 OK", "Connection: close")
		lacks(t, words, strings.TrimPrefix(said, "HTTP/1.1"), "HTTP/1.1")
	}
}

func TestWhatIsAskedOfAServerAsSuchIsAnsweredLikeAllElse(t *testing.T) {
	s := shown(Options{})
	has(t, "here", speak(t, s, "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), "HTTP/1.1 405", "Allow: GET, HEAD")
	has(t, "elsewhere", speak(t, s, "OPTIONS * HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), "HTTP/1.1 403")
}

func TestWhoDoesNotReadIsNotWaitedForEither(t *testing.T) {
	for _, path := range []string{"/", "/nothing", "/~fingerpost/none", "/~fingerpost/in/none/"} {
		for _, with := range []func(*http.Request){method("GET"), method("PUT"), host("evil.example"), header("Origin", "null")} {
			r := httptest.NewRequest("GET", "http://localhost"+path, nil)
			with(r)
			w := &patient{ResponseRecorder: httptest.NewRecorder()}
			if shown(Options{}).ServeHTTP(w, r); !w.limited {
				t.Errorf("%s %s %s: %d, without a limit", r.Method, r.Host, path, w.Code)
			}
		}
	}
}

// patient notes whether an answer was begun with a limit of its time.
type patient struct {
	*httptest.ResponseRecorder
	until   time.Time
	limited bool
}

func (p *patient) SetWriteDeadline(at time.Time) error {
	p.until = at
	return nil
}

func (p *patient) WriteHeader(status int) {
	p.limited = !p.until.IsZero()
	p.ResponseRecorder.WriteHeader(status)
}
