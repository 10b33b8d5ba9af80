package memo_test

import (
	"fmt"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/memo"
)

func Example() {
	shouted := memo.NewTable[string]("shout")
	build := func(texts ...string) {
		for _, text := range texts {
			fmt.Print(shouted.Get(digest.String(text), func() string { return strings.ToUpper(text) }), " ")
		}
		count := shouted.Sweep()
		fmt.Printf("ran %d, kept %d\n", count.Ran, count.Kept)
	}
	build("one", "two")
	build("one", "three") // two is not used: it is forgotten
	build("one", "two")
	// Output:
	// ONE TWO ran 2, kept 2
	// ONE THREE ran 1, kept 2
	// ONE TWO ran 1, kept 2
}
