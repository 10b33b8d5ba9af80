// Package document splits a content file into front matter and prose without
// losing a position. It knows the three formats of front matter (YAML, TOML,
// JSON) and nothing of what the keys mean.
//
//	doc, problems := document.Parse(file, document.Limits{})
package document

import (
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// A Document is one content file, split but untyped.
type Document struct {
	File  *source.File // in memory
	Meta  *Node        // the keys, a Map; nil if the file has no front matter
	Prose []byte       // part of File
	Start int          // offset of Prose in File
}

// Limits bound what is read at all. Zero means the default.
type Limits struct {
	FileBytes        int // 4 MiB
	FrontMatterBytes int // 64 KiB
}

// The defaults of Limits.
const (
	DefaultFileBytes        = 4 << 20
	DefaultFrontMatterBytes = 64 << 10
)

func (l Limits) orDefault() Limits {
	if l.FileBytes <= 0 {
		l.FileBytes = DefaultFileBytes
	}
	if l.FrontMatterBytes <= 0 {
		l.FrontMatterBytes = DefaultFrontMatterBytes
	}
	return l
}

// A Form is the shape of a node.
type Form int

// The forms. Null is a key without a value.
const (
	Null Form = iota
	Scalar
	List
	Map
)

// A Node is a value in front matter. What a scalar means is for its field to
// say: here it is the text that was written, so that 1.10 stays a version and
// no stays a word. All offsets are bytes in the file.
type Node struct {
	Form   Form
	Text   string // of a Scalar: unquoted, escapes resolved
	Quoted bool   // of a Scalar: written as text, in quotes or as a block
	Off    int
	Len    int
	Cut    int     // offset of a comment that ends a plain value and may be meant as text; 0: none
	CutLen int     // its length
	Items  []*Node // of a List
	Keys   []Key   // of a Map, in the order written
}

// A Key is one key of a map with its value.
type Key struct {
	Name  string
	Off   int
	Len   int
	Value *Node
}

// Get returns the value of a key, and nil where a map lacks it.
func (n *Node) Get(name string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.Keys {
		if n.Keys[i].Name == name {
			return n.Keys[i].Value
		}
	}
	return nil
}

// SpanOf returns the place of a node; of a list or map that of the first thing
// it holds, because not every format has a sign where it begins.
func (d *Document) SpanOf(n *Node) diag.Span {
	switch {
	case n.Form == Map && len(n.Keys) > 0:
		return d.SpanOfKey(n.Keys[0])
	case n.Form == List && len(n.Items) > 0:
		return d.SpanOf(n.Items[0])
	}
	return d.File.Lines().Span(n.Off, n.Len)
}

// SpanOfKey returns the place of a key's name.
func (d *Document) SpanOfKey(k Key) diag.Span { return d.File.Lines().Span(k.Off, k.Len) }

// Parse splits a file. It returns nil where the file cannot be read so surely
// that its audience is known: such a file is hidden, whatever it holds.
func Parse(f *source.File, limits Limits) (*Document, diag.List) {
	limits, f = limits.orDefault(), f.InMemory()
	if problems := unreadable(f, limits.FileBytes); problems != nil {
		return nil, problems
	}
	found, problems := split(f, limits.FrontMatterBytes)
	if found == nil {
		return nil, problems
	}
	doc := &Document{File: f, Prose: f.Bytes()[found.prose:], Start: found.prose}
	if found.format == none {
		return doc, problems
	}
	b := builder{file: f, base: found.meta}
	raw := f.Bytes()[found.meta : found.meta+found.length]
	switch found.format {
	case yamlFormat:
		doc.Meta = b.yaml(raw)
	case tomlFormat:
		doc.Meta = b.toml(raw)
	case jsonFormat:
		doc.Meta = b.json(raw)
	}
	b.tooDeep(doc.Meta, maxDepth)
	problems = append(problems, b.problems...)
	if doc.Meta == nil || b.deep {
		return nil, problems
	}
	return doc, problems
}

// maxDepth is how deeply values may be nested: no declared key needs more than
// a few levels, and what a page cannot show must not reach it.
const maxDepth = 64

// tooDeep reports the first value that is nested too deeply.
func (b *builder) tooDeep(n *Node, left int) {
	if n == nil || b.deep {
		return
	}
	if left == 0 {
		b.deep = true
		b.report(b.code("front-matter/too-large"), n.Off, max(n.Len, 1), "flatten it", "values are nested deeper than %d levels here", maxDepth)
		return
	}
	for _, item := range n.Items {
		b.tooDeep(item, left-1)
	}
	for _, k := range n.Keys {
		b.tooDeep(k.Value, left-1)
	}
}

// ParseTOML reads a whole file as TOML, as config.toml and site themes are.
// What is wrong with it has the code syntax. The node is nil if the file
// cannot be read.
func ParseTOML(f *source.File, syntax diag.Code) (*Node, diag.List) {
	f = f.InMemory()
	if problems := unreadable(f, DefaultFileBytes); problems != nil {
		return nil, problems
	}
	b := builder{file: f, syntax: syntax}
	n := b.toml(f.Bytes())
	if b.tooDeep(n, maxDepth); b.deep {
		return nil, b.problems
	}
	return n, b.problems
}
