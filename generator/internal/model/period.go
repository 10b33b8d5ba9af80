package model

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

// Precision is how finely a period is meant.
type Precision uint8

// The precisions, coarsest first.
const (
	NoPrecision Precision = iota
	ByYear
	ByHalf
	ByQuarter
	ByMonth
	ByDay
)

var precisionWords = []string{"", "year", "half", "quarter", "month", "day"}

func (p Precision) String() string { return precisionWords[p] }

// ParsePrecision reads the word that String prints.
func ParsePrecision(word string) (Precision, bool) {
	for i, w := range precisionWords {
		if w == word && i > 0 {
			return Precision(i), true
		}
	}
	return NoPrecision, false
}

// A Period is a span of time whose precision is part of the value: 2027,
// 2027-H1, 2027-Q2, 2027-05, 2027-05-14, FY27-Q2, or a range of two of them.
// The zero value means that nothing was written.
type Period struct {
	From, To Unit
	Range    bool // two units joined by two dots; otherwise To equals From
}

// A Unit is one calendar unit. Number counts halves, quarters or months of the
// year from 1. A fiscal unit counts from the month in which the organisation's
// year begins, so that its days are known only with the configuration.
type Unit struct {
	Fiscal    bool
	Precision Precision
	Year      int
	Number    int
	Day       int
}

var (
	unitPattern   = pattern.Of(`^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?$`)
	fiscalPattern = pattern.Of(`^FY(\d{2}|\d{4})(?:-(?:H([12])|Q([1-4])))?$`)
)

// SetText implements TextValue.
func (p *Period) SetText(s string) *TextError {
	from, to, isRange := strings.Cut(s, "..")
	a, ok := parseUnit(from)
	b := a
	if ok && isRange {
		b, ok = parseUnit(to)
	}
	if !ok {
		e := &TextError{Code: "value/period", Message: fmt.Sprintf("%q is no period", s),
			Hint: "write 2027, 2027-H1, 2027-Q2, 2027-05, 2027-05-14, FY27-Q2, or two of them joined by two dots"}
		if fixed := periodGuess(s); fixed != "" {
			e.Fix, e.Hint = fixed, fmt.Sprintf("did you mean %s?", fixed)
		} else if fault := unitFault(from); fault != "" {
			e.Hint = fault
		} else if fault := unitFault(to); fault != "" {
			e.Hint = fault
		}
		return e
	}
	got := Period{a, b, isRange}
	if isRange && a.Fiscal != b.Fiscal {
		return &TextError{Code: "value/period", Message: fmt.Sprintf("%q joins a fiscal and a calendar period", s), Hint: "use one of the two"}
	}
	if isRange && got.End(1).Before(got.Begin(1)) {
		return &TextError{Code: "value/period", Message: fmt.Sprintf("%q ends before it begins", s), Hint: "exchange the two sides"}
	}
	*p = got
	return nil
}

func parseUnit(s string) (Unit, bool) {
	if m := fiscalPattern().FindStringSubmatch(s); m != nil {
		year, _ := strconv.Atoi(m[1])
		if len(m[1]) == 2 {
			year += 2000
		}
		u := Unit{Fiscal: true, Year: year, Precision: ByYear}
		u.take(m[2], ByHalf)
		u.take(m[3], ByQuarter)
		return u, year >= 1000
	}
	m := unitPattern().FindStringSubmatch(s)
	if m == nil {
		return Unit{}, false
	}
	year, _ := strconv.Atoi(m[1])
	u := Unit{Year: year, Precision: ByYear}
	u.take(m[2], ByHalf)
	u.take(m[3], ByQuarter)
	u.take(m[4], ByMonth)
	if m[5] != "" {
		u.Precision = ByDay
		u.Day, _ = strconv.Atoi(m[5])
		return u, Date{u.Year, u.Number, u.Day}.valid()
	}
	return u, year >= 1000 && (u.Precision != ByMonth || u.Number >= 1 && u.Number <= 12)
}

// unitFault says what is wrong with a day or month that has the right form.
func unitFault(s string) string {
	m := unitPattern().FindStringSubmatch(s)
	if m == nil || m[4] == "" {
		return ""
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[4])
	day := 1
	if m[5] != "" {
		day, _ = strconv.Atoi(m[5])
	}
	return calendarFault(year, month, day)
}

