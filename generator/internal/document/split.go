package document

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"sync"
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
	data := f.Bytes()
	at := func(offset int) diag.Span { return f.Lines().Span(offset, 1) }
	if len(data) > limit {
		return diag.List{diag.New("file/too-large", diag.Span{File: f.Path},
			"the file has %d bytes, the limit is %d", len(data), limit).WithHint("split it, or raise file_bytes under [limits] in config.toml")}
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return diag.List{diag.New("file/encoding", at(0), "the file is UTF-16").WithHint("save it as UTF-8")}
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
			return diag.List{diag.New("file/encoding", at(i), "the line ends with CR alone, as on old Macs").
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
	if bytes.HasPrefix(f.Bytes(), bom) {
		base = len(bom)
		problems = append(problems, diag.New("front-matter/bom", f.Lines().Span(0, len(bom)), "the file begins with a byte-order mark").
			WithHint("save it as UTF-8 without a byte-order mark"))
	}
	s := scanner{file: f, data: f.Bytes(), base: base, limit: limit}
	found, problem := s.scan()
	if problem != nil {
		return nil, append(problems, *problem)
	}
	if found.format == yamlFormat || found.format == tomlFormat {
		if !libraryAgrees(f.Bytes()[base:], found.meta-base, found.length, found.prose-base) {
			return nil, append(problems, diag.New("front-matter/lookalike", f.Lines().Span(base, 3),
				"readers of front matter disagree about where this block ends").
				WithHint("close it with a line that holds the same three characters and nothing else"))
		}
	}
	return found, problems
}

// libraryAgrees reports whether adrg/frontmatter cuts data into the same two
// parts. It is given the beginning of prose only, because it copies all of it:
// where it saw the end of the block later than we do, it would not find it.
func libraryAgrees(data []byte, meta, length, prose int) bool {
	data = data[:min(len(data), prose+64)]
	same := false
	see := func(raw []byte, _ any) error { same = bytes.Equal(raw, data[meta:meta+length]); return nil }
	r := readers.Get().(*bufio.Reader)
	defer readers.Put(r)
	r.Reset(bytes.NewReader(data))
	rest, err := frontmatter.MustParse(r, nil, frontmatter.NewFormat("---", "---", see), frontmatter.NewFormat("+++", "+++", see))
	// The library drops the blank lines that prose begins with.
	return err == nil && same && bytes.Equal(bytes.TrimLeft(rest, "\r\n \t"), bytes.TrimLeft(data[prose:], "\r\n \t"))
}

// readers are what the library would make for each file.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

type scanner struct {
	file  *source.File
	data  []byte
	base  int
	limit int
}

func (s *scanner) problem(code diag.Code, from, to int, message, hint string) *diag.Diagnostic {
	d := diag.New(code, s.file.Lines().Span(from, to-from), "%s", message)
	d.Hint = hint
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
	case strings.HasPrefix(trimmed, "{") && jsonStart().Match(s.data[s.base:]):
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
				fmt.Sprintf("%q stands inside the front matter", text),
				"remove the space before it to close the block, or write the line differently")
		case f == yamlFormat && (trimmed == "..." || strings.HasPrefix(text, "--- ") || strings.HasPrefix(text, "%")):
			return nil, s.problem("front-matter/lookalike", at, at+len(line),
				fmt.Sprintf("%q ends or begins a YAML document inside the front matter", text), "close the block with a line of three dashes")
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
	d := diag.New("front-matter/too-large", s.file.Lines().Span(s.base, 3), "the front matter has %d bytes, the limit is %d", n, s.limit).
		WithHint("move text into the prose, or raise front_matter_bytes under [limits] in config.toml")
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
