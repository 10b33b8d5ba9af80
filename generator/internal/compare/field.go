package compare

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

// A dimension names the key that answers it: one of the kind's own, by the
// tags of its declaration, with what stands within it after a point
// ("authority.by", "time_split.market", "skills.need"); or one of the author's
// own, x_travel.

// read returns what an entry says under a key.
func (r *Reader) read(e model.Entry, field string) []Term {
	path := strings.Split(field, ".")
	if strings.HasPrefix(field, "x_") {
		for _, x := range e.Head().Extra {
			if x.Name == path[0] {
				return extra(x.Value, path[1:])
			}
		}
		return nil
	}
	return r.walk(reflect.ValueOf(e).Elem(), "", path)
}

// walk follows a path from a value and collects what stands at its end.
func (r *Reader) walk(v reflect.Value, tag reflect.StructTag, path []string) []Term {
	switch {
	case v.Kind() == reflect.Slice:
		var terms []Term
		for i := range v.Len() {
			element, rest := v.Index(i), path
			if tag.Get("as") == "map" && len(path) > 0 {
				if key, value, valueTag := mapParts(element); key == path[0] {
					rest = path[1:]
					if value.IsValid() {
						element, tag = value, valueTag
					}
				} else {
					continue
				}
			}
			terms = append(terms, r.walk(element, tag, rest)...)
		}
		return terms
	case len(path) > 0:
		if v.Kind() != reflect.Struct {
			return nil
		}
		if under, tag, ok := under(v, path[0]); ok {
			return r.walk(under, tag, path[1:])
		}
		return nil
	}
	return r.leaf(v, tag)
}

// under returns what stands under a key of a declaration, also of one that is
// embedded. It is asked for every cell: listing all fields first took a quarter
// of the build of a small site.
func under(v reflect.Value, key string) (reflect.Value, reflect.StructTag, bool) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Tag.Get("key") == key {
			return v.Field(i), f.Tag, true
		}
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			if inner, tag, ok := under(v.Field(i), key); ok {
				return inner, tag, true
			}
		}
	}
	return reflect.Value{}, "", false
}

// mapParts returns the key of an element of a list that is written as a map,
// and its value if that is a single one.
func mapParts(v reflect.Value) (key string, value reflect.Value, tag reflect.StructTag) {
	for i := range v.NumField() {
		switch f := v.Type().Field(i); {
		case f.Tag.Get("mapkey") != "":
			key = word(v.Field(i))
		case f.Tag.Get("mapvalue") != "":
			value, tag = v.Field(i), f.Tag
		}
	}
	return key, value, tag
}

func word(v reflect.Value) string {
	if n, ok := v.Interface().(model.Name); ok {
		return n.Text
	}
	return v.String()
}

// tables are where the words of an enumeration stand, if not under its key.
var tables = map[string]string{"questions": "question", "response": "availability", "changes": "rhythm"}

// wordless are the keys whose words are written as they are.
var wordless = []string{"scheme", "rel", "model", "class", "precision", "unit"}

// leaf returns what a single value says.
func (r *Reader) leaf(v reflect.Value, tag reflect.StructTag) []Term {
	key := tag.Get("key")
	switch x := v.Interface().(type) {
	case model.Ref:
		return r.named(r.graph.ToAll([]model.Ref{x})...)
	case model.RoleHorizon:
		return r.span(x)
	case model.SkillNeed:
		return r.skill(x)
	case model.Flow:
		return r.flow(x)
	case model.Date:
		return free(dateText(x))
	case model.Name:
		return free(x.Text)
	case model.Number:
		return free(x.Text)
	}
	switch v.Kind() {
	case reflect.String:
		if v.Len() > 0 && tag.Get("enum") != "" && !slices.Contains(wordless, key) {
			table := key
			if t, ok := tables[key]; ok {
				table = t
			}
			name := table + "." + v.String()
			return []Term{{ID: name, Word: name}}
		}
		return free(v.String())
	case reflect.Int:
		if v.IsZero() {
			return nil
		}
		return free(strconv.FormatInt(v.Int(), 10))
	case reflect.Bool:
		if name := "authority." + key; v.Bool() && key == "line_management" {
			return []Term{{ID: name, Word: name}}
		}
	case reflect.Struct:
		return r.part(v)
	}
	return nil
}

