package generator

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// crowded returns a roadmap with so many items now, next, later and shipped, in
// three themes. Each has a figure, a story and an objective.
func crowded(now, next, later, shipped int) project {
	entry := func(keys string) string { return "---\naudience: public\n" + keys + "\n---\n" }
	p := project{
		"config.toml":             "title = \"Crowd\"\n[[audiences]]\nid = \"public\"\n[[audiences]]\nid = \"team\"\n[[editions]]\nid = \"open\"\naudiences = [\"public\"]\n[[editions]]\nid = \"inside\"\naudiences = [\"public\", \"team\"]\n[[views]]\nid = \"mine\"\nrows = \"theme\"\n",
		"content/roles/one.md":    entry("title: One\ndefinition: Owns.\nterm_kind: umbrella-term"),
		"content/roles/two.md":    entry("title: Two\ndefinition: Owns.\nterm_kind: umbrella-term"),
		"content/vision.md":       entry("title: Vision"),
		"content/objectives/a.md": entry("title: Growth"),
		"content/objectives/b.md": entry("title: Calm"),
	}
	for i := range 3 {
		p[fmt.Sprintf("content/roadmap/t%d/_index.md", i)] = entry(fmt.Sprintf("title: Theme %d", i))
	}
	i := 0
	for _, part := range []struct {
		count int
		keys  string
	}{{now, "horizon: now"}, {next, "horizon: next"}, {later, "horizon: later"}, {shipped, "status: shipped\nshipped: 2026-10"}} {
		for range part.count {
			p[fmt.Sprintf("content/roadmap/t%d/i%04d.md", i%3, i)] = entry(fmt.Sprintf("title: Item %04d\nowner: %s\nobjectives: [%s]\nmetrics: [{name: Speed, baseline: 1, target: 9}]\nbacklog: [{id: s, as: A reader, want: Words}]\n%s",
				i, []string{"one", "two"}[i%2], []string{"a", "b", "a, b"}[i%3], part.keys))
			i++
		}
	}
	return p
}

// shown returns the data of a page of the open edition.
func shown[T any](t *testing.T, p project, url string) (data T) {
	t.Helper()
	for _, page := range capture(t, p) {
		if page.URL == url {
			return page.Data().(T)
		}
	}
	t.Fatalf("there is no page %s", url)
	return data
}

func TestABoardOfTwoThousandCardsIsWhole(t *testing.T) {
	p := crowded(1200, 500, 200, 100)
	board := shown[view.Board](t, p, "/roadmap/")
	if board.Beyond.All != 0 || len(board.Columns[0].Cards)+len(board.Columns[0].More) != 1200 || board.Columns[0].Beyond != 0 || len(board.Filter.Themes) != 3 {
		t.Errorf("of a board of 2000 cards something is left out: %+v", board.Beyond)
	}
	p["content/roadmap/t0/more.md"] = "---\ntitle: More\naudience: public\nhorizon: later\n---\n"
	if got := shown[view.Board](t, p, "/roadmap/").Beyond; got.Shown != 2000 || got.All != 2001 {
		t.Errorf("of 2001 cards a board shows %+v", got)
	}
}

func TestABoardOfVeryMuchShowsTheFirstOfEachColumn(t *testing.T) {
	p := crowded(1500, 700, 100, 30)
	board := shown[view.Board](t, p, "/roadmap/")
	got := [][3]int{{len(board.Shipped), board.ShippedBeyond, 30}}
	for _, c := range board.Columns {
		cards := append(slices.Clone(c.Cards), c.More...)
		got = append(got, [3]int{len(cards), c.Beyond, c.Count})
		if c.Shown != len(cards) {
			t.Errorf("%s says that it shows %d of %d cards", c.ID, c.Shown, len(cards))
		}
		// Themes in their order, and items in theirs.
		for i, card := range cards {
			if i > 0 && card.Theme == cards[i-1].Theme && card.Title < cards[i-1].Title || i > 0 && card.Theme.Text < cards[i-1].Theme.Text {
				t.Errorf("%s stands behind %s", card.Title, cards[i-1].Title)
			}
		}
	}
	if diff := cmp.Diff([][3]int{{30, 0, 30}, {1170, 330, 1500}, {700, 0, 700}, {100, 0, 100}}, got); diff != "" {
		t.Errorf("shown, left out and all: (-want +got)\n%s", diff)
	}
	if first := board.Columns[0].Cards[0].Title; first != "Item 0000" {
		t.Errorf("the first card is %s", first)
	}
	html := page(p.build(NewSession()), "open", "roadmap/index.html")
	for _, words := range []string{"Here stand the first 2000 of 2330.", "330 more are not shown here.", `roadmap/#themes">by theme</a>`, `data-all="1170"`, `>1500</span>`} {
		if !strings.Contains(html, words) {
			t.Errorf("the board does not say %s", words)
		}
	}
}

