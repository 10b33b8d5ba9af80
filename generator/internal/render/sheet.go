package render

import (
	"bytes"
	"errors"
	"path"
	"strings"

	"github.com/tdewolff/minify/v2"
	mincss "github.com/tdewolff/minify/v2/css"
	minjs "github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// small returns a style sheet or script without what only its author needs,
// and any other file as it is. The minifier writes into what it reads.
func small(name string, data []byte) ([]byte, error) {
	var out bytes.Buffer
	in := bytes.NewReader(bytes.Clone(data))
	var err error
	switch path.Ext(name) {
	case ".css":
		err = (&mincss.Minifier{}).Minify(minify.New(), &out, in, nil)
	case ".js":
		err = (&minjs.Minifier{}).Minify(minify.New(), &out, in, nil)
	default:
		return data, nil
	}
	return out.Bytes(), err
}

// unreadable places the error of a minifier in the file.
func unreadable(f *source.File, err error) diag.Diagnostic {
	at, message := diag.Span{File: f.Path}, err.Error()
	var wrong *parse.Error
	if errors.As(err, &wrong) {
		at.Line, at.Col, at.Len, message = wrong.Line, wrong.Column, 1, wrong.Message
	}
	return diag.New("site-theme/syntax", at, "%s", message)
}

// read returns a style sheet with its addresses led to where the files of the
// theme are published. It judges what would spoil the sheets after it, now that
// all become one; rules that a browser does not know are left to the browser.
func (t *Theme) read(f *source.File, inside string) ([]byte, diag.List) {
	s := reader{t: t, f: f, folder: path.Dir(inside)}
	l := css.NewLexer(parse.NewInputBytes(bytes.Clone(f.Bytes())))
	for {
		kind, data := l.Next()
		if kind == css.ErrorToken {
			break
		}
		s.take(kind, data)
	}
	for _, off := range s.open {
		s.report(off, 1, "this block is not closed", "add a } where it ends")
	}
	return s.out.Bytes(), s.problems
}

type reader struct {
	t        *Theme
	f        *source.File
	folder   string // in the theme
	off      int
	open     []int // where the open blocks begin
	out      bytes.Buffer
	problems diag.List
}

func (s *reader) take(kind css.TokenType, data []byte) {
	off := s.off
	s.off += len(data)
	switch kind {
	case css.LeftBraceToken:
		s.open = append(s.open, off)
	case css.RightBraceToken:
		if len(s.open) == 0 {
			s.report(off, 1, "this } closes nothing", "remove it, or open the block")
			return
		}
		s.open = s.open[:len(s.open)-1]
	case css.CommentToken:
		if len(data) < 4 || !bytes.HasSuffix(data, []byte("*/")) {
			s.report(off, 2, "this comment is not closed", "add a */ where it ends")
			return
		}
	case css.BadStringToken, css.BadURLToken:
		s.report(off, len(data), "this text is not closed", "end it with the quotation mark or bracket it began with")
	case css.AtKeywordToken:
		if strings.EqualFold(string(data), "@import") {
			s.report(off, len(data), "@import has no effect, because all style sheets of a site become one", "put the rules into a file in styles/")
		}
	case css.URLToken:
		data = s.address(off, data)
	}
	s.out.Write(data)
}

func (s *reader) report(off, length int, message, hint string) {
	s.problems = append(s.problems, diag.New("site-theme/syntax", s.f.Lines().Span(off, length), "%s", message).WithHint("%s", hint))
}

// address leads url(…) to a file of the theme, named relative to the style
// sheet as on disk, or to a file of the site, named from its root.
func (s *reader) address(off int, data []byte) []byte {
	target := strings.Trim(strings.TrimSuffix(string(data[len("url("):]), ")"), " \t\r\n\"'")
	if target == "" || strings.HasPrefix(target, "#") || strings.HasPrefix(target, "//") || strings.Contains(target, ":") {
		return data
	}
	name, rest := target, ""
	if i := strings.IndexAny(target, "?#"); i >= 0 {
		name, rest = target[:i], target[i:]
	}
	if strings.HasPrefix(name, "/") {
		return []byte("url(" + quoted(".."+name+rest) + ")")
	}
	file := path.Join(s.folder, name)
	if asset, ok := strings.CutPrefix(file, "assets/"); ok && s.t.names[asset] != "" {
		return []byte("url(" + quoted(escaped(strings.TrimPrefix(s.t.names[asset], "/assets/"))+rest) + ")")
	}
	var known []string
	for _, name := range sorted(s.t.files) {
		if strings.HasPrefix(name, "assets/") {
			known = append(known, name)
		}
	}
	d := diag.New("site-theme/missing", s.f.Lines().Span(off, len(data)), "the site theme has no file %s", file)
	if best, ok := diag.Closest(file, known); ok {
		d = d.WithHint("did you mean %s?", best)
	} else {
		d = d.WithHint("put it into assets/ of the theme; the path is read relative to this file")
	}
	s.problems = append(s.problems, d)
	return data
}
