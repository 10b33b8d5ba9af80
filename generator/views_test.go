package generator

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// roadmapWith returns a small roadmap with views declared by the rest of its
// configuration.
func roadmapWith(views string) project {
	item := func(keys string) string { return "---\n" + keys + "\n---\n" }
	return project{
		"config.toml":                       "title = \"Views\"\n[[audiences]]\nid = \"public\"\n[[audiences]]\nid = \"team\"\n[[editions]]\nid = \"open\"\naudiences = [\"public\"]\n[[editions]]\nid = \"inside\"\naudiences = [\"public\", \"team\"]\n" + views,
		"content/roles/owner.md":            item("title: Owner\naudience: public\ndefinition: Owns.\nterm_kind: umbrella-term"),
		"content/objectives/growth.md":      item("title: Growth\naudience: public"),
		"content/objectives/calm.md":        item("title: Calm\naudience: public"),
		"content/roadmap/access/_index.md":  item("title: Access\naudience: public\nowner: owner\nobjectives: [growth]\nhorizon: now"),
		"content/roadmap/access/keys.md":    item("title: Keys\naudience: public\ntarget: 2027-05-14\nstatus: in-progress\nhealth: at-risk"),
		"content/roadmap/access/doors.md":   item("title: Doors\naudience: public\ntarget: 2027\nobjectives: [growth, calm]\nhorizon: next\ntags: [Beta]"),
		"content/roadmap/access/gates.md":   item("title: Gates\naudience: public\ntarget: 2027-Q1..2027-Q2\nstatus: planned"),
		"content/roadmap/access/walls.md":   item("title: Walls\naudience: public\nstatus: dropped\nreason: Not needed."),
		"content/roadmap/access/windows.md": item("title: Windows\naudience: public\nstatus: shipped\nshipped: 2026-10-02"),
		"content/roadmap/hush/_index.md":    item("title: Hush\naudience: team"),
		"content/roadmap/hush/quiet.md":     item("title: Quiet\naudience: team\nhorizon: later"),
		"content/roadmap/hush/loud.md":      item("title: Loud\naudience: public\nhorizon: later"),
	}
}

// laid writes a view as its lanes and columns with the titles in them.
func laid(t *testing.T, p project, url string) string {
	t.Helper()
	for _, page := range capture(t, p) {
		if page.URL != url {
			continue
		}
		var b strings.Builder
		data := page.Data().(view.ViewPage)
		for _, lane := range data.Lanes {
			fmt.Fprintf(&b, "%s (%d):", lane.Name.Name.Text, lane.Count)
			for _, cell := range lane.Cells {
				var titles []string
				for _, c := range append(cell.Cards, cell.More...) {
					titles = append(titles, c.Title)
				}
				fmt.Fprintf(&b, " %s [%s]", cell.Head.Name.Text, strings.Join(titles, ", "))
			}
			b.WriteByte('\n')
		}
		return b.String()
	}
	return "no page"
}

