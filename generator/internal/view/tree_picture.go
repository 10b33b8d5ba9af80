package view

import (
	"fmt"

	"github.com/fingerpost/fingerpost/generator/internal/picture"
)

// mostLeaves is how many items a picture of the tree can show and be read; with
// more, it ends at the themes.
const mostLeaves = 120

// A branch is a node of the picture with its place.
type branch struct {
	lines    []string
	class    string
	depth    int
	y        float64 // the middle of its text
	children []*branch
}

// treePicture draws the tree from left to right. Stories are left out: they
// are the backlog's.
func (p *planner) treePicture(roots []TreeNode) *picture.Picture {
	deep := countOf(roots, "item") <= mostLeaves
	depth := 0
	column := 0.0
	var grow func(nodes []TreeNode, level int) []*branch
	grow = func(nodes []TreeNode, level int) []*branch {
		var out []*branch
		for _, n := range nodes {
			if n.Kind == "story" || n.Kind == "item" && !deep || n.Above {
				continue
			}
			text := n.Link.Text
			if n.Link.Word != "" {
				text = p.Word(n.Link.Word)
			}
			depth = max(depth, level)
			b := &branch{lines: []string{text}, class: fmt.Sprintf("bar c%d", n.Colour), depth: level, children: grow(n.Children, level+1)}
			out = append(out, b)
		}
		return out
	}
	top := grow(roots, 0)
	column = (pictureWidth - 2*pictureMargin) / float64(depth+1)
	y := pictureMargin + 52
	for _, b := range top {
		y = settle(b, column, y)
	}
	stamp := picture.Wrap(p.stamp(), 11, pictureWidth-2*pictureMargin)
	title := p.Word("title.tree")
	pic := picture.New(p.Site.Title+": "+title, p.Word("tree.caption"), pictureWidth, y+20+float64(len(stamp))*leading)
	pic.Text("title", pictureMargin, pictureMargin+18, title)
	for _, b := range top {
		drawBranch(pic, b, column)
	}
	pic.Lines("quiet", pictureMargin, y+20, leading, stamp)
	return pic
}

func countOf(nodes []TreeNode, kind string) int {
	n := 0
	for _, x := range nodes {
		if x.Kind == kind {
			n++
		}
		n += countOf(x.Children, kind)
	}
	return n
}

// settle sets a branch beside the middle of its children and returns the first
// free line below it.
func settle(b *branch, column, y float64) float64 {
	b.lines = picture.Wrap(b.lines[0], letters*1.12, column-36)
	own := float64(len(b.lines))*leading + 8
	start := y
	for _, c := range b.children {
		y = settle(c, column, y)
	}
	if len(b.children) == 0 {
		b.y = start + own/2
		return start + own
	}
	b.y = (b.children[0].y + b.children[len(b.children)-1].y) / 2
	// A branch taller than its twigs pushes what follows down.
	return max(y, b.y+own/2)
}

func drawBranch(pic *picture.Picture, b *branch, column float64) {
	x := pictureMargin + float64(b.depth)*column
	first := b.y - float64(len(b.lines)-1)*leading/2 + 4
	pic.Rect(b.class, x, b.y-5, 8, 10)
	class := "text"
	if b.depth < 2 {
		class = "head"
	}
	pic.Lines(class, x+14, first, leading, b.lines)
	widest := 0.0
	for _, line := range b.lines {
		widest = max(widest, picture.Width(line, letters*1.12))
	}
	for _, c := range b.children {
		pic.Curve("rule", min(x+18+widest, x+column-14), b.y, x+column-4, c.y)
		drawBranch(pic, c, column)
	}
}
