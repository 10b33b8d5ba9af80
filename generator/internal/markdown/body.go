package markdown

import (
	"fmt"

	"github.com/fingerpost/fingerpost/generator/internal/pack"
)

// A body is what a text becomes, but for its addresses.
type body struct {
	html  string
	slots []slot    // by place
	runs  []stretch // by place
	extra []extra   // by link
}

// LayAside gives the body of a text away, to be had back whenever the text is
// shown: keep takes a copy and returns what reads that. It is for whoever has just
// parsed the text and shared it with nobody.
func (t *Text) LayAside(keep func([]byte) func(room []byte) ([]byte, error)) {
	if t.body == nil {
		return
	}
	d := desks.Get().(*desk)
	defer desks.Put(d)
	w := pack.Into(d.html)
	w.Text(t.body.html)
	w.Int(int64(len(t.body.slots)))
	for _, s := range t.body.slots {
		w.Int(int64(s.at))
		w.Int(int64(s.link))
		w.Int(int64(s.kind))
	}
	w.Int(int64(len(t.body.runs)))
	for _, r := range t.body.runs {
		w.Int(int64(r.from))
		w.Int(int64(r.to))
	}
	w.Int(int64(len(t.body.extra)))
	for _, e := range t.body.extra {
		w.Text(e.title)
		w.Text(e.words)
	}
	d.html = w.Bytes()
	t.aside, t.body = keep(d.html), nil
}

// read returns the body of a text; that of a dark one is empty. One that was laid
// aside is read into room, and good until that is used again.
func (t *Text) read(room *[]byte) *body {
	switch {
	case t.body != nil:
		return t.body
	case t.aside == nil:
		return new(body)
	}
	data, err := t.aside(*room)
	if err != nil {
		panic(fmt.Errorf("reading a text that was laid aside: %w", err))
	}
	*room = data
	r := pack.NewReader(data)
	b := &body{html: r.Text()}
	b.slots = make([]slot, r.Count())
	for i := range b.slots {
		b.slots[i] = slot{int32(r.Int()), int32(r.Int()), slotKind(r.Int())}
	}
	b.runs = make([]stretch, r.Count())
	for i := range b.runs {
		b.runs[i] = stretch{int32(r.Int()), int32(r.Int())}
	}
	b.extra = make([]extra, r.Count())
	for i := range b.extra {
		b.extra[i] = extra{r.Text(), r.Text()}
	}
	return b
}
