// Package model is the domain: the kinds of entries that authors write, as
// plain typed values. A kind is declared once, as a struct whose tags name its
// keys; decoding, references, narrowing, documentation and blank files are
// derived from that declaration elsewhere. The package knows nothing of files,
// front matter or pages.
//
// The tags of a field:
//
//	key:"owns"             its key in front matter
//	to:"artefact,role"     of a reference: the kinds it may name
//	enum:"low,high"        the words it takes
//	need:"required"        an entry cannot do without it
//	need:"rule"            a rule asks for it, but in the cases that its doc names
//	need:"expected"        views show a gap without it
//	max:"240"              characters that fit where it is shown
//	min:"0" most:"100"     bounds of a number
//	as:"map"               a list written as a map; mapkey and mapvalue mark the parts
//	none:"true"            the word none may stand for nobody
//	also:"inform=inquire"  other words that are read as one of the enum
//	of:"keys"              its words are keys of the entry
//	doc:"…"                what it says, for the reference page
package model

import (
	"bytes"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
)

// An Entry is a typed thing that a document or a row defines. Entries are
// never changed once they are decoded.
type Entry interface{ Head() *Header }

// A Header holds what every entry has.
type Header struct {
	Kind    *Kind
	ID      string // "product-owner"; of a chapter "guide/chapter"
	Parent  string // id of the theme of an item, of the guide of a chapter
	Row     bool   // a row of another file, so without prose of its own
	Written bool   // it has prose, or what an edition may show of it
	Parted  bool   // some part has an audience of its own
	Origin  diag.Span
	File    string // where readers may edit it; "" of a row, and in an edition whose readers must not learn it
	Date    Date   // of an update or record, from its file name or the key date
	Prose   *Prose // of an entry that is kept together with it; else nil
	Marks   []Mark
	Refs    []RefAt  // every reference, as found by the decoder
	Reads   []Name   // every audience named anywhere in the entry
	Lost    []string // ids of rows in its file that could not be read

	Title       string     `key:"title" need:"required" max:"120" doc:"what readers call it"`
	Summary     string     `key:"summary" max:"240" doc:"one or two sentences in plain text, shown on cards and in search"`
	Audience    Audience   `key:"audience" doc:"who may read the entry; without it, the last audience of config.toml"`
	Draft       Gate       `key:"draft" doc:"true keeps the entry out of every build but those with --drafts"`
	Tags        []string   `key:"tags" doc:"words that group entries across kinds"`
	Weight      int        `key:"weight" doc:"place among its siblings, lighter first"`
	Aliases     []string   `key:"aliases" doc:"old addresses, kept alive by redirects"`
	Formerly    []string   `key:"formerly" doc:"old ids, so that references and history go on"`
	Owner       Ref        `key:"owner" to:"role,stakeholder" doc:"who keeps the entry true"`
	Reviewed    Date       `key:"reviewed" doc:"when somebody last confirmed that the entry holds"`
	ReviewEvery Every      `key:"review_every" doc:"how long a review holds: a number and d, w, m, q or y"`
	Updated     Date       `key:"updated" doc:"when the text last changed for readers; shown only if present"`
	Links       []Link     `key:"links" doc:"where to read on"`
	Sources     []Ref      `key:"sources" to:"source" doc:"what the entry rests on"`
	Authors     []Ref      `key:"authors" to:"author,role" doc:"who wrote it"`
	RelatesTo   []Ref      `key:"relates_to" to:"*" doc:"entries worth reading next"`
	Overrides   []Override `key:"overrides" as:"map" doc:"what an audience reads instead: the override of the narrowest audience an edition includes applies"`
	Extra       []Extra    // keys that begin with x_
}

// Head returns the header; embedding it makes a struct an Entry.
func (h *Header) Head() *Header { return h }

// Key returns the name an entry has among all entries: "role/product-owner".
func (h *Header) Key() Key { return Key{h.Kind.Name, h.ID} }

// At returns the place of a key, such as "decide" or "skills.2.level", and the
// place of the entry if the key is not written.
func (h *Header) At(path string) diag.Span {
	for _, m := range h.Marks {
		if m.Path == path {
			return diag.Span{File: h.Origin.File, Line: int(m.Line), Col: int(m.Col), Len: int(m.Len)}
		}
	}
	if i := strings.LastIndexByte(path, '.'); i > 0 {
		return h.At(path[:i])
	}
	return h.Origin
}

// Has reports whether a key is written, even with an empty or a wrong value or
// so misspelt that it is known what was meant.
//
//go:noinline
func (h *Header) Has(path string) bool {
	for _, m := range h.Marks {
		if m.Path == path {
			return true
		}
	}
	return false
}

// Sound reports whether nothing is wrong with a key as it is written, nor with
// what stands below it. Rules do not judge by values that were refused.
//
//go:noinline
func (h *Header) Sound(path string) bool {
	for _, m := range h.Marks {
		if m.Bad && (m.Path == path || strings.HasPrefix(m.Path, path+".")) {
			return false
		}
	}
	return true
}

