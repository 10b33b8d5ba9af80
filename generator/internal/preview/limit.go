package preview

import (
	"net"
	"net/http"
	"net/netip"
	"sync"
)

// limitConnections returns a hook for a server that ends each connection above
// a number, and above another those of other machines, which can thus not keep
// out who works at this one. Waiting in a queue would help nobody: streams stay
// open for hours.
func limitConnections(most, ofOthers int) func(net.Conn, http.ConnState) {
	var mu sync.Mutex
	open := map[net.Conn]bool{} // whether it is of another machine
	others := 0
	return func(c net.Conn, state http.ConnState) {
		mu.Lock()
		defer mu.Unlock()
		switch state {
		case http.StateNew:
			other := !sameMachine(c.RemoteAddr(), c.LocalAddr())
			if len(open) >= most || other && others >= ofOthers {
				_ = c.Close() // the server finds out when it reads
				return
			}
			open[c] = other
			if other {
				others++
			}
		case http.StateClosed, http.StateHijacked:
			if open[c] {
				others--
			}
			delete(open, c)
		}
	}
}

// sameMachine reports whether two ends of a connection are on one machine.
func sameMachine(a, b net.Addr) bool {
	from, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return false
	}
	to, err := netip.ParseAddrPort(b.String())
	return from.Addr().Unmap().IsLoopback() || err == nil && from.Addr().Unmap() == to.Addr().Unmap()
}