func TestChoicesOfAFilterCountWhatThePageHas(t *testing.T) {
	p := crowded(1500, 700, 100, 30)
	board := shown[view.Board](t, p, "/roadmap/")
	mine := shown[view.ViewPage](t, p, "/views/mine/")
	for name, f := range map[string]view.Filter{"the board": board.Filter, "a view": mine.Filter} {
		if f.Themes != nil || f.Many || !f.Some || f.Count != 2000 {
			t.Errorf("%s lets choose among themes of which it has but a part: %+v", name, f)
		}
		owners := 0
		for _, c := range f.Owners {
			owners += c.Count
		}
		if len(f.Owners) != 2 || owners != 2000 {
			t.Errorf("%s has 2000 cards, and choices for %d", name, owners)
		}
	}
}

func TestWhatOthersEmbedShowsLessAndLeadsToTheBoard(t *testing.T) {
	p := crowded(500, 300, 20, 0)
	for url, whole := range map[string]string{"/embed/board/": "/roadmap/", "/embed/mine/": "/views/mine/"} {
		data := shown[view.ViewPage](t, p, url)
		cards, beyond, all := 0, 0, 0
		for _, lane := range data.Lanes {
			for _, c := range lane.Cells {
				cards, beyond, all = cards+len(c.Cards)+len(c.More), beyond+c.Beyond, all+c.Count
			}
		}
		if cards != 400 || beyond != 420 || all != 820 || data.Beyond.Shown != 400 || data.Beyond.All != 820 || data.Whole != whole {
			t.Errorf("%s shows %d, leaves out %d of %d and says %+v", url, cards, beyond, all, data.Beyond)
		}
	}
	if board := shown[view.Board](t, p, "/roadmap/"); board.Beyond.All != 0 {
		t.Error("the board itself is cut")
	}
	html := page(p.build(NewSession()), "open", "embed/board/index.html")
	if !strings.Contains(html, `Here stand the first 400 of 820. <a href="../../roadmap/">`) {
		t.Error("what others embed does not lead to the board")
	}
}

func TestWhatIsHiddenDoesNotCrowdAnEdition(t *testing.T) {
	p := crowded(40, 20, 3, 2)
	more := p.clone()
	for i := range 2100 {
		more[fmt.Sprintf("content/roadmap/t0/%s-%04d.md", canary, i)] = fmt.Sprintf("---\ntitle: %s %d\naudience: team\ntarget: 2027-Q%d\n---\n", canary, i, i%4+1)
	}
	open := onlyEdition(flat(more.build(NewSession())), "open")
	if d := differ(open, onlyEdition(flat(p.build(NewSession())), "open")); d != "" {
		t.Errorf("the open edition is crowded by what it may not show:\n%s", d)
	}
	if board := shown[view.Board](t, more, "/roadmap/"); board.Beyond.All != 0 {
		t.Errorf("the open edition counts %+v", board.Beyond)
	}
}

// dated returns a roadmap of so many themes with so many items each, which all
// have a place in time, and a milestone.
func dated(themes, items int) project {
	p := project{"config.toml": "title = \"Dated\"\n", "content/milestones/fair.md": "---\ntitle: The fair\non: 2027-Q2\n---\n"}
	for i := range themes {
		p[fmt.Sprintf("content/roadmap/t%03d/_index.md", i)] = fmt.Sprintf("---\ntitle: Theme %03d\n---\n", i)
		for k := range items {
			p[fmt.Sprintf("content/roadmap/t%03d/i%03d-%d.md", i, i, k)] = fmt.Sprintf("---\ntitle: Item %03d-%d\ntarget: 2027-Q%d\n---\n", i, k, k%4+1)
		}
	}
	return p
}

func TestATimelineOfTooManyBarsTellsHowBusyThemesAre(t *testing.T) {
	for _, c := range []struct{ themes, items, crowd int }{{200, 10, 0}, {201, 10, 2010}} {
		data := shown[view.TimelinePage](t, dated(c.themes, c.items), "/roadmap/timeline/")
		// The milestone is a bar too, but stays.
		if c.crowd == 0 {
			data = shown[view.TimelinePage](t, dated(c.themes-1, c.items), "/roadmap/timeline/")
			c.themes--
		}
		if data.Crowd != c.crowd || len(data.Lanes) != c.themes+1 || data.Lanes[0].Rows == nil {
			t.Errorf("%d themes stand in %d lanes, as a crowd of %d; milestones in %d rows", c.themes, len(data.Lanes), data.Crowd, len(data.Lanes[0].Rows))
		}
		for i, lane := range data.Lanes[1:] {
			busy := 0
			for _, n := range lane.Busy {
				busy += n
			}
			if name := fmt.Sprintf("Theme %03d", i); lane.Title.Text != name || lane.Count != c.items || (lane.Rows == nil) != (c.crowd > 0) || c.crowd > 0 && busy != c.items {
				t.Fatalf("%s has a lane %q of %d rows for %d, and tells of %d", name, lane.Title.Text, len(lane.Rows), lane.Count, busy)
			}
		}
	}
}