func TestDeclaredViewsLayTheirWorkOut(t *testing.T) {
	for name, c := range map[string]struct{ views, want string }{
		"one lane, of live work": {"", "(4): Now [Gates, Keys] Next [Doors] Later [Loud]\n"},
		"work that serves two objectives stands with both": {"rows = 'objective'",
			"Calm (1): Now [] Next [Doors] Later []\nGrowth (3): Now [Gates, Keys] Next [Doors] Later []\nServes no objective (1): Now [] Next [] Later [Loud]\n"},
		"an item without an owner has its theme's": {"rows = 'owner'", "Owner (3): Now [Gates, Keys] Next [Doors] Later []\nWithout an owner (1): Now [] Next [] Later [Loud]\n"},
		// A year is no quarter, and what ends in a range ends with it.
		"quarters are not invented": {"columns = 'quarter'",
			"(5): Q4 2026 [Windows] Q2 2027 [Gates, Keys] 2027 [Doors] No window yet [Loud]\n"},
		"states in the order of work": {"columns = 'status'", "(5): Planned [Doors, Gates, Loud] In progress [Keys] Shipped [Windows]\n"},
		"dropped work by its name":    {"filter = { status = ['dropped', 'shipped'] }", "(2): Now [] Next [] Later [] Finished [Walls, Windows]\n"},
		"every key of a filter":       {"filter = { horizon = ['next'], theme = ['access'], tags = ['beta'], owner = ['role/owner'], objective = ['calm'] }", "(1): Next [Doors]\n"},
		"health":                      {"rows = 'health'\nfilter = { health = ['at-risk'] }", "At risk (1): Now [Keys] Next [] Later []\n"},
		"nothing":                     {"filter = { horizon = ['later'], health = ['at-risk'] }", "no page"},
		"another edition":             {"editions = ['inside']", "no page"},
	} {
		got := laid(t, roadmapWith("[[views]]\nid = 'mine'\n"+c.views+"\n"), "/views/mine/")
		if diff := cmp.Diff(c.want, strings.TrimPrefix(got, " ")); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

func TestAViewOfHiddenWorkDoesNotExist(t *testing.T) {
	p := roadmapWith("[[views]]\nid = 'mine'\ntitle = 'Mine'\nfilter = { theme = ['hush'] }\n")
	r := p.build(NewSession())
	for _, edition := range []string{"open", "inside"} {
		there := page(r, edition, "views/mine/index.html") != "" || page(r, edition, "embed/mine/index.html") != ""
		listed := strings.Contains(page(r, edition, "roadmap/index.html"), "Mine")
		if want := edition == "inside"; there != want || listed != want {
			t.Errorf("%s: the page is there: %v, listed: %v", edition, there, listed)
		}
	}
}

func TestLongColumnsAreFoldedAndPicturesCount(t *testing.T) {
	p := roadmapWith("[[views]]\nid = 'mine'\nrows = 'theme'\n")
	for i := range 70 {
		p[fmt.Sprintf("content/roadmap/access/more-%02d.md", i)] = fmt.Sprintf("---\ntitle: More %02d\naudience: public\noutcome: Words.\n---\n", i)
	}
	for _, page := range capture(t, p) {
		if page.Template == "" {
			continue
		}
		switch data := page.Data().(type) {
		case view.Board:
			if c := data.Columns[0]; len(c.Cards) != 24 || len(c.More) != 48 || c.Count != 72 || c.Cards[23].Outcome == "" || c.More[0].Outcome != "" {
				t.Errorf("the board shows %d and folds %d of %d cards", len(c.Cards), len(c.More), c.Count)
			}
		case view.ViewPage:
			if c := data.Lanes[0].Cells[0]; page.URL == "/views/mine/" && (len(c.Cards) != 12 || len(c.More) != 60 || c.Count != 72) {
				t.Errorf("a lane shows %d and folds %d of %d cards", len(c.Cards), len(c.More), c.Count)
			}
		}
	}
	svg := page(p.build(NewSession()), "open", "roadmap/board.svg")
	if err := xml.Unmarshal([]byte(svg), new(struct{})); err != nil {
		t.Error(err)
	}
	for words, want := range map[string]bool{"More 00": false, ">Access<": true, "72 items": true, "Without a theme": true, ">Now<": true} {
		if strings.Contains(svg, words) != want {
			t.Errorf("that the picture says %q is %v", words, !want)
		}
	}
	if few := page(roadmapWith("").build(NewSession()), "open", "roadmap/board-light.svg"); !strings.Contains(few, ">Keys<") || strings.Contains(few, "Quiet") {
		t.Errorf("a picture of few cards does not show them, or shows a hidden one:\n%s", few)
	}
}

func TestWorkThatNoViewShowsIsFound(t *testing.T) {
	conf, _ := NewSession().configure(Inputs{Files: roadmapWith("[[views]]\nid = 'a'\nfilter = { horizon = ['now'] }\n[[views]]\nid = 'b'\ncolumns = 'status'\nfilter = { tags = ['beta'] }\n").snapshot()})
	content, _ := NewSession().load(t.Context(), roadmapWith("").snapshot(), conf)
	var got []string
	for _, e := range graph.Unshown(content.g, []graph.Selection{selection(conf, 0), selection(conf, 1)}, "later") {
		got = append(got, e.Head().Key().String())
	}
	want := "theme/hush item/loud item/quiet item/walls item/windows"
	if strings.Join(got, " ") != want {
		t.Errorf("%s are shown nowhere, not %s", want, strings.Join(got, " "))
	}
}
