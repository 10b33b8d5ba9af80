package schema

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

// Decode turns a document into entries: the one its file describes, first, and
// those of its rows. Everything that does not fit is reported; what fits is
// kept. Only a file whose kind or id is unknown gives no entry.
func Decode(doc *document.Document, place model.Place) ([]model.Entry, diag.List) {
	d := &decoder{doc: doc}
	place, ok := d.place(place)
	if !ok {
		return nil, d.problems
	}
	entry := place.Kind.New()
	head := entry.Head()
	head.Kind, head.ID, head.Parent = place.Kind, place.ID, place.Parent
	head.Origin = diag.Span{File: doc.File.Path, Line: 1, Col: 1}
	head.File = doc.File.Path
	head.Prose = &model.Prose{Source: doc.Prose, Blocks: markdown.Scan(doc.Prose), Start: doc.Start, Lines: doc.File.Lines()}
	head.Written = !head.Prose.Empty()
	for _, p := range head.Prose.Blocks.Problems {
		d.report(Problem(p, *head.Prose))
	}
	if doc.Meta != nil && len(doc.Meta.Keys) > 0 {
		head.Origin = doc.SpanOfKey(doc.Meta.Keys[0])
	}
	d.nameFromFile(head)
	rows := d.entry(entry, doc.Meta, model.RowKinds(place))
	head.Lost = d.lost
	entries := []model.Entry{entry}
	for _, row := range rows {
		inherit(row.Head(), head)
		entries = append(entries, row)
	}
	return entries, d.problems
}

// inherit lets a row be read by those who may read its file, unless it says
// otherwise; a row of a draft is a draft.
func inherit(row, file *model.Header) {
	row.Parent = file.ID
	if len(row.Audience.Names) == 0 && !row.Audience.Bad {
		row.Audience = file.Audience
	}
	row.Draft.On = row.Draft.On || file.Draft.On
	row.Draft.Bad = row.Draft.Bad || file.Draft.Bad
}

type decoder struct {
	doc      *document.Document
	head     *model.Header // of the entry being decoded
	lost     []string      // ids of rows that could not be read
	problems diag.List
}

func (d *decoder) report(p diag.Diagnostic) { d.problems = append(d.problems, p) }

var datePrefix = pattern.Of(`^(\d{4}-\d{2}-\d{2})-(.+)$`)

// place settles kind and id: the folder gives the kind unless the key kind
// says otherwise.
func (d *decoder) place(p model.Place) (model.Place, bool) {
	kindNode := d.doc.Meta.Get("kind")
	if kindNode != nil {
		kind, ok := model.KindNamed(kindNode.Text)
		if !ok {
			d.report(diag.New("value/enum", d.doc.SpanOf(kindNode), "there is no kind %q", kindNode.Text).DidYouMean(kindNode.Text, model.KindNames()))
			return p, false
		}
		if kind != p.Kind {
			name := strings.TrimSuffix(path.Base(d.doc.File.Path), ".md")
			p = model.Place{Kind: kind, ID: name, Parent: p.Parent}
		}
	}
	if p.Kind == model.PageKind && kindNode == nil {
		top, _, deep := strings.Cut(p.ID, "/")
		if deep && slices.Contains(model.Folders(), top) {
			d.report(diag.New("file/place", diag.Span{File: d.doc.File.Path}, "nothing is kept in %s/", path.Dir(d.doc.File.Path)).
				WithHint("move the file to content/%s/, or write kind: page if it is free text", top))
			return p, false
		}
	}
	if d.doc.Meta == nil && p.Kind != model.PageKind {
		top := diag.Span{File: d.doc.File.Path, Line: 1, Col: 1}
		d.report(diag.New("front-matter/missing", top, "%s %s needs front matter", article(p.Kind.Name), p.Kind.Name).
			WithHint("begin the file with ---, title: … and a closing ---"))
		return p, false
	}
	if p.Kind == model.ChapterKind && p.Parent == "" {
		d.report(diag.New("file/place", diag.Span{File: d.doc.File.Path}, "a chapter is kept in the folder of its guide").
			WithHint("move the file to content/guides/, into the folder of a guide"))
		return p, false
	}
	p.ID = idOf(p)
	return p, d.validID(p)
}

