package preview

import "github.com/fingerpost/fingerpost/generator/internal/diag"

// A row is one line of a file around a problem, cut into what comes before the
// marked place, the place, and what comes after.
type row struct {
	Number                int
	Before, Marked, After string
	Here                  bool // the problem is in this line
}

// Longer lines are cut to this many characters around the place.
const (
	widthBefore = 100
	widthAfter  = 200
)

// excerpt returns the line of a problem between its neighbours; nothing if the
// line is not known.
func excerpt(at diag.Span, src diag.Excerpts) []row {
	if src == nil || at.Line < 1 {
		return nil
	}
	line, ok := src.Line(at.File, at.Line)
	if !ok {
		return nil
	}
	var rows []row
	if before, ok := src.Line(at.File, at.Line-1); ok {
		rows = append(rows, row{Number: at.Line - 1, Before: shorten(before, 0)})
	}
	rows = append(rows, mark(line, at))
	if after, ok := src.Line(at.File, at.Line+1); ok && after != "" {
		rows = append(rows, row{Number: at.Line + 1, Before: shorten(after, 0)})
	}
	return rows
}

func mark(line string, at diag.Span) row {
	text := []rune(line)
	from := min(max(at.Col-1, 0), len(text))
	to := min(from+max(at.Len, 0), len(text))
	start, stop := max(from-widthBefore, 0), min(to, from+widthAfter)
	r := row{Number: at.Line, Here: true, Before: string(text[start:from]), Marked: string(text[from:stop])}
	if start > 0 {
		r.Before = "…" + r.Before
	}
	if stop < to {
		r.Marked += "…"
	} else {
		r.After = shorten(string(text[to:]), stop-from)
	}
	return r
}

// shorten cuts a text of which used characters have been shown already.
func shorten(s string, used int) string {
	if text := []rune(s); len(text) > widthAfter-used {
		return string(text[:widthAfter-used]) + "…"
	}
	return s
}
