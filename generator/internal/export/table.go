package export

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// columns are those of the CSV, in order. New ones go to the end.
var columns = []string{"id", "title", "theme", "product", "status", "horizon", "start", "target", "target_first", "target_last", "shipped",
	"confidence", "health", "outcome", "objectives", "depends_on", "owner", "decider", "score", "progress", "url", "updated"}

// CSV returns the items, one a line (RFC 4180). What a spreadsheet would take
// for a formula begins with an apostrophe.
func (r Roadmap) CSV() []byte {
	rows, size := make([][]byte, len(r.Items)), 0
	for i, w := range r.Items {
		if rows[i] = w.row; w.row == nil {
			rows[i] = w.inTable()
		}
		size += len(rows[i])
	}
	head := line(columns)
	out := append(make([]byte, 0, len(head)+size), head...)
	for _, row := range rows {
		out = append(out, row...)
	}
	return out
}

// inTable is the line that the table has for an item.
func (w *Work) inTable() []byte {
	progress := ""
	if w.Progress != nil {
		progress = strconv.Itoa(*w.Progress)
	}
	target := period(w.Target)
	row := []string{w.ID, w.Title, w.Theme, w.Product, w.Status, w.Horizon, period(w.Start).Text, target.Text, target.First, target.Last, period(w.Shipped).Text,
		w.Confidence, w.Health, w.Outcome, strings.Join(w.Objectives, " "), strings.Join(w.DependsOn, " "), w.Owner, w.Decider, w.Score, progress, w.URL, w.Updated}
	for c, cell := range row {
		row[c] = harmless(cell)
	}
	return line(row)
}

// line writes cells as a line of CSV; lines within a cell end as lines do.
func line(cells []string) []byte {
	var out []byte
	for i, cell := range cells {
		if i > 0 {
			out = append(out, ',')
		}
		first, _ := utf8.DecodeRuneInString(cell)
		if !strings.ContainsAny(cell, ",\"\r\n") && !unicode.IsSpace(first) {
			out = append(out, cell...)
			continue
		}
		out = append(out, '"')
		for k := range len(cell) {
			switch c := cell[k]; c {
			case '"':
				out = append(out, `""`...)
			case '\n':
				out = append(out, "\r\n"...)
			case '\r':
			default:
				out = append(out, c)
			}
		}
		out = append(out, '"')
	}
	return append(out, "\r\n"...)
}

func period(p *Period) Period {
	if p == nil {
		return Period{}
	}
	return *p
}

// harmless keeps spreadsheets from running a cell.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// Markdown returns a summary for mails, chats and pull requests: items under
// their horizons. word says what the site theme calls things, say a period.
func (r Roadmap) Markdown(word func(key string) string, say func(Period) string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", plain(r.Title))
	if r.Vision != nil && r.Vision.Statement != "" {
		fmt.Fprintf(&b, "\n%s\n", plain(r.Vision.Statement))
	}
	for _, h := range r.Horizons {
		list(&b, r, h.Title, word, say, func(w *Work) bool { return w.Horizon == h.ID })
	}
	list(&b, r, word("status.shipped"), word, say, func(w *Work) bool { return w.Status == "shipped" })
	if len(r.Milestones) > 0 {
		fmt.Fprintf(&b, "\n## %s\n\n", word("timeline.milestones"))
		for _, m := range r.Milestones {
			fmt.Fprintf(&b, "- %s: %s\n", link(m.Entry, r.URL), say(period(m.On)))
		}
	}
	fmt.Fprintf(&b, "\n%s %s", word("site.as_of"), r.AsOf)
	if r.Disclaimer != "" {
		fmt.Fprintf(&b, ". %s", plain(r.Disclaimer))
	}
	return []byte(b.String() + "\n")
}

func list(b *strings.Builder, r Roadmap, title string, word func(string) string, say func(Period) string, in func(*Work) bool) {
	first := true
	for _, w := range r.Items {
		if !in(w) {
			continue
		}
		if first {
			fmt.Fprintf(b, "\n## %s\n\n", plain(title))
			first = false
		}
		line := w.line
		if line == "" {
			line = w.summary(r.URL, word, say)
		}
		b.WriteString(line)
	}
}

// summary is the line that a summary has for an item.
func (w *Work) summary(base string, word func(string) string, say func(Period) string) string {
	line := "- **" + link(w.Entry, base) + "**"
	if w.Outcome != "" {
		line += ": " + plain(w.Outcome)
	}
	state := []string{word("status." + w.Status)}
	if w.Health != "" {
		state = append(state, word("health."+w.Health))
	}
	if w.Target != nil {
		state = append(state, say(*w.Target))
		if w.Confidence != "" {
			state = append(state, word("confidence."+w.Confidence))
		}
	}
	return line + " (" + strings.Join(state, ", ") + ")\n"
}

// link names an entry; it leads to its page where the site's address is known.
func link(e Entry, base string) string {
	if base == "" {
		return plain(e.Title)
	}
	return "[" + plain(e.Title) + "](" + base + strings.TrimPrefix(e.URL, "/") + ")"
}

// plain keeps Markdown from reading text as anything but text.
func plain(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>#|~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
