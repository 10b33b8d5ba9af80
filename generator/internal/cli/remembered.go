package cli

import (
	"path"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/pack"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// shape is the label of what is remembered. Its number goes up with every change
// of what is packed, or how.
const shape = "fingerpost build 1"

func (r remembered) pack() []byte {
	var w pack.Writer
	w.Digest(r.asked)
	w.Text(r.today)
	r.program.Pack(&w)
	r.files.Pack(&w)
	packTold(&w, r.told)
	for _, l := range r.left {
		l.Pack(&w)
	}
	return w.Seal(shape)
}

// unpackRemembered reads what pack returned. Of anything else nothing is read.
func unpackRemembered(sealed []byte) (r remembered) {
	p, ok := pack.Open(shape, sealed)
	if !ok {
		return remembered{}
	}
	r.asked, r.today = p.Digest(), p.Text()
	r.program, r.files = source.UnpackTrace(p), source.UnpackTraces(p)
	r.told = unpackTold(p)
	for range r.told.sites {
		r.left = append(r.left, output.UnpackStanding(p))
	}
	if !p.Whole() {
		return remembered{}
	}
	return r
}

func packTold(w *pack.Writer, t told) {
	w.Int(int64(len(t.problems)))
	for _, d := range t.problems {
		packProblem(w, d)
		line, ok := "", false
		if d.At.Line > 0 {
			line, ok = t.lines.Line(d.At.File, d.At.Line)
		}
		w.Bool(ok)
		w.Text(line)
	}
	w.Int(int64(len(t.sites)))
	for _, s := range t.sites {
		w.Text(s.edition)
		w.Text(s.dir)
		w.Int(int64(s.files))
		w.Int(int64(s.pages))
		w.Int(s.bytes)
		w.Int(int64(len(s.left)))
		for _, l := range s.left {
			w.Text(l.reason)
			w.Int(int64(l.count))
		}
	}
}

func unpackTold(p *pack.Reader) (t told) {
	lines := excerpts{}
	for range p.Count() {
		d := unpackProblem(p)
		if known, line := p.Bool(), p.Text(); known {
			lines[excerpt{path.Clean(d.At.File), d.At.Line}] = line
		}
		t.problems = append(t.problems, d)
	}
	t.lines = lines
	for range p.Count() {
		s := toldSite{edition: p.Text(), dir: p.Text(), files: int(p.Int()), pages: int(p.Int()), bytes: p.Int()}
		for range p.Count() {
			s.left = append(s.left, toldLeft{reason: p.Text(), count: int(p.Int())})
		}
		t.sites = append(t.sites, s)
	}
	return t
}

func packProblem(w *pack.Writer, d diag.Diagnostic) {
	w.Text(string(d.Code))
	w.Int(int64(d.Severity))
	packSpan(w, d.At)
	w.Text(d.Message)
	w.Text(d.Hint)
	w.Text(d.Fix)
	w.Int(int64(len(d.Notes)))
	for _, n := range d.Notes {
		packSpan(w, n.At)
		w.Text(n.Message)
	}
}

func unpackProblem(p *pack.Reader) diag.Diagnostic {
	d := diag.Diagnostic{Code: diag.Code(p.Text()), Severity: diag.Severity(p.Int()), At: unpackSpan(p), Message: p.Text(), Hint: p.Text(), Fix: p.Text()}
	for range p.Count() {
		d.Notes = append(d.Notes, diag.Related{At: unpackSpan(p), Message: p.Text()})
	}
	return d
}

func packSpan(w *pack.Writer, s diag.Span) {
	w.Text(s.File)
	w.Int(int64(s.Line))
	w.Int(int64(s.Col))
	w.Int(int64(s.Len))
}

func unpackSpan(p *pack.Reader) diag.Span {
	return diag.Span{File: p.Text(), Line: int(p.Int()), Col: int(p.Int()), Len: int(p.Int())}
}

// excerpts are the lines of files that problems stand in.
type excerpts map[excerpt]string

type excerpt struct {
	file string
	line int
}

// Line returns line n of a file, as a snapshot does.
func (e excerpts) Line(file string, n int) (string, bool) {
	line, ok := e[excerpt{path.Clean(file), n}]
	return line, ok
}
