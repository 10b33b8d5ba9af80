package timeline

import "github.com/fingerpost/fingerpost/generator/internal/model"

// A scale divides the calendar into units of as many months.
type scale int

const (
	months   scale = 1
	quarters scale = 3
	halves   scale = 6
	years    scale = 12
)

// choose returns the finest scale that dates call for and that fits.
func choose(begin, end model.Date, finest model.Precision) scale {
	fits := func(s scale) bool { return s.index(end)-s.index(begin) < MostColumns }
	switch {
	case finest >= model.ByMonth && fits(months):
		return months
	case finest >= model.ByQuarter && fits(quarters):
		return quarters
	case finest >= model.ByHalf && fits(halves):
		return halves
	}
	return years
}

// index counts units from the year 0, so that a unit and the next are one apart.
func (s scale) index(d model.Date) int { return (d.Year*12 + d.Month - 1) / int(s) }

// unit returns the unit with an index.
func (s scale) unit(index int) model.Unit {
	first := index * int(s) // in months
	u := model.Unit{Year: first / 12, Number: first%12/int(s) + 1}
	switch s {
	case months:
		u.Precision = model.ByMonth
	case quarters:
		u.Precision = model.ByQuarter
	case halves:
		u.Precision = model.ByHalf
	default:
		u.Precision, u.Number = model.ByYear, 0
	}
	return u
}

// group returns the unit that the head above a column names: the quarter of a
// month, the year of all others.
func (s scale) group(u model.Unit) model.Unit {
	if s == months {
		return model.Unit{Year: u.Year, Precision: model.ByQuarter, Number: (u.Number-1)/3 + 1}
	}
	return model.Unit{Year: u.Year, Precision: model.ByYear}
}
