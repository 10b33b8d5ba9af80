package document

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/adrg/frontmatter"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

type format int

const (
	none format = iota
	yamlFormat
	tomlFormat
	jsonFormat
)

// parts says where front matter and prose lie, as offsets in the file.
type parts struct {
	format       format
	meta, length int
	prose        int
}

var bom = []byte("\ufeff")

// unreadable reports what makes a file unfit to be taken apart at all.
func unreadable(f *source.File, limit int) diag.List {
	data := f.Data
	at := func(offset int) diag.Span { return f.Lines().Span(offset, 1) }
	if len(data) > limit {
		return diag.List{diag.New("file/too-large", diag.Span{File: f.Path},
			"the file has %d bytes, the limit is %d", len(data), limit)}
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return diag.List{diag.New("file/encoding", at(i), "the file holds a NUL byte").WithHint("save it as UTF-8")}
	}
	if !utf8.Valid(data) {
		i := 0
		for i < len(data) {
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		return diag.List{diag.New("file/encoding", at(i), "the file is not UTF-8 from here on").WithHint("save it as UTF-8")}
	}
	for i, c := range data {
		if c == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
			return diag.List{diag.New("file/encoding", at(i), "a line ends in a way of old Macs (CR)").
				WithHint("save the file with Unix or Windows line ends")}
		}
	}
	return nil
}

// split finds front matter and prose. The scan is ours; the library that
// splits for everyone else is then asked to agree, because it is silent on an
// unclosed block, on a byte-order mark and on indented delimiters, and a
// wrong split shows an audience line to the wrong audience.
func split(f *source.File, limit int) (*parts, diag.List) {
	var problems diag.List
	base := 0
	if bytes.HasPrefix(f.Data, bom) {
		base = len(bom)
		problems = append(problems, diag.New("front-matter/bom", f.Lines().Span(0, len(bom)), "the file begins with a byte-order mark").
			WithHint("save it as UTF-8 without a byte-order mark"))
	}
	s := scanner{file: f, data: f.Data, base: base, limit: limit}
	found, problem := s.scan()
	if problem != nil {
		return nil, append(problems, *problem)
	}
	if found.format == yamlFormat || found.format == tomlFormat {
		if !libraryAgrees(f.Data[base:], f.Data[found.meta:found.meta+found.length], f.Data[found.prose:]) {
			return nil, append(problems, diag.New("front-matter/lookalike", f.Lines().Span(base, 3),
				"readers of front matter disagree about where this block ends"))
		}
	}
	return found, problems
}

// libraryAgrees reports whether adrg/frontmatter cuts data into the same two
// parts.
func libraryAgrees(data, meta, prose []byte) bool {
	var raw []byte
	keep := func(b []byte, _ any) error { raw = bytes.Clone(b); return nil }
	rest, err := frontmatter.MustParse(bytes.NewReader(data), nil,
		frontmatter.NewFormat("---", "---", keep), frontmatter.NewFormat("+++", "+++", keep))
	// The library drops the blank lines that prose begins with.
	return err == nil && bytes.Equal(raw, meta) &&
		bytes.Equal(bytes.TrimLeft(rest, "\r\n \t"), bytes.TrimLeft(prose, "\r\n \t"))
}

type scanner struct {
	file  *source.File
	data  []byte
	base  int
	limit int
}

func (s *scanner) problem(code diag.Code, from, to int, message, hint string) *diag.Diagnostic {
	d := diag.New(code, s.file.Lines().Span(from, to-from), "%s", message).WithHint("%s", hint)
	return &d
}

// line returns the line that begins at offset, without its end, and where the
// next one begins.
func (s *scanner) line(at int) (text []byte, next int) {
	if i := bytes.IndexByte(s.data[at:], '\n'); i >= 0 {
		return bytes.TrimSuffix(s.data[at:at+i], []byte{'\r'}), at + i + 1
	}
	return s.data[at:], len(s.data)
}

func (s *scanner) scan() (*parts, *diag.Diagnostic) {
	first, next := s.line(s.base)
	switch trimmed := strings.TrimRight(string(first), " \t"); {
	case trimmed == "---":
		return s.block(yamlFormat, "---", next)
	case trimmed == "+++":
		return s.block(tomlFormat, "+++", next)
	case strings.HasPrefix(trimmed, "{") && jsonStart.Match(s.data[s.base:]):
		return s.json()
	}
	if problem := s.lookalike(); problem != nil {
		return nil, problem
	}
	return &parts{format: none, prose: s.base}, nil
}

