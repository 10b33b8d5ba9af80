package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// json reads front matter that begins with a brace: taken only if the matching
// brace ends its line and an empty line (or the end) follows.
func (s *scanner) json() (*parts, *diag.Diagnostic) {
	decoder := json.NewDecoder(bytes.NewReader(s.data[s.base:]))
	var raw json.RawMessage
	if err := decoder.Decode(&raw); err != nil {
		return nil, s.jsonError(err)
	}
	end := s.base + int(decoder.InputOffset())
	if end-s.base > s.limit {
		return nil, s.tooLarge(end - s.base)
	}
	rest, next := s.line(end)
	after, prose := s.line(next)
	if strings.TrimSpace(string(rest)) != "" || strings.TrimSpace(string(after)) != "" {
		return nil, s.problem("front-matter/lookalike", end-1, end, "JSON front matter must end its line and be followed by an empty line",
			"put an empty line after the closing brace")
	}
	return &parts{format: jsonFormat, meta: s.base, length: end - s.base, prose: prose}, nil
}

// jsonError says in our words where and why JSON cannot be read.
func (s *scanner) jsonError(err error) *diag.Diagnostic {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) { // the file ends before the object does
		return s.problem("front-matter/syntax", s.base, s.base+1, "the brace opened here is never closed", "close it, and put an empty line behind it")
	}
	at := s.base + max(int(syntax.Offset)-1, 0)
	have, _ := utf8.DecodeRune(s.data[min(at, len(s.data)):])
	message, hint := "the JSON cannot be read: "+strings.TrimPrefix(syntax.Error(), "json: "), ""
	switch _, what, _ := strings.Cut(syntax.Error(), "' "); {
	case what == "after object key:value pair":
		message, hint = fmt.Sprintf("a comma or the closing brace is missing before %q", string(have)), "separate keys with commas"
	case what == "after array element":
		message, hint = fmt.Sprintf("a comma or the closing bracket is missing before %q", string(have)), "separate values with commas"
	case what == "after object key":
		message, hint = fmt.Sprintf("a colon is missing before %q", string(have)), "write a colon between key and value"
	case strings.HasPrefix(what, "looking for beginning of object key"):
		message, hint = fmt.Sprintf("a key in quotes is expected instead of %q", string(have)), "put keys into double quotes, and no comma behind the last value"
	case what == "looking for beginning of value":
		message, hint = fmt.Sprintf("a value is expected instead of %q", string(have)), "put text into double quotes"
	}
	return s.problem("front-matter/syntax", at, at+utf8.RuneLen(have), message, hint)
}

// json reads a JSON block that the scanner has found to be valid.
func (b *builder) json(raw []byte) *Node {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	j := jsonBuilder{builder: b, decoder: decoder, raw: raw}
	n := j.value()
	if j.refused {
		return nil
	}
	return n
}

type jsonBuilder struct {
	*builder
	decoder *json.Decoder
	raw     []byte
	refused bool
}

// token returns the next token and where it stands in the block.
func (j *jsonBuilder) token() (token json.Token, off, length int) {
	start := int(j.decoder.InputOffset())
	token, err := j.decoder.Token()
	if err != nil {
		// The scanner has decoded the block before.
		panic(fmt.Sprintf("document: JSON changed between two reads: %v", err))
	}
	end := int(j.decoder.InputOffset())
	for start < end && bytes.IndexByte([]byte(" \t\r\n,:"), j.raw[start]) >= 0 {
		start++
	}
	return token, start, end - start
}

func (j *jsonBuilder) value() *Node {
	token, off, length := j.token()
	n := &Node{Off: j.base + off, Len: length}
	switch t := token.(type) {
	case json.Delim:
		n.Len = 1
		if t == '[' {
			n.Form = List
			for j.decoder.More() {
				n.Items = append(n.Items, j.value())
			}
		} else {
			n.Form = Map
			first := map[string]Key{}
			for j.decoder.More() {
				name, off, length := j.token()
				key := Key{Name: name.(string), Off: j.base + off, Len: length}
				key.Value = j.value()
				if j.addKey(n, key, first) {
					j.refused = true
				}
			}
		}
		j.token() // the closing bracket
	case string:
		n.Form, n.Text, n.Quoted = Scalar, t, true
	case json.Number:
		n.Form, n.Text = Scalar, t.String()
	case bool:
		n.Form, n.Text = Scalar, fmt.Sprint(t)
	}
	return n
}
