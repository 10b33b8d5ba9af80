package preview

import (
	"net"
	"net/http"
	"testing"
)

func TestConnectionsAboveALimitAreEnded(t *testing.T) {
	hook := limitConnections(2)
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
