package compare

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// format is the number of the shape of the data; the script refuses others.
const format = 1

// A Script is a file that holds the projection of all sides: what they answer,
// and no more. Its length grows with what they say, not with how many pairs
// there are.
type Script struct {
	Path string // in the site, named by its content: "assets/compare-sides.1a2b3c4d.js"
	Data []byte
}

// A Listed is a side as readers choose it.
type Listed struct {
	Side
	URL, Says string
}

type sheet struct {
	Format     int               `json:"format"`
	Groups     [][2]string       `json:"groups"` // id, title
	Dimensions []line            `json:"dimensions"`
	Terms      []thing           `json:"terms"`
	Sorts      []string          `json:"sorts"`  // words; the first is that of things without one
	Levels     []string          `json:"levels"` // lowest first
	Sides      []column          `json:"sides"`
	Words      map[string]string `json:"words"`
	Most       int               `json:"most"` // sides at once

	sorts []string // the ids of Sorts
}

type line struct {
	ID       string  `json:"id"`
	Group    string  `json:"group"`
	Measure  Measure `json:"way"`
	Title    string  `json:"title"`
	Question string  `json:"question"`
	Steps    int     `json:"steps,omitempty"` // of a scale
	Levels   int     `json:"levels,omitempty"`
	Profile  bool    `json:"profile,omitempty"`
	Flows    bool    `json:"flows,omitempty"`
}

type thing struct {
	Text string `json:"t"`
	Note string `json:"n,omitempty"`
	URL  string `json:"u,omitempty"`
	Same int    `json:"c,omitempty"` // from 1: the earlier thing that counts as the same
	Sort int    `json:"s,omitempty"`
	To   string `json:"to,omitempty"`
}

type column struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	URL   string `json:"url"`
	Says  string `json:"says,omitempty"`
	Cells []cell `json:"cells"`
}

// A cell is null, or a list of the numbers of its things, each followed by its
// rank, and its value if it has one.
type cell []any

// Encode writes the projection of sides. url returns the address of an entry
// that a term names. Equal sides give equal bytes.
func Encode(dimensions []Dimension, sides []Listed, levels []string, w Words, url func(Term) string) Script {
	s := sheet{Format: format, Sorts: []string{""}, Levels: levels, Words: map[string]string{}, Most: MostSides, Sides: []column{}}
	for _, g := range Groups {
		s.Groups = append(s.Groups, [2]string{g, w("compare.group." + g)})
	}
	for _, d := range dimensions {
		s.Dimensions = append(s.Dimensions, line{ID: d.ID, Group: d.Group, Measure: d.Measure, Title: w.Title(d), Question: w.Question(d),
			Steps: len(d.Scale), Levels: d.Levels, Profile: d.Profile, Flows: d.Flows})
	}
	known, first := map[thing]int{}, map[string]int{}
	for _, side := range sides {
		c := column{ID: side.ID, Title: side.Title, URL: side.URL, Says: side.Says}
		for i, d := range dimensions {
			c.Cells = append(c.Cells, s.cell(side.Cells[i], func(t Term) int {
				return s.number(t, thing{Text: w.Term(t), Note: w.Note(d, t), URL: url(t), Sort: s.sort(t, w), To: t.To}, known, first)
			}))
		}
		s.Sides = append(s.Sides, c)
	}
	for _, key := range ScriptWords {
		s.Words[key[len("compare."):]] = w(key)
	}
	data, err := json.Marshal(s)
	if err != nil {
		panic(fmt.Sprintf("compare: encoding plain values: %v", err))
	}
	data = slices.Concat([]byte("fingerpostCompare("), data, []byte(")\n"))
	return Script{"assets/compare-sides." + digest.Bytes(data).Short() + ".js", data}
}

// number returns the number of a thing as it is seen, from 1. Things that are
// seen alike but count as different stay apart.
func (s *sheet) number(t Term, seen thing, known map[thing]int, first map[string]int) int {
	if at, ok := first[t.ID]; ok {
		seen.Same = at
	}
	if n, ok := known[seen]; ok && seen.Same > 0 {
		return n
	}
	s.Terms = append(s.Terms, seen)
	n := len(s.Terms)
	if seen.Same == 0 {
		first[t.ID] = n
		seen.Same = n // as it will be looked up
	}
	known[seen] = n
	return n
}

func (s *sheet) sort(t Term, w Words) int {
	if t.Sort == "" {
		return 0
	}
	if i := slices.Index(s.sorts, t.Sort); i >= 0 {
		return i + 1
	}
	s.sorts, s.Sorts = append(s.sorts, t.Sort), append(s.Sorts, w(t.Sort))
	return len(s.sorts)
}

func (s *sheet) cell(c Cell, number func(Term) int) cell {
	if len(c.Terms) == 0 {
		return nil
	}
	list := make([]int, 0, 2*len(c.Terms))
	for _, t := range c.Terms {
		list = append(list, number(t), t.Rank)
	}
	out := cell{list}
	if c.Measured {
		out = append(out, c.Value)
	}
	return out
}
