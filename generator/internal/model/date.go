package model

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

// A Date is a day of the calendar, without a time of day or a zone. The zero
// value means that nothing was written.
type Date struct{ Year, Month, Day int }

var datePattern = pattern.Of(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)

// SetText implements TextValue. A time of day, as YAML and TOML allow behind a
// date, is refused: it would mean a zone.
func (d *Date) SetText(s string) *TextError {
	m := datePattern().FindStringSubmatch(s)
	if m == nil {
		e := &TextError{Code: "value/date", Message: fmt.Sprintf("%q is not a date", s), Hint: "write it as 2027-05-14"}
		if fixed := guess(s); len(fixed) == len("2027-05-14") {
			e.Fix, e.Hint = fixed, fmt.Sprintf("did you mean %s?", fixed)
		}
		return e
	}
	y, _ := strconv.Atoi(m[1])
	mo, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	got := Date{y, mo, day}
	if !got.valid() {
		e := &TextError{Code: "value/date", Message: fmt.Sprintf("%q is not in the calendar", s), Hint: calendarFault(y, mo, day)}
		if swapped := (Date{y, day, mo}); swapped.valid() {
			e.Fix = swapped.String()
			e.Hint = fmt.Sprintf("did you mean %s?", swapped)
		}
		return e
	}
	if s != got.String() {
		return &TextError{Code: "value/date", Message: fmt.Sprintf("%q is not a full date", s), Hint: "did you mean " + got.String() + "?", Fix: got.String()}
	}
	*d = got
	return nil
}

func (d Date) valid() bool {
	return d.Year > 0 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

// IsZero reports whether no date is set.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the date as 2027-05-14.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Before reports whether d lies before e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// Compare returns -1, 0 or 1 as d lies before e, is e, or lies after it.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// AddDays returns the day n days later.
func (d Date) AddDays(n int) Date { return civil(d.time().AddDate(0, 0, n)) }

// AddMonths returns the same day n months later, or the last of that month.
func (d Date) AddMonths(n int) Date {
	months := d.Year*12 + d.Month - 1 + n
	y, m := months/12, months%12+1
	return Date{y, m, min(d.Day, daysIn(y, m))}
}

// DaysUntil returns how many days lie between d and e; negative if e is before d.
func (d Date) DaysUntil(e Date) int { return e.days() - d.days() }

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func (d Date) days() int { return int(d.time().Unix() / 86400) }

// civil returns the day of a time in its own zone.
func civil(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// DateOf returns the day of a time in its own zone.
func DateOf(t time.Time) Date { return civil(t) }

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
