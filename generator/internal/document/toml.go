package document

import (
	"bytes"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// toml reads a TOML block. The library's decoder judges it first, because the
// parser alone does not know which tables may be written twice; the nodes with
// their positions come from the parser.
func (b *builder) toml(raw []byte) *Node {
	raw, dates, err := judgeTOML(raw)
	if err != nil {
		b.tomlError(err, raw)
		return nil
	}
	return b.tomlNodes(raw, dates)
}

const maxBadDates = 32

// judgeTOML asks the library whether a block is valid. A date that is not in
// the calendar is no mistake of grammar but one of the value, as it is in YAML
// and JSON: text of the same length takes its place, and dates says by offset
// what was written there.
func judgeTOML(raw []byte) (clean []byte, dates map[int]string, err error) {
	dates = map[int]string{}
	for {
		var whole map[string]any
		err = toml.Unmarshal(raw, &whole)
		at, length, ok := badDate(err, raw)
		// Each costs a reading, so there is an end to them.
		if _, seen := dates[at]; !ok || seen || len(dates) == maxBadDates {
			return raw, dates, err
		}
		if len(dates) == 0 {
			raw = bytes.Clone(raw)
		}
		dates[at] = string(raw[at : at+length])
		copy(raw[at:], `"`+strings.Repeat("x", length-2)+`"`)
	}
}

func (b *builder) tomlNodes(raw []byte, dates map[int]string) *Node {
	t := tomlBuilder{builder: b, dates: dates, seen: map[*Node]map[string]Key{}}
	root := &Node{Form: Map, Off: b.base}
	table := root
	p := unstable.Parser{}
	p.Reset(raw)
	t.parser = &p
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.Table:
			table = t.descend(root, e.Key(), false)
		case unstable.ArrayTable:
			table = t.descend(root, e.Key(), true)
		case unstable.KeyValue:
			t.pair(table, e)
		}
	}
	return root
}

type tomlBuilder struct {
	*builder
	parser *unstable.Parser
	dates  map[int]string // impossible ones, by offset in the block
	seen   map[*Node]map[string]Key
}

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

// descend walks a dotted key from the root, making tables on the way; the last
// part of an array table adds an item to a list.
func (t *tomlBuilder) descend(at *Node, parts unstable.Iterator, array bool) *Node {
	for parts.Next() {
		part := parts.Node()
		off, length, _ := t.span(part)
		at = t.enter(at, string(part.Data), off, length, array && parts.IsLast())
	}
	return at
}

func (t *tomlBuilder) enter(at *Node, name string, off, length int, item bool) *Node {
	child := at.Get(name)
	if child == nil {
		child = &Node{Form: Map, Off: off, Len: length}
		if item {
			child.Form = List
		}
		t.add(at, Key{Name: name, Off: off, Len: length, Value: child})
	}
	if item {
		child.Items = append(child.Items, &Node{Form: Map, Off: off, Len: length})
	}
	if child.Form == List && len(child.Items) > 0 {
		return child.Items[len(child.Items)-1]
	}
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
		off, length, _ := t.span(part)
		if parts.IsLast() {
			value := t.value(e.Value(), off, length)
			t.add(table, Key{Name: string(part.Data), Off: off, Len: length, Value: value})
			return
		}
		table = t.enter(table, string(part.Data), off, length, false)
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
		if date, ok := t.dates[out.Off-t.base]; ok {
			out.Text, out.Quoted = date, false
		}
	}
	return out
}
