package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Excerpts gives lines of the files that problems stand in.
type Excerpts interface {
	Line(file string, n int) (text string, ok bool)
}

// ANSI colours of Print.
const (
	red, yellow, blue, bold, dim, plain = "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
)

// Print writes problems for people: what is wrong, where, the line itself with
// a mark under the place, and the way out. The severity always stands there as
// a word; colour only helps.
func Print(w io.Writer, l List, src Excerpts, colour bool) {
	for _, d := range l {
		io.WriteString(w, Frame(d, src, colour))
	}
}

// Frame returns one problem as Print writes it.
func Frame(d Diagnostic, src Excerpts, colour bool) string {
	paint := func(code, s string) string {
		if !colour {
			return s
		}
		return code + s + plain
	}
	var b strings.Builder
	tone := map[Severity]string{Error: red, Warning: yellow}[d.Severity] + bold
	fmt.Fprintf(&b, "%s%s %s\n", paint(tone, d.Severity.String()), paint(dim, "["+string(d.Code)+"]:"), paint(bold, visible(d.Message)))
	if d.At.File != "" {
		fmt.Fprintf(&b, "  %s %s\n", paint(blue, "-->"), visible(d.At.String()))
	}
	hint := visible(d.Hint)
	if line, ok := excerpt(d.At, src); ok {
		gutter := strings.Repeat(" ", len(fmt.Sprint(d.At.Line)))
		before, marked := cut(line, d.At)
		mark := strings.Repeat("^", max(1, width(marked)))
		fmt.Fprintf(&b, " %s %s\n", gutter, paint(blue, "|"))
		fmt.Fprintf(&b, " %s %s\n", paint(blue, fmt.Sprintf("%d |", d.At.Line)), visible(line))
		fmt.Fprintf(&b, " %s %s %s%s", gutter, paint(blue, "|"), under(before), paint(tone, mark))
		if strings.HasPrefix(hint, "did you mean") {
			b.WriteString(" " + hint)
			hint = ""
		}
		b.WriteByte('\n')
	}
	if hint != "" {
		fmt.Fprintf(&b, "   %s %s\n", paint(blue, "= hint:"), hint)
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "   %s %s: %s\n", paint(blue, "= note:"), visible(n.At.String()), visible(n.Message))
	}
	return b.String()
}

// String returns the place as file:line:column, as far as it is known.
func (s Span) String() string {
	if s.Line == 0 {
		return s.File
	}
	return fmt.Sprintf("%s:%d:%d", s.File, s.Line, s.Col)
}

func excerpt(at Span, src Excerpts) (string, bool) {
	if src == nil || at.Line == 0 {
		return "", false
	}
	line, ok := src.Line(at.File, at.Line)
	if !ok || len(line) > 400 {
		return "", false
	}
	return line, true
}

// Record is a problem in JSON. Keys are only ever added.
type Record struct {
	ID         Code     `json:"id"`
	Severity   string   `json:"severity"`
	File       string   `json:"file"`
	Line       int      `json:"line,omitempty"`
	Column     int      `json:"column,omitempty"`
	EndColumn  int      `json:"endColumn,omitempty"`
	Message    string   `json:"message"`
	Hint       string   `json:"hint,omitempty"`
	Suggestion string   `json:"suggestion,omitempty"`
	Fixable    bool     `json:"fixable,omitempty"`
	Related    []Record `json:"related,omitempty"`
}

// Records returns problems as they stand in JSON.
func Records(l List) []Record {
	out := make([]Record, 0, len(l))
	for _, d := range l {
		r := Record{ID: d.Code, Severity: d.Severity.String(), File: d.At.File, Line: d.At.Line, Column: d.At.Col,
			Message: d.Message, Hint: d.Hint, Suggestion: d.Fix, Fixable: d.Fix != "" && d.At.Len > 0}
		if d.At.Line > 0 {
			r.EndColumn = d.At.Col + d.At.Len
		}
		for _, n := range d.Notes {
			r.Related = append(r.Related, Record{File: n.At.File, Line: n.At.Line, Column: n.At.Col, Message: n.Message, Severity: "note", ID: d.Code})
		}
		out = append(out, r)
	}
	return out
}

// PrintJSON writes problems as one JSON object with extra keys beside them.
func PrintJSON(w io.Writer, l List, extra map[string]any) error {
	out := map[string]any{"schema": 1, "errors": l.Count(Error), "warnings": l.Count(Warning), "notes": l.Count(Note), "diagnostics": Records(l)}
	for k, v := range extra {
		out[k] = v
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

// PrintGitHub writes problems as workflow commands, so that a pull request
// shows each at its line.
func PrintGitHub(w io.Writer, l List) {
	for _, d := range l {
		level := map[Severity]string{Error: "error", Warning: "warning", Note: "notice"}[d.Severity]
		message := d.Message
		if d.Hint != "" {
			message += "\n" + d.Hint
		}
		place := ""
		if d.At.File != "" {
			place = "file=" + property(d.At.File) + ","
		}
		if d.At.Line > 0 {
			place += fmt.Sprintf("line=%d,col=%d,endColumn=%d,", d.At.Line, d.At.Col, d.At.Col+d.At.Len)
		}
		fmt.Fprintf(w, "::%s %stitle=%s::%s\n", level, place, property(string(d.Code)), data(message))
	}
}

// data escapes the text of a workflow command, property that of its values.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s))
}
