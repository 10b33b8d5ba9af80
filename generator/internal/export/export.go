// Package export writes a roadmap for other programs: as JSON with its schema,
// as CSV for spreadsheets, as Markdown for mails and chats. It knows nothing of
// entries; whoever calls it fills plain structs.
//
//	err := export.Roadmap{…}.JSON(w)
package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// Version is that of the shape of the JSON. It grows when a field changes its
// meaning or goes; new fields leave it as it is.
const Version = 1

// A Roadmap is what one edition plans. References are keys of entries:
// "role/product-manager". Periods are as precise as they are meant: 2027,
// 2027-H1, 2027-Q2, 2027-05, 2027-05-14, FY27-Q2, or two joined by two dots.
type Roadmap struct {
	Schema     string      `json:"$schema" doc:"the address of this schema, beside the file"`
	Version    int         `json:"version" doc:"of the shape of the file"`
	Title      string      `json:"title" doc:"of the site"`
	Edition    string      `json:"edition" doc:"the id of the edition: the file holds what its readers may see"`
	Language   string      `json:"language"`
	URL        string      `json:"url,omitempty" doc:"of the site; addresses below begin at its root"`
	AsOf       string      `json:"as_of" doc:"the day the file was made"`
	Disclaimer string      `json:"disclaimer,omitempty"`
	Horizons   []Horizon   `json:"horizons" doc:"nearest first"`
	Vision     *Vision     `json:"vision,omitempty"`
	Objectives []Objective `json:"objectives"`
	Products   []Product   `json:"products"`
	Themes     Works       `json:"themes"`
	Items      Works       `json:"items"`
	Milestones []Milestone `json:"milestones"`
}

// A Horizon is a column of the board.
type Horizon struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// An Entry is what all have.
type Entry struct {
	ID      string   `json:"id" doc:"never changes"`
	Title   string   `json:"title"`
	URL     string   `json:"url" doc:"of its page, from the root of the site"`
	Summary string   `json:"summary,omitempty"`
	Owner   string   `json:"owner,omitempty" doc:"who keeps it true"`
	Tags    []string `json:"tags,omitempty"`
	Updated string   `json:"updated,omitempty" doc:"the day its text last changed for readers"`
}

// A Vision says where the product is going.
type Vision struct {
	Entry
	Statement string `json:"statement,omitempty"`
	Years     int    `json:"years,omitempty" doc:"how far it looks"`
}

// An Objective is a measurable outcome.
type Objective struct {
	Entry
	Outcome  string   `json:"outcome,omitempty"`
	Period   *Period  `json:"period,omitempty"`
	EffectBy *Period  `json:"effect_by,omitempty" doc:"when the figures should have moved, if later"`
	Within   string   `json:"within,omitempty" doc:"the wider objective it serves"`
	Results  []Figure `json:"key_results,omitempty"`
}

// A Product is one of several that the roadmap plans for.
type Product struct {
	Entry
	Definition string `json:"definition,omitempty"`
	Lead       string `json:"lead,omitempty"`
	Within     string `json:"within,omitempty"`
}

// Works are themes or items, each made when it is asked for: nobody needs
// thousands of them at once.
type Works struct {
	Count int
	Make  func(i int) *Work // for as long as no other is asked for
}

// MarshalJSON writes an empty list, which JSON fills.
func (Works) MarshalJSON() ([]byte, error) { return []byte("[]"), nil }

// Work is a theme or an item.
type Work struct {
	Entry
	Theme      string   `json:"theme,omitempty" doc:"of an item"`
	Product    string   `json:"product,omitempty"`
	Status     string   `json:"status" enum:"idea,exploring,planned,in-progress,preview,shipped,paused,dropped"`
	Horizon    string   `json:"horizon,omitempty" doc:"the id of a horizon; finished work has none"`
	Start      *Period  `json:"start,omitempty"`
	Target     *Period  `json:"target,omitempty"`
	Shipped    *Period  `json:"shipped,omitempty"`
	Confidence string   `json:"confidence,omitempty" enum:"low,medium,high,committed"`
	Health     string   `json:"health,omitempty" enum:"on-track,at-risk,off-track"`
	Maturity   string   `json:"maturity,omitempty"`
	Outcome    string   `json:"outcome,omitempty"`
	Problem    string   `json:"problem,omitempty"`
	Hypothesis string   `json:"hypothesis,omitempty"`
	Reason     string   `json:"reason,omitempty" doc:"why it was paused or dropped"`
	Progress   *int     `json:"progress,omitempty" doc:"percent"`
	Score      string   `json:"score,omitempty" doc:"computed by its model: a number, or a word"`
	Objectives []string `json:"objectives,omitempty" doc:"what it serves, its theme's where it names none"`
	DependsOn  []string `json:"depends_on,omitempty"`
	Decider    string   `json:"decider,omitempty"`
	Delegate   string   `json:"delegate,omitempty"`
	Consulted  []string `json:"consulted,omitempty"`
	Informed   []string `json:"informed,omitempty"`
	Metrics    []Figure `json:"metrics,omitempty"`
	Stories    []Story  `json:"stories,omitempty"`

	json []byte // of all that stands above, if it is prepared
	row  []byte // of the table, likewise
	line string // of the summary
}

