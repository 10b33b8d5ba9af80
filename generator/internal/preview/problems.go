package preview

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

//go:embed client/problems.html
var problemsHTML string

// maxShown is how many problems are laid out; nobody reads more at once.
const maxShown = 200

// A report is what the template shows of a state's problems.
type report struct {
	Title   string
	Built   bool
	Clock   string // of the build shown instead; empty if there is none or it is this one
	Counts  string // "2 errors, 1 warning"
	Errors  int
	Files   []fileReport
	Omitted int
	Path    string
}

type fileReport struct {
	Name     string
	Problems []problemReport
}

type problemReport struct {
	Severity, Message, Hint string
	Code                    diag.Code
	Place                   place
	Rows                    []row
	Notes                   []noteReport
}

type noteReport struct {
	Place   place
	Message string
}

type place struct {
	Text string       // "content/roles/a.md:4:1"
	Href template.URL // opens it in an editor; empty if that is not wanted
}

// report lays out the problems of a state, errors first, files that were just
// changed before others. Links to an editor are for this machine only: they
// hold the path of the project, and would open nothing elsewhere.
func (s *Server) report(r *http.Request, st *state) report {
	rep := report{
		Built:  st.built,
		Counts: counts(st.problems),
		Errors: st.problems.Count(diag.Error),
	}
	if rep.Errors > 0 {
		rep.Clock = st.clock
	}
	href := func(diag.Span) template.URL { return "" }
	if local(r) {
		href = s.editorLink
	}
	for i, d := range inOrder(st) {
		if i == maxShown {
			rep.Omitted = len(st.problems) - i
			break
		}
		if n := len(rep.Files); n == 0 || rep.Files[n-1].Name != d.At.File {
			rep.Files = append(rep.Files, fileReport{Name: d.At.File})
		}
		p := problemReport{
			Severity: d.Severity.String(), Message: d.Message, Hint: d.Hint, Code: d.Code,
			Place: place{d.At.String(), href(d.At)},
			Rows:  excerpt(d.At, st.excerpts),
		}
		for _, n := range d.Notes {
			p.Notes = append(p.Notes, noteReport{place{n.At.String(), href(n.At)}, n.Message})
		}
		file := &rep.Files[len(rep.Files)-1]
		file.Problems = append(file.Problems, p)
	}
	return rep
}

func inOrder(st *state) diag.List {
	l := st.problems.Sort()
	rank := map[string]int{}
	for _, name := range st.changed {
		rank[name] = -1
	}
	worst := map[string]diag.Severity{}
	for _, d := range l {
		worst[d.At.File] = max(worst[d.At.File], d.Severity)
	}
	// The sort keeps the order of files, and of places in them.
	slices.SortStableFunc(l, func(a, b diag.Diagnostic) int {
		if a.At.File == b.At.File {
			return 0
		}
		if d := worst[b.At.File] - worst[a.At.File]; d != 0 {
			return int(d)
		}
		if d := rank[a.At.File] - rank[b.At.File]; d != 0 {
			return d
		}
		return strings.Compare(a.At.File, b.At.File)
	})
	return l
}

func counts(l diag.List) string {
	var parts []string
	for _, c := range []struct {
		of   diag.Severity
		word string
	}{{diag.Error, "error"}, {diag.Warning, "warning"}, {diag.Note, "note"}} {
		switch n := l.Count(c.of); {
		case n == 1:
			parts = append(parts, "1 "+c.word)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n, c.word))
		}
	}
	return strings.Join(parts, ", ")
}

// editorLink returns the address that opens a place in the user's editor.
func (s *Server) editorLink(at diag.Span) template.URL {
	if s.options.Root == "" || at.File == "" {
		return ""
	}
	file := filepath.ToSlash(filepath.Join(s.options.Root, filepath.FromSlash(at.File)))
	line, col := max(at.Line, 1), max(at.Col, 1)
	switch s.options.Editor {
	case "vscode":
		u := url.URL{Path: "/" + strings.TrimPrefix(file, "/")}
		return template.URL(fmt.Sprintf("vscode://file%s:%d:%d", u.EscapedPath(), line, col))
	case "idea":
		return template.URL(fmt.Sprintf("idea://open?file=%s&line=%d&column=%d", url.QueryEscape(file), line, col))
	}
	return ""
}

// serveProblems answers with the problems as a piece of HTML, which live pages
// lay over themselves.
func (s *Server) serveProblems(w http.ResponseWriter, r *http.Request) {
	if s.fromPage(w, r) {
		write(w, r, http.StatusOK, contentType(".html"), s.fill("sheet", s.report(r, s.state.Load())))
	}
}

func (s *Server) failurePage(r *http.Request, st *state) []byte {
	rep := s.report(r, st)
	rep.Title = "The first build is on its way"
	if st.built {
		rep.Title = "There is no good build yet"
	}
	return s.fill("failure", rep)
}

func (s *Server) absencePage(path string) []byte {
	return s.fill("absence", report{Title: "There is no page here", Path: path})
}

func (s *Server) fill(name string, rep report) []byte {
	var b bytes.Buffer
	if err := s.layouts.ExecuteTemplate(&b, name, rep); err != nil {
		panic(err) // the template and its data are both ours
	}
	return b.Bytes()
}
