package document

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

var (
	bareword  = pattern.Of(`^[\w.:+-]+`) // what belongs together without quotes
	bareText  = pattern.Of(`^[^\n#,\]}]*[^\s#,\]}]`)
	dateStart = pattern.Of(`\d{4}-[\d-]*$`)
)

// badDate finds the date that the library refuses, if that is what is wrong.
func badDate(err error, raw []byte) (at, length int, ok bool) {
	var e *toml.DecodeError
	if !errors.As(err, &e) || !strings.HasSuffix(e.Error(), "impossible date") && !strings.Contains(e.Error(), "dates are expected") {
		return 0, 0, false
	}
	at = place(e, raw)
	at -= len(dateStart().Find(raw[:at])) // the library points at the day or month
	length = len(bareword().Find(raw[at:]))
	return at, length, length >= 2
}

// place returns the offset that the library points at.
func place(e *toml.DecodeError, raw []byte) int {
	line, col := e.Position() // its columns count bytes
	return min(diag.NewLines("", raw).Offset(line, 1)+max(col-1, 0), len(raw))
}

// tomlError reports why TOML cannot be read.
func (b *builder) tomlError(err error, raw []byte) {
	var e *toml.DecodeError
	if !errors.As(err, &e) {
		b.report(b.code("front-matter/syntax"), b.base, 1, "", "the TOML cannot be read: %s", strings.TrimPrefix(err.Error(), "toml: "))
		return
	}
	at := place(e, raw)
	rest := raw[at:]
	message := strings.TrimPrefix(e.Error(), "toml: ")
	tell := func(code diag.Code, off, length int, hint, format string, args ...any) {
		b.report(b.code(code), b.base+off, max(length, 1), hint, format, args...)
	}
	switch {
	case strings.Contains(message, " already "):
		// Our own reading knows where the first one stands.
		if b.tomlNodes(raw, nil); len(b.problems) == 0 {
			tell("front-matter/duplicate-key", at, len(bareword().Find(rest)), "remove one of the two", "%s", message)
		}
	case strings.HasSuffix(message, "at start of value") && len(bareText().Find(rest)) > 0:
		text := bareText().Find(rest)
		tell("front-matter/syntax", at, len(text), fmt.Sprintf("write %q", text), "text needs quotes: %s", text)
	case strings.HasSuffix(message, "at start of value"):
		tell("front-matter/syntax", at, 1, "write one, or take the key out", "a value is missing here")
	case message == "expected '=' after key":
		tell("front-matter/syntax", at, 1, `write key = "value"`, "a key and its value are joined by =")
	case strings.HasSuffix(message, "strings cannot have new lines"):
		opened := bytes.LastIndexAny(raw[:at], `"'`)
		tell("front-matter/syntax", max(opened, 0), 1, "close it with another one", "the quote opened here is never closed")
	default:
		tell("front-matter/syntax", at, 1, "", "the TOML cannot be read: %s", message)
	}
}
