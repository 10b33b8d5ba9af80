package compare

import (
	"fmt"
	"math"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Words are what the site theme says for a key; the key itself if it has none.
type Words func(key string) string

// ScriptWords are the keys of the words that the script needs as they are, for
// what it says of tables that nobody declared.
var ScriptWords = []string{
	"compare.table", "compare.dimension", "compare.nothing", "compare.nothing_decided", "compare.only", "compare.hides.one", "compare.hides.other", "compare.band",
	"compare.ratio", "compare.steps.one", "compare.steps.other", "compare.common", "compare.nothing_common", "compare.apart.one", "compare.apart.other",
	"compare.sort", "compare.part", "compare.decisions.one", "compare.decisions.other", "compare.both", "compare.one_way", "compare.no_way", "compare.pairs",
	"compare.differ", "compare.alike", "compare.ahead", "compare.share", "compare.same_for", "compare.and",
}

func (w Words) say(key string, args ...any) string { return fmt.Sprintf(w(key), args...) }

func (w Words) count(key string, n int, args ...any) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return w.say(key+form, append([]any{n}, args...)...)
}

// list joins names: "a, b and c".
func (w Words) list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + w("compare.and") + names[last]
}

// Title returns what a dimension is called.
func (w Words) Title(d Dimension) string {
	if d.Title != "" {
		return d.Title
	}
	return w("dimension." + d.ID)
}

// Question returns a dimension as a question.
func (w Words) Question(d Dimension) string {
	if d.Question != "" {
		return d.Question
	}
	if d.Title != "" {
		return d.Title
	}
	return w("asks." + d.ID)
}

// Term returns what readers see of a thing that is said.
func (w Words) Term(t Term) string {
	switch {
	case t.Span.To > 0:
		return w.span(t.Span)
	case t.Word != "":
		return w(t.Word)
	}
	return t.Text
}

func (w Words) span(h model.RoleHorizon) string {
	out := w.say(unit(h), h.To)
	if h.From > 0 && h.From != h.To {
		out = w.say("span.range", h.From, out)
	}
	if h.OpenEnded {
		out += " " + w("span.open")
	}
	return out
}

func unit(h model.RoleHorizon) string {
	if h.To == 1 {
		return "unit." + h.Unit + ".one"
	}
	return "unit." + h.Unit + ".other"
}

// Note returns what is added to a thing that is said: of which sort it is, and
// to whom it passes.
func (w Words) Note(d Dimension, t Term) string {
	var parts []string
	if t.Sort != "" && !d.Profile {
		parts = append(parts, w(t.Sort))
	}
	if t.Whom != "" {
		parts = append(parts, w.say("compare.to", t.Whom))
	}
	return strings.Join(parts, ", ")
}

// times is a ratio as it is said: whole; 0 if it is hardly a difference.
func times(ratio float64) int {
	if ratio < 1.5 {
		return 0
	}
	return int(math.Floor(ratio + 0.5))
}

// Row returns how far apart the answers of a row are, in words.
func (w Words) Row(r Row) []string {
	var out []string
	if n := times(r.Ratio); n > 0 {
		out = append(out, w.say("compare.ratio", n))
	}
	if r.Steps > 0 {
		out = append(out, w.count("compare.steps", r.Steps))
	}
	if r.Dimension.Measure == Set && !r.Equal && r.Union > 0 && !r.Missing && !r.Dimension.Flows {
		if r.Shared > 0 {
			out = append(out, w.say("compare.common", r.Shared, r.Union))
		} else {
			out = append(out, w("compare.nothing_common"))
		}
	}
	if r.Apart > 0 {
		out = append(out, w.count("compare.apart", r.Apart, w.Term(r.Furthest)))
	}
	if r.Dimension.Flows {
		out = append(out, w.passing(r))
	}
	return out
}

func (w Words) passing(r Row) string {
	switch n := len(r.Cells); {
	case n > 2:
		return w.say("compare.pairs", r.Both, n*(n-1)/2)
	case r.Both > 0:
		return w("compare.both")
	case r.OneWay > 0:
		return w("compare.one_way")
	}
	return w("compare.no_way")
}

// Counted reports whether an answer is shown by how many things it names of
// which sort: all decisions in which a role takes some part are too many.
func (d Dimension) Counted(c Cell) bool {
	return d.Measure == Register && len(c.Terms) > 0 && c.Terms[0].Sort != ""
}

// Cell returns what is added to an answer as a whole: how many decisions it
// names, and of which sort all its things are.
func (w Words) Cell(d Dimension, c Cell) string {
	switch {
	case len(c.Terms) == 0:
	case d.Counted(c):
		var parts []string
		for _, s := range sorts(c.Terms) {
			parts = append(parts, w.say("compare.part", w(s.Sort), s.Count))
		}
		return strings.Join(parts, ", ")
	case d.Measure == Register:
		return w.count("compare.decisions", len(c.Terms))
	case d.Profile && c.Sort() != "" && len(c.Terms) > 1:
		return w.say("compare.sort", w(c.Sort()))
	}
	return ""
}

// Summary returns the differences of a table in a few sentences.
func (w Words) Summary(t Table) string {
	if len(t.Rows) == 0 || len(t.Sides) < 2 {
		return ""
	}
	names := make([]string, len(t.Sides))
	for i, s := range t.Sides {
		names[i] = s.Title
	}
	var differ, most, same, sentences []string
	for _, r := range t.Rows {
		switch {
		case r.Equal:
			same = append(same, w.Title(r.Dimension))
		case r.Known:
			differ = append(differ, w.Title(r.Dimension))
		}
	}
	for _, r := range byDistance(t.Rows) {
		if len(most) < 3 {
			most = append(most, w.Title(r.Dimension))
		}
	}
	if len(differ) == 0 {
		sentences = append(sentences, w.say("compare.alike", w.list(names)))
	} else {
		sentences = append(sentences, w.say("compare.differ", w.list(names), len(differ), len(differ)+len(same), w.list(most)))
	}
	for _, r := range t.Rows {
		if s := w.sentence(t, r); s != "" {
			sentences = append(sentences, s)
		}
	}
	if len(same) > 0 && len(differ) > 0 {
		sentences = append(sentences, w.say("compare.same_for", w.list(same)))
	}
	return strings.Join(sentences, " ")
}

// byDistance returns the rows that differ, the furthest apart first, wherever
// the decisive one stands.
func byDistance(rows []Row) []Row {
	var out []Row
	for _, r := range rows {
		if r.Equal || !r.Known {
			continue
		}
		at := len(out)
		for at > 0 && out[at-1].Distance < r.Distance {
			at--
		}
		out = append(out[:at], append([]Row{r}, out[at:]...)...)
	}
	return out
}

// sentence says of one row what a count of rows does not.
func (w Words) sentence(t Table, r Row) string {
	switch n := times(r.Ratio); {
	case n > 1 && r.Dimension.ID == "horizon":
		low, high := 0, 0
		for i, c := range r.Cells {
			if c.Value < r.Cells[low].Value {
				low = i
			}
			if c.Value > r.Cells[high].Value {
				high = i
			}
		}
		return w.say("compare.ahead", t.Sides[high].Title, n, t.Sides[low].Title)
	case r.Dimension.Levels > 0 && r.Shared > 0 && r.Union > r.Shared:
		return w.say("compare.share", r.Shared, r.Union, w.Title(r.Dimension))
	}
	return ""
}