func (u *Unit) take(digits string, p Precision) {
	if digits != "" {
		u.Number, _ = strconv.Atoi(digits)
		u.Precision = p
	}
}

var loose = pattern.Of(`(?i)^(?:(\d{4})[-/ ]?([QH][1-4])|([QH][1-4])[-/ ]?(\d{4})|(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?)$`)

// periodGuess returns the period that s was probably meant to be.
func periodGuess(s string) string {
	m := loose().FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return guess(s)
	}
	meant := ""
	switch {
	case m[1] != "":
		meant = m[1] + "-" + strings.ToUpper(m[2])
	case m[3] != "":
		meant = m[4] + "-" + strings.ToUpper(m[3])
	default:
		meant = m[5] + "-" + pad(m[6])
		if m[7] != "" {
			meant += "-" + pad(m[7])
		}
	}
	if _, ok := parseUnit(meant); !ok {
		return ""
	}
	return meant
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// IsZero reports whether no period is set.
func (p Period) IsZero() bool { return p == Period{} }

// String returns the literal: parsing it gives p again.
func (p Period) String() string {
	switch {
	case p.IsZero():
		return ""
	case p.Range:
		return p.From.String() + ".." + p.To.String()
	}
	return p.From.String()
}

func (u Unit) String() string {
	year := fmt.Sprintf("%04d", u.Year)
	if u.Fiscal {
		year = "FY" + year
		if u.Year >= 2000 && u.Year < 2100 {
			year = fmt.Sprintf("FY%02d", u.Year-2000)
		}
	}
	switch u.Precision {
	case ByHalf:
		return fmt.Sprintf("%s-H%d", year, u.Number)
	case ByQuarter:
		return fmt.Sprintf("%s-Q%d", year, u.Number)
	case ByMonth:
		return fmt.Sprintf("%s-%02d", year, u.Number)
	case ByDay:
		return fmt.Sprintf("%s-%02d-%02d", year, u.Number, u.Day)
	}
	return year
}

// Begin returns the first day. fiscalStart is the month, from 1, in which the
// fiscal year begins; a fiscal year is named after the calendar year in which
// it ends.
func (p Period) Begin(fiscalStart int) Date { return p.From.begin(fiscalStart) }

// End returns the last day.
func (p Period) End(fiscalStart int) Date {
	u := p.To
	if u.Precision == ByDay {
		return u.begin(fiscalStart)
	}
	return u.begin(fiscalStart).AddMonths(u.months()).AddDays(-1)
}

func (u Unit) months() int {
	switch u.Precision {
	case ByYear:
		return 12
	case ByHalf:
		return 6
	case ByQuarter:
		return 3
	case ByMonth:
		return 1
	}
	return 0
}

func (u Unit) begin(fiscalStart int) Date {
	first := Date{u.Year, 1, 1}
	if u.Fiscal && fiscalStart > 1 {
		first = Date{u.Year - 1, fiscalStart, 1}
	}
	switch u.Precision {
	case ByYear:
		return first
	case ByDay:
		return Date{u.Year, u.Number, u.Day}
	}
	return first.AddMonths((u.Number - 1) * u.months())
}

// Cap returns the period no finer than a precision: 2027-05-14 capped by
// quarter is 2027-Q2. NoPrecision changes nothing. A fiscal unit is never finer
// than a quarter.
func (p Period) Cap(limit Precision) Period {
	if limit == NoPrecision || p.IsZero() {
		return p
	}
	p.From, p.To = p.From.cap(limit), p.To.cap(limit)
	p.Range = p.Range && p.From != p.To
	return p
}

func (u Unit) cap(limit Precision) Unit {
	if u.Precision <= limit {
		return u
	}
	month := 1 // from 1, in the year the unit counts in
	switch u.Precision {
	case ByHalf, ByQuarter:
		month = (u.Number-1)*u.months() + 1
	case ByMonth, ByDay:
		month = u.Number
	}
	out := Unit{Fiscal: u.Fiscal, Year: u.Year, Precision: limit}
	switch limit {
	case ByHalf:
		out.Number = (month-1)/6 + 1
	case ByQuarter:
		out.Number = (month-1)/3 + 1
	case ByMonth:
		out.Number = month
	}
	return out
}