// part returns what a part of an entry says: its title if it has one; else,
// of a part that is one of many, its first key, and of one that stands alone
// all that its keys say.
func (r *Reader) part(v reflect.Value) []Term {
	if f := v.FieldByName("Title"); f.IsValid() && f.Kind() == reflect.String {
		return free(f.String())
	}
	if key, value, _ := mapParts(v); key != "" {
		if value.IsValid() && value.Kind() == reflect.Int {
			return []Term{{ID: key, Text: key + " " + strconv.FormatInt(value.Int(), 10)}}
		}
		return free(key)
	}
	var terms []Term
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag
		terms = append(terms, r.walk(v.Field(i), tag, nil)...)
		if len(terms) > 0 && tag.Get("need") == "required" {
			break
		}
	}
	return terms
}

// free returns a text as a term. How it is written, capital or small, does not
// tell two apart.
func free(s string) []Term {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return nil
	}
	return []Term{{ID: strings.ToLower(s), Text: s}}
}

func dateText(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// extra returns what a key of an author's own says.
func extra(v any, path []string) []Term {
	switch x := v.(type) {
	case string:
		if len(path) == 0 {
			return free(x)
		}
	case []any:
		var terms []Term
		for _, element := range x {
			terms = append(terms, extra(element, path)...)
		}
		return terms
	case map[string]any:
		if len(path) > 0 {
			return extra(x[path[0]], path[1:])
		}
	}
	return nil
}

func (r *Reader) span(h model.RoleHorizon) []Term {
	if h.To == 0 {
		return nil
	}
	days := func(n int) string { return strconv.FormatFloat(Days(n, h.Unit, r.options.SprintDays), 'g', 6, 64) }
	from := h.From
	if from == 0 {
		from = h.To // one to one, and up to one, are written alike
	}
	return []Term{{ID: days(from) + " " + days(h.To) + " " + strconv.FormatBool(h.OpenEnded), Span: h}}
}

func (r *Reader) skill(s model.SkillNeed) []Term {
	terms := r.named(r.graph.ToAll([]model.Ref{s.Skill})...)
	for i := range terms {
		terms[i].Level, terms[i].Rank = s.Level.Text, rank(r.options.Scale, s.Level.Text)
	}
	return terms
}

// flow is told from others by its sort and by who gets it, for words for what
// passes are many.
func (r *Reader) flow(f model.Flow) []Term {
	to, ok := r.graph.Resolve(f.To)
	if !ok {
		return nil
	}
	t := Term{ID: strings.ToLower(f.What), Text: f.What, To: to.Head().ID, Whom: to.Head().Title}
	if f.Sort != "" {
		t.ID, t.Sort = "sort."+f.Sort, "sort."+f.Sort
	}
	t.ID += " " + to.Head().Key().String()
	if to.Head().Kind != model.RoleKind {
		t.To = ""
	}
	return []Term{t}
}

// Said returns a word as an author writes it.
func (t Term) Said() string {
	if t.Word != "" {
		return t.Word[strings.IndexByte(t.Word, '.')+1:]
	}
	return t.Text
}

var amountPattern = pattern.Of(`^(\d+(?:\.\d+)?)\s*(?:%|(day|week|sprint|month|quarter|year)s?)?$`)

// amount returns how much a term says: of time in days, else a number.
func (r *Reader) amount(t Term) (float64, bool) {
	if t.Span.To > 0 {
		return Days(t.Span.To, t.Span.Unit, r.options.SprintDays), true
	}
	m := amountPattern().FindStringSubmatch(strings.ToLower(t.Text))
	if m == nil {
		return 0, false
	}
	n, err := strconv.ParseFloat(m[1], 64)
	if m[2] != "" {
		n *= Days(1, m[2], r.options.SprintDays)
	}
	return n, err == nil
}

// Days returns the length of n units in days: twelve months count as 365.
func Days(n int, unit string, sprintDays int) float64 {
	return float64(n) * map[string]float64{
		"day": 1, "week": 7, "sprint": float64(sprintDays),
		"month": 365.0 / 12, "quarter": 365.0 / 4, "year": 365,
	}[unit]
}

// KnowsField reports whether roles or artefacts have a key, or the register a
// part, and else returns those that there are. Keys of an author's own may
// always stand there.
func KnowsField(field string, way Measure) (known []string, ok bool) {
	if way == Register {
		for _, p := range graph.Parts {
			known = append(known, string(p))
		}
		return append(known, involved), slices.Contains(known, field) || field == involved
	}
	if strings.HasPrefix(field, "x_") || hasKey(model.RoleKind.Name, field) || hasKey(model.ArtefactKind.Name, field) {
		return nil, true
	}
	for _, k := range []*model.Kind{model.RoleKind, model.ArtefactKind} {
		known = keys(reflect.TypeOf(k.New()).Elem(), "", known)
	}
	return known, false
}

// keys lists the keys of a declaration, and those of its parts after a point.
func keys(t reflect.Type, prefix string, known []string) []string {
	for _, f := range reflect.VisibleFields(t) {
		if key := f.Tag.Get("key"); key != "" && !slices.Contains(known, prefix+key) {
			known = append(known, prefix+key)
			if part := elementOf(f.Type); prefix == "" && part.Kind() == reflect.Struct && f.Tag.Get("as") != "map" {
				known = keys(part, key+".", known)
			}
		}
	}
	return known
}

func elementOf(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Slice {
		return t.Elem()
	}
	return t
}

// hasKey reports whether entries of a kind have a key.
func hasKey(kind, field string) bool {
	_, _, ok := typeOf(kind, field)
	return ok || strings.HasPrefix(field, "x_")
}

// typeOf returns what stands under a key of a kind, and the key's tag.
func typeOf(kind, field string) (reflect.Type, reflect.StructTag, bool) {
	k, ok := model.KindNamed(kind)
	if !ok {
		return nil, "", false
	}
	t, tag := reflect.TypeOf(k.New()).Elem(), reflect.StructTag("")
	list := false
	for _, name := range strings.Split(field, ".") {
		if t.Kind() != reflect.Struct {
			return nil, "", false
		}
		if tag.Get("as") == "map" {
			tag = ""
			if i := slices.IndexFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool { return f.Tag.Get("mapvalue") != "" }); i >= 0 {
				t = t.Field(i).Type
			}
			list = false
			continue
		}
		i := slices.IndexFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool { return f.Tag.Get("key") == name })
		if i < 0 {
			return nil, "", false
		}
		f := reflect.VisibleFields(t)[i]
		t, tag = elementOf(f.Type), f.Tag
		list = list || f.Type.Kind() == reflect.Slice
	}
	if list {
		t = reflect.SliceOf(t)
	}
	return t, tag, true
}

// measureOf returns the way that suits a key: amounts by their ratio, lists as
// sets, words of an enumeration as such, everything else as text.
func measureOf(kind, field string) Measure {
	if field == involved || slices.Contains(graph.Parts, graph.Part(field)) && kind == model.RoleKind.Name {
		return Register
	}
	t, tag, ok := typeOf(kind, field)
	switch {
	case !ok: // a key of the author's own, of which nothing is known
		return Set
	case t == reflect.TypeFor[model.RoleHorizon](), t.Kind() == reflect.Int, t == reflect.TypeFor[model.Number]():
		return Ratio
	case t.Kind() == reflect.Slice, t == reflect.TypeFor[model.Focus](), t == reflect.TypeFor[model.Authority]():
		return Set
	case tag.Get("enum") != "", t == reflect.TypeFor[model.Ref](), t.Kind() == reflect.Bool:
		return Enum
	}
	return Text
}
