package view

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/route"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// What a reader can take in has an end, and a page beyond it costs every
// rebuild. Below these limits all is shown; above them a page shows the first
// of everything, in the order that stands, and says how much more there is and
// where. What programs read stays whole.
const (
	// mostCards is how many cards, lines or rows stand on one page. A browser
	// still shows and filters 2,000 cards at once, which are some 2 MB.
	mostCards = 2000
	// mostEmbedded is the same for a part of another site's page: that frame
	// shows a dozen cards at a time, and leads to the whole board.
	mostEmbedded = 400
	// mostBars is how many bars a timeline shows on a page. A bar costs as much
	// as a folded card, and 2,000 in lanes of twelve rows are 60 screens.
	mostBars = 2000
	// mostBarsDrawn is the same for a picture. At best five bars with their
	// words stand side by side in its 1,280 pixels: 300 are 60 rows of 56
	// pixels, five slides below one another.
	mostBarsDrawn = 300
	// mostLanes is how many themes a timeline names on a page; each takes 1 kB
	// even where it only tells how busy it is.
	mostLanes = 1000
	// mostLanesDrawn is the same for pictures, the board's too: as many as
	// mostBarsDrawn has rows.
	mostLanesDrawn = 60
)

// shares divides the room for so many among lists of these sizes. Short lists
// are whole; what they leave is shared by the others equally, but for one.
func shares(room int, sizes []int) []int {
	order := make([]int, len(sizes))
	for i := range order {
		order[i] = i
	}
	sorting.By(order, func(a, b int) int { return cmp.Compare(sizes[a], sizes[b]) })
	out := make([]int, len(sizes))
	for k, i := range order {
		left := len(order) - k
		out[i] = min(sizes[i], (room+left-1)/left)
		room -= out[i]
	}
	return out
}

// firstOf returns the first of each list, so that there is room for all.
func firstOf[T any](room int, lists [][]T) [][]T {
	sizes := make([]int, len(lists))
	for i, list := range lists {
		sizes[i] = len(list)
	}
	out := make([][]T, len(lists))
	for i, n := range shares(room, sizes) {
		out[i] = lists[i][:n:n]
	}
	return out
}

// firstLines returns the first of a list whose members take several lines each,
// as many as there is room for.
func firstLines[T any](room int, list []T, lines func(T) int) []T {
	for i, x := range list {
		if room -= lines(x); room < 0 {
			return list[:i:i]
		}
	}
	return list
}

func lengths[T any](lists [][]T) int {
	n := 0
	for _, list := range lists {
		n += len(list)
	}
	return n
}

// beyond says what a page leaves out of entries of a kind, or of many if it is
// nil, and where they are; zero if it leaves nothing out. The list of all entries
// is never cut.
func (p *Teller) beyond(shown, all int, kind *model.Kind) Beyond {
	if shown == all {
		return Beyond{}
	}
	url := route.Search
	if kind != nil {
		url += "#" + listed(kind.Name)
	}
	return Beyond{Shown: shown, All: all, Ways: []Link{{Word: "beyond.search", URL: url}}}
}

// beyondWork is the same for work, which has pages of themes and files too.
func (p *planner) beyondWork(shown, all int) Beyond {
	kind := model.ItemKind
	if len(p.items) == 0 {
		kind = model.ThemeKind
	}
	b := p.beyond(shown, all, kind)
	if b.All == 0 {
		return b
	}
	if len(p.themes) > 0 {
		b.Ways = slices.Insert(b.Ways, 0, Link{Word: "beyond.themes", URL: route.BoardThemes})
	}
	b.Ways = append(b.Ways, Link{Word: "files.csv", URL: route.RoadmapTable}, Link{Word: "files.json", URL: route.RoadmapData})
	return b
}

// count returns a number with its word in one of two forms.
func (p *planner) count(word string, n int) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return fmt.Sprintf(p.Word(word+form), n)
}
