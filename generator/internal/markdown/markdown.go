// Package markdown turns prose into HTML that waits for its addresses. It cuts
// what an edition may not read before anything is parsed, finds headings,
// links and problems with their byte offsets, and splices the addresses in
// later. It knows neither files, entries nor editions: what an audience is and
// where a link leads, its caller says.
//
//	blocks := markdown.Scan(prose)
//	src, offsets := blocks.Cut(prose, known, visible)
//	text := markdown.Parse(src, options)
//	fragment := text.Render(answers) // one answer for each of text.Links
//
// All uses of goldmark stand behind this package, so that another parser could
// take its place.
package markdown

import (
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// Options are all that the meaning of a text depends on besides its source.
type Options struct {
	RawHTML    bool // let HTML through; comments are dropped all the same
	Nesting    int  // quotes and lists within one another; 0 means DefaultNesting
	TableCells int  // cells of all tables of a text, padded ones too; 0 means DefaultTableCells
	Words      Words
	Marks      []Mark // by From
}

// A Mark tells readers of a stretch of the source that it is not for all.
type Mark struct {
	From, To int
	Words    string
}

// The defaults of Options.
const (
	DefaultNesting    = 64
	DefaultTableCells = 50_000
)

func (o Options) orDefault() Options {
	if o.Nesting <= 0 {
		o.Nesting = DefaultNesting
	}
	if o.TableCells <= 0 {
		o.TableCells = DefaultTableCells
	}
	return o
}

// Words are the words that readers see or hear besides the author's. They come
// from the site theme, in the language of the site.
type Words struct {
	Table      string // names a table for those who cannot see it; a number follows where there are several
	Note       string // titles of the five alerts
	Tip        string
	Important  string
	Warning    string
	Caution    string
	Footnotes  string // names the list of footnotes
	BackToText string // names the way from a footnote back to where it is used
	Picture    string // stands for a picture that has no words of its own
	Task       string // names a check box that has no words of its own
}

// A Problem is a diagnostic whose place is not known yet: Offset and Length
// are bytes of the text it was found in.
type Problem struct {
	Code           diag.Code
	Offset, Length int
	Message        string // lower case, no full stop, quotes what was written
	Hint           string // the way out; empty if the explanation of Code says it
	Fix            string // text that could stand there instead; empty if none is known
	Unused         bool   // something that readers do not miss, since nothing they see leads to it
}

// A Heading is a section of a text.
type Heading struct {
	Level  int    // 2 to 6; a second title of level one counts as 2
	ID     string // anchor, unique within the text
	Title  string // plain text
	Offset int    // byte in the source
}

// A Link is a place in a text that waits for an address.
type Link struct {
	Target string // as written, with escapes and entities resolved, without white space around it
	Offset int    // byte in the source: of the target, or of the link where that cannot be told
	Length int
	Image  bool
	Empty  bool // has no words of its own: the answer's title will stand there
}

// A Text is parsed prose. It keeps no syntax tree and no source, so that
// thousands fit into memory, and it is never changed.
type Text struct {
	Title    string    // plain text of a heading of level one that begins the text; it is not rendered
	Headings []Heading // in order, without the title and those inside quotes, lists and footnotes
	Links    []Link    // in order
	Inward   bool      // some link may lead to something of the site, so that the site decides what the text becomes
	Anchors  []string  // every id that a link can lead to, in order
	Problems []Problem // by offset
	Dark     bool      // nothing of it may be shown; Problems say why
	Lead     string    // plain text of the first paragraph, at most 240 characters, cut at a word

	sum     digest.Digest // of source and options
	outline digest.Digest
	shown   digest.Digest // of the body
	termed  bool          // the body has words that may be linked
	body    *body
	aside   func(room []byte) ([]byte, error) // reads the body, if that was laid aside
}

// Digest returns the digest of the source and of every option.
func (t *Text) Digest() digest.Digest { return t.sum }

// Outline returns the digest of all that other pages can see of a text: its
// headings, its anchors, its lead, and whether it is dark.
func (t *Text) Outline() digest.Digest { return t.outline }

func (t *Text) outlineDigest() digest.Digest {
	headings := make([]Heading, len(t.Headings))
	for i, h := range t.Headings {
		headings[i] = Heading{Level: h.Level, ID: h.ID, Title: h.Title} // wherever it stands
	}
	return digest.Of(struct {
		Headings []Heading
		Anchors  []string
		Lead     string
		Dark     bool
	}{headings, t.Anchors, t.Lead, t.Dark})
}
