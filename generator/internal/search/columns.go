package search

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A column is a field that has an element for each document. It is kept in parts,
// so that it need not move to a larger place again and again.
type column struct {
	name    string
	element func(b []byte, d *Doc, o *own) []byte
	full    [][]byte
	data    []byte
}

// columnPart is how long a part is, in bytes, where others follow.
const columnPart = 1 << 14

// add adds the element of a document, the first of which is 0.
func (c *column) add(i int, d *Doc, o *own) {
	if len(c.data) >= columnPart {
		c.full = append(c.full, c.data)
		c.data = make([]byte, 0, columnPart+columnPart/8)
	}
	if i > 0 {
		c.data = append(c.data, ',')
	}
	c.data = c.element(c.data, d, o)
}

// encoded returns JSON, which is safe within a page: <, >, &, U+2028 and U+2029
// are escaped.
func encoded(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("search: encoding plain values: %v", err))
	}
	return data
}

// appendString adds a string as encoded returns it. Most need no escaping.
func appendString(b []byte, s string) []byte {
	ascii := true
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c == '"', c == '\\', c == '<', c == '>', c == '&':
			return append(b, encoded(s)...)
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	if !ascii && (!utf8.ValidString(s) || strings.Contains(s, "\u2028") || strings.Contains(s, "\u2029")) {
		return append(b, encoded(s)...)
	}
	return append(append(append(b, '"'), s...), '"')
}

func appendStrings(b []byte, list []string) []byte {
	if list == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, s)
	}
	return append(b, ']')
}

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// appendNumbers adds the numbers of the documents at some addresses; null if
// none of them has one.
func appendNumbers(b []byte, number map[string]int, urls ...string) []byte {
	from := len(b)
	for _, u := range urls {
		if n, ok := number[u]; ok {
			b = appendInt(append(b, ','), n)
		}
	}
	if len(b) == from {
		return append(b, "null"...)
	}
	b[from] = '['
	return append(b, ']')
}
