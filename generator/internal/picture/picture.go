// Package picture writes SVG pictures whose text stays text. It knows nothing of
// what is drawn; how classes look is said by a style sheet that the caller
// gives, so that a site theme decides on colours.
//
//	p := picture.New("Timeline", "The roadmap in time", 1200, 400)
//	p.Rect("bar t1", 10, 20, 100, 8)
//	svg := p.Bytes(style)
package picture

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
)

// A Picture is drawn from back to front. Lengths are in pixels.
type Picture struct {
	title, about  string
	width, height float64
	body          []byte
	before        [][]byte // what was drawn before it: long pictures are not copied to grow
}

// New returns an empty picture with its name and a description for readers who
// do not see it.
func New(title, about string, width, height float64) *Picture {
	return &Picture{title: title, about: about, width: width, height: height}
}

// Rect draws a rectangle.
func (p *Picture) Rect(class string, x, y, width, height float64) {
	p.draw("rect", class).place(x, y).attr("width", width).attr("height", height).write("/>\n")
}

// Line draws a line.
func (p *Picture) Line(class string, x1, y1, x2, y2 float64) {
	p.draw("path", class).write(" d=\"M").points(x1, y1).write("L").points(x2, y2).write("\"/>\n")
}

// Shape draws a closed shape through points.
func (p *Picture) Shape(class string, points ...[2]float64) {
	p.draw("path", class).write(" d=\"")
	for i, at := range points {
		p.write("ML"[min(i, 1):][:1]).points(at[0], at[1])
	}
	p.write("Z\"/>\n")
}

// Curve draws a curve that leaves one point and reaches another sideways.
func (p *Picture) Curve(class string, x1, y1, x2, y2 float64) {
	mid := (x1 + x2) / 2
	p.draw("path", class).write(" d=\"M").points(x1, y1).write("C").points(mid, y1, mid, y2, x2, y2).write("\"/>\n")
}

// Text writes one line; y is its base line.
func (p *Picture) Text(class string, x, y float64, text string) {
	p.draw("text", class).place(x, y).write(">").text(text).write("</text>\n")
}

// Lines writes lines below one another, one text for whoever copies it.
func (p *Picture) Lines(class string, x, y, leading float64, lines []string) {
	p.draw("text", class).place(x, y).write(">")
	for i, line := range lines {
		p.write("<tspan").attr("x", x).attr("dy", min(float64(i), 1)*leading).write(">").text(line)
		if i < len(lines)-1 {
			p.write(" ")
		}
		p.write("</tspan>")
	}
	p.write("</text>\n")
}

// Bytes returns the file, with the style sheet inside.
func (p *Picture) Bytes(style string) []byte {
	size := len(p.body) + len(p.title) + len(p.about) + 2*len(style) + 1024
	for _, drawn := range p.before {
		size += len(drawn)
	}
	out := &Picture{body: make([]byte, 0, size)}
	out.write("<svg xmlns=\"http://www.w3.org/2000/svg\"").attr("width", p.width).attr("height", p.height)
	out.write(" viewBox=\"0 0 ").points(p.width, p.height).write("\" role=\"img\" aria-labelledby=\"title about\">\n")
	out.write("<title id=\"title\">").text(p.title).write("</title>\n<desc id=\"about\">").text(p.about).write("</desc>\n<style>").text(style).write("</style>\n")
	out.open("rect", "paper").attr("width", p.width).attr("height", p.height).write("/>\n")
	for _, drawn := range p.before {
		out.body = append(out.body, drawn...)
	}
	out.body = append(out.body, p.body...)
	return out.write("</svg>\n").body
}

//go:noinline
func (p *Picture) write(s string) *Picture {
	p.body = append(p.body, s...)
	return p
}

// full is when the body is put by, in bytes.
const full = 60 << 10

// draw begins an element of the picture.
func (p *Picture) draw(element, class string) *Picture {
	if len(p.body) > full {
		p.before = append(p.before, p.body)
		p.body = make([]byte, 0, full+4<<10)
	}
	return p.open(element, class)
}

func (p *Picture) open(element, class string) *Picture {
	return p.write("<").write(element).write(" class=\"").text(class).write("\"")
}

func (p *Picture) place(x, y float64) *Picture { return p.attr("x", x).attr("y", y) }

func (p *Picture) attr(name string, v float64) *Picture {
	p.write(" ").write(name).write("=\"")
	p.body = append(number(p.body, v), '"')
	return p
}

// points writes lengths with a space between them.
func (p *Picture) points(all ...float64) *Picture {
	for i, v := range all {
		if i > 0 {
			p.write(" ")
		}
		p.body = number(p.body, v)
	}
	return p
}

// number appends a length with a decimal where it has one.
func number(b []byte, v float64) []byte {
	b = strconv.AppendFloat(b, v, 'f', 1, 64)
	if n := len(b); b[n-1] == '0' {
		b = b[:n-2]
	}
	return b
}

// text writes text so that it stays text.
func (p *Picture) text(s string) *Picture {
	if simple(s) {
		return p.write(s)
	}
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes all
	p.body = append(p.body, b.Bytes()...)
	return p
}

// simple reports whether XML has no other meaning for a character of a text.
func simple(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\'' || c == '&' || c == '<' || c == '>' {
			return false
		}
	}
	return true
}

// Wrap breaks text into lines that are about as wide as asked, at size pixels
// of type. Nobody can measure without the reader's fonts: letters count as 0.6
// of the size, wide scripts as 1. A word longer than a line is broken.
func Wrap(text string, size, width float64) []string {
	var lines []string
	line, used := "", 0.0
	for _, word := range strings.Fields(text) {
		for _, piece := range pieces(word, size, width) {
			w := Width(piece, size)
			if line != "" && used+w+size*0.3 > width {
				lines, line, used = append(lines, line), "", 0
			}
			if line != "" {
				piece, used = line+" "+piece, used+size*0.3
			}
			line, used = piece, used+w
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// pieces breaks a word that is wider than a line.
func pieces(word string, size, width float64) []string {
	if Width(word, size) <= width {
		return []string{word}
	}
	var out []string
	piece := ""
	for _, r := range word {
		if piece != "" && Width(piece+string(r), size) > width && !unicode.IsMark(r) {
			out, piece = append(out, piece), ""
		}
		piece += string(r)
	}
	return append(out, piece)
}

// Width returns about how wide text is, in pixels.
func Width(text string, size float64) float64 {
	w := 0.0
	for _, r := range text {
		switch {
		case strings.ContainsRune("iljt.,:;|!' ", r):
			w += 0.33
		case r == 'm' || r == 'w' || 'A' <= r && r <= 'Z':
			w += 0.78
		case r < unicode.MaxASCII:
			w += 0.6
		case unicode.IsMark(r):
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			w++
		case unicode.IsUpper(r):
			w += 0.78
		default:
			w += 0.6
		}
	}
	return w * size
}
