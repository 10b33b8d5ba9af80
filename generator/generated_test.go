package generator

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// generated returns a project with n entries, four of five of them items in
// themes of twenty, the others roles, decisions, updates and pages. Prose has
// about 300 words with a list, a table and a link.
func generated(n int) project {
	p := project{"config.toml": "title = \"Generated\"\nbase_url = \"https://example.org/\"\n"}
	prose := func(i int) string {
		var b strings.Builder
		for k := range 5 {
			fmt.Fprintf(&b, "## Part %d of %d\n\nThis is a paragraph of **plain** words about entry %d, with [a link](@theme/theme-0) and `code`. "+strings.Repeat("It goes on for a while so that there is something to read. ", 4)+"\n\n", k, i, i)
		}
		b.WriteString("- one\n- two\n- three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n")
		return b.String()
	}
	for i := range n {
		switch {
		case i%20 == 0:
			p[fmt.Sprintf("content/roadmap/theme-%d/_index.md", i/20)] = fmt.Sprintf("---\ntitle: Theme %d\nhorizon: %s\n---\n\n%s", i/20, []string{"now", "next", "later"}[i/20%3], prose(i))
		case i%20 == 17:
			p[fmt.Sprintf("content/roles/role-%d.md", i/20)] = fmt.Sprintf("---\ntitle: Role %d\ndefinition: Does the work of %d.\nresponsibilities: [{id: work, title: Work %d}]\n---\n\n%s", i/20, i, i, prose(i))
		case i%20 == 18:
			p[fmt.Sprintf("content/decisions/decision-%d.md", i/20)] = fmt.Sprintf("---\ntitle: Decision %d\nquestion: Do we do %d?\narea: Area %d\ndecide: role-0\n---\n\n%s", i/20, i, i/20%5, prose(i))
		case i%20 == 19:
			p[fmt.Sprintf("content/updates/2026-%02d-%02d-update-%d.md", i/20%9+1, i/20%28+1, i/20)] = fmt.Sprintf("---\ntitle: Update %d\n---\n\n%s", i/20, prose(i))
		default:
			p[fmt.Sprintf("content/roadmap/theme-%d/item-%d.md", i/20, i)] = fmt.Sprintf("---\ntitle: Item %d\nsummary: What item %d brings.\nstatus: planned\ntarget: 2027-Q%d\nconfidence: medium\nowner: role-0\ntags: [tag-%d]\n---\n\n%s", i, i, i%4+1, i%40, prose(i))
		}
	}
	return p
}

// capture returns the planned pages of the first edition, or of the one named.
func capture(t testing.TB, p project, named ...string) []view.Page {
	in := viewed(t, p, named...)
	return view.Plan(in, view.Survey(in))
}

// viewed returns what views see of that edition.
func viewed(t testing.TB, p project, named ...string) view.Input {
	t.Helper()
	session := NewSession()
	in := Inputs{Files: p.snapshot(), Today: today, Editions: named}
	conf, _ := session.configure(in)
	theme := session.theme(in.Files, conf, render.Look{})
	content, _ := session.load(context.Background(), in.Files, conf)
	b := &builder{session: session, in: in, conf: conf, theme: theme, content: content, assets: session.findAssets(in.Files, conf)}
	b.checkProse(context.Background())
	spec := b.specs()[0]
	n := b.narrow(spec)
	prose, _ := b.renderProse(context.Background(), n, digest.Digest{}, spec)
	input := b.viewInput(n.g, n.routes, spec)
	input.Prose, input.Href = prose.of, prose.href
	return input
}
