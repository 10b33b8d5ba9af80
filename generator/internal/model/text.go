package model

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

// A TextError says what is wrong with the text of a value.
type TextError struct {
	Code    diag.Code
	Message string
	Hint    string
	Fix     string
}

// A TextValue reads itself from the text of a scalar.
type TextValue interface{ SetText(text string) *TextError }

var (
	_ TextValue = (*Date)(nil)
	_ TextValue = (*Period)(nil)
	_ TextValue = (*Every)(nil)
	_ TextValue = (*Number)(nil)
	_ TextValue = (*Percent)(nil)
	_ TextValue = (*URL)(nil)
)

var idPattern = pattern.Of(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// ValidID reports whether s can be an id: it starts with a letter and goes on
// with lower-case letters and digits, single hyphens between them.
func ValidID(s string) bool { return len(s) <= 64 && idPattern().MatchString(s) }

// SlugID returns the id that a title suggests; "" if it has no usable letter.
func SlugID(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9' && b.Len() > 0:
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := strings.Trim(b.String(), "-")
	if len(id) > 64 {
		id = strings.Trim(id[:64], "-")
	}
	return id
}

// Number is a number with its spelling, so that 12.50 stays 12.50.
type Number struct {
	Value float64
	Text  string // "" means that nothing was written
}

// SetText implements TextValue.
func (n *Number) SetText(s string) *TextError {
	v, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
	if err != nil {
		return &TextError{Code: "value/type", Message: fmt.Sprintf("%q is not a number", s), Hint: "write digits, with a point before decimals"}
	}
	n.Value, n.Text = v, s
	return nil
}

// Percent is auto, or a whole number from 0 to 100.
type Percent struct {
	Set   bool
	Auto  bool
	Value int
}

// SetText implements TextValue.
func (p *Percent) SetText(s string) *TextError {
	if s == "auto" {
		*p = Percent{Set: true, Auto: true}
		return nil
	}
	v, err := strconv.Atoi(strings.TrimSuffix(s, "%"))
	if err != nil || v < 0 || v > 100 {
		return &TextError{Code: "value/range", Message: fmt.Sprintf("%q is neither auto nor a number from 0 to 100", s)}
	}
	*p = Percent{Set: true, Value: v}
	return nil
}

// Every is a span of time between two reviews, such as 6w.
type Every struct {
	N    int
	Unit byte // d, w, m, q, y; 0 means that nothing was written
}

var everyPattern = pattern.Of(`^([1-9][0-9]{0,3})\s*([dwmqy])$`)

// SetText implements TextValue.
func (e *Every) SetText(s string) *TextError {
	m := everyPattern().FindStringSubmatch(s)
	if m == nil {
		return &TextError{Code: "value/type", Message: fmt.Sprintf("%q is no span of time", s), Hint: "write a number and d, w, m, q or y, such as 6w or 1q"}
	}
	n, _ := strconv.Atoi(m[1])
	*e = Every{n, m[2][0]}
	return nil
}

// From returns the day that lies one span after d.
func (e Every) From(d Date) Date {
	switch e.Unit {
	case 'd':
		return d.AddDays(e.N)
	case 'w':
		return d.AddDays(7 * e.N)
	case 'm':
		return d.AddMonths(e.N)
	case 'q':
		return d.AddMonths(3 * e.N)
	default:
		return d.AddMonths(12 * e.N)
	}
}

// URL is an address that a page may link to: http, https, mailto, tel, or a
// path to a file of the project.
type URL string

// SetText implements TextValue.
func (u *URL) SetText(s string) *TextError {
	clean := strings.TrimSpace(s)
	if strings.ContainsFunc(clean, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return &TextError{Code: "value/url", Message: fmt.Sprintf("%q holds control characters", s)}
	}
	parsed, err := url.Parse(clean)
	if err != nil {
		return &TextError{Code: "value/url", Message: fmt.Sprintf("%q is no address", s)}
	}
	switch strings.ToLower(parsed.Scheme) {
	case "http", "https", "mailto", "tel":
	case "":
		if strings.HasPrefix(clean, "//") {
			return &TextError{Code: "value/url", Message: fmt.Sprintf("%q does not say how to get there", s), Hint: "begin it with https://"}
		}
	default:
		return &TextError{Code: "value/url", Message: fmt.Sprintf("the scheme of %q is not allowed", s), Hint: "http, https, mailto and tel are"}
	}
	*u = URL(clean)
	return nil
}

// External reports whether the address leads out of the site.
func (u URL) External() bool { return strings.Contains(string(u), ":") }
