package render

import (
	"regexp"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

func TestWithoutALookTheStyleSheetIsTheThemes(t *testing.T) {
	plain := with(nil).css(t, "default", Look{})
	if odd := with(nil).css(t, "default", Look{Accent: "no colour"}); odd != plain {
		t.Error("a refused accent changes the style sheet")
	}
	if strings.Count(plain, "--accent") != 1 || strings.Contains(plain, "@font-face") {
		t.Error(plain)
	}
}

func TestAnAccentIsFittedToTheSurfacesOfTheTheme(t *testing.T) {
	theme, problems := with(nil).load(t, "default", Look{Accent: "#ffcc00"})
	css := built(t, theme, "site.css")
	inOrder(t, css, "--accent:#123456", "@layer tokens{:root{--accent:light-dark(#", ", #ffcc00);--on-accent:", "--accent-tint:", "--link:light-dark(",
		"@supports not (color:light-dark(#000,#fff)){:root{--accent:#", "--link:#")
	if len(problems) != 1 || problems[0].Code != "accent/adjusted" || problems[0].Severity != diag.Note || problems[0].At.File != AccentSetting {
		t.Fatalf("problems: %v", problems)
	}
	if !regexp.MustCompile(`^accent #ffcc00 darkened to #[0-9a-f]{6} for text on light$`).MatchString(problems[0].Message) ||
		problems[0].Hint != "as written it has a contrast of 1.3 there, and text needs 4.5" {
		t.Errorf("%s | %s", problems[0].Message, problems[0].Hint)
	}
}

func TestAnAccentMayHaveToMoveInBothSchemes(t *testing.T) {
	_, problems := with(nil).load(t, "default", Look{Accent: "#808080"})
	if len(problems) != 2 || !strings.Contains(problems[0].Message, "darkened") || !strings.Contains(problems[1].Message, "lightened") {
		t.Errorf("problems: %v", problems)
	}
}

// The default theme must not stand in the way of a project that has its own
// surfaces, and a project's own CSS has the last word about them.
func TestTheSurfacesAreThoseThatReadersSee(t *testing.T) {
	black := folder{"mine/user.css": ":root { --page: #000; --surface: #111111; --sunken: #000000 }\n@media (min-width: 1px) { :root { --page: #fff } }\n.x { --page: #fff }"}
	theme, problems := with(black).load(t, "mine", Look{Accent: "#ffcc00"})
	if len(problems) != 0 {
		t.Errorf("yellow can be read on black: %v", problems)
	}
	if css := built(t, theme, "site.css"); !strings.Contains(css, "--accent:light-dark(#ffcc00, #ffcc00)") {
		t.Error(css)
	}
}

func TestSurfacesThatCannotTakeAnAccentAreReported(t *testing.T) {
	const mixed = "no accent can be read on all surfaces of the site theme in its light scheme"
	const unknown = "the accent cannot be fitted to the site theme: its surfaces have no colours that can be read"
	for css, want := range map[string]string{
		":root { --page: light-dark(#fff, #000); --surface: light-dark(#000, #000) }": mixed,
		":root { --page: canvas }":            unknown,
		":root { --page: var(--page) }":       unknown,
		":root { --page: light-dark(#fff) }":  unknown,
		":root { --page: var(--nowhere) }":    unknown,
		":root { --page: rgb(255 255 255) }":  unknown,
		":root { --page: light-dark(a,b,c) }": unknown,
	} {
		theme, problems := with(folder{"mine/user.css": css}).load(t, "mine", Look{Accent: "#0b3d91"})
		if len(problems) != 1 || problems[0].Code != "accent/unreadable" || problems[0].Message != want {
			t.Errorf("%s: %v", css, problems)
		}
		if css := built(t, theme, "site.css"); strings.Count(css, "--accent") != 1 {
			t.Error("the accent has an effect all the same")
		}
	}
}

func TestFontsStandBeforeThoseOfTheTheme(t *testing.T) {
	css := with(nil).css(t, "default", Look{Fonts: []Font{
		{Family: "Plain", File: "assets/plain.1a2b3c4d.woff2", Weight: "100 900", Use: []string{"text", "mono"}},
		{Family: "Plain", File: "assets/plain-italic.11111111.woff2", Weight: "100 900", Style: "italic"},
		{Family: "Gros Titre", File: "assets/mon titre 100%.22222222.ttf", Use: []string{"headings"}},
	}})
	inOrder(t, css, `@layer tokens{@font-face{font-family:plain;src:url(plain.1a2b3c4d.woff2)format("woff2");font-weight:100 900;font-display:swap}`,
		`font-style:italic`, `@font-face{font-family:gros titre;src:url(mon%20titre%20100%25.22222222.ttf)format("truetype");font-display:swap}`,
		`:root{--font-text:"Plain", Georgia, serif;--font-title:"Gros Titre";--font-heading:"Gros Titre", var(--font-text);--font-code:"Plain"`)
}

func TestFontsAndAnAccentGoTogether(t *testing.T) {
	css := with(nil).css(t, "default", Look{Accent: "#0b3d91", Fonts: []Font{{Family: "Plain", File: "assets/p.woff2", Use: []string{"text"}}}})
	inOrder(t, css, "@layer tokens{@font-face{", ":root{--accent:light-dark(", `--font-text:"Plain", Georgia, serif`, "@supports not")
}