// A Milestone is a date that others depend on.
type Milestone struct {
	Entry
	On        *Period  `json:"on"`
	Product   string   `json:"product,omitempty"`
	External  bool     `json:"external,omitempty" doc:"somebody outside sets the date"`
	DependsOn []string `json:"depends_on,omitempty"`
	Reached   string   `json:"reached,omitempty"`
}

// A Period is a stretch of the calendar.
type Period struct {
	Text  string `json:"text" doc:"as precise as it is meant"`
	First string `json:"first" doc:"its first day"`
	Last  string `json:"last" doc:"its last day"`
}

// A Figure is a measure; its values are as they were written.
type Figure struct {
	Name      string `json:"name"`
	Unit      string `json:"unit,omitempty"`
	Direction string `json:"direction,omitempty" enum:"increase,decrease,maintain"`
	Baseline  string `json:"baseline,omitempty"`
	Current   string `json:"current,omitempty"`
	Target    string `json:"target,omitempty"`
	AsOf      string `json:"as_of,omitempty" doc:"when current was read"`
}

// A Story is a user story of an item.
type Story struct {
	ID     string `json:"id"`
	As     string `json:"as,omitempty"`
	Want   string `json:"want"`
	So     string `json:"so,omitempty"`
	Status string `json:"status" enum:"open,in-progress,done"`
}

// Prepared returns work that is not encoded again whenever a roadmap is. The
// others are as Markdown takes them, and the address of the site.
func (w Work) Prepared(base string, word func(key string) string, say func(Period) string) *Work {
	if data, err := newEncoder("  ").text(w); err == nil {
		w.json = data
	}
	w.row, w.line = w.appendRow(nil), w.summary(base, word, say)
	return &w
}

// JSON writes the roadmap as its schema describes it.
func (r Roadmap) JSON(w io.Writer) error {
	r.Schema, r.Version = SchemaFile, Version
	rest, err := newEncoder("").text(r)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	for _, list := range []struct {
		key  string
		work Works
	}{{"themes", r.Themes}, {"items", r.Items}} {
		begins := []byte("\n \"" + list.key + "\": [") // a line of its own, as no text is
		before, after, _ := bytes.Cut(rest, begins)
		out.Write(before)
		out.Write(begins)
		if err := list.work.write(out); err != nil {
			return err
		}
		rest = after
	}
	out.Write(append(rest, '\n'))
	return out.Flush()
}

// write writes work into an empty list of the roadmap.
func (all Works) write(out *bufio.Writer) error {
	e, before, after := newEncoder("  "), "\n  ", ""
	for i := range all.Count {
		one := all.Make(i)
		text := one.json
		if text == nil {
			var err error
			if text, err = e.text(one); err != nil {
				return err
			}
		}
		out.WriteString(before)
		out.Write(text)
		before, after = ",\n  ", "\n "
	}
	out.WriteString(after)
	return nil
}

// An encoder encodes one value after the other.
type encoder struct {
	room bytes.Buffer
	json *json.Encoder
}

// newEncoder returns an encoder of values whose lines but the first begin with a
// prefix.
func newEncoder(prefix string) *encoder {
	e := new(encoder)
	e.json = json.NewEncoder(&e.room)
	e.json.SetEscapeHTML(false)
	e.json.SetIndent(prefix, " ")
	return e
}

// text returns a value, until the next one.
func (e *encoder) text(v any) ([]byte, error) {
	e.room.Reset()
	err := e.json.Encode(v)
	return bytes.TrimSuffix(e.room.Bytes(), []byte("\n")), err
}
