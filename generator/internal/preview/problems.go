package preview

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

//go:embed client/problems.html
var problemsHTML string

// maxShown is how many problems are laid out; nobody reads more at once.
const maxShown = 200

// A report is what templates show of a view.
type report struct {
	Title    string
	Built    bool
	Clock    string // of the build shown instead; empty if there is none or it is this one
	Counts   string // "2 errors, 1 warning"
	Errors   int
	Warnings int
	Files    []fileReport
	Omitted  int    // problems that are not listed
	Path     string // that is not there
	Root     string // where the first page of the variant is

	History []edited
	Choices []choice
	Dated   bool // there is a day to choose
	Date    string
	Page    string // the page that the sheet is for
	Source  place  // what it is made from
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

// report lays out the problems of a view, errors first, files that were just
// changed before others. Links to an editor are for this machine only: they
// hold the path of the project, and would open nothing elsewhere. Problems quote
// files of every edition, so that visitors who may not see all of them are told
// only how many there are.
func (s *Server) report(r *http.Request, st *state, v *view) report {
	rep := report{
		Built:  true,
		Counts: counts(v.problems),
		Errors: v.problems.Count(diag.Error), Warnings: v.problems.Count(diag.Warning),
	}
	if rep.Errors > 0 {
		rep.Clock = v.clock
	}
	if !st.open && !ofThisMachine(r) {
		rep.Omitted = len(v.problems)
		return rep
	}
	href := s.opener(r)
	for i, d := range inOrder(v) {
		if i == maxShown {
			rep.Omitted = len(v.problems) - i
			break
		}
		if n := len(rep.Files); n == 0 || rep.Files[n-1].Name != d.At.File {
			rep.Files = append(rep.Files, fileReport{Name: d.At.File})
		}
		p := problemReport{
			Severity: d.Severity.String(), Message: d.Message, Hint: d.Hint, Code: d.Code,
			Place: place{d.At.String(), href(d.At)},
			Rows:  excerpt(d.At, v.excerpts),
		}
		for _, n := range d.Notes {
			p.Notes = append(p.Notes, noteReport{place{n.At.String(), href(n.At)}, n.Message})
		}
		file := &rep.Files[len(rep.Files)-1]
		file.Problems = append(file.Problems, p)
	}
	return rep
}

// opener returns what makes links to an editor for a visitor.
func (s *Server) opener(r *http.Request) func(diag.Span) template.URL {
	if local(r) {
		return s.editorLink
	}
	return func(diag.Span) template.URL { return "" }
}

func inOrder(v *view) diag.List {
	l := v.problems.Sort()
	rank := map[string]int{}
	for _, name := range v.changed {
		rank[name] = -1
	}
	worst := map[string]diag.Severity{}
	for _, d := range l {
		worst[d.At.File] = max(worst[d.At.File], d.Severity)
	}
	// The sort keeps the order of files, and of places in them.
	sorting.By(l, func(a, b diag.Diagnostic) int {
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

// serveSheet answers with what the sheet of a page holds, as a piece of HTML:
// problems, what changed for readers, other editions, the file of the page.
func (s *Server) serveSheet(w http.ResponseWriter, r *http.Request) {
	if !s.fromPage(w, r) {
		return
	}
	st := s.state.Load()
	at := r.URL.Query().Get("path")
	v, inside, ok := st.locate(at)
	if !ok || !plain(inside) {
		say(w, http.StatusBadRequest, "path must be that of a page")
		return
	}
	rep := report{}
	if shown := st.views[v]; shown != nil {
		rep = s.report(r, st, shown)
		rep.History = shown.history
		if source := s.sourceOf(v, file(inside)); source != "" && local(r) {
			rep.Source = place{source, s.editorLink(diag.Span{File: source, Line: 1, Col: 1})}
		}
	}
	rep.Page, rep.Choices, rep.Date, rep.Dated = at, st.choices(v, inside), v.Date, len(st.offered) > 0
	write(w, r, http.StatusOK, contentType(".html"), s.fill("sheet", rep))
}

func (s *Server) failurePage(r *http.Request, st *state, v Variant) []byte {
	rep := report{Title: "The first build is on its way"}
	if shown := st.views[v]; shown != nil {
		rep = s.report(r, st, shown)
		rep.Title = "There is no good build yet"
	}
	return s.fill("failure", rep)
}

func (s *Server) fill(name string, data any) []byte {
	var b bytes.Buffer
	if err := s.layouts.ExecuteTemplate(&b, name, data); err != nil {
		panic(err) // the template and its data are both ours
	}
	return b.Bytes()
}
