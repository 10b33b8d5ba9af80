package preview

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/output"
)

// servePath answers with the file of the tree that a path means.
func (s *Server) servePath(w http.ResponseWriter, r *http.Request) {
	st := s.state.Load()
	if st.tree == nil {
		s.serveFailure(w, r, st)
		return
	}
	if !plain(r.URL.Path) {
		s.serveAbsence(w, r, st)
		return
	}
	key := r.URL.Path[1:]
	if key == "" || strings.HasSuffix(key, "/") {
		key += "index.html"
	}
	if f, ok := st.tree.Get(key); ok {
		s.serveFile(w, r, st, key, f)
	} else if _, ok := st.tree.Get(key + "/index.html"); ok {
		sendTo(w, http.StatusMovedPermanently, r.URL.Path+"/", r.URL.RawQuery)
	} else {
		s.serveAbsence(w, r, st)
	}
}

func (s *Server) serveFile(w http.ResponseWriter, r *http.Request, st *state, key string, f *output.File) {
	data, tag := f.Data, f.Sum.Hex()
	if path.Ext(key) == ".html" && s.options.Reload {
		// The script that is added names the generation.
		data, tag = s.live(data, st, ""), fmt.Sprintf("%s-%d", tag, st.generation)
	}
	w.Header().Set("Content-Type", contentType(key))
	w.Header().Set("ETag", strconv.Quote(tag))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// serveAbsence answers for a path that the site does not have.
func (s *Server) serveAbsence(w http.ResponseWriter, r *http.Request, st *state) {
	page := s.absencePage(r.URL.Path)
	if f, ok := st.tree.Get("404.html"); ok {
		page = f.Data
	}
	s.serveLive(w, r, st, http.StatusNotFound, page, "")
}

// serveFailure answers every path while there has been no good build. An open
// page turns into the site with the first.
func (s *Server) serveFailure(w http.ResponseWriter, r *http.Request, st *state) {
	status := http.StatusInternalServerError
	if !st.built {
		status = http.StatusServiceUnavailable
	}
	s.serveLive(w, r, st, status, s.failurePage(r, st), "problems")
}

func (s *Server) serveLive(w http.ResponseWriter, r *http.Request, st *state, status int, page []byte, shows string) {
	if s.options.Reload {
		page = s.live(page, st, shows)
	}
	write(w, r, status, contentType(".html"), page)
}

// live returns a page with the script that follows new builds before its end.
// The page itself, which the tree shares with others, stays as it is. A page
// that shows the problems in full says so.
func (s *Server) live(page []byte, st *state, shows string) []byte {
	tag := fmt.Sprintf(`<script src="%sclient.js" defer data-generation="%d" data-token="%s"`, reserved, st.generation, s.token)
	if shows != "" {
		tag += ` data-shows="` + shows + `"`
	}
	tag += "></script>\n"
	at := lastIndexFold(page, "</body>")
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(tag))
	out = append(out, page[:at]...)
	out = append(out, tag...)
	return append(out, page[at:]...)
}

// lastIndexFold returns where word, ASCII in lower case, begins last in data,
// whatever its capitals there; -1 if nowhere.
func lastIndexFold(data []byte, word string) int {
	for i := len(data) - len(word); i >= 0; i-- {
		if data[i] == word[0] && bytes.EqualFold(data[i:i+len(word)], []byte(word)) {
			return i
		}
	}
	return -1
}

// write answers with a whole text.
func write(w http.ResponseWriter, r *http.Request, status int, kind string, data []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data)
	}
}

// say answers with a sentence in plain text.
func say(w http.ResponseWriter, status int, format string, args ...any) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintf(w, format+"\n", args...)
}

// sendTo answers with another address on this host. The path must be plain.
func sendTo(w http.ResponseWriter, status int, path, query string) {
	w.Header().Set("Location", (&url.URL{Path: path, RawQuery: query}).String())
	w.WriteHeader(status)
}
