package draw

import (
	"fmt"
	"math"
	"testing"
)

func TestALogScalePutsEqualRatiosEquallyFarApart(t *testing.T) {
	s := Log(1, 10000)
	for v, want := range map[float64]float64{0.5: 0, 1: 0, 10: 25, 100: 50, 1000: 75, 10000: 100, 99999: 100} {
		if got := s.At(v); got != want {
			t.Errorf("%v stands at %v%%, want %v%%", v, got, want)
		}
	}
	if got := Log(1, 1).At(2); got != 100 {
		t.Errorf("a scale without a width puts 2 at %v%%", got)
	}
}

func TestPointsOnACircleBeginAtTheTopAndKeepTheirDistance(t *testing.T) {
	centre := Point{100, 100}
	points := Circle(4, centre, 50)
	want := []Point{{100, 50}, {150, 100}, {100, 150}, {50, 100}}
	if fmt.Sprint(points) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", points, want)
	}
	var anchors []string
	for _, p := range points {
		anchors = append(anchors, Anchor(p, centre))
	}
	if fmt.Sprint(anchors) != "[middle start middle end]" {
		t.Errorf("labels stand %v", anchors)
	}
	for _, p := range Circle(7, centre, 50) {
		if d := math.Hypot(p.X-100, p.Y-100); math.Abs(d-50) > 0.02 {
			t.Errorf("%v is %v away from the centre", p, d)
		}
	}
}

func TestWaysThereAndBackDoNotCoincide(t *testing.T) {
	a, b := Point{0, 0}, Point{100, 0}
	there, back := Arc(a, b, 10), Arc(b, a, 10)
	if there != "M9.81,-1.96 Q50,-10 90.19,-1.96" || back != "M90.19,1.96 Q50,10 9.81,1.96" {
		t.Errorf("there %q, back %q", there, back)
	}
	if got := Arc(a, Point{15, 0}, 10); got != "" {
		t.Errorf("points that touch are joined by %q", got)
	}
}
