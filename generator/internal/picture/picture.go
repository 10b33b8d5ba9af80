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
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// A Picture is drawn from back to front. Lengths are in pixels.
type Picture struct {
	title, about  string
	width, height float64
	body          bytes.Buffer
}

// New returns an empty picture with its name and a description for readers who
// do not see it.
func New(title, about string, width, height float64) *Picture {
	return &Picture{title: title, about: about, width: width, height: height}
}

// Rect draws a rectangle.
func (p *Picture) Rect(class string, x, y, width, height float64) {
	fmt.Fprintf(&p.body, "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n", escape(class), n(x), n(y), n(width), n(height))
}

// Line draws a line.
func (p *Picture) Line(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(&p.body, "<path class=\"%s\" d=\"M%s %sL%s %s\"/>\n", escape(class), n(x1), n(y1), n(x2), n(y2))
}

// Shape draws a closed shape through points.
func (p *Picture) Shape(class string, points ...[2]float64) {
	fmt.Fprintf(&p.body, "<path class=\"%s\" d=\"", escape(class))
	for i, at := range points {
		fmt.Fprintf(&p.body, "%c%s %s", "ML"[min(i, 1)], n(at[0]), n(at[1]))
	}
	p.body.WriteString("Z\"/>\n")
}

// Curve draws a curve that leaves one point and reaches another sideways.
func (p *Picture) Curve(class string, x1, y1, x2, y2 float64) {
	mid := (x1 + x2) / 2
	fmt.Fprintf(&p.body, "<path class=\"%s\" d=\"M%s %sC%s %s %s %s %s %s\"/>\n", escape(class), n(x1), n(y1), n(mid), n(y1), n(mid), n(y2), n(x2), n(y2))
}

// Text writes one line; y is its base line.
func (p *Picture) Text(class string, x, y float64, text string) {
	fmt.Fprintf(&p.body, "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n", escape(class), n(x), n(y), escape(text))
}

// Lines writes lines below one another, one text for whoever copies it.
func (p *Picture) Lines(class string, x, y, leading float64, lines []string) {
	fmt.Fprintf(&p.body, "<text class=\"%s\" x=\"%s\" y=\"%s\">", escape(class), n(x), n(y))
	for i, line := range lines {
		if i < len(lines)-1 {
			line += " "
		}
		fmt.Fprintf(&p.body, "<tspan x=\"%s\" dy=\"%s\">%s</tspan>", n(x), n(min(float64(i), 1)*leading), escape(line))
	}
	p.body.WriteString("</text>\n")
}

// Bytes returns the file, with the style sheet inside.
func (p *Picture) Bytes(style string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"title about\">\n",
		n(p.width), n(p.height), n(p.width), n(p.height))
	fmt.Fprintf(&b, "<title id=\"title\">%s</title>\n<desc id=\"about\">%s</desc>\n<style>%s</style>\n", escape(p.title), escape(p.about), escape(style))
	fmt.Fprintf(&b, "<rect class=\"paper\" width=\"%s\" height=\"%s\"/>\n", n(p.width), n(p.height))
	b.Write(p.body.Bytes())
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func n(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v, 'f', 1, 64), "0"), ".")
}

func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes all
	return b.String()
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
				line, used = line+" ", used+size*0.3
			}
			line, used = line+piece, used+w
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
		case unicode.IsMark(r):
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			w++
		case strings.ContainsRune("iljt.,:;|!' ", r):
			w += 0.33
		case unicode.IsUpper(r) || r == 'm' || r == 'w':
			w += 0.78
		default:
			w += 0.6
		}
	}
	return w * size
}
