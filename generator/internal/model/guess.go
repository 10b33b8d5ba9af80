package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

// calendarFault says why a year, a month and a day make no date.
func calendarFault(year, month, day int) string {
	switch {
	case year < 1:
		return "there is no year 0"
	case month < 1 || month > 12:
		return "a year has the months 01 to 12"
	case day < 1:
		return "the first day of a month is 01"
	}
	return fmt.Sprintf("%s %d has %d days", time.Month(month), year, daysIn(year, month))
}

var (
	dayFirst   = pattern.Of(`^(\d{1,2})[./ -] ?(\d{1,2})[./ -] ?(\d{4})$`)
	monthFirst = pattern.Of(`^(\d{1,2})[./-](\d{4})$`)
	monthWord  = pattern.Of(`^(?:(\d{1,2})(?:st|nd|rd|th)?[. ]\s*)?(\p{L}{3,})\.?,?\s*(?:(\d{1,2})(?:st|nd|rd|th)?,\s*)?(\d{4})$`)
)

// monthNames are the months as authors write them, in the languages that we
// have words for; three letters or more of one are enough.
var monthNames = [12][]string{
	{"january", "januar"}, {"february", "februar"}, {"march", "märz"}, {"april"}, {"may", "mai"}, {"june", "juni"},
	{"july", "juli"}, {"august"}, {"september"}, {"october", "oktober"}, {"november"}, {"december", "dezember"},
}

// guess reads a day or a month as people write it elsewhere: 31.12.2027,
// 12/31/2027, 5/2027, March 2027, 14 May 2027, May 14, 2027. The answer is a
// period literal, or "" where the order of day and month is open.
func guess(s string) string {
	number := func(digits string) int {
		n, _ := strconv.Atoi(digits)
		return n
	}
	s = strings.TrimSpace(s)
	if m := dayFirst().FindStringSubmatch(s); m != nil {
		day, month, year := number(m[1]), number(m[2]), number(m[3])
		if !strings.Contains(s, ".") { // with dots the day always stands first
			if day <= 12 && month <= 12 && day != month {
				return ""
			}
			if month > 12 {
				day, month = month, day
			}
		}
		return literal(year, month, day)
	}
	if m := monthFirst().FindStringSubmatch(s); m != nil {
		return literal(number(m[2]), number(m[1]), 0)
	}
	if m := monthWord().FindStringSubmatch(s); m != nil {
		return literal(number(m[4]), monthNamed(m[2]), number(m[1]+m[3]))
	}
	return ""
}

// monthNamed returns the number of a month, and 0 if the word is none.
func monthNamed(word string) int {
	word = strings.ToLower(word)
	return 1 + slices.IndexFunc(monthNames[:], func(names []string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, word) })
	})
}

// literal writes a day, or with day 0 a month, if the calendar has it.
func literal(year, month, day int) string {
	text := fmt.Sprintf("%04d-%02d", year, month)
	if day > 0 {
		text += fmt.Sprintf("-%02d", day)
	}
	if _, ok := parseUnit(text); !ok {
		return ""
	}
	return text
}