// idOf returns the id that a file of a place gives its entry.
func idOf(p model.Place) string {
	if p.Kind.Dated {
		if m := datePrefix().FindStringSubmatch(p.ID); m != nil {
			return m[2]
		}
	}
	if p.Kind == model.ChapterKind {
		return p.Parent + "/" + p.ID
	}
	return p.ID
}

func (d *decoder) validID(p model.Place) bool {
	if p.Kind == model.SectionKind && p.ID == "" {
		return true
	}
	for _, part := range strings.Split(p.ID, "/") {
		if !model.ValidID(part) {
			hint := "name it with small letters, digits and single hyphens, a letter first"
			if slug := model.SlugID(part); slug != "" {
				hint = "name it " + slug + ": small letters, digits and single hyphens, a letter first"
			}
			d.report(diag.New("file/name", d.named(part), "the name %q gives no id", part).WithHint("%s", hint))
			return false
		}
	}
	return true
}

// named returns the file, or the folder on the way to it, whose name gives a
// part of an id. A folder is one place, however many files lie in it.
func (d *decoder) named(part string) diag.Span {
	file := d.doc.File.Path
	for i := strings.IndexByte(file, '/'); i >= 0 && i < len(file); {
		end := strings.IndexByte(file[i+1:], '/')
		if end < 0 {
			break
		}
		if file[i+1:i+1+end] == part {
			return diag.Span{File: file[:i+1+end]}
		}
		i += 1 + end
	}
	return diag.Span{File: file}
}

// Lost says what a file would have defined that gives no entry. Its keys, kind
// among them, are unknown, so the bare name may be the id as well.
func Lost(p model.Place) model.Lost {
	id := idOf(p)
	parts := strings.Split(id, "/")
	for i := range parts {
		parts[i] = model.SlugID(parts[i])
	}
	lost := model.Lost{IDs: []string{id, strings.Join(parts, "/"), parts[len(parts)-1]}}
	for _, k := range model.RowKinds(p) {
		lost.Kinds = append(lost.Kinds, k.Name)
	}
	return lost
}

// nameFromFile takes what the file name says besides the id.
func (d *decoder) nameFromFile(head *model.Header) {
	base := strings.TrimSuffix(path.Base(d.doc.File.Path), ".md")
	if m := datePrefix().FindStringSubmatch(base); m != nil && head.Kind.Dated {
		if e := head.Date.SetText(m[1]); e != nil {
			at := diag.Span{File: d.doc.File.Path}
			d.report(diag.New(e.Code, at, "the file name begins with a date, but %s", e.Message).WithHint("name the file after a day of the calendar"))
			head.Marks = append(head.Marks, model.Mark{Path: "date", Bad: true})
		}
	}
}

// entry decodes the keys of one entry, and the rows that stand among them.
func (d *decoder) entry(entry model.Entry, meta *document.Node, rowKinds []*model.Kind) []model.Entry {
	head := entry.Head()
	outer := d.head
	d.head = head
	defer func() { d.head = outer }()

	v := reflect.ValueOf(entry).Elem()
	fields := fieldsOf(v.Type())
	var rows []model.Entry
	var misspelt []meantKey
	if meta != nil {
		for _, key := range meta.Keys {
			// Rows first: in the catalogue of sources, sources are rows.
			if kind := kindOfRows(rowKinds, key.Name); kind != nil {
				rows = append(rows, d.rows(kind, key)...)
			} else if f := find(fields, key.Name); f != nil {
				d.field(v.FieldByIndex(f.index), *f, key, key.Name)
			} else if !d.special(head, key) {
				misspelt = append(misspelt, d.unknownEntryKey(key, fields, rowKinds))
			}
		}
	} else {
		head.Title = firstHeading(*head.Prose)
	}
	d.settle(v, fields, "", misspelt)
	d.required(v, fields, "", head.Origin)
	if head.Title == "" { // told; the preview shows something all the same
		head.Title = orElse(path.Base(head.ID), head.Kind.Name)
	}
	if on := dateKey(entry); !on.IsZero() {
		head.Date = on
	}
	return rows
}

