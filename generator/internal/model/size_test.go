package model

import (
	"reflect"
	"testing"
)

// There are thousands of items, each in the graph of the whole site and again in
// that of an edition which hides something of it. Memory comes in steps: beyond
// two kilobytes the next one is a quarter of a kilobyte more.
func TestAnItemTakesTwoKilobytesAtMost(t *testing.T) {
	const most = 2048 - 8 // with what the runtime puts in front
	if size := reflect.TypeFor[Item]().Size(); size > most {
		t.Errorf("an item takes %d bytes, and %d are enough", size, most)
	}
}
