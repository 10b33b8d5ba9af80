package document

import (
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// toml reads a TOML block. The library's decoder judges it first, because the
// parser alone does not know which tables may be written twice; the nodes with
// their positions come from the parser.
func (b *builder) toml(raw []byte) *Node {
	var whole map[string]any
	if err := toml.Unmarshal(raw, &whole); err != nil {
		b.tomlError(err, raw)
		return nil
	}
	t := tomlBuilder{builder: b, raw: raw, seen: map[*Node]map[string]Key{}}
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

func (b *builder) tomlError(err error, raw []byte) {
	var at *toml.DecodeError
	off := b.base
	message := err.Error()
	if errors.As(err, &at) {
		line, col := at.Position()
		// Columns of this library count bytes.
		lines := diag.NewLines(b.file.Path, raw)
		off = b.base + lines.Offset(line, 1) + max(col-1, 0)
		message = at.Error()
	}
	message = strings.TrimPrefix(message, "toml: ")
	code := b.syntaxCode()
	if strings.Contains(message, "already") && b.syntax == "" {
		code = "front-matter/duplicate-key"
	}
	b.report(code, off, 1, "", "the TOML cannot be read: %s", message)
}

type tomlBuilder struct {
	*builder
	parser *unstable.Parser
	raw    []byte
	seen   map[*Node]map[string]Key
}

func (t *tomlBuilder) span(n *unstable.Node) (off, length int) {
	if n.Raw.Length > 0 {
		return t.base + int(n.Raw.Offset), int(n.Raw.Length)
	}
	if len(n.Data) > 0 {
		r := t.parser.Range(n.Data)
		return t.base + int(r.Offset), int(r.Length)
	}
	return t.base, 1
}

// descend walks a dotted key from the root, making tables on the way; the last
// part of an array table adds an item to a list.
func (t *tomlBuilder) descend(at *Node, parts unstable.Iterator, array bool) *Node {
	for parts.Next() {
		part := parts.Node()
		off, length := t.span(part)
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

func (t *tomlBuilder) pair(table *Node, e *unstable.Node) {
	value := t.value(e.Value())
	for parts := e.Key(); parts.Next(); {
		part := parts.Node()
		off, length := t.span(part)
		if parts.IsLast() {
			if value.Len == 0 {
				value.Off, value.Len = off, length
			}
			t.add(table, Key{Name: string(part.Data), Off: off, Len: length, Value: value})
			return
		}
		table = t.enter(table, string(part.Data), off, length, false)
	}
}

func (t *tomlBuilder) value(n *unstable.Node) *Node {
	out := &Node{}
	out.Off, out.Len = t.span(n)
	switch n.Kind {
	case unstable.Array:
		out.Form = List
		for it := n.Children(); it.Next(); {
			out.Items = append(out.Items, t.value(it.Node()))
		}
	case unstable.InlineTable:
		out.Form = Map
		for it := n.Children(); it.Next(); {
			t.pair(out, it.Node())
		}
	default:
		out.Form, out.Text, out.Quoted = Scalar, string(n.Data), n.Kind == unstable.String
	}
	if n.Kind == unstable.Array || n.Kind == unstable.InlineTable {
		if len(out.Items) > 0 && n.Raw.Length == 0 {
			out.Off, out.Len = out.Items[0].Off, 1
		}
		if len(out.Keys) > 0 && n.Raw.Length == 0 {
			out.Off, out.Len = out.Keys[0].Off, 1
		}
		if len(out.Items)+len(out.Keys) == 0 && n.Raw.Length == 0 {
			out.Len = 0 // the key lends its place
		}
	}
	return out
}
