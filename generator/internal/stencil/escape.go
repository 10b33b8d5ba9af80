package stencil

import (
	"encoding/json"
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// A content says what a text is known to be, as the types of html/template do.
type content byte

const (
	plain content = iota
	markup
	address
)

// An escaper makes a text safe for one sort of place.
type escaper byte

const (
	forText escaper = iota + 1
	forAttribute
	forTitle // and for text areas: no tags in them
	forScript
	filterAddress
	normalAddress
	partOfAddress
	oneOfAddresses
)

// last reports whether an escaper stands at the end of a pipe.
func (e escaper) last() bool { return e <= forScript }

// escapers are those of html/template that are known here, by the name under
// which they stand in an escaped template.
var escapers = map[string]escaper{
	"_html_template_htmlescaper":   forText,
	"_html_template_attrescaper":   forAttribute,
	"_html_template_rcdataescaper": forTitle,
	"_html_template_jsvalescaper":  forScript,
	"_html_template_urlfilter":     filterAddress,
	"_html_template_urlnormalizer": normalAddress,
	"_html_template_urlescaper":    partOfAddress,
	"_html_template_srcsetescaper": oneOfAddresses,
}

var (
	dataType    = reflect.TypeFor[map[string]any]()
	markupType  = reflect.TypeFor[template.HTML]()
	addressType = reflect.TypeFor[template.URL]()
)

// printed returns a value as it is printed.
func (r *run) printed(v reflect.Value) (string, content) {
	if !v.IsValid() {
		return "", plain
	}
	t := v.Type()
	switch t {
	case stringType:
		return v.String(), plain
	case markupType:
		return v.String(), markup
	case addressType:
		return v.String(), address
	}
	if t.PkgPath() == "" { // no type of its own, so no way of its own to be printed
		switch t.Kind() {
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			return strconv.FormatInt(v.Int(), 10), plain
		case reflect.Bool:
			return strconv.FormatBool(v.Bool()), plain
		case reflect.Float64:
			return floating(v.Float()), plain
		}
	}
	r.lost = true
	return "", plain
}

// escape appends a text in the form that is safe where it stands.
func (r *run) escape(s string, c content, by []escaper) {
	for _, e := range by[:len(by)-1] {
		switch e {
		case filterAddress:
			r.lost = r.lost || c != address && !harmless(s)
		case normalAddress, partOfAddress:
			s = percented(s, e == normalAddress || c == address)
		case oneOfAddresses: // several are divided by these
			r.lost = r.lost || !harmless(s) || strings.ContainsAny(s, ", \t\n\f\r")
			s = percented(s, true)
		}
		c = plain
	}
	switch e := by[len(by)-1]; {
	case e == forScript: // only data, which has no kind of content
		r.lost = true
	case e == forText && c == markup:
		r.out = append(r.out, s...)
	case c == markup && e == forAttribute && strings.Contains(s, "<"): // tags are taken out
		r.lost = true
	default:
		r.out = escaped(r.out, s, c != markup)
	}
}

// script appends data as it stands in a script.
func (r *run) script(v reflect.Value) {
	if !v.IsValid() || v.Type() != dataType || v.IsNil() {
		r.lost = true
		return
	}
	data, err := json.Marshal(v.Interface())
	r.out, r.lost = append(r.out, data...), r.lost || err != nil
}

// replaced are the characters that may not stand in text or in quotes.
var replaced = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// escaped appends a text with these replaced; markup keeps the & of its
// references.
func escaped(out []byte, s string, ampersands bool) []byte {
	done := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c > '>' || replaced[c] == "" || c == '&' && !ampersands {
			continue
		}
		out = append(append(out, s[done:i]...), replaced[c]...)
		done = i + 1
	}
	return append(out, s[done:]...)
}

// harmless reports whether an address is relative, or of a scheme that runs
// nothing.
func harmless(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || strings.Contains(scheme, "/") {
		return true
	}
	return strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "mailto")
}

const hex = "0123456789abcdef"

// percented returns an address with what may not stand in it in percent
// notation: in a whole one, or in a part, where what divides it is escaped too.
func percented(s string, whole bool) string {
	var b []byte
	done := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '.', c == '_', c == '~':
			continue
		case whole && strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0:
			continue
		case whole && c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			continue
		default:
			b = append(append(b, s[done:i]...), '%', hex[c>>4], hex[c&15])
			done = i + 1
		}
	}
	if done == 0 {
		return s
	}
	return string(append(b, s[done:]...))
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
