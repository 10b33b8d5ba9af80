package diag

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// Lines turns byte offsets of one text into spans. Inside the program a place
// is a byte offset; lines and rune columns exist only where people read them.
type Lines struct {
	file   string
	data   []byte
	starts []uint32 // files are refused long before they reach 4 GB
}

// NewLines indexes data, the content of file.
func NewLines(file string, data []byte) *Lines {
	starts := make([]uint32, 1, 1+bytes.Count(data, []byte{'\n'}))
	for i := 0; ; {
		n := bytes.IndexByte(data[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		starts = append(starts, uint32(i))
	}
	return &Lines{file, data, starts}
}

// Span returns the place of length bytes from offset on; the part beyond the
// end of the line is cut. Offsets outside the text are moved to its ends, and
// those inside a character to its ends too.
func (l *Lines) Span(offset, length int) Span {
	offset = l.runeStart(min(max(offset, 0), len(l.data)))
	i := sort.Search(len(l.starts), func(i int) bool { return int(l.starts[i]) > offset }) - 1
	start, end := int(l.starts[i]), len(l.data)
	if i+1 < len(l.starts) {
		end = int(l.starts[i+1]) - 1
	}
	if end > start && l.data[end-1] == '\r' {
		end--
	}
	stop := min(max(offset+length, offset), max(end, offset))
	if inside := l.runeStart(stop); inside < stop {
		_, n := utf8.DecodeRune(l.data[inside:])
		stop = inside + n
	}
	return Span{
		File: l.file,
		Line: i + 1,
		Col:  utf8.RuneCount(l.data[start:offset]) + 1,
		Len:  utf8.RuneCount(l.data[offset:stop]),
	}
}

// runeStart returns the start of the character that an offset lies in. Bytes
// that are no text count as characters of their own.
func (l *Lines) runeStart(offset int) int {
	for back := 1; back < utf8.UTFMax && back <= offset; back++ {
		if _, n := utf8.DecodeRune(l.data[offset-back:]); n > back {
			return offset - back
		}
	}
	return offset
}

// Offset returns the byte offset of a place given by line and rune column,
// both from 1; a place outside the text gives its nearest end.
func (l *Lines) Offset(line, col int) int {
	if line < 1 {
		return 0
	}
	if line > len(l.starts) {
		return len(l.data)
	}
	at := int(l.starts[line-1])
	for ; col > 1 && at < len(l.data) && l.data[at] != '\n'; col-- {
		_, n := utf8.DecodeRune(l.data[at:])
		at += n
	}
	return at
}

// Text returns line n without its end, and whether there is such a line.
func (l *Lines) Text(n int) (string, bool) {
	if n < 1 || n > len(l.starts) {
		return "", false
	}
	end := len(l.data)
	if n < len(l.starts) {
		end = int(l.starts[n]) - 1
	}
	return string(bytes.TrimSuffix(l.data[l.starts[n-1]:end], []byte{'\r'})), true
}

// Count returns the number of lines.
func (l *Lines) Count() int { return len(l.starts) }
