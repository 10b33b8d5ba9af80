package view

import "github.com/fingerpost/fingerpost/generator/internal/model"

// Day returns a date for a page.
func Day(d model.Date) When {
	if d.IsZero() {
		return When{}
	}
	return When{ISO: d.String(), From: Unit{Precision: "day", Year: d.Year, Number: d.Month, Day: d.Day}}
}

// day returns a date for a page, seen from the date of the build.
func (p *Teller) day(d model.Date) When {
	w := Day(d)
	w.Past = !d.IsZero() && d.Before(p.Today)
	return w
}

// period returns a period for a page.
func (p *Teller) period(t model.Period) When {
	if t.IsZero() {
		return When{}
	}
	w := When{ISO: t.String(), From: unit(t.From), Past: t.End(p.FiscalStart).Before(p.Today)}
	if t.Range {
		w.To, w.Range = unit(t.To), true
	}
	return w
}

func unit(u model.Unit) Unit {
	return Unit{Precision: u.Precision.String(), Fiscal: u.Fiscal, Year: u.Year, Number: u.Number, Day: u.Day}
}