// dateKey returns the date that stands in the front matter of a dated entry.
func dateKey(entry model.Entry) model.Date {
	switch t := entry.(type) {
	case *model.Update:
		return t.On
	case *model.Record:
		return t.On
	}
	return model.Date{}
}

// special takes the keys that are no fields: kind, a row's id, and x_….
func (d *decoder) special(head *model.Header, key document.Key) bool {
	switch {
	case key.Name == "kind" && !head.Row, key.Name == "id" && head.Row:
		return true
	case strings.HasPrefix(key.Name, "x_"):
		d.mark(key.Name, d.spanOr(key))
		head.Extra = append(head.Extra, model.Extra{Name: key.Name, Value: plain(key.Value)})
		return true
	}
	return false
}

// plain turns a node into ordinary values for templates.
func plain(n *document.Node) any {
	switch n.Form {
	case document.List:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = plain(item)
		}
		return list
	case document.Map:
		m := map[string]any{}
		for _, k := range n.Keys {
			m[k.Name] = plain(k.Value)
		}
		return m
	}
	return n.Text
}

func find(fields []Field, key string) *Field {
	for i := range fields {
		if fields[i].Key == key {
			return &fields[i]
		}
	}
	return nil
}

func kindOfRows(kinds []*model.Kind, plural string) *model.Kind {
	for _, k := range kinds {
		if k.Plural == plural {
			return k
		}
	}
	return nil
}

func (d *decoder) rows(kind *model.Kind, key document.Key) []model.Entry {
	if key.Value.Form != document.List {
		d.report(diag.New("value/type", d.spanOr(key), "%s needs a list of rows, each with an id", key.Name).
			WithHint("write one - id: … for each"))
		return nil
	}
	var rows []model.Entry
	for _, item := range key.Value.Items {
		if item.Form != document.Map {
			d.report(diag.New("value/type", d.doc.SpanOf(item), "a row of %s needs keys, beginning with id", key.Name))
			continue
		}
		id := item.Get("id")
		if id == nil || id.Form != document.Scalar {
			d.report(diag.New("value/required", d.doc.SpanOf(item), "this row of %s has no id", key.Name).
				WithHint("add id: with small letters, digits and hyphens"))
			continue
		}
		if !model.ValidID(id.Text) {
			d.lost = append(d.lost, id.Text, model.SlugID(id.Text))
			d.report(diag.New("value/id", d.doc.SpanOf(id), "%q is no id", id.Text).
				WithHint("write %s: small letters, digits and single hyphens, a letter first", orElse(model.SlugID(id.Text), "a-word")))
			continue
		}
		entry := kind.New()
		head := entry.Head()
		head.Kind, head.ID, head.Row = kind, id.Text, true
		head.Origin = d.doc.SpanOf(id)
		d.entry(entry, item, nil)
		rows = append(rows, entry)
	}
	return rows
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func article(word string) string {
	if strings.IndexByte("aeiou", word[0]) >= 0 {
		return "an"
	}
	return "a"
}

// firstHeading returns the words of the heading of level one that prose begins
// with. It reads no further than the first audience block: a title shown to all
// must not come out of one.
func firstHeading(p model.Prose) string {
	end := p.Blocks.Rest
	if len(p.Blocks.List) > 0 {
		end = min(end, p.Blocks.List[0].Start)
	}
	return markdown.Parse(p.Source[:end], markdown.Options{}).Title
}

// Problem gives a problem of prose its place in the file.
func Problem(p markdown.Problem, prose model.Prose) diag.Diagnostic {
	d := diag.New(p.Code, prose.Span(p.Offset, p.Length), "%s", p.Message)
	d.Hint, d.Fix = p.Hint, p.Fix
	if info, ok := diag.Lookup(p.Code); ok && d.Hint == "" {
		d.Hint = strings.ToLower(info.Fix[:1]) + strings.TrimSuffix(info.Fix[1:], ".")
	}
	return d
}
