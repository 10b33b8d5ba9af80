package colour

import "math"

// OKLCH is a colour by how light it looks (L, 0 to 1), how strong it is (C, 0
// for greys) and its hue (H, in degrees from 0 to 360; 0 for greys). Unlike in
// HSL, equal steps of L look equal whatever the hue.
type OKLCH struct{ L, C, H float64 }

// OKLCH returns the same colour by its looks.
func (c RGB) OKLCH() OKLCH {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	lightness := 0.2104542553*l + 0.7936177850*m - 0.0040720468*s
	x := 1.9779984951*l - 2.4285922050*m + 0.4505937099*s
	y := 0.0259040371*l + 0.7827717662*m - 0.8086757660*s
	chroma := math.Hypot(x, y)
	if chroma < grey {
		return OKLCH{L: lightness}
	}
	hue := math.Atan2(y, x) * 180 / math.Pi
	if hue < 0 {
		hue += 360
	}
	return OKLCH{lightness, chroma, hue}
}

// grey is the chroma below which a hue is noise of the arithmetic.
const grey = 1e-4

// RGB returns the nearest colour of sRGB with the same lightness and hue: where
// the colour is too strong for a screen, its chroma gives way.
func (c OKLCH) RGB() RGB {
	if rgb, ok := c.exact(); ok {
		return rgb
	}
	low, high := 0.0, c.C
	for range 24 {
		c.C = (low + high) / 2
		if _, ok := c.exact(); ok {
			low = c.C
		} else {
			high = c.C
		}
	}
	c.C = low
	rgb, _ := c.exact()
	return rgb
}

// exact returns the colour rounded to bytes, and whether sRGB has it.
func (c OKLCH) exact() (RGB, bool) {
	sin, cos := math.Sincos(c.H * math.Pi / 180)
	x, y := c.C*cos, c.C*sin
	l := cube(c.L + 0.3963377774*x + 0.2158037573*y)
	m := cube(c.L - 0.1055613458*x - 0.0638541728*y)
	s := cube(c.L - 0.0894841775*x - 1.2914855480*y)
	fits := true
	channel := func(v float64) uint8 {
		v = 255 * curved(v)
		if v < -0.5 || v > 255.5 {
			fits = false
		}
		return uint8(math.Round(math.Max(0, math.Min(255, v))))
	}
	rgb := RGB{
		channel(4.0767416621*l - 3.3077115913*m + 0.2309699292*s),
		channel(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s),
		channel(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s),
	}
	return rgb, fits
}

func cube(v float64) float64 { return v * v * v }
