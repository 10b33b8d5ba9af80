package colour

import (
	"math"
	"math/rand/v2"
	"testing"
)

func must(t *testing.T, s string) RGB {
	t.Helper()
	c, ok := Parse(s)
	if !ok {
		t.Fatalf("%q is no colour", s)
	}
	return c
}

func TestColoursAreReadAndWrittenAsStyleSheetsDo(t *testing.T) {
	if c := must(t, "#0A7ea4"); c != (RGB{10, 126, 164}) || c.String() != "#0a7ea4" {
		t.Errorf("got %v, written %s", c, c)
	}
	for _, bad := range []string{"", "#fff", "0a7ea4", "#0a7ea", "#0a7ea4f", "#0g7ea4", "#+a7ea4", "#0a_ea4", "rot"} {
		if c, ok := Parse(bad); ok {
			t.Errorf("%q was read as %s", bad, c)
		}
	}
}

// The figures are those of the recommendation and of its working group's page
// on understanding contrast.
func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#777777", "#ffffff", 4.48}, {"#767676", "#ffffff", 4.54},
		{"#ff0000", "#ffffff", 4.00}, {"#0000ff", "#ffffff", 8.59}, {"#949494", "#ffffff", 3.03},
	} {
		a, b := must(t, c.a), must(t, c.b)
		if got := Contrast(a, b); math.Abs(got-c.want) > 0.005 || Contrast(b, a) != got {
			t.Errorf("%s on %s: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// The values are those of CSS Color 4 for the primary colours of sRGB.
func TestOKLCHIsThatOfCSS(t *testing.T) {
	for s, want := range map[string]OKLCH{
		"#ffffff": {1, 0, 0}, "#000000": {0, 0, 0}, "#ff0000": {0.62796, 0.25768, 29.234},
		"#00ff00": {0.86644, 0.29483, 142.495}, "#0000ff": {0.45201, 0.31321, 264.052}, "#808080": {0.59987, 0, 0},
	} {
		got := must(t, s).OKLCH()
		if math.Abs(got.L-want.L) > 1e-4 || math.Abs(got.C-want.C) > 1e-4 || math.Abs(got.H-want.H) > 0.02 {
			t.Errorf("%s is %+v, want %+v", s, got, want)
		}
	}
}

func TestEveryColourComesBackFromOKLCH(t *testing.T) {
	for r := 0; r < 256; r += 15 {
		for g := 0; g < 256; g += 15 {
			for b := 0; b < 256; b += 5 {
				c := RGB{uint8(r), uint8(g), uint8(b)}
				if back := c.OKLCH().RGB(); back != c {
					t.Fatalf("%s comes back as %s", c, back)
				}
			}
		}
	}
}

func TestColoursThatNoScreenHasLoseChromaOnly(t *testing.T) {
	for hue := 0.0; hue < 360; hue += 7 {
		for _, l := range []float64{0.2, 0.5, 0.9} {
			got := OKLCH{l, 0.4, hue}.RGB().OKLCH()
			turn := math.Abs(got.H - hue)
			if math.Abs(got.L-l) > 0.006 || got.C > 0.4 || math.Min(turn, 360-turn) > 3 {
				t.Errorf("L %.1f, hue %.0f became %+v", l, hue, got)
			}
		}
	}
}

// The surfaces and the words of the default theme.
func schemes(t *testing.T) (light, dark Scheme) {
	set := func(list ...string) (out []RGB) {
		for _, s := range list {
			out = append(out, must(t, s))
		}
		return out
	}
	return Scheme{set("#fafcfd", "#ffffff", "#eff3f5"), set("#181f25", "#49525b", "#5d666d")},
		Scheme{set("#0f1317", "#171d21", "#090d10"), set("#e5eaec", "#aeb8bb", "#97a2a6")}
}

// lacks returns the pair of a brand that has too little contrast, if any.
func lacks(b Brand, s Scheme, link float64) (pair [2]RGB, least float64, found bool) {
	ask := func(words, ground RGB, want float64) {
		if !found && Contrast(words, ground) < want {
			pair, least, found = [2]RGB{words, ground}, want, true
		}
	}
	for _, ground := range s.Surfaces {
		ask(b.Accent, ground, Text)
		ask(b.Link, ground, link)
	}
	ask(b.Accent, b.Tint, Text)
	ask(b.Link, b.Tint, Text)
	ask(b.OnAccent, b.Accent, Text)
	for _, words := range s.Texts {
		ask(words, b.Tint, Text)
	}
	return pair, least, found
}

func TestAnyAccentIsReadableInBothSchemes(t *testing.T) {
	light, dark := schemes(t)
	random := rand.New(rand.NewPCG(1, 9))
	for i := range 5000 {
		accent := RGB{uint8(random.UintN(256)), uint8(random.UintN(256)), uint8(random.UintN(256))}
		switch i { // and the corners
		case 0, 1, 2, 3, 4, 5, 6, 7:
			accent = RGB{uint8(i & 1 * 255), uint8(i >> 1 & 1 * 255), uint8(i >> 2 * 255)}
		}
		for _, s := range []struct {
			Scheme
			name string
			link float64
		}{{light, "light", LinkOnLight}, {dark, "dark", LinkOnDark}} {
			b, ok := Fit(accent, s.Scheme)
			if !ok {
				t.Fatalf("%s cannot be fitted to %s", accent, s.name)
			}
			if pair, least, found := lacks(b, s.Scheme, s.link); found {
				t.Fatalf("%s on %s: %s on %s is %.2f, needs %.1f (%+v)", accent, s.name, pair[0], pair[1], Contrast(pair[0], pair[1]), least, b)
			}
		}
	}
}

func TestAnAccentKeepsItsHue(t *testing.T) {
	light, dark := schemes(t)
	random := rand.New(rand.NewPCG(2, 9))
	for range 500 {
		accent := RGB{uint8(random.UintN(256)), uint8(random.UintN(256)), uint8(random.UintN(256))}
		from := accent.OKLCH()
		for _, s := range []Scheme{light, dark} {
			b, _ := Fit(accent, s)
			to := b.Accent.OKLCH()
			if from.C < 0.04 || to.C < 0.04 {
				continue // the hue of a grey says nothing
			}
			turn := math.Abs(from.H - to.H)
			if turn = math.Min(turn, 360-turn); turn > 4 {
				t.Errorf("%s became %s: the hue turned by %.1f degrees", accent, b.Accent, turn)
			}
			if to.C > from.C+0.005 {
				t.Errorf("%s became %s, which is stronger", accent, b.Accent)
			}
		}
	}
}

func TestAnAccentThatCanBeReadStaysAsItIs(t *testing.T) {
	light, dark := schemes(t)
	if b, _ := Fit(must(t, "#0b3d91"), light); b.Accent.String() != "#0b3d91" || b.OnAccent != white {
		t.Errorf("on light: %+v", b)
	}
	if b, _ := Fit(must(t, "#ffcc00"), dark); b.Accent.String() != "#ffcc00" || b.OnAccent.Luminance() > 0.02 {
		t.Errorf("on dark: %+v", b)
	}
}

func TestAnAccentMovesNoFartherThanItMust(t *testing.T) {
	light, dark := schemes(t)
	for _, s := range []struct {
		accent string
		scheme Scheme
		step   float64
	}{{"#ffcc00", light, 0.006}, {"#0b3d91", dark, -0.006}, {"#808080", light, 0.006}, {"#808080", dark, -0.006}} {
		b, _ := Fit(must(t, s.accent), s.scheme)
		c := b.Accent.OKLCH()
		c.L += s.step
		if back := c.RGB(); readable(back, append([]RGB{b.Tint}, s.scheme.Surfaces...), Text) {
			t.Errorf("%s became %s, but %s would do", s.accent, b.Accent, back)
		}
	}
}

func TestSurfacesOnWhichNothingCanBeReadAreSaidToBe(t *testing.T) {
	if b, ok := Fit(must(t, "#0b3d91"), Scheme{Surfaces: []RGB{white, black}}); ok {
		t.Errorf("got %+v", b)
	}
}
