// Package colour converts colours between sRGB and OKLCH, measures contrast as
// WCAG 2.x defines it, and fits a brand colour to the surfaces of a site theme.
// It knows no style sheet and no configuration.
//
//	accent, ok := colour.Parse("#ffcc00")
//	brand := colour.Fit(accent, light)
package colour

import (
	"fmt"
	"math"
	"strconv"
)

// RGB is an opaque colour of sRGB, as style sheets write it: #rrggbb.
type RGB struct{ R, G, B uint8 }

// Parse reads #rrggbb, in small letters or capitals.
func Parse(s string) (RGB, bool) {
	if len(s) != 7 || s[0] != '#' {
		return RGB{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return RGB{}, false
	}
	return RGB{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// String returns #rrggbb in small letters.
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Luminance returns the relative luminance of WCAG 2.x: 0 for black, 1 for
// white.
func (c RGB) Luminance() float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// Contrast returns the contrast ratio of WCAG 2.x, from 1 to 21.
func Contrast(a, b RGB) float64 {
	x, y := a.Luminance(), b.Luminance()
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// linear takes the curve of sRGB off a channel.
func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// curved puts the curve of sRGB on a linear channel, unbounded.
func curved(v float64) float64 {
	if v <= 0.0031308 {
		return v * 12.92
	}
	return 1.055*math.Pow(v, 1/2.4) - 0.055
}
