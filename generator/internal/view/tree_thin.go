package view

// thin leaves a tree with so many lines of items: each node keeps its first
// ones, and says how many more it has. Stories, which stand on the pages of
// their items, are left out then. A tree that has room stays as it is.
func (p *planner) thin(roots []TreeNode, room int) Beyond {
	if countOf(roots, "item") <= room {
		return Beyond{}
	}
	parents := bearing(roots)
	sizes := make([]int, len(parents))
	items := map[string]bool{}
	for i, n := range parents {
		for _, c := range n.Children {
			if c.Kind == "item" {
				sizes[i]++
				items[c.Link.URL] = true
			}
		}
	}
	for i, n := range shares(room, sizes) {
		parents[i].keep(n)
		parents[i].Beyond = sizes[i] - n
	}
	shown := map[string]bool{}
	growFirst(roots, shown)
	return p.beyondWork(len(shown), len(items))
}

// bearing returns the nodes that bear items, each after those below it.
func bearing(nodes []TreeNode) (out []*TreeNode) {
	for i := range nodes {
		n := &nodes[i]
		if n.Kind == "item" {
			continue
		}
		out = append(out, bearing(n.Children)...)
		if countOf(n.Children, "item") > 0 {
			out = append(out, n)
		}
	}
	return out
}

// keep leaves a node so many items, and those without stories.
func (n *TreeNode) keep(items int) {
	var kept []TreeNode
	for _, c := range n.Children {
		if c.Kind == "item" {
			if items--; items < 0 {
				continue
			}
			c.Children = nil
		}
		kept = append(kept, c)
	}
	n.Children = kept
}

// growFirst lets an item grow where it now stands first, which need not be where
// it stood first before.
func growFirst(nodes []TreeNode, grown map[string]bool) {
	for i := range nodes {
		n := &nodes[i]
		if n.Kind == "item" {
			n.Above = grown[n.Link.URL]
			grown[n.Link.URL] = true
		}
		growFirst(n.Children, grown)
	}
}