// A Mark is the place of one key's value.
type Mark struct {
	Path           string
	Line, Col, Len int32
	Bad            bool // the value was refused, or the key is misspelt
}

// Lost is what a file that could not be read would have defined. References
// to it are not judged: what is wrong has been told where it stands.
type Lost struct {
	File    string
	IDs     []string // of entries, whatever their kind
	Kinds   []string // of rows, whatever their ids
	Address string   // of the page
}

// Prose is the Markdown of an entry. In the graph of an edition it holds only
// what the edition may show.
type Prose struct {
	Source  []byte
	Blocks  markdown.Blocks  // for other audiences; none once they are cut
	Offsets markdown.Offsets // from Source to the prose as it was written
	Only    []Only           // stretches of Source that fewer may read than the edition is for
	Start   int              // of the written prose in its file
	Lines   *diag.Lines      // of the file
}

// Span returns the place in the file of a stretch of Source.
func (p Prose) Span(offset, length int) diag.Span {
	from := p.Offsets.Source(offset)
	if to := p.Offsets.Source(offset + length); to > from {
		length = to - from
	}
	return p.Lines.Span(p.Start+from, length)
}

// Plain reports whether all prose is for the same readers, so that every
// edition shows it as it is.
func (p *Prose) Plain() bool {
	return p == nil || len(p.Blocks.List)+len(p.Blocks.Problems) == 0 && p.Blocks.Rest == len(p.Source)
}

// Empty reports whether there is nothing to read.
func (p Prose) Empty() bool { return len(bytes.TrimSpace(p.Source)) == 0 }

// A Key names an entry among all entries.
type Key struct{ Kind, ID string }

func (k Key) String() string { return k.Kind + "/" + k.ID }

// Only is a stretch of prose for some of an edition's audiences.
type Only struct {
	From, To  int // bytes of Source
	Audiences []string
}

// Audience says who may read something: the ids of audiences. The zero value
// means that nothing was written, so that the last audience of the
// configuration applies (or, for a part of an entry, that of the entry).
type Audience struct {
	Names []Name
	Bad   bool // what was written is not exactly legal: nobody may read it
}

// A Name is a word with its place.
type Name struct {
	Text string
	At   diag.Span
}

// Gate is a strict boolean: anything but true and false hides the entry.
type Gate struct {
	On  bool
	Bad bool
}

// A Ref names another entry.
type Ref struct {
	Text   string    // as written: an id, or kind/id
	Kinds  *[]string // that the field may name, which all its references share; nil means any
	At     diag.Span
	Nobody bool // the word none, where a field allows it
}

// To returns the kinds that a reference may name.
func (r Ref) To() []string {
	if r.Kinds == nil {
		return nil
	}
	return *r.Kinds
}

// IsZero reports whether nothing is named.
func (r Ref) IsZero() bool { return r.Text == "" }

// RefAt is a reference of an entry with the key it stands under.
type RefAt struct {
	Ref
	Path string // "skills.2.skill"
}

// Field returns the top key of the path: "skills".
func (r RefAt) Field() string { return TopKey(r.Path) }

// TopKey returns the key that a path begins with: "skills" of "skills.2.skill".
func TopKey(path string) string {
	key, _, _ := strings.Cut(path, ".")
	return key
}

// A Link leads out of the entry.
type Link struct {
	Rel      string   `key:"rel" enum:"feedback,docs,issue,spec,discussion,changelog,design,source,other" doc:"what the link is for"`
	Href     URL      `key:"href" need:"required" doc:"an address, or the path of a file under content/"`
	Title    string   `key:"title" doc:"the words of the link"`
	Audience Audience `key:"audience" doc:"who may see the link"`
}

// An Override is what one audience reads instead of an entry's own words.
type Override struct {
	Audience        string   `mapkey:"true"`
	Title           string   `key:"title" doc:"instead of title"`
	Summary         string   `key:"summary" max:"240" doc:"instead of summary"`
	Hide            []string `key:"hide" of:"keys" doc:"keys this audience does not see"`
	TargetPrecision string   `key:"target_precision" enum:"year,half,quarter,month,day" doc:"the finest date this audience sees"`
}

// Extra is a key of the author's own, begun with x_.
type Extra struct {
	Name  string
	Value any // string, []any or map[string]any
}

// A Kind is a sort of entry.
type Kind struct {
	Name    string   // "role"
	Plural  string   // "roles": the key its rows stand under
	Files   []string // where its files live, below content/: "roles/{id}.md"
	RowsIn  []string // kinds whose files may hold rows of it; and the section of its folder, always
	Address string   // "/roles/{id}/"; "" means that it has no page of its own
	Dated   bool     // its file names begin with a date
	Doc     string   // what it is, for the reference page
	New     func() Entry
}
