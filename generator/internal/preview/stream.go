package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// maxStreams bounds the live pages, each of which holds a connection.
const maxStreams = 128

// heartbeat is how often a stream says that it is alive, so that one whose page
// went away without a word is found out, here and there: a page that hears
// nothing for two of them and more opens another.
const heartbeat = 15 * time.Second

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
		// The number is all that pages are told without asking: what else they
		// need they fetch.
		if !send(w, fmt.Sprintf("event: generation\ndata: %d\n\n", st.generation)) {
			return
		}
		for waiting := true; waiting; {
			select {
			case <-st.next:
				waiting = false
			case <-beat.C:
				if !send(w, "event: beat\ndata: 0\n\n") {
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

func send(w http.ResponseWriter, message string) bool {
	limitWriting(w, 10*time.Second)
	if _, err := fmt.Fprint(w, message); err != nil {
		return false
	}
	return http.NewResponseController(w).Flush() == nil
}

// serveAssets answers with the addresses of the files other than pages that
// changed since a generation in the variant that the asking page is of.
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
	st := s.state.Load()
	if v, _, ok := st.locate(r.URL.Query().Get("path")); ok && st.views[v] != nil {
		for name, generation := range st.views[v].assets {
			if generation > since {
				changed = append(changed, v.Path()+"/"+name)
			}
		}
	}
	slices.Sort(changed)
	data, err := json.Marshal(changed)
	if err != nil {
		panic(err) // strings always have a JSON form
	}
	write(w, r, http.StatusOK, contentType(".json"), data)
}
