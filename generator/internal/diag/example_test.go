package diag_test

import (
	"fmt"
	"os"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// page is a file that problems stand in.
type page struct{ *diag.Lines }

func (p page) Line(_ string, n int) (string, bool) { return p.Text(n) }

func Example() {
	text := "---\ntitle: Webhooks\nowner: product-onwer\n---\n"
	lines := diag.NewLines("content/roadmap/trust/webhooks.md", []byte(text))
	at := lines.Span(len("---\ntitle: Webhooks\nowner: "), len("product-onwer"))

	var problems diag.List
	problems = append(problems, diag.New("ref/unknown", at, "there is no role %q", "product-onwer").
		DidYouMean("product-onwer", []string{"product-manager", "product-owner"}))

	diag.Print(os.Stdout, problems.Sort(), page{lines}, false)
	fmt.Println("publishable:", !problems.HasErrors())
	// Output:
	// error[ref/unknown]: there is no role "product-onwer"
	//   --> content/roadmap/trust/webhooks.md:3:8
	//    |
	//  3 | owner: product-onwer
	//    |        ^^^^^^^^^^^^^ did you mean "product-owner"?
	// publishable: false
}

func ExampleClosest() {
	known := []string{"horizon", "health", "hypothesis"}
	for _, word := range []string{"horizion", "Health", "hypo", "colour"} {
		meant, ok := diag.Closest(word, known)
		fmt.Println(word, "→", meant, ok)
	}
	// Output:
	// horizion → horizon true
	// Health → health true
	// hypo → hypothesis true
	// colour →  false
}

func ExampleLines_Span() {
	lines := diag.NewLines("content/page.md", []byte("title: Zürich\nowner: me\n"))
	fmt.Println(lines.Span(len("title: Zürich\nowner: "), len("me")))
	// Output: content/page.md:2:8
}