func TestAPictureOfATimelineNamesTheFirstThemesAndCountsAll(t *testing.T) {
	word := regexp.MustCompile(`<text class="quiet"[^>]*>(\d+)</text>`)
	for _, c := range []struct {
		themes, items int
		bars          bool
		more          string
	}{
		{30, 9, true, ""}, {60, 5, false, ""}, {59, 5, true, ""}, {60, 1, true, ""}, {61, 1, false, "1 more theme"}, {100, 4, false, "40 more themes"},
	} {
		r := dated(c.themes, c.items).build(NewSession())
		svg := page(r, "site", "roadmap/timeline.svg")
		if err := xml.Unmarshal([]byte(svg), new(struct{})); err != nil {
			t.Fatal(err)
		}
		told := 0
		for _, found := range word.FindAllStringSubmatch(svg, -1) {
			n, _ := strconv.Atoi(found[1])
			told += n
		}
		if strings.Contains(svg, "Item 000-0") != c.bars || !strings.Contains(svg, "The fair") || !c.bars && told != c.themes*c.items {
			t.Errorf("%d themes of %d: the picture shows each %v, and counts %d", c.themes, c.items, !c.bars, told)
		}
		if strings.Contains(svg, "more theme") != (c.more != "") || !strings.Contains(svg, c.more) {
			t.Errorf("%d themes: the picture does not say %q", c.themes, c.more)
		}
	}
}

func TestListsOfVeryMuchSayHowMuchTheyLeaveOut(t *testing.T) {
	p := crowded(2400, 0, 0, 0)
	beyond := func(name string, lines int, got view.Beyond, shown, all int) {
		t.Helper()
		if got.Shown != shown || got.All != all || len(got.Ways) == 0 || lines > 2000 {
			t.Errorf("%s: %d lines, of which it says %+v", name, lines, got)
		}
	}
	backlog := shown[view.BacklogPage](t, p, "/roadmap/backlog/")
	beyond("backlog", 2*len(backlog.Rows), backlog.Beyond, 1000, 2400)
	outcomes := shown[view.OutcomesPage](t, p, "/outcomes/")
	beyond("outcomes", len(outcomes.Work), outcomes.Beyond, 2000, 2400)

	vision := shown[view.Vision](t, p, "/vision/")
	lines, left := 0, 0
	for _, o := range vision.Objectives {
		lines, left = lines+len(o.Items), left+o.Beyond
	}
	if lines != 2000 || lines+left != 3200 {
		t.Errorf("the vision lists %d and leaves out %d of 3200 items that serve objectives", lines, left)
	}

	tree := shown[view.TreePage](t, p, "/roadmap/tree/")
	lines, left = 0, 0
	seen := map[string]bool{}
	var walk func([]view.TreeNode)
	walk = func(nodes []view.TreeNode) {
		for _, n := range nodes {
			left += n.Beyond
			if n.Kind == "item" {
				lines++
				if n.Above != seen[n.Link.URL] || n.Children != nil {
					t.Errorf("%s is said to stand above, or has stories: %v, %d", n.Link.Text, n.Above, len(n.Children))
				}
				seen[n.Link.URL] = true
			}
			walk(n.Children)
		}
	}
	walk(tree.Roots)
	if lines != 2000 || lines+left != 3200 || tree.Beyond.Shown != len(seen) || tree.Beyond.All != 2400 {
		t.Errorf("the tree has %d lines and leaves out %d; it says %+v of %d", lines, left, tree.Beyond, len(seen))
	}
}

func TestLongListsOfAKindAndOfATagLeadToAll(t *testing.T) {
	p := project{"config.toml": "title = \"News\"\n"}
	for i := range 2003 {
		p[fmt.Sprintf("content/updates/2026-%02d-%02d-u%04d.md", i%12+1, i%28+1, i)] = fmt.Sprintf("---\ntitle: Update %04d\ntags: [news]\n---\n", i)
		p[fmt.Sprintf("content/records/r%04d.md", i)] = fmt.Sprintf("---\ntitle: Record %04d\ndate: 2026-01-01\n---\n", i)
	}
	p["content/pages/one.md"] = "---\ntitle: One\ntags: [news]\n---\n"
	updates := shown[view.List](t, p, "/updates/")
	if n := len(updates.Groups[0].Entries); n != 2000 || updates.Count != 2003 || updates.Beyond.All != 2003 || updates.Beyond.Ways[0].URL != "/search/#kind-update" {
		t.Errorf("%d updates are listed, and it is said: %+v", n, updates.Beyond)
	}
	records := shown[view.Records](t, p, "/records/")
	if n := len(records.Records); n != 2000 || records.Count != 2003 || records.Beyond.Shown != 2000 {
		t.Errorf("%d records are listed, and it is said: %+v", n, records.Beyond)
	}
	tag := shown[view.List](t, p, "/tags/news/")
	got := map[string]int{}
	for _, g := range tag.Groups {
		got[g.Title] = len(g.Entries)
	}
	if diff := cmp.Diff(map[string]int{"update": 1999, "page": 1}, got); diff != "" || tag.Beyond.All != 2004 {
		t.Errorf("the tag has %+v (-want +got)\n%s", tag.Beyond, diff)
	}
}
