package render

import (
	"bytes"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"github.com/fingerpost/fingerpost/generator/internal/colour"
)

// properties returns the custom properties that style sheets give to :root on
// every device: not those inside @media or @supports. Where one is set twice
// the later counts, which is what a browser does with sheets in the order of
// bundle.
func properties(sheets []byte) map[string]string {
	set := map[string]string{}
	p := css.NewParser(parse.NewInputBytes(bytes.Clone(sheets)), false)
	conditions, rules := 0, []bool{} // of the at-rules around: is it a condition
	root := false
	for {
		switch kind, _, data := p.Next(); kind {
		case css.ErrorGrammar:
			if !p.HasParseError() {
				return set
			}
		case css.BeginAtRuleGrammar:
			condition := string(data) != "@layer"
			if rules = append(rules, condition); condition {
				conditions++
			}
		case css.EndAtRuleGrammar:
			if n := len(rules); n > 0 {
				if rules[n-1] {
					conditions--
				}
				rules = rules[:n-1]
			}
		case css.BeginRulesetGrammar:
			root = text(p.Values()) == ":root"
		case css.EndRulesetGrammar:
			root = false
		case css.CustomPropertyGrammar:
			if root && conditions == 0 {
				set[string(data)] = strings.TrimSpace(text(p.Values()))
			}
		}
	}
}

func text(tokens []css.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.Write(t.Data)
	}
	return b.String()
}

// shade resolves the value of a property to a colour in one scheme: #rgb,
// #rrggbb, light-dark() and var() of these.
func shade(set map[string]string, value string, dark bool, depth int) (colour.RGB, bool) {
	value = strings.ToLower(strings.TrimSpace(value))
	if depth > 8 { // properties that lead back to themselves
		return colour.RGB{}, false
	}
	if inner, ok := call(value, "light-dark"); ok {
		light, night, two := strings.Cut(inner, ",")
		if !two || strings.Contains(night, ",") {
			return colour.RGB{}, false
		}
		if dark {
			light = night
		}
		return shade(set, light, dark, depth+1)
	}
	if name, ok := call(value, "var"); ok {
		return shade(set, set[strings.TrimSpace(name)], dark, depth+1)
	}
	if len(value) == 4 && value[0] == '#' {
		value = "#" + strings.Repeat(value[1:2], 2) + strings.Repeat(value[2:3], 2) + strings.Repeat(value[3:4], 2)
	}
	return colour.Parse(value)
}

// call returns what stands between the brackets of a function.
func call(value, function string) (string, bool) {
	inner, ok := strings.CutPrefix(value, function+"(")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(inner, ")")
}
