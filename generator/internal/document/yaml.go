package document

import (
	"bytes"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// A builder turns one block of front matter into nodes, collecting problems.
type builder struct {
	file     *source.File
	base     int       // offset of the block in the file
	syntax   diag.Code // instead of those of front matter
	deep     bool      // nested too deeply
	problems diag.List
}

func (b *builder) report(code diag.Code, off, length int, hint, format string, args ...any) {
	d := diag.New(code, b.file.Lines().Span(off, length), format, args...)
	if hint != "" {
		d = d.WithHint("%s", hint)
	}
	b.problems = append(b.problems, d)
}

// code returns the code for a problem of front matter: files that are not
// content have one of their own for all of them.
func (b *builder) code(frontMatter diag.Code) diag.Code {
	if b.syntax != "" {
		return b.syntax
	}
	return frontMatter
}

// yaml reads a YAML block. It returns nil after an error that leaves the
// block's meaning open.
func (b *builder) yaml(raw []byte) *Node {
	lines := diag.NewLines(b.file.Path, raw)
	empty := &Node{Form: Map, Off: b.base}
	if len(bytes.TrimSpace(raw)) == 0 {
		return empty
	}
	var doc yaml.Node
	if err := yaml.Load(raw, &doc); err != nil {
		if strings.Contains(err.Error(), "no documents") { // only comments
			return empty
		}
		if !b.proseInside(raw) {
			b.yamlError(err, raw, lines)
		}
		return nil
	}
	y := yamlBuilder{builder: b, lines: lines, raw: raw}
	root := &doc
	if root.Kind == yaml.DocumentNode && len(root.Content) == 1 {
		root = root.Content[0]
	}
	n := y.node(root)
	if y.refused {
		return nil
	}
	if n.Form == Null {
		return empty
	}
	if n.Form != Map {
		b.report("front-matter/not-keys", n.Off, n.Len, "write one key: value a line", "the front matter holds no keys")
		return nil
	}
	return n
}

type yamlBuilder struct {
	*builder
	lines   *diag.Lines
	raw     []byte
	refused bool
}

// refuse reports the mark that n begins with.
func (y *yamlBuilder) refuse(n *yaml.Node, mark, what string) *Node {
	y.refused = true
	off := y.offset(n)
	y.report("front-matter/alias", y.base+off, max(len(mark), 1), "write the value out", "%s", what)
	return &Node{Form: Null, Off: y.base + off}
}

func (y *yamlBuilder) offset(n *yaml.Node) int { return y.lines.Offset(n.Line, n.Column) }

func (y *yamlBuilder) node(n *yaml.Node) *Node {
	if n.Anchor != "" {
		return y.refuse(n, "&"+n.Anchor, fmt.Sprintf("the anchor &%s is not used here", n.Anchor))
	}
	off := y.offset(n)
	out := &Node{Off: y.base + off}
	switch n.Kind {
	case yaml.AliasNode:
		return y.refuse(n, "*"+n.Value, fmt.Sprintf("the alias *%s is not used here", n.Value))
	case yaml.MappingNode:
		out.Form = Map
		out.Len = 1
		y.mapping(n, out)
	case yaml.SequenceNode:
		out.Form, out.Len = List, 1
		for _, item := range n.Content {
			out.Items = append(out.Items, y.node(item))
		}
	default:
		if n.Style&yaml.TaggedStyle != 0 {
			return y.refuse(n, n.Tag, "the type mark "+n.Tag+" is not used here")
		}
		out.Quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		out.Form, out.Text = Scalar, n.Value
		if !out.Quoted && n.Tag == "!!null" {
			out.Form, out.Text = Null, ""
		}
		out.Len = scalarLen(y.raw[min(off, len(y.raw)):], n.Value, out.Form)
		if !out.Quoted && out.Form == Scalar {
			y.cut(out, plainEnd(y.raw, off, n.Value))
		}
	}
	return out
}

func (y *yamlBuilder) mapping(n *yaml.Node, out *Node) {
	first := map[string]Key{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := n.Content[i]
		if name.Kind != yaml.ScalarNode || name.Anchor != "" {
			y.refuse(name, "", "a key must be a plain word")
			continue
		}
		if name.Value == "<<" && name.Style == 0 {
			y.refuse(name, "<<", "the merge key << is not used here")
			continue
		}
		off := y.offset(name)
		key := Key{Name: name.Value, Off: y.base + off, Len: scalarLen(y.raw[min(off, len(y.raw)):], name.Value, Scalar)}
		key.Value = y.node(n.Content[i+1])
		if key.Value.Form == Null {
			y.cut(key.Value, off+key.Len+1)
		}
		if y.addKey(out, key, first) {
			y.refused = true
		}
	}
}

// addKey appends a key to a map and reports one that stands there already.
func (b *builder) addKey(out *Node, key Key, first map[string]Key) (twice bool) {
	if earlier, dup := first[key.Name]; dup {
		d := diag.New(b.code("front-matter/duplicate-key"), b.file.Lines().Span(key.Off, key.Len), "the key %q stands here a second time", key.Name).
			WithHint("remove one of the two").
			WithNote(b.file.Lines().Span(earlier.Off, earlier.Len), "the first one")
		b.problems = append(b.problems, d)
		return true
	}
	first[key.Name] = key
	out.Keys = append(out.Keys, key)
	return false
}

// cut notes a comment behind a plain value that ends at end, if nothing stands
// between # and its words: "#1" and "#general" are mostly meant as text, whereas
// authors write "# such remarks" with a space.
func (y *yamlBuilder) cut(n *Node, end int) {
	if end > len(y.raw) {
		return
	}
	rest, _, _ := bytes.Cut(y.raw[end:], []byte{'\n'})
	comment := bytes.TrimSpace(rest)
	if len(comment) > 1 && comment[0] == '#' && comment[1] != ' ' && comment[1] != '\t' && comment[1] != '#' {
		n.Cut, n.CutLen = y.base+end+bytes.IndexByte(rest, '#'), len(comment)
	}
}

// plainEnd returns where a plain scalar that begins at off ends. Over several
// lines, its words are joined by other white space than was written.
func plainEnd(raw []byte, off int, value string) int {
	end := off
	for _, word := range strings.Fields(value) {
		i := bytes.Index(raw[min(end, len(raw)):], []byte(word))
		if i < 0 {
			return len(raw)
		}
		end += i + len(word)
	}
	return end
}

// scalarLen returns how many bytes of src, which begins with a scalar, belong
// to it; for scalars over several lines, those of the first line.
func scalarLen(src []byte, value string, form Form) int {
	if form == Null {
		return 1
	}
	line := src
	if i := bytes.IndexByte(src, '\n'); i >= 0 {
		line = bytes.TrimSuffix(src[:i], []byte{'\r'})
	}
	if value != "" && bytes.HasPrefix(line, []byte(value)) {
		return len(value)
	}
	if len(line) > 0 && (line[0] == '"' || line[0] == '\'') {
		for i := 1; i < len(line); i++ {
			if line[i] == '\\' && line[0] == '"' {
				i++
			} else if line[i] == line[0] {
				if line[0] == '\'' && i+1 < len(line) && line[i+1] == '\'' {
					i++
					continue
				}
				return i + 1
			}
		}
	}
	return max(len(line), 1)
}
