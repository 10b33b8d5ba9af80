package search

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A column is a field that has an element for each document.
type column struct {
	name    string
	element func(b []byte, d *Doc, o *own) []byte
	data    []byte // of a stretch
}

// A Memory holds what an index was written from, in stretches: what stands at the
// very same places, as the very same documents, is not written again. It is for
// indexes that have the same words; the zero value remembers nothing.
type Memory struct {
	places []Place
	number map[string]int // of documents by address
	kinds  []kind
	docs   []*Doc
	parts  [][]byte // by stretch, and in it by column
}

// A kind is documents that follow one another.
type kind struct {
	name       string
	until      int
	start, end string // how their addresses begin and end
}

// stretchLen is how many documents are written together.
const stretchLen = 128

// at prepares the memory for documents at some places.
func (m *Memory) at(all []Place) {
	if m.number != nil && slices.Equal(m.places, all) {
		return
	}
	*m = Memory{places: all, number: make(map[string]int, len(all)), docs: make([]*Doc, len(all))}
	for i := range all {
		m.number[all[i].URL] = i
	}
	for i := 0; i < len(all); {
		same := sameKind(all[i:])
		i += len(same)
		start, end := around(same)
		m.kinds = append(m.kinds, kind{same[0].Kind, i, start, end})
	}
}

// write writes the documents of a stretch into all columns, if they are not those
// that it holds. Each is asked for once and in order.
func (m *Memory) write(columns []*column, from, to int, doc func(i int) *Doc, add func(i int, d *Doc)) {
	at := from / stretchLen * len(columns)
	docs := make([]*Doc, 0, to-from)
	known := at < len(m.parts)
	for i := from; i < to; i++ {
		d := doc(i)
		if known && (d.own == nil || d != m.docs[i]) {
			known = false
			for k, d := range docs {
				add(from+k, d)
			}
		}
		if !known {
			add(i, d)
		}
		if docs = append(docs, d); d.own == nil { // it is gone when another one is asked for
			docs[i-from] = nil
		}
	}
	if known {
		return
	}
	for c, col := range columns {
		if at+c < len(m.parts) {
			m.parts[at+c] = col.data
		} else {
			m.parts = append(m.parts, col.data)
		}
		col.data = make([]byte, 0, len(col.data)+len(col.data)/8)
	}
	copy(m.docs[from:], docs)
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
