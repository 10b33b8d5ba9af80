package document

import (
	"slices"

	"github.com/pelletier/go-toml/v2/unstable"
)

// toml reads a TOML block. The library's parser knows the grammar and where
// everything stands; which tables may be written twice is told here, because its
// decoder would read all of it again. Numbers and dates that are none are no
// mistakes of grammar but of a value, as they are in YAML and JSON.
func (b *builder) toml(raw []byte) *Node {
	t := tomlBuilder{builder: b, seen: map[*Node]map[string]Key{}, origins: map[*Node]origin{}}
	root := &Node{Form: Map, Off: b.base}
	table := root
	t.parser.Reset(raw)
	for t.parser.NextExpression() {
		e := t.parser.Expression()
		switch e.Kind {
		case unstable.Table:
			table = t.header(root, e.Key(), false)
		case unstable.ArrayTable:
			table = t.header(root, e.Key(), true)
		case unstable.KeyValue:
			t.pair(table, e)
		}
		if len(b.problems) > 0 { // what follows may stand in the wrong table
			return nil
		}
	}
	if err := t.parser.Error(); err != nil {
		b.tomlError(err, &t.parser, raw)
		return nil
	}
	return root
}

type tomlBuilder struct {
	*builder
	parser  unstable.Parser
	seen    map[*Node]map[string]Key
	origins map[*Node]origin
}

// An origin says how a table came about, and so who may add to it (TOML 1.0,
// "Table" and "Array of Tables").
type origin int

const (
	closed origin = iota // a value, be it an inline table: nobody
	passed               // a header led through it: later headers, once as their own
	headed               // a header of its own: headers that lead through it
	dotted               // a dotted key: other keys beside it, and headers that lead through it
	listed               // a header in two brackets: others like it, and headers that lead through it
)

// span returns the place of a node, and false for what the parser gives none.
func (t *tomlBuilder) span(n *unstable.Node) (off, length int, ok bool) {
	if n.Raw.Length > 0 {
		return t.base + int(n.Raw.Offset), int(n.Raw.Length), true
	}
	if len(n.Data) > 0 {
		r := t.parser.Range(n.Data)
		return t.base + int(r.Offset), int(r.Length), true
	}
	return t.base, 1, false
}

// header walks from the root to the table that a header begins, making those on
// the way; in two brackets, it adds an item to a list.
func (t *tomlBuilder) header(at *Node, parts unstable.Iterator, item bool) *Node {
	for parts.Next() {
		last := parts.IsLast()
		made, may := passed, []origin{passed, headed, dotted, listed}
		switch {
		case last && item:
			made, may = listed, []origin{listed}
		case last:
			made, may = headed, []origin{passed}
		}
		part := parts.Node()
		child := t.enter(at, part, made, may)
		if last && !item {
			t.origins[child] = headed
		}
		if t.origins[child] != listed {
			at = child
			continue
		}
		if last {
			off, length, _ := t.span(part)
			child.Items = append(child.Items, &Node{Form: Map, Off: off, Len: length})
		}
		at = child.Items[len(child.Items)-1]
	}
	return at
}

// enter returns the table under a key, which it makes unless there is one of an
// origin that may be entered.
func (t *tomlBuilder) enter(at *Node, part *unstable.Node, made origin, may []origin) *Node {
	off, length, _ := t.span(part)
	if key, ok := t.seen[at][string(part.Data)]; ok && slices.Contains(may, t.origins[key.Value]) {
		return key.Value
	}
	child := &Node{Form: Map, Off: off, Len: length}
	if made == listed {
		child.Form = List
	}
	t.origins[child] = made
	t.add(at, Key{Name: string(part.Data), Off: off, Len: length, Value: child})
	return child
}

func (t *tomlBuilder) add(at *Node, key Key) {
	first := t.seen[at]
	if first == nil {
		first = map[string]Key{}
		t.seen[at] = first
	}
	t.addKey(at, key, first)
}

// pair reads key = value into a table; where the value has no place of its own
// the key lends it one.
func (t *tomlBuilder) pair(table *Node, e *unstable.Node) {
	for parts := e.Key(); parts.Next(); {
		part := parts.Node()
		if parts.IsLast() {
			off, length, _ := t.span(part)
			value := t.value(e.Value(), off, length)
			t.add(table, Key{Name: string(part.Data), Off: off, Len: length, Value: value})
			return
		}
		table = t.enter(table, part, dotted, []origin{dotted})
	}
}

// value reads a value. The parser does not tell where lists and tables begin:
// their place is that of what they hold, else that of what stands near.
func (t *tomlBuilder) value(n *unstable.Node, near, nearLen int) *Node {
	out := &Node{Off: near, Len: nearLen}
	if off, length, ok := t.span(n); ok {
		out.Off, out.Len = off, length
	}
	switch n.Kind {
	case unstable.Array:
		out.Form = List
		for it := n.Children(); it.Next(); {
			item := t.value(it.Node(), near, nearLen)
			out.Items = append(out.Items, item)
			near, nearLen = item.Off, item.Len
		}
		if len(out.Items) > 0 {
			out.Off, out.Len = out.Items[0].Off, 1
		}
	case unstable.InlineTable:
		out.Form = Map
		for it := n.Children(); it.Next(); {
			t.pair(out, it.Node())
		}
		if len(out.Keys) > 0 {
			out.Off, out.Len = out.Keys[0].Off, 1
		}
	default:
		out.Form, out.Text, out.Quoted = Scalar, string(n.Data), n.Kind == unstable.String
	}
	return out
}
