package pattern_test

import (
	"fmt"

	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

func Example() {
	word := pattern.Of(`^[a-z]+$`)
	fmt.Println(word().MatchString("word"), word().MatchString("2"), word() == word())
	// Output: true false true
}
