package preview

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/output"
)

// servePath answers with the file of a tree that a path means.
func (s *Server) servePath(w http.ResponseWriter, r *http.Request) {
	st := s.state.Load()
	v, inside, ok := st.locate(r.URL.Path)
	if !ok {
		say(w, http.StatusNotFound, "this preview has no such edition")
		return
	}
	if to, asked := st.asOf(v, inside, r); asked {
		sendTo(w, http.StatusSeeOther, to, "")
		return
	}
	st = s.await(r, v)
	limitWriting(w, 30*time.Second) // for it may have taken as long
	shown := st.views[v]
	if shown == nil || shown.tree == nil {
		s.serveFailure(w, r, st, v)
		return
	}
	if !plain(inside) {
		s.serveAbsence(w, r, st, v, inside)
		return
	}
	key := file(inside)
	if f, ok := shown.tree.Get(key); ok {
		s.serveFile(w, r, st, v, key, f)
	} else if _, ok := shown.tree.Get(key + "/index.html"); ok {
		sendTo(w, http.StatusMovedPermanently, r.URL.Path+"/", r.URL.RawQuery)
	} else {
		s.serveAbsence(w, r, st, v, inside)
	}
}

// asOf returns where a page stands as of the day that ?clock= asks for; an
// empty one asks for today.
func (st *state) asOf(v Variant, inside string, r *http.Request) (to string, asked bool) {
	query := r.URL.Query()
	date := query.Get("clock")
	if !query.Has("clock") || !plain(inside) || len(st.offered) == 0 || date != "" && !isDate(date) {
		return "", false
	}
	if v.Edition == "" && st.views[v] != nil {
		v.Edition = st.views[v].id
	}
	return st.variant(v.Edition, date).Path() + inside, v.Edition != ""
}

// variant returns an edition as of a day. The edition at the root is not shown
// a second time elsewhere.
func (st *state) variant(edition, date string) Variant {
	if root := st.views[Variant{}]; root != nil && root.id == edition && date == "" {
		return Variant{}
	}
	return Variant{edition, date}
}

func (s *Server) serveFile(w http.ResponseWriter, r *http.Request, st *state, v Variant, key string, f *output.File) {
	data, tag := f.Data, f.Sum.Hex()
	if path.Ext(key) == ".html" && s.options.Reload {
		// The script that is added names the generation.
		data, tag = s.live(data, st, v, ""), fmt.Sprintf("%s-%d", tag, st.generation)
	}
	w.Header().Set("Content-Type", contentType(key))
	w.Header().Set("ETag", strconv.Quote(tag))
	http.ServeContent(unstored{w}, r, "", time.Time{}, bytes.NewReader(data))
}

// unstored keeps answers out of caches even where there is nothing to answer
// with: http.ServeContent takes the header off for a part that a file has not.
type unstored struct{ http.ResponseWriter }

func (w unstored) WriteHeader(status int) {
	w.Header().Set("Cache-Control", "no-store")
	w.ResponseWriter.WriteHeader(status)
}

// serveAbsence answers for a path that the site does not have.
func (s *Server) serveAbsence(w http.ResponseWriter, r *http.Request, st *state, v Variant, inside string) {
	page := s.fill("absence", report{Title: "There is no page here", Path: inside, Root: v.Path() + "/"})
	if f, ok := st.views[v].tree.Get("404.html"); ok {
		page = f.Data
	}
	if note := st.absent(v, inside); s.options.Reload && note.Any() {
		page = besideTitle(page, s.fill("absent", note))
	}
	s.serveLive(w, r, st, v, http.StatusNotFound, page, "")
}

// serveFailure answers every path while there has been no good build. An open
// page turns into the site with the first.
func (s *Server) serveFailure(w http.ResponseWriter, r *http.Request, st *state, v Variant) {
	status := http.StatusInternalServerError
	if st.views[v] == nil {
		status = http.StatusServiceUnavailable
	}
	s.serveLive(w, r, st, v, status, s.failurePage(r, st, v), "problems")
}

func (s *Server) serveLive(w http.ResponseWriter, r *http.Request, st *state, v Variant, status int, page []byte, shows string) {
	if s.options.Reload {
		page = s.live(page, st, v, shows)
	}
	write(w, r, status, contentType(".html"), page)
}

// live returns a page with the script that follows new builds before its end.
// The page itself, which the tree shares with others, stays as it is. What the
// script has to know of the state stands in its tag, so that one request brings
// a page and all that goes with it. A page that shows the problems in full says
// so.
func (s *Server) live(page []byte, st *state, v Variant, shows string) []byte {
	tag := clientTag{Generation: st.generation, Token: s.token, Shows: shows}
	if shown := st.views[v]; shown != nil {
		tag.Errors, tag.Warnings, tag.Assets = shown.problems.Count(diag.Error), shown.problems.Count(diag.Warning), shown.asset
		if len(st.offered) > 1 || v != (Variant{}) {
			tag.Edition = shown.edition
		}
		if tag.Errors == 0 && len(shown.news) > 0 {
			tag.News, tag.More = shown.news[0].String(), len(shown.news)-1
		}
	}
	tag.Date = v.Date
	return insert(page, "</body>", s.fill("client", tag))
}

// A clientTag is what the script of a page is told with it.
type clientTag struct {
	Generation, Assets     int64
	Token, Shows           string
	Edition, Date          string // shown if there is a choice
	Errors, Warnings, More int
	News                   string // the first change of the newest build for readers; More are left out
}

// insert returns a page with a text put before the last end tag of its sort, at
// its end if there is none.
func insert(page []byte, before string, text []byte) []byte {
	at := lastIndexFold(page, before)
	if at < 0 {
		at = len(page)
	}
	return slices.Concat(page[:at], text, page[at:])
}

// besideTitle returns a page with a text put below its title, or where its main
// part ends.
func besideTitle(page, text []byte) []byte {
	const end = "</h1>"
	if at := lastIndexFold(page, end); at >= 0 {
		return slices.Concat(page[:at+len(end)], text, page[at+len(end):])
	}
	return insert(page, "</main>", text)
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
