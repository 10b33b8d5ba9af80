package preview

import (
	"net"
	"net/http"
	"sync"
)

// limitConnections returns a hook for a server that ends each connection above
// a number. Waiting in a queue would help nobody: streams stay open for hours.
func limitConnections(most int) func(net.Conn, http.ConnState) {
	var mu sync.Mutex
	open := map[net.Conn]bool{}
	return func(c net.Conn, state http.ConnState) {
		mu.Lock()
		defer mu.Unlock()
		switch state {
		case http.StateNew:
			if len(open) >= most {
				_ = c.Close() // the server finds out when it reads
				return
			}
			open[c] = true
		case http.StateClosed, http.StateHijacked:
			delete(open, c)
		}
	}
}
