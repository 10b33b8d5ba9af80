package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

func asSyntax(err error, target **json.SyntaxError) bool { return errors.As(err, target) }

func jsonMessage(err error) string {
	message := strings.TrimPrefix(err.Error(), "json: ")
	if strings.Contains(message, "EOF") || strings.Contains(message, "unexpected end") {
		return "the closing brace is missing"
	}
	return message
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
