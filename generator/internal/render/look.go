package render

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/colour"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// A Look is what a project says about the look of its site without writing a
// style sheet. The zero value leaves everything to the theme.
type Look struct {
	Accent string // #rrggbb
	Fonts  []Font
}

// A Font is one file of a font family.
type Font struct {
	Family string
	File   string   // where it is published: "assets/plain.1a2b3c4d.woff2"
	Weight string   // "400", or "100 900" for a variable font; "" if the file does not say
	Style  string   // normal or italic; "" is normal
	Use    []string // what the family is for: text, headings, mono
}

// The names of the properties through which a look reaches the theme. A theme
// that sets the surfaces as light-dark(#rrggbb, #rrggbb) can take any accent.
var (
	surfaceNames = []string{"--page", "--surface", "--sunken"}
	wordNames    = []string{"--text", "--text-quiet", "--text-faint"}
	fontNames    = map[string][]string{"text": {"--font-text"}, "headings": {"--font-title", "--font-heading"}, "mono": {"--font-code"}}
)

// sheet returns the style sheet that a look comes to beside that of the theme,
// in the layer of the theme's tokens so that a project's own CSS still wins.
func (l Look) sheet(theme []byte) (string, diag.List) {
	if l.Accent == "" && len(l.Fonts) == 0 {
		return "", nil
	}
	set := properties(theme)
	brand, problems := l.brand(set)
	var b strings.Builder
	for _, f := range l.Fonts {
		b.WriteString(f.face())
	}
	fonts := l.families(set)
	if brand.light != "" || fonts != "" {
		b.WriteString(":root{" + brand.both + fonts + "}")
	}
	if brand.light != "" {
		b.WriteString("@supports not (color:light-dark(#000,#fff)){:root{" + brand.light + "}}")
	}
	if b.Len() == 0 {
		return "", problems
	}
	return "@layer tokens{" + b.String() + "}", problems
}

// declarations are the colours of a brand for browsers that know light-dark()
// and for those that do not.
type declarations struct{ both, light string }

// brand fits the accent to the surfaces of both schemes, and says how far it
// had to move.
func (l Look) brand(set map[string]string) (declarations, diag.List) {
	accent, ok := colour.Parse(l.Accent)
	if !ok {
		return declarations{}, nil // none, or refused by config
	}
	var problems diag.List
	var fitted [2]colour.Brand
	for i, name := range []string{"light", "dark"} {
		scheme := colour.Scheme{Surfaces: shades(set, surfaceNames, i == 1), Texts: shades(set, wordNames, i == 1)}
		if len(scheme.Surfaces) < len(surfaceNames) {
			return declarations{}, append(problems, diag.New("accent/unreadable", diag.Span{File: AccentSetting},
				"the accent cannot be fitted to the site theme: its surfaces have no colours that can be read").
				WithHint("let it set %s on :root as light-dark(#rrggbb, #rrggbb)", strings.Join(surfaceNames, ", ")))
		}
		fitted[i], ok = colour.Fit(accent, scheme)
		if !ok {
			return declarations{}, append(problems, diag.New("accent/unreadable", diag.Span{File: AccentSetting},
				"no accent can be read on all surfaces of the site theme in its %s scheme", name).
				WithHint("let %s be all light or all dark", strings.Join(surfaceNames, ", ")))
		}
		if to := fitted[i].Accent; to != accent {
			problems = append(problems, adjusted(accent, to, name, append(scheme.Surfaces, fitted[i].Tint)))
		}
	}
	light, dark := fitted[0], fitted[1]
	var d declarations
	for _, token := range []struct {
		name        string
		light, dark colour.RGB
	}{
		{"--accent", light.Accent, dark.Accent},
		{"--on-accent", light.OnAccent, dark.OnAccent},
		{"--accent-tint", light.Tint, dark.Tint},
		{"--link", light.Link, dark.Link},
	} {
		d.both += token.name + ":light-dark(" + token.light.String() + ", " + token.dark.String() + ");"
		d.light += token.name + ":" + token.light.String() + ";"
	}
	return d, problems
}

func adjusted(from, to colour.RGB, scheme string, grounds []colour.RGB) diag.Diagnostic {
	verb := "darkened"
	if to.Luminance() > from.Luminance() {
		verb = "lightened"
	}
	least := 21.0
	for _, ground := range grounds {
		least = min(least, colour.Contrast(from, ground))
	}
	return diag.New("accent/adjusted", diag.Span{File: AccentSetting}, "accent %s %s to %s for text on %s", from, verb, to, scheme).
		WithHint("as written it has a contrast of %.1f there, and text needs %.1f", least, colour.Text)
}

// shades returns those of the properties that are colours.
func shades(set map[string]string, names []string, dark bool) []colour.RGB {
	var out []colour.RGB
	for _, name := range names {
		if c, ok := shade(set, set[name], dark, 0); ok {
			out = append(out, c)
		}
	}
	return out
}

// face returns the rule that makes one file of a font known. The style sheet
// lies in the same folder as the file.
func (f Font) face() string {
	var b strings.Builder
	b.WriteString("@font-face{font-family:" + quoted(f.Family) + ";src:url(" + quoted(escaped(path.Base(f.File))) + ") format(" + quoted(fontFormat(f.File)) + ");")
	if f.Weight != "" {
		b.WriteString("font-weight:" + f.Weight + ";")
	}
	if f.Style != "" {
		b.WriteString("font-style:" + f.Style + ";")
	}
	b.WriteString("font-display:swap}")
	return b.String()
}

func fontFormat(file string) string {
	switch ending := strings.TrimPrefix(path.Ext(file), "."); ending {
	case "ttf":
		return "truetype"
	case "otf":
		return "opentype"
	default:
		return ending // woff2, woff
	}
}

// families puts the project's fonts before those of the theme, which show until
// they are there and where they lack a character.
func (l Look) families(set map[string]string) string {
	var b strings.Builder
	for _, use := range []string{"text", "headings", "mono"} {
		for _, f := range l.Fonts {
			if !slices.Contains(f.Use, use) {
				continue
			}
			for _, name := range fontNames[use] {
				stack := quoted(f.Family)
				if own := set[name]; own != "" {
					stack += ", " + own
				}
				b.WriteString(name + ":" + stack + ";")
			}
			break
		}
	}
	return b.String()
}

// escaped returns the path of a file as it stands in an address.
func escaped(file string) string { return (&url.URL{Path: file}).EscapedPath() }

// quoted returns a string of CSS.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(s) + `"`
}
