package picture

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// read parses a picture and returns its text.
func read(t *testing.T, svg []byte) string {
	t.Helper()
	var text strings.Builder
	in := ""
	d := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return text.String()
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		switch x := token.(type) {
		case xml.StartElement:
			in = x.Name.Local
		case xml.CharData:
			if in != "style" {
				text.Write(x)
			}
		}
	}
}

func TestTextStaysTextWhateverItHolds(t *testing.T) {
	nasty := `a <b> & "c" ]]> 'd' ` + "\x00\ufffe"
	p := New(nasty, nasty, 100, 50)
	p.Rect(`x"y`, 1, 2.25, 3, 4)
	p.Line("l", 0, 0, 1, 1)
	p.Shape("s", [2]float64{0, 0}, [2]float64{1, 0}, [2]float64{1, 1})
	p.Curve("c", 0, 0, 10, 10)
	p.Text("t", 5, 6, nasty)
	p.Lines("t", 5, 6, 12, []string{"one", "two"})
	got := read(t, p.Bytes("text > a { content: '</style>' }"))
	for _, want := range []string{`a <b> & "c" ]]> 'd' `, "one two"} {
		if !strings.Contains(got, want) {
			t.Errorf("the text %q is not in %q", want, got)
		}
	}
}

func TestTextIsWrappedAtWordsAndLongWordsAreBroken(t *testing.T) {
	for _, text := range []string{"a short one", "Restrukturierungsmaßnahmenkatalog für alle", "一二三四五六七八九十一二三四五六七八九十", strings.Repeat("x", 200)} {
		lines := Wrap(text, 12, 80)
		if strings.ReplaceAll(strings.Join(lines, ""), " ", "") != strings.ReplaceAll(text, " ", "") {
			t.Errorf("%q became %q", text, lines)
		}
		for _, line := range lines {
			if Width(line, 12) > 80 {
				t.Errorf("%q is wider than asked", line)
			}
		}
	}
}
