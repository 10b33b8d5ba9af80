package digest_test

import (
	"fmt"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// card is page data: a template sees its exported fields and nothing else.
type card struct {
	Title string
	Tags  []string
	seen  int
}

func ExampleOf() {
	a := digest.Of(card{Title: "Webhooks", Tags: []string{"trust"}, seen: 1})
	b := digest.Of(card{Title: "Webhooks", Tags: []string{"trust"}, seen: 2})
	c := digest.Of(card{Title: "Webhooks", Tags: []string{"trust", "new"}})
	fmt.Println("what no template can see counts:", a != b)
	fmt.Println("what a page shows counts:", a != c)
	// Output:
	// what no template can see counts: false
	// what a page shows counts: true
}

func ExampleJoin() {
	prose, options := digest.String("Words."), digest.String("raw_html = false")
	fmt.Println(digest.Join(prose, options) == digest.Join(options, prose))
	// Output: false
}

func ExampleDigest_Short() {
	fmt.Println("assets/site." + digest.String("body { margin: 0 }").Short() + ".css")
	// Output: assets/site.c8c5cb97.css
}
