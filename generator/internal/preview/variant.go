package preview

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

// A Variant is one way to look at a project. The zero value is what the
// preview was started with and stands at the root; all others stand below an
// address of their own, so that two can be open side by side.
type Variant struct {
	Edition string // id of the edition
	Date    string // as of which day, "2027-05-14"; "" for today
}

// An Edition can be chosen in the preview.
type Edition struct{ ID, Title string }

// within is the folder of addresses below which variants stand.
const within = reserved + "in/"

// Path returns where a variant stands, without a slash at the end: "" or
// "/~fingerpost/in/team@2027-05-14".
func (v Variant) Path() string {
	if v == (Variant{}) {
		return ""
	}
	if v.Date != "" {
		return within + v.Edition + "@" + v.Date
	}
	return within + v.Edition
}

var datePattern = pattern.Of(`^\d{4}-\d{2}-\d{2}$`)

func isDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil && datePattern().MatchString(text)
}

// locate tells which variant a path means, and the path inside of it. It
// reports false for a variant that nobody may choose.
func (st *state) locate(path string) (v Variant, inside string, ok bool) {
	rest, below := strings.CutPrefix(path, within)
	if !below {
		return Variant{}, path, true
	}
	name, inside, _ := strings.Cut(rest, "/")
	v.Edition, v.Date, _ = strings.Cut(name, "@")
	dated := strings.Contains(name, "@")
	return v, "/" + inside, st.offers(v.Edition) && dated == (v.Date != "") && (!dated || isDate(v.Date))
}

func (st *state) offers(edition string) bool {
	return slices.ContainsFunc(st.offered, func(e Edition) bool { return e.ID == edition })
}

// maxWanted is how many variants are kept up to date besides the one at the
// root; a site takes memory.
const maxWanted = 3

// Wanted returns the variants that are being looked at, the one asked for last
// first. The one at the root is always among them.
func (s *Server) Wanted() []Variant {
	s.asking.Lock()
	defer s.asking.Unlock()
	return slices.Clone(s.wanted)
}

// Asked holds a value whenever a variant was asked for that is not built.
func (s *Server) Asked() <-chan struct{} { return s.asked }

// want notes that a variant is being looked at.
func (s *Server) want(v Variant) {
	s.asking.Lock()
	defer s.asking.Unlock()
	if s.wanted[0] == v {
		return
	}
	s.wanted = slices.DeleteFunc(s.wanted, func(w Variant) bool { return w == v })
	s.wanted = slices.Insert(s.wanted, 0, v)
	for i := len(s.wanted) - 1; len(s.wanted) > maxWanted+1; i-- {
		if s.wanted[i] != (Variant{}) {
			s.wanted = slices.Delete(s.wanted, i, i+1)
		}
	}
}

// MadeFrom tells, by path in the tree of a variant, the file of the project that
// a page is made from.
func (s *Server) MadeFrom(v Variant, sources map[string]string) {
	s.asking.Lock()
	defer s.asking.Unlock()
	for other := range s.made {
		if !slices.Contains(s.wanted, other) {
			delete(s.made, other)
		}
	}
	s.made[v] = sources
}

func (s *Server) sourceOf(v Variant, file string) string {
	s.asking.Lock()
	defer s.asking.Unlock()
	return s.made[v][file]
}

// patience is how long a request waits for a variant to be built.
const patience = 30 * time.Second

// await returns a state in which a variant is shown. All who ask for one that
// is not share the build of it. Pages of other sites cannot ask for one.
func (s *Server) await(r *http.Request, v Variant) *state {
	st := s.state.Load()
	if st.views[v] == nil && !fromHere(r) {
		return st
	}
	s.want(v)
	if st.views[v] != nil || v == (Variant{}) {
		return st
	}
	select {
	case s.asked <- struct{}{}:
	default: // whoever builds knows already
	}
	late := time.NewTimer(patience)
	defer late.Stop()
	for st.views[v] == nil {
		select {
		case <-st.next:
			st = s.state.Load()
		case <-late.C:
			return st
		case <-r.Context().Done():
			return st
		case <-s.closed:
			return st
		}
	}
	return st
}

// fromHere reports whether a request came from a page of this preview or from
// somebody who typed the address, as far as browsers tell.
func fromHere(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return sameOrigin(r) && (site == "" || site == "same-origin" || site == "none")
}
