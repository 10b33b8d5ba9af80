package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// maxStreams bounds the live pages, each of which holds a connection.
const maxStreams = 128

// heartbeat is how often a stream says that it is alive, so that one whose page
// went away without a word is found out.
const heartbeat = 15 * time.Second

// A signal is all that live pages are told without asking. It holds no names:
// what else they need they fetch.
type signal struct {
	Generation int64 `json:"generation"`
	Errors     int   `json:"errors"`
	Warnings   int   `json:"warnings"`
	Assets     int64 `json:"assets"` // generation in which a picture or style last changed
}

// serveEvents tells a page which generation is current, at once and after each
// update, until the page goes away or the server is closed.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request) {
	if !s.fromPage(w, r) {
		return
	}
	defer s.streams.Add(-1)
	if s.streams.Add(1) > maxStreams {
		say(w, http.StatusServiceUnavailable, "too many pages are open")
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	if !send(w, "retry: 500\n\n") {
		return
	}
	for {
		st := s.state.Load()
		if !send(w, "event: state\ndata: "+st.signal()+"\n\n") {
			return
		}
		for waiting := true; waiting; {
			select {
			case <-st.next:
				waiting = false
			case <-beat.C:
				if !send(w, ":\n\n") {
					return
				}
			case <-r.Context().Done():
				return
			case <-s.closed:
				return
			}
		}
	}
}

func (st *state) signal() string {
	data, err := json.Marshal(signal{st.generation, st.problems.Count(diag.Error), st.problems.Count(diag.Warning), st.asset})
	if err != nil {
		panic(err) // four numbers always have a JSON form
	}
	return string(data)
}

func send(w http.ResponseWriter, message string) bool {
	limitWriting(w, 10*time.Second)
	if _, err := fmt.Fprint(w, message); err != nil {
		return false
	}
	return http.NewResponseController(w).Flush() == nil
}

// serveAssets answers with the addresses of the files other than pages that
// changed since a generation.
func (s *Server) serveAssets(w http.ResponseWriter, r *http.Request) {
	if !s.fromPage(w, r) {
		return
	}
	since, err := strconv.ParseInt(r.URL.Query().Get("since"), 10, 64)
	if err != nil {
		say(w, http.StatusBadRequest, "since must be a generation")
		return
	}
	changed := []string{}
	for name, generation := range s.state.Load().assets {
		if generation > since {
			changed = append(changed, "/"+name)
		}
	}
	slices.Sort(changed)
	data, err := json.Marshal(changed)
	if err != nil {
		panic(err) // strings always have a JSON form
	}
	write(w, r, http.StatusOK, contentType(".json"), data)
}
