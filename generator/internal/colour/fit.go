package colour

// The contrast that WCAG 2.x (AA) asks for, and what running text gets.
const (
	Text  = 4.5 // words
	Shape = 3.0 // borders of controls, marks and focus rings

	// Links stand in running text. Light words on a dark ground look fainter
	// than the ratio says.
	LinkOnLight = 5.5
	LinkOnDark  = 7.0
)

// A Scheme is what a brand colour has to get along with.
type Scheme struct {
	Surfaces []RGB // what words may stand on; at least one
	Texts    []RGB // which other words may stand on the tint
}

// A Brand is a brand colour fitted to a scheme.
type Brand struct {
	Accent   RGB // marks, fills and small words on every surface and on Tint
	OnAccent RGB // words on Accent
	Tint     RGB // behind words that are to stand out
	Link     RGB // links on every surface and on Tint
}

// Fit derives a brand from a colour. The colour stays as it is where it has the
// contrast that words need, and otherwise gets darker on light surfaces and
// lighter on dark ones; hue stays, and chroma as far as sRGB goes. It fails if
// the surfaces differ so much that no colour can be read on all of them.
func Fit(accent RGB, s Scheme) (Brand, bool) {
	c := accent.OKLCH()
	dark := s.dark()
	b := Brand{Tint: tint(c, s, dark)}
	grounds := append([]RGB{b.Tint}, s.Surfaces...)
	var found bool
	if b.Accent, found = move(accent, dark, func(c RGB) bool { return readable(c, grounds, Text) }); !found {
		return Brand{}, false
	}
	link := LinkOnLight
	if dark {
		link = LinkOnDark
	}
	b.Link, found = move(b.Accent, dark, func(c RGB) bool {
		return readable(c, s.Surfaces, link) && Contrast(c, b.Tint) >= Text
	})
	if !found { // between words and running text there is little room
		b.Link = b.Accent
	}
	b.OnAccent = on(b.Accent, c, dark)
	return b, true
}

// dark reports whether light words are read better than dark ones.
func (s Scheme) dark() bool {
	light, dark := 21.0, 21.0
	for _, ground := range s.Surfaces {
		light = min(light, Contrast(white, ground))
		dark = min(dark, Contrast(black, ground))
	}
	return light > dark
}

var (
	white = RGB{255, 255, 255}
	black = RGB{}
)

// tint returns the accent as a surface: as strong as a tint may be without
// taking the contrast from the words on it.
func tint(c OKLCH, s Scheme, dark bool) RGB {
	lightness, strength, step := 0.945, 0.03, 0.005
	if dark {
		lightness, strength, step = 0.30, 0.045, -0.005
	}
	for ; lightness > 0 && lightness < 1; lightness += step {
		ground := OKLCH{lightness, min(c.C, strength), c.H}.RGB()
		fits := true
		for _, text := range s.Texts {
			fits = fits && Contrast(text, ground) >= Text
		}
		if fits {
			return ground
		}
	}
	if dark {
		return black
	}
	return white
}

// on returns the words on an accent: white or a near black of its hue.
func on(accent RGB, c OKLCH, dark bool) RGB {
	ink := OKLCH{0.16, min(c.C, 0.02), c.H}.RGB()
	first, second := white, ink
	if dark {
		first, second = ink, white
	}
	for _, words := range []RGB{first, second, black} {
		if Contrast(words, accent) >= Text {
			return words
		}
	}
	return white // not reached: black or white is read on any colour
}

// readable reports whether a colour has a contrast on all grounds.
func readable(c RGB, grounds []RGB, least float64) bool {
	for _, ground := range grounds {
		if Contrast(c, ground) < least {
			return false
		}
	}
	return true
}

// move returns the colour nearest in lightness that fits, away from dark or
// from light surfaces, or false if not even white or black does.
func move(from RGB, lighter bool, fits func(RGB) bool) (RGB, bool) {
	if fits(from) {
		return from, true
	}
	c := from.OKLCH()
	end := 0.0
	if lighter {
		end = 1
	}
	at := func(l float64) RGB { return OKLCH{l, c.C, c.H}.RGB() }
	if !fits(at(end)) {
		return RGB{}, false
	}
	near, far := c.L, end // far fits
	for range 16 {
		if middle := (near + far) / 2; fits(at(middle)) {
			far = middle
		} else {
			near = middle
		}
	}
	return at(far), true
}
