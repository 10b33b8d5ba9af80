package picture

import (
	"encoding/xml"
	"io"
	"strconv"
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

func TestShapesAreWrittenWithAtMostOneDecimal(t *testing.T) {
	p := New("T & t", "about", 100, 50.5)
	p.Rect("bar c1", 1, 2.25, 3.04, -0.5)
	p.Line("rule", 0, 10, 100, 20.06)
	p.Shape("flag", [2]float64{0, 0}, [2]float64{1.5, 0}, [2]float64{1, 1})
	p.Curve("edge", 0, 0, 11, 10)
	p.Text("head", 5, 6, "a\tb – c")
	p.Lines("quiet", 5, 6.5, 15, []string{"one", "<two>"})
	want := `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50.5" viewBox="0 0 100 50.5" role="img" aria-labelledby="title about">
<title id="title">T &amp; t</title>
<desc id="about">about</desc>
<style>a &gt; b {}</style>
<rect class="paper" width="100" height="50.5"/>
<rect class="bar c1" x="1" y="2.2" width="3" height="-0.5"/>
<path class="rule" d="M0 10L100 20.1"/>
<path class="flag" d="M0 0L1.5 0L1 1Z"/>
<path class="edge" d="M0 0C5.5 0 5.5 10 11 10"/>
<text class="head" x="5" y="6">a&#x9;b – c</text>
<text class="quiet" x="5" y="6.5"><tspan x="5" dy="0">one </tspan><tspan x="5" dy="15">&lt;two&gt;</tspan></text>
</svg>
`
	if got := string(p.Bytes("a > b {}")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestLongPicturesLoseNothing(t *testing.T) {
	p := New("t", "a", 1, 1)
	want := ""
	for i := range 5000 {
		p.Text("x", 1, 2, strconv.Itoa(i))
		want += strconv.Itoa(i)
	}
	if got := read(t, p.Bytes("")); !strings.HasSuffix(strings.ReplaceAll(got, "\n", ""), "ta"+want) {
		t.Error("a text is missing")
	}
}
