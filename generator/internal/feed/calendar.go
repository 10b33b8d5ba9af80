package feed

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// A Calendar is days that others put into their own calendar (RFC 5545).
type Calendar struct {
	Name  string
	Text  string
	Stamp string             // the day it was made: 2027-05-14
	Count int                // of events
	Event func(i int) *Event // for as long as no other is asked for
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

	lines []byte // of all that stands above, if it is prepared
}

// Prepared returns an event that is not written again whenever a calendar made
// on that day is.
func (e Event) Prepared(stamp string) *Event {
	var out contentLines
	day, _ := time.Parse(time.DateOnly, stamp)
	out.event(&e, day)
	e.lines = out.data
	return &e
}

// Write writes the file, event by event. Dates that are none are an error of the
// caller's and leave the event out.
func (c Calendar) Write(w io.Writer) error {
	var out contentLines
	out.value("BEGIN", "VCALENDAR")
	out.value("VERSION", "2.0")
	out.value("PRODID", "-//Fingerpost//roadmap//EN")
	out.text("NAME", c.Name)
	out.text("X-WR-CALNAME", c.Name)
	out.text("DESCRIPTION", c.Text)
	stamp, _ := time.Parse(time.DateOnly, c.Stamp)
	_, err := w.Write(out.data)
	for i := 0; i < c.Count && err == nil; i++ {
		e := c.Event(i)
		lines := e.lines
		if lines == nil {
			out.data = out.data[:0]
			out.event(e, stamp)
			lines = out.data
		}
		_, err = w.Write(lines)
	}
	if err == nil {
		_, err = io.WriteString(w, "END:VCALENDAR\r\n")
	}
	return err
}

// contentLines is what a calendar is made of (RFC 5545, 3.1).
type contentLines struct{ data []byte }

func (l *contentLines) event(e *Event, stamp time.Time) {
	first, err := time.Parse(time.DateOnly, e.First)
	last, err2 := time.Parse(time.DateOnly, e.Last)
	if err != nil || err2 != nil {
		return
	}
	const day = "20060102"
	l.value("BEGIN", "VEVENT")
	l.text("UID", e.UID)
	l.value("DTSTAMP", stamp.Format("20060102T150405Z"))
	l.value("DTSTART;VALUE=DATE", first.Format(day))
	l.value("DTEND;VALUE=DATE", last.AddDate(0, 0, 1).Format(day)) // the first day that is free again
	l.text("SUMMARY", e.Title)
	l.text("DESCRIPTION", e.Text)
	if e.URL != "" {
		l.value("URL", e.URL)
	}
	if e.Tentative {
		l.value("STATUS", "TENTATIVE")
	} else {
		l.value("STATUS", "CONFIRMED")
	}
	l.value("TRANSP", "TRANSPARENT") // nobody is busy for it
	l.text("CATEGORIES", e.Category)
	l.value("END", "VEVENT")
}

// text adds a line with text, in which some characters are written otherwise
// (RFC 5545, 3.3.11). An empty one is left out.
func (l *contentLines) text(name, text string) {
	if text != "" {
		l.value(name, escaped(text))
	}
}

func escaped(text string) string {
	if !strings.ContainsAny(text, "\\;,\n") {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		switch c := text[i]; {
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r' && strings.HasPrefix(text[i+1:], "\n"):
		case c == '\\', c == ';', c == ',':
			b.WriteByte('\\')
			fallthrough
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// value adds a line, which goes on behind a space where it is longer than 75
// bytes.
func (l *contentLines) value(name, value string) {
	value = strings.ToValidUTF8(value, "\ufffd")
	l.data = append(append(l.data, name...), ':')
	for fits := 75 - len(name) - 1; len(value) > fits; fits = 74 {
		for !utf8.RuneStart(value[fits]) {
			fits--
		}
		l.data = append(append(l.data, value[:fits]...), "\r\n "...)
		value = value[fits:]
	}
	l.data = append(append(l.data, value...), "\r\n"...)
}
