// Package draw places points, lines and labels for pictures whose words and
// colours are somebody else's. It knows no markup and no entries.
//
//	scale := draw.Log(1, 1825)
//	x := scale.At(365) // percent
package draw

import (
	"math"
	"strconv"
)

// A Scale maps numbers to percent of a width, evenly in their logarithms.
type Scale struct{ least, most float64 }

// Log returns a scale from least, which must be above zero, to most.
func Log(least, most float64) Scale { return Scale{least, max(most, least*2)} }

// At returns the place of a number in percent, to two decimals, within the
// scale.
func (s Scale) At(v float64) float64 {
	if v <= s.least {
		return 0
	}
	return round(min(100, 100*math.Log(v/s.least)/math.Log(s.most/s.least)))
}

func round(v float64) float64 { return math.Round(v*100) / 100 }

// A Point is a place in a picture.
type Point struct{ X, Y float64 }

// Circle returns n places on a circle, evenly, from the top and clockwise.
func Circle(n int, centre Point, radius float64) []Point {
	points := make([]Point, n)
	for i := range points {
		angle := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
		points[i] = Point{round(centre.X + radius*math.Cos(angle)), round(centre.Y + radius*math.Sin(angle))}
	}
	return points
}

// Anchor says on which side of a point on a circle its label stands: start,
// end, or middle near the top and the bottom.
func Anchor(p, centre Point) string {
	switch d := p.X - centre.X; {
	case d > 1:
		return "start"
	case d < -1:
		return "end"
	}
	return "middle"
}

// Arc returns the path of a curve from a to b that keeps a distance from both
// and leans to the left of its way, so that there and back do not coincide.
func Arc(a, b Point, gap float64) string {
	dx, dy := b.X-a.X, b.Y-a.Y
	length := math.Hypot(dx, dy)
	if length <= 2*gap {
		return ""
	}
	ux, uy := dx/length, dy/length
	bend := length * 0.1
	mid := Point{(a.X+b.X)/2 + uy*bend, (a.Y+b.Y)/2 - ux*bend}
	from, to := towards(a, mid, gap), towards(b, mid, gap)
	return "M" + pair(from) + " Q" + pair(mid) + " " + pair(to)
}

func towards(a, b Point, by float64) Point {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	return Point{a.X + (b.X-a.X)/length*by, a.Y + (b.Y-a.Y)/length*by}
}

func pair(p Point) string { return Number(p.X) + "," + Number(p.Y) }

// Number writes a number as attributes want it: at most two decimals.
func Number(v float64) string { return strconv.FormatFloat(round(v), 'f', -1, 64) }
