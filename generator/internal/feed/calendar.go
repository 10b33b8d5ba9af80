package feed

import (
	"time"

	ical "github.com/arran4/golang-ical"
)

// A Calendar is days that others put into their own calendar (RFC 5545).
type Calendar struct {
	Name   string
	Text   string
	Stamp  string // the day it was made: 2027-05-14
	Events []Event
}

// An Event takes whole days, from the first to the last one: a quarter is a
// span of three months.
type Event struct {
	UID       string // never changes, so that a date that slips moves the event
	Title     string
	Text      string
	URL       string // a full address; "" if there is none
	First     string // 2027-05-14
	Last      string
	Tentative bool
	Category  string
}

// Bytes returns the file. Dates that are none are an error of the caller's and
// leave the event out.
func (c Calendar) Bytes() []byte {
	out := ical.NewCalendar()
	out.SetProductId("-//Fingerpost//roadmap//EN")
	out.SetName(c.Name)
	out.SetXWRCalName(c.Name)
	if c.Text != "" {
		out.SetDescription(c.Text)
	}
	stamp, _ := time.Parse(time.DateOnly, c.Stamp)
	for _, e := range c.Events {
		first, err := time.Parse(time.DateOnly, e.First)
		last, err2 := time.Parse(time.DateOnly, e.Last)
		if err != nil || err2 != nil {
			continue
		}
		event := out.AddEvent(e.UID)
		event.SetDtStampTime(stamp)
		event.SetAllDayStartAt(first)
		event.SetAllDayEndAt(last.AddDate(0, 0, 1)) // the first day that is free again
		event.SetSummary(e.Title)
		if e.Text != "" {
			event.SetDescription(e.Text)
		}
		if e.URL != "" {
			event.SetURL(e.URL)
		}
		if e.Tentative {
			event.SetStatus(ical.ObjectStatusTentative)
		} else {
			event.SetStatus(ical.ObjectStatusConfirmed)
		}
		event.SetTimeTransparency(ical.TransparencyTransparent) // nobody is busy for it
		if e.Category != "" {
			event.SetProperty(ical.ComponentPropertyCategories, e.Category)
		}
	}
	return []byte(out.Serialize(ical.WithNewLineWindows))
}
