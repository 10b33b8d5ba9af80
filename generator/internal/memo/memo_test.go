package memo

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

func TestAComputationThatPanicsIsNeverTakenForDone(t *testing.T) {
	table := NewTable[int]("numbers")
	for i := range 2 {
		func() {
			defer func() {
				if p := recover(); p != "no number" {
					t.Errorf("call %d ends with %v", i, p)
				}
			}()
			table.Get(digest.String("key"), func() int { panic("no number") })
			t.Errorf("call %d returns a value", i)
		}()
	}
}

// Whatever is asked for in runs is what a table without runs gives.
func TestARunGivesWhatItsTableGives(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	plain, table := NewTable[string]("plain"), NewTable[string]("runs")
	for build := range 300 {
		for _, name := range []string{"one", "other"} {
			n := 3 + random.IntN(3)
			run := table.Run(name, n)
			for place := range n {
				text := fmt.Sprint(random.IntN(4))
				if random.IntN(3) > 0 {
					text = fmt.Sprint(place)
				}
				compute := func() string { return "value " + text }
				if got, want := run.Get(place, digest.String(text), compute), plain.Get(digest.String(text), compute); got != want {
					t.Fatalf("build %d: %q at place %d of %s, not %q", build, got, place, name, want)
				}
			}
		}
		plain.Sweep()
		table.Sweep()
	}
}

func TestATableForgetsWhatIsUsedNoMore(t *testing.T) {
	table := NewTable[int]("numbers")
	for build := range 100 {
		run := table.Run("run", 50)
		for i := range 50 {
			run.Get(i, digest.String(fmt.Sprint("run", i)), func() int { return i })
		}
		for i := range 50 {
			table.Get(digest.String(fmt.Sprint(i+build)), func() int { return i })
		}
		count := table.Sweep()
		if build > 0 && count.Ran != 1 {
			t.Fatalf("build %d: %d computations, where one value is new", build, count.Ran)
		}
		if count.Kept > 100*slack/(slack-1)+1 {
			t.Fatalf("build %d: %d values are remembered for 100 that are used", build, count.Kept)
		}
	}
	for range 3 {
		for i := range 20 {
			table.Get(digest.String(fmt.Sprint("new", i)), func() int { return i })
		}
		if kept := table.Sweep().Kept; kept > 20*slack/(slack-1)+1 {
			t.Errorf("%d values are remembered for 20, and no run is used", kept)
		}
	}
}

func TestWhatIsGoneFromItsPlaceIsForgottenAndWhatOnlyMovedIsNot(t *testing.T) {
	table := NewTable[string]("letters")
	build := func(letters string) Count {
		run := table.Run("run", 100)
		for i := range 100 {
			key := fmt.Sprint(i)
			if i < len(letters) {
				key = letters[i : i+1]
			}
			run.Get(i, digest.String(key), func() string { return key })
		}
		return table.Sweep()
	}
	build("abc")
	if c := build("xab"); c.Ran != 1 || c.Kept != 100 {
		t.Errorf("%d ran and %d are kept, where one came, one went and two moved", c.Ran, c.Kept)
	}
	if c := build("xaa"); c.Ran != 0 || c.Kept != 99 {
		t.Errorf("%d ran and %d are kept, where one went", c.Ran, c.Kept)
	}
}

func TestATableThatRemembersNothingOnlyCounts(t *testing.T) {
	table := NewTable[int]("blank")
	table.RememberNothing()
	run := table.Run("", 2)
	for i := range 2 {
		if table.Get(digest.String("key"), func() int { return i }) != i || run.Get(i, digest.String("key"), func() int { return i }) != i {
			t.Error("a value was remembered")
		}
	}
	if c := table.Sweep(); c.Ran != 4 || c.Kept != 0 {
		t.Errorf("%+v", c)
	}
}