// block finds the closing delimiter of YAML or TOML front matter.
func (s *scanner) block(f format, delimiter string, start int) (*parts, *diag.Diagnostic) {
	for at := start; at < len(s.data); {
		line, next := s.line(at)
		text := string(line)
		trimmed := strings.TrimRight(text, " \t")
		switch {
		case trimmed == delimiter:
			if at-start > s.limit {
				return nil, s.tooLarge(at - start)
			}
			return &parts{format: f, meta: start, length: at - start, prose: next}, nil
		case strings.TrimSpace(text) == delimiter:
			return nil, s.problem("front-matter/indented", at, at+len(line),
				"an indented "+delimiter+" stands inside the front matter",
				"remove the space before it to close the block, or write the line differently")
		case f == yamlFormat && (trimmed == "..." || strings.HasPrefix(text, "--- ") || strings.HasPrefix(text, "%")):
			return nil, s.problem("front-matter/lookalike", at, at+len(line),
				"this line ends or begins a YAML document inside the front matter", "close the block with a line of three dashes")
		}
		at = next
	}
	d := s.problem("front-matter/unclosed", s.base, s.base+3, "the front matter opened here is never closed",
		"close it with a line that is exactly "+delimiter)
	if at, line, ok := s.nearCloser(start, delimiter[0]); ok {
		noted := d.WithNote(s.file.Lines().Span(at, len(line)), "this line looks like the end, but is not exactly %s", delimiter)
		d = &noted
	}
	return nil, d
}

func (s *scanner) tooLarge(n int) *diag.Diagnostic {
	d := diag.New("front-matter/too-large", s.file.Lines().Span(s.base, 3), "the front matter has %d bytes, the limit is %d", n, s.limit)
	return &d
}

// nearCloser finds a line that was probably meant to close the block: dashes
// in another number, or dashes that an editor has made pretty.
func (s *scanner) nearCloser(start int, mark byte) (at int, line []byte, ok bool) {
	for at = start; at < len(s.data); {
		line, next := s.line(at)
		t := strings.TrimSpace(string(line))
		if t != "" && strings.Trim(t, string(rune(mark))+dashes) == "" || t == "..." {
			return at, line, true
		}
		at = next
	}
	return 0, nil, false
}

const dashes = "‐‑‒–—―−\u200b\ufeff\u00a0"

var (
	jsonStart = regexp.MustCompile(`^\{\s*["}]`)
	// gateLine is how a line of front matter looks that would do harm as prose.
	gateLine = regexp.MustCompile(`^\s*["']?(title|audience|draft|kind|status|owner)["']?\s*[:=]`)
)

// json reads front matter that begins with a brace: taken only if the matching
// brace ends its line and an empty line (or the end) follows.
func (s *scanner) json() (*parts, *diag.Diagnostic) {
	decoder := json.NewDecoder(bytes.NewReader(s.data[s.base:]))
	var raw json.RawMessage
	if err := decoder.Decode(&raw); err != nil {
		at := s.base + int(decoder.InputOffset())
		var syntax *json.SyntaxError
		if asSyntax(err, &syntax) {
			at = s.base + max(int(syntax.Offset)-1, 0)
		}
		return nil, s.problem("front-matter/syntax", at, at+1, "the JSON front matter cannot be read: "+jsonMessage(err), "correct the line")
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

// lookalike reports a file without front matter whose first lines were
// probably meant as some: their keys must not be shown as prose.
func (s *scanner) lookalike() *diag.Diagnostic {
	at := s.base
	for at < len(s.data) {
		line, next := s.line(at)
		if t := strings.Trim(string(line), " \t\u00a0\u200b\ufeff"); t != "" {
			if strings.Trim(t, "-+;."+dashes) == "" && len(t) > 1 || strings.HasPrefix(t, "---") || strings.HasPrefix(t, "+++") {
				return s.problem("front-matter/lookalike", at, at+len(line), "this looks like the start of front matter, but is not",
					"make the very first line exactly --- (YAML) or +++ (TOML)")
			}
			break
		}
		at = next
	}
	// Further down: a delimiter directly followed by a key that only front
	// matter has. A heading underlined with dashes is not followed by one.
	for at < len(s.data) {
		line, next := s.line(at)
		t := strings.TrimSpace(string(line))
		if t == "---" || t == "+++" {
			if after, _ := s.line(next); gateLine.Match(after) {
				return s.problem("front-matter/lookalike", at, at+len(line), "front matter must begin on the first line of the file",
					"move the block to the very top")
			}
		}
		at = next
	}
	return nil
}
