package memo

import (
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
