package export

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// columns are those of the CSV, in order. New ones go to the end.
var columns = []string{"id", "title", "theme", "product", "status", "horizon", "start", "target", "target_first", "target_last", "shipped",
	"confidence", "health", "outcome", "objectives", "depends_on", "owner", "decider", "score", "progress", "url", "updated"}

// CSV writes the items, one a line (RFC 4180). What a spreadsheet would take
// for a formula begins with an apostrophe.
func (r Roadmap) CSV(w io.Writer) error {
	out := bufio.NewWriter(w)
	out.Write(appendLine(nil, columns))
	var room []byte
	for i := range r.Items.Count {
		one := r.Items.Make(i)
		row := one.row
		if row == nil {
			room = one.appendRow(room[:0])
			row = room
		}
		out.Write(row)
	}
	return out.Flush()
}

// appendRow adds the line that the table has for an item.
func (w *Work) appendRow(out []byte) []byte {
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
	return appendLine(out, row)
}

// appendLine adds cells as a line of CSV; lines within a cell end as lines do.
func appendLine(out []byte, cells []string) []byte {
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

// Markdown writes a summary for mails, chats and pull requests: items under
// their horizons. word says what the site theme calls things, say a period.
func (r Roadmap) Markdown(w io.Writer, word func(key string) string, say func(Period) string) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s\n", plain(r.Title))
	if r.Vision != nil && r.Vision.Statement != "" {
		fmt.Fprintf(out, "\n%s\n", plain(r.Vision.Statement))
	}
	lists := make([]bytes.Buffer, len(r.Horizons)+1)
	for i := range r.Items.Count {
		one := r.Items.Make(i)
		line := one.line
		if line == "" {
			line = one.summary(r.URL, word, say)
		}
		for n, h := range r.Horizons {
			if one.Horizon == h.ID {
				lists[n].WriteString(line)
			}
		}
		if one.Status == "shipped" {
			lists[len(r.Horizons)].WriteString(line)
		}
	}
	for i := range lists {
		title := word("status.shipped")
		if i < len(r.Horizons) {
			title = r.Horizons[i].Title
		}
		if lists[i].Len() > 0 {
			fmt.Fprintf(out, "\n## %s\n\n%s", plain(title), lists[i].Bytes())
		}
	}
	if len(r.Milestones) > 0 {
		fmt.Fprintf(out, "\n## %s\n\n", word("timeline.milestones"))
		for _, m := range r.Milestones {
			fmt.Fprintf(out, "- %s: %s\n", link(m.Entry, r.URL), say(period(m.On)))
		}
	}
	fmt.Fprintf(out, "\n%s %s", word("site.as_of"), r.AsOf)
	if r.Disclaimer != "" {
		fmt.Fprintf(out, ". %s", plain(r.Disclaimer))
	}
	out.WriteByte('\n')
	return out.Flush()
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
