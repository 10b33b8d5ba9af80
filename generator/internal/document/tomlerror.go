package document

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

var (
	bareword = pattern.Of(`^[\w.:+-]+`) // what belongs together without quotes
	bareText = pattern.Of(`^[^\n#,\]}]*[^\s#,\]}]`)
)

// tomlError reports why the parser cannot read a TOML block.
func (b *builder) tomlError(err error, parser *unstable.Parser, raw []byte) {
	var e *unstable.ParserError
	if !errors.As(err, &e) {
		b.report(b.code("front-matter/syntax"), b.base, 1, "", "the TOML cannot be read: %s", strings.TrimPrefix(err.Error(), "toml: "))
		return
	}
	at, message := len(raw), e.Message
	if cap(e.Highlight) > 0 { // a part of raw, be it an empty one
		at = min(at, int(parser.Range(e.Highlight).Offset))
	}
	rest := raw[at:]
	tell := func(code diag.Code, off, length int, hint, format string, args ...any) {
		b.report(b.code(code), b.base+off, max(length, 1), hint, format, args...)
	}
	switch {
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
