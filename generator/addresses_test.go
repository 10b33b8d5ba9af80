package generator

import (
	"strings"
	"testing"
)

func TestAddressesThatAuthorsWriteAreLinked(t *testing.T) {
	p := small().
		with("content/about.md", "---\ntitle: About\naudience: public\nlinks:\n"+
			"  - {href: 'tel:+44-20-7946-0000', title: Call}\n  - {href: 'TEL:+44', title: Dial}\n"+
			"  - {href: 'mailto:a@example.org', title: Write}\n  - {href: 'https://example.org/?a=1&b=2', title: Read}\n"+
			"  - {href: plan.svg, title: The plan}\n---\n").
		with("content/catalogue/sources.md", "---\ntitle: Sources\naudience: public\nsources:\n"+
			"  - {id: book, title: The book}\n  - {id: sheet, title: The sheet}\n  - {id: drawn, title: Drawn, href: ../plan.svg}\n  - {id: told, title: Told, href: 'tel:+1'}\n---\n")
	r := mustBuild(t, p)
	about := page(r, "public", "about/index.html")
	for _, want := range []string{`href="tel:+44-20-7946-0000" rel="external">Call`, `href="TEL:+44"`, `href="mailto:a@example.org"`,
		`href="https://example.org/?a=1&amp;b=2"`, `href="../assets/plan.`} {
		if !strings.Contains(strings.ReplaceAll(about, "&#43;", "+"), want) {
			t.Errorf("the page lacks %s:\n%s", want, about)
		}
	}
	sources := page(r, "public", "catalogue/sources/index.html")
	if !strings.Contains(sources, `href="../../assets/plan.`) || !strings.Contains(sources, `href="tel:`) {
		t.Errorf("the sources lack their addresses:\n%s", sources)
	}
}

func TestPathsInFrontMatterAreFollowed(t *testing.T) {
	p := small().with("content/catalogue/authors.md", "---\ntitle: Authors\naudience: public\nauthors:\n  - {id: one, title: One, href: nowhere.svg}\n---\n")
	r := p.build(NewSession())
	for _, p := range r.Problems {
		if p.Code == "prose/link" && p.At.File == "content/catalogue/authors.md" && p.At.Line == 5 && p.At.Col == 33 {
			return
		}
	}
	t.Errorf("the problems are %v, want one about nowhere.svg at 5:33", r.Problems)
}
