package markdown

import (
	"encoding/binary"
	"html/template"
	"strconv"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// An Answer says where a link leads.
type Answer struct {
	URL           string // empty: the words stand without a link, a picture is replaced by its words
	Title         string // the words of a link that has none of its own
	External      bool   // leads out of the site
	Width, Height int    // of a picture, in pixels; 0 if unknown
}

// A Fragment is finished HTML: a text with the answers for its links. It is
// put together when it is asked for, so that a site in memory holds its prose
// once and not twice.
type Fragment struct {
	text    *Text
	answers []Answer
	terms   *Glossary // nil if none are linked
	own     string    // address of the text itself, if a term is explained there
	sum     digest.Digest
}

var _ digest.Digester = (*Fragment)(nil)

// Digest returns the digest of what a template can see. A change of the source
// that shows nowhere leaves it as it is.
func (f *Fragment) Digest() digest.Digest { return f.sum }

// Render fills the slots of a text with addresses: answers[i] belongs to
// t.Links[i], and one that is missing counts as empty. Nothing is parsed.
func (t *Text) Render(answers []Answer) *Fragment {
	return &Fragment{text: t, answers: answers, sum: digest.Join(t.shown, digest.Of(answers))}
}

// HTML returns the fragment with its addresses in place.
func (f *Fragment) HTML() template.HTML {
	b := f.text.read(new([]byte))
	return template.HTML(f.append(make([]byte, 0, len(b.html)+80*len(b.slots)), b))
}

// AppendHTML appends what HTML returns, so that a page is not put together from
// copies.
func (f *Fragment) AppendHTML(out []byte) []byte {
	d := desks.Get().(*desk)
	defer desks.Put(d)
	return f.append(out, f.text.read(&d.html))
}

func (f *Fragment) append(out []byte, b *body) []byte {
	at := 0
	var mentions []mention
	if f.terms != nil {
		mentions = f.terms.mentions(b.html, b.runs, f.own)
	}
	for _, s := range b.slots {
		out, mentions = explain(out, b.html, at, int(s.at), mentions)
		at = int(s.at)
		var a Answer
		if int(s.link) < len(f.answers) {
			a = f.answers[s.link]
		}
		// The caller vouches for its addresses; this is the second lock.
		if message, _ := judgeTarget(a.URL, s.kind == picture); message != "" {
			a.URL = ""
		}
		out = f.text.fill(out, s, b.extra[s.link], a)
	}
	out, _ = explain(out, b.html, at, len(b.html), mentions)
	return out
}

// shownDigest covers what a text shows: its HTML, and what goes into its slots
// besides the answers.
func (t *Text) shownDigest(of *body) digest.Digest {
	b := make([]byte, 0, 16*len(of.slots))
	for _, s := range of.slots {
		b = binary.AppendUvarint(b, uint64(s.at))
		b = binary.AppendUvarint(b, uint64(s.link)<<2|uint64(s.kind))
		e := of.extra[s.link]
		b = strconv.AppendQuote(strconv.AppendQuote(b, e.title), e.words)
		b = strconv.AppendBool(b, t.Links[s.link].Empty)
	}
	return digest.Join(digest.String(of.html), digest.Bytes(b))
}

func (t *Text) fill(out []byte, s slot, e extra, a Answer) []byte {
	switch s.kind {
	case linkStart:
		if a.URL != "" {
			out = append(out, `<a href="`...)
			out = append(appendAddress(out, a.URL), '"')
			out = appendAttribute(out, "title", e.title)
			if a.External {
				out = append(out, ` rel="noopener"`...)
			}
			out = append(out, '>')
		}
		if t.Links[s.link].Empty {
			words := a.Title
			if words == "" {
				words = a.URL
			}
			out = appendEscaped(out, words)
		}
	case linkEnd:
		if a.URL != "" {
			out = append(out, "</a>"...)
		}
	case picture:
		if a.URL == "" {
			return appendEscaped(out, e.words)
		}
		out = append(out, `<img src="`...)
		out = append(appendAddress(out, a.URL), `" alt="`...)
		out = append(appendEscaped(out, e.words), '"')
		out = appendAttribute(out, "title", e.title)
		if a.Width > 0 && a.Height > 0 {
			out = appendSize(out, "width", a.Width)
			out = appendSize(out, "height", a.Height)
		}
		out = append(out, ` loading="lazy" decoding="async">`...)
	}
	return out
}

func appendAttribute(out []byte, name, value string) []byte {
	if value == "" {
		return out
	}
	out = append(append(append(out, ' '), name...), `="`...)
	return append(appendEscaped(out, value), '"')
}

func appendSize(out []byte, name string, pixels int) []byte {
	return appendAttribute(out, name, strconv.Itoa(pixels))
}
