package schema

import (
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// audience decodes who may read something. Anything but clean words hides it;
// which words are audiences, the configuration says.
func (d *decoder) audience(n *document.Node, at diag.Span) model.Audience {
	items := n.Items
	if n.Form == document.Scalar {
		items = []*document.Node{n}
	}
	var a model.Audience
	for _, item := range items {
		if item.Form != document.Scalar || strings.TrimSpace(item.Text) == "" {
			a.Bad = true
			continue
		}
		a.Bad = a.Bad || !model.ValidID(item.Text)
		name := model.Name{Text: item.Text, At: d.doc.SpanOf(item)}
		a.Names = append(a.Names, name)
		d.head.Reads = append(d.head.Reads, name)
	}
	if len(a.Names) < len(items) || len(items) == 0 {
		a.Bad = true
		d.report(diag.New("gate/audience", at, "audience is not one or more words, so nobody knows who may read this").
			WithHint("write audience: and one or more ids from [[audiences]] in config.toml"))
	}
	return a
}

func (d *decoder) gate(n *document.Node, at diag.Span) model.Gate {
	if n.Form == document.Scalar && !n.Quoted && (n.Text == "true" || n.Text == "false") {
		return model.Gate{On: n.Text == "true"}
	}
	is := map[document.Form]string{document.Null: "nothing", document.Scalar: strconv.Quote(n.Text), document.List: "a list", document.Map: "keys with values"}[n.Form]
	d.report(diag.New("gate/draft", at, "draft is %s, neither true nor false, so the entry is hidden", is).
		WithHint("write draft: true or draft: false, without quotes"))
	return model.Gate{Bad: true}
}
