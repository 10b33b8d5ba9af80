// Package timeline lays spans of days out as a table: columns of months,
// quarters, halves or years, and lanes of rows in which no two bars meet. It
// knows nothing of roadmaps, pages or markup.
//
//	plan := timeline.Lay(lanes, today)
package timeline

import (
	"cmp"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// A Bar is something that takes time. Both days belong to it.
type Bar struct {
	From, To model.Date
	Finest   model.Precision // of its dates, as they are meant
}

// A Lane is bars that stand together.
type Lane []Bar

// A Plan is lanes laid out over one scale. Without bars it has no columns.
type Plan struct {
	Groups  []Group
	Columns []Column
	Lanes   []Rows
}

// A Group is neighbouring columns under one head: the months of a quarter, or
// the quarters or halves of a year. Years stand alone.
type Group struct {
	Unit model.Unit
	Span int // columns
}

// A Column is one unit of the scale.
type Column struct {
	Unit model.Unit
	Now  bool // today lies in it
}

// Rows are the rows of a lane, and what can be told instead.
type Rows struct {
	// Rows is nil for a lane that needs more than MostRows.
	Rows [][]Cell
	// Busy is how many bars reach into each column; nil if all bars lie outside.
	Busy []int
	// Outside are the bars, by place in the lane, that lie beyond the scale.
	Outside []int
}

// A Cell is a bar, or empty columns between bars.
type Cell struct {
	Span int // columns
	Bar  int // place in the lane; -1 if the cell is empty
	Room int // columns that its words may take: Span, or more that are free behind it; 0 if it is empty
}

// The limits within which a timeline can be read.
const (
	MostColumns = 18 // of months, quarters or halves; then the next coarser unit
	MostRows    = 12 // of a lane
	yearsBack   = 10 // from today that the scale may reach
	yearsAhead  = 20
	perWords    = 5 // words take a fifth of the scale, or as much as their bar
)

// Lay lays lanes out. The scale is cropped to the days in use, its columns are
// no finer than the finest date and as fine as MostColumns allow.
func Lay(lanes []Lane, today model.Date) Plan {
	first, last, finest := model.Date{Year: today.Year - yearsBack, Month: 1, Day: 1}, model.Date{Year: today.Year + yearsAhead, Month: 12, Day: 31}, model.ByYear
	begin, end, found := last, first, false
	for _, lane := range lanes {
		for _, b := range lane {
			if outside(b, first, last) {
				continue
			}
			found = true
			begin, end = earlier(begin, later(b.From, first)), later(end, earlier(b.To, last))
			finest = max(finest, b.Finest)
		}
	}
	if !found {
		return Plan{Lanes: unplaced(lanes)}
	}
	scale := choose(begin, end, finest)
	plan := Plan{}
	for i := scale.index(begin); i <= scale.index(end); i++ {
		unit := scale.unit(i)
		plan.Columns = append(plan.Columns, Column{Unit: unit, Now: scale.index(today) == i})
		if group := scale.group(unit); len(plan.Groups) > 0 && plan.Groups[len(plan.Groups)-1].Unit == group {
			plan.Groups[len(plan.Groups)-1].Span++
		} else if group != unit {
			plan.Groups = append(plan.Groups, Group{group, 1})
		}
	}
	for _, lane := range lanes {
		plan.Lanes = append(plan.Lanes, rows(lane, scale, begin, end))
	}
	return plan
}

func unplaced(lanes []Lane) []Rows {
	all := make([]Rows, len(lanes))
	for i, lane := range lanes {
		for k := range lane {
			all[i].Outside = append(all[i].Outside, k)
		}
	}
	return all
}

func outside(b Bar, first, last model.Date) bool { return b.To.Before(first) || last.Before(b.From) }

func earlier(a, b model.Date) model.Date {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b model.Date) model.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// A placed bar has its columns.
type placed struct{ bar, from, span, room int }

// rows puts bars, earliest first, each into the first row that has room for it
// and its words.
func rows(lane Lane, scale scale, begin, end model.Date) Rows {
	var out Rows
	first, columns := scale.index(begin), scale.index(end)-scale.index(begin)+1
	words := (columns + perWords - 1) / perWords
	var bars []placed
	for i, b := range lane {
		if outside(b, begin, end) {
			out.Outside = append(out.Outside, i)
			continue
		}
		from := scale.index(later(b.From, begin)) - first
		span := scale.index(earlier(b.To, end)) - first - from + 1
		bars = append(bars, placed{i, from, span, max(span, min(words, columns-from))})
	}
	sorting.By(bars, func(a, b placed) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.span, b.span)) })
	if len(bars) > 0 {
		out.Busy = busy(bars, columns)
	}
	var packed [][]placed
	for _, b := range bars {
		row := slices.IndexFunc(packed, func(row []placed) bool { last := row[len(row)-1]; return last.from+last.room <= b.from })
		if row < 0 && len(packed) == MostRows {
			return out
		}
		if row < 0 {
			row, packed = len(packed), append(packed, nil)
		}
		packed[row] = append(packed[row], b)
	}
	for _, row := range packed {
		out.Rows = append(out.Rows, cells(row, columns))
	}
	return out
}

// cells fills a row up with empty columns.
func cells(row []placed, columns int) []Cell {
	var out []Cell
	free := 0
	for _, b := range row {
		if b.from > free {
			out = append(out, Cell{Span: b.from - free, Bar: -1})
		}
		out = append(out, Cell{b.span, b.bar, b.room})
		free = b.from + b.span
	}
	if free < columns {
		out = append(out, Cell{Span: columns - free, Bar: -1})
	}
	return out
}

// busy counts the bars that reach into each column.
func busy(bars []placed, columns int) []int {
	counts := make([]int, columns)
	for _, b := range bars {
		for c := b.from; c < b.from+b.span; c++ {
			counts[c]++
		}
	}
	return counts
}
