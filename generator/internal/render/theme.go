// Package render loads a site theme and turns page data into bytes. It knows
// no model and no view: data is anything, a template is a file.
//
//	theme, problems := render.Load(files, "default", "en", render.Look{})
//	html, problems := theme.Render("role.html", data, render.Place{URL: "/roles/product-owner/"})
package render

import (
	"fmt"
	"html/template"
	"maps"
	"path"
	"sort"
	"strings"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/source"
	"github.com/fingerpost/fingerpost/generator/internal/stencil"
)

// A Theme is a site theme ready for use: the default one with the files of
// another laid over it, file by file. Its methods may be called concurrently.
type Theme struct {
	pages  map[string]*layout
	files  map[string]*source.File // by path inside the theme
	base   map[string]*source.File // those of the default theme
	slots  []Slot
	words  map[string]string
	assets []Asset
	names  map[string]string // of assets: "site.css" → address
	icons  map[string]template.HTML
	common digest.Digest // of everything that all templates use

	reading   sync.Mutex
	templates *templates // nil once they have been given up
	rooms     sync.Pool  // of *room
}

// An Asset is a file that pages refer to.
type Asset struct {
	Path string // in the site: "assets/site.1a2b3c4d.css"
	Data []byte
}

// The settings that problems of Load stand at instead of a file: its caller
// knows where they were made.
const (
	ThemeSetting    = "theme"
	LanguageSetting = "language"
	AccentSetting   = "accent"
)

// Load reads a site theme. files are all files below themes/; name is the
// theme laid over "default", or "default" itself; language picks the word file;
// look is what the project's configuration adds.
// The theme is usable only if no problem is an error.
func Load(files []*source.File, name, language string, look Look) (*Theme, diag.List) {
	t := &Theme{pages: map[string]*layout{}, files: map[string]*source.File{}, words: map[string]string{},
		names: map[string]string{}, icons: map[string]template.HTML{},
		rooms: sync.Pool{New: func() any { return &room{page: make([]byte, 0, 32<<10)} }}}
	var problems diag.List
	known := map[string]bool{}
	for _, f := range files {
		if folder, _, ok := strings.Cut(strings.TrimPrefix(f.Path, "themes/"), "/"); ok {
			known[folder] = true
		}
	}
	t.base = layer(files, "default")
	maps.Copy(t.files, t.base)
	maps.Copy(t.files, layer(files, name))
	if !known[name] {
		return t, diag.List{diag.New("site-theme/unknown", diag.Span{File: ThemeSetting}, "there is no site theme %q in themes/", name).
			DidYouMean(name, sorted(known))}
	}
	wordless := t.loadWords(language)
	problems = append(problems, wordless...)
	problems = append(problems, t.loadSlots()...)
	t.loadIcons()
	problems = append(problems, t.bundle(look)...)
	t.common = t.commonDigest()
	var wrong diag.List
	t.templates, wrong = t.parse()
	problems = append(problems, wrong...)
	for name := range t.templates.own {
		t.pages[name] = t.newLayout(name)
	}
	if len(wordless) > 0 { // all would be missing
		return t, problems
	}
	return t, append(problems, t.missingWords()...)
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// in returns the files of one folder of the theme with an ending, by name.
func (t *Theme) in(folder, ending string) []*source.File {
	var found []*source.File
	for _, name := range sorted(t.files) {
		if path.Dir(name) == folder && strings.HasSuffix(name, ending) {
			found = append(found, t.files[name])
		}
	}
	return found
}

func (t *Theme) loadIcons() {
	for _, f := range t.in("icons", ".svg") {
		name := strings.TrimSuffix(path.Base(f.Path), ".svg")
		t.icons[name] = template.HTML(strings.TrimSpace(string(f.Bytes())))
	}
}

// Assets returns the style sheet, the script and the other files of the theme.
func (t *Theme) Assets() []Asset { return t.assets }

// File returns the text of a file of the theme, by its path inside the theme;
// "" if there is none.
func (t *Theme) File(path string) string {
	if f, ok := t.files[path]; ok {
		return string(f.Bytes())
	}
	return ""
}

// Address returns where one of these is published, from the root of the site;
// "" if the theme does not have it.
func (t *Theme) Address(name string) string { return t.names[name] }

// Has reports whether the theme has a template.
func (t *Theme) Has(name string) bool { return t.pages[name] != nil }

// Digest covers everything besides the data that a page of this template is
// made from: the file, what it includes, and what all templates use.
func (t *Theme) Digest(name string) digest.Digest {
	if l, ok := t.pages[name]; ok {
		return l.sum()
	}
	return digest.Digest{}
}

// Said covers all that Word answers.
func (t *Theme) Said() digest.Digest { return digest.Of(t.words) }

func (t *Theme) commonDigest() digest.Digest {
	return digest.Join(digest.Of(t.words), digest.Of(t.names), digest.Of(t.icons))
}

// functions are all that templates can call: each uses its arguments and the
// theme, nothing else.
func (t *Theme) functions() template.FuncMap {
	return template.FuncMap{
		"t":     t.Word,
		"n":     t.plural,
		"dict":  stencil.Maker(dict),
		"icon":  t.icon,
		"asset": t.address,
		"href":  href,
	}
}

// href lets the addresses of telephones through, which html/template does not
// know. It judges all others, and refuses schemes that could run something.
func href(address string) any {
	if scheme, _, ok := strings.Cut(address, ":"); ok && strings.EqualFold(scheme, "tel") {
		return template.URL(address)
	}
	return address
}

func (t *Theme) icon(name string) (template.HTML, error) {
	svg, ok := t.icons[name]
	if !ok {
		return "", fmt.Errorf("there is no icon %q in the site theme", name)
	}
	return svg, nil
}

func (t *Theme) address(name string) (string, error) {
	if url, ok := t.names[name]; ok {
		return url, nil
	}
	if name == "site.js" { // a theme without scripts
		return "", nil
	}
	return "", fmt.Errorf("there is no asset %q in the site theme", name)
}

func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("dict needs keys and values in pairs")
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		key, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("a key of dict is %v, not text", pairs[i])
		}
		m[key] = pairs[i+1]
	}
	return m, nil
}
