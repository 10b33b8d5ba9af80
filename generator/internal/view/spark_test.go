package view

import (
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func reading(t *testing.T, on, value string) model.Reading {
	t.Helper()
	var r model.Reading
	if err := r.On.SetText(on); err != nil {
		t.Fatal(err)
	}
	if err := r.Value.SetText(value); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestASparkRunsFromTheFirstReadingToTheLast(t *testing.T) {
	now := reading(t, "2026-11-01", "20")
	early, late := reading(t, "2026-01-01", "10"), reading(t, "2026-06-02", "15")
	for name, test := range map[string]struct {
		series []model.Reading
		want   string
		count  int
	}{
		"nothing but the current value": {nil, "", 0},
		"in order":                      {[]model.Reading{early, late}, "3.0,25.0 60.0,14.0 117.0,3.0", 3},
		"written in any order":          {[]model.Reading{late, early}, "3.0,25.0 60.0,14.0 117.0,3.0", 3},
		"the current one written twice": {[]model.Reading{early, now}, "3.0,25.0 117.0,3.0", 2},
		"nothing moves":                 {[]model.Reading{reading(t, "2026-01-01", "20")}, "3.0,14.0 117.0,14.0", 2},
		"two on one day":                {[]model.Reading{reading(t, "2026-11-01", "5")}, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			m := &model.Metric{Current: now.Value, AsOf: now.On, Series: test.series}
			got := (&Teller{}).spark(m)
			if got.Points != test.want || got.Count != test.count {
				t.Errorf("got %d readings: %s; want %d: %s", got.Count, got.Points, test.count, test.want)
			}
		})
	}
}
