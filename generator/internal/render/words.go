package render

import (
	"fmt"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/document"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// loadWords reads words/<language>.toml: tables of words, so that
// [status] planned = "Planned" is the word "status.planned". A language of a
// region, de-AT, has the words of its language, and its own where it has some.
func (t *Theme) loadWords(language string) diag.List {
	general, _, _ := strings.Cut(language, "-")
	var read []*source.File
	for _, name := range slices.Compact([]string{"words/" + general + ".toml", "words/" + language + ".toml"}) {
		// A project's file may hold only the words that it changes.
		read = append(read, t.base[name])
		if t.files[name] != t.base[name] {
			read = append(read, t.files[name])
		}
	}
	read = slices.DeleteFunc(read, func(f *source.File) bool { return f == nil })
	if len(read) == 0 {
		var languages []string
		for _, f := range t.in("words", ".toml") {
			languages = append(languages, strings.TrimSuffix(f.Path[strings.LastIndexByte(f.Path, '/')+1:], ".toml"))
		}
		return diag.List{diag.New("site-theme/missing", diag.Span{File: LanguageSetting}, "the site theme has no words in the language %q", language).
			DidYouMean(language, languages)}
	}
	var problems diag.List
	for _, f := range read {
		root, found := document.ParseTOML(f, "site-theme/syntax")
		problems = append(problems, found...)
		if root != nil {
			flatten(t.words, "", root)
		}
	}
	return problems.Sort()
}

func flatten(words map[string]string, prefix string, n *document.Node) {
	for _, k := range n.Keys {
		if k.Value.Form == document.Map {
			flatten(words, prefix+k.Name+".", k.Value)
			continue
		}
		words[prefix+k.Name] = k.Value.Text
	}
}

// Word returns the words for a key, with args in their places.
func (t *Theme) Word(key string, args ...any) (string, error) {
	w, ok := t.words[key]
	if !ok {
		return "", missingWord(key, t.words)
	}
	if len(args) == 0 {
		return w, nil
	}
	return fmt.Sprintf(w, args...), nil
}

func missingWord(key string, words map[string]string) error {
	if best, ok := diag.Closest(key, sorted(words)); ok {
		return fmt.Errorf("the word file has no key %q (did you mean %q?)", key, best)
	}
	return fmt.Errorf("the word file has no key %q", key)
}

// plural returns the words for a number of things: key.one or key.other.
func (t *Theme) plural(key string, count int) (string, error) {
	form := ".other"
	if count == 1 {
		form = ".one"
	}
	return t.Word(key+form, count)
}

// missingWords reports keys written out in templates that the word file lacks.
func (t *Theme) missingWords() diag.List {
	var problems diag.List
	for _, trees := range t.trees().all() {
		for _, name := range sorted(trees) {
			file := t.templateFile(trees[name].ParseName)
			if file == nil {
				continue
			}
			asked(trees[name].Root, func(key string, plural bool, at parse.Pos) {
				var missing []string
				for _, k := range forms(key, plural) {
					if _, ok := t.words[k]; !ok {
						missing = append(missing, k)
					}
				}
				if len(missing) == 0 {
					return
				}
				place := file.Lines().Span(int(at), len(key)+2)
				if len(missing) == 2 {
					problems = append(problems, diag.New("site-theme/missing", place, "the word file has no keys %q and %q", missing[0], missing[1]))
				} else {
					problems = append(problems, diag.New("site-theme/missing", place, "the word file has no key %q", missing[0]).DidYouMean(missing[0], sorted(t.words)))
				}
			})
		}
	}
	return problems.Sort()
}

// forms returns the keys of the words that a template asks for by one.
func forms(key string, plural bool) []string {
	if plural {
		return []string{key + ".one", key + ".other"}
	}
	return []string{key}
}

// asked calls found for every {{t "key"}} and {{n "key" …}} below a node.
func asked(node parse.Node, found func(key string, plural bool, at parse.Pos)) {
	each(node, func(n parse.Node) {
		c, ok := n.(*parse.CommandNode)
		if !ok || len(c.Args) < 2 {
			return
		}
		name, isFunction := c.Args[0].(*parse.IdentifierNode)
		if key, isText := c.Args[1].(*parse.StringNode); isFunction && isText && (name.Ident == "t" || name.Ident == "n") {
			found(key.Text, name.Ident == "n", key.Pos)
		}
	})
}
