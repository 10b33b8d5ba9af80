package generator

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	input "github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"github.com/fingerpost/fingerpost/generator/internal/colour"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/render"
)

// Sets of tokens that meet the same grounds.
const (
	surfaces = "--page --surface --sunken"
	tones    = "--now-text --next-text --later-text --shipped-text --good-text --risk-text --bad-text"
	swatches = "--theme-1 --theme-2 --theme-3 --theme-4 --theme-5 --theme-6 --theme-7 --theme-8"
)

// pairs are the colours of the default theme that meet. Each of the first stands
// on each of the second.
var pairs = []struct {
	fore, ground string
	least        float64
	why          string
}{
	{"--text --text-quiet --text-faint", surfaces, colour.Text, "text stands on the page, on cards and dialogs, in table heads and code"},
	{"--text --text-quiet --text-faint", "--accent-tint", colour.Text, "who decides, what settles a comparison, selected text, a marked line of code"},
	{"--text --text-quiet --text-faint --link", "--chip", colour.Text, "code in the midst of text and in links"},
	{"--link --accent", surfaces + " --accent-tint", colour.Text, "links stand wherever text does; the accent marks titles of notes and what is current"},
	{"--on-accent", "--accent", colour.Text, "the link that skips to the content"},
	{tones, surfaces, colour.Text, "states, warnings and the words of highlighted code"},
	{tones, "--accent-tint", colour.Text, "a marked line of highlighted code"},
	{"--risk-text", "--risk-tint", colour.Text, "a word on its own tint"},
	{"--on-arm", "--now-text --next-text --later-text --shipped-text", colour.Text, "the heading of a column is an arm in the tone of its horizon"},
	{"--good-solid --risk-solid --bad-solid --rest-solid --shipped-text --accent", surfaces, colour.Shape, "shapes of health and status, dots, bars"},
	{swatches, surfaces, colour.Shape, "the swatch of a theme"},
	{"--line-strong", surfaces, colour.Shape, "borders of controls, posts of the board"},
	{"--text", "--found", colour.Text, "what a search has found in a text; quiet text would be too faint there"},
	{"--text --text-quiet --text-faint --link --accent", "--differs", colour.Text, "an answer that differs while the others agree"},
	{"--focus", surfaces + " --accent-tint --differs", colour.Shape, "the focus ring"},
}

// unpaired are colours that nothing has to be told apart by.
var unpaired = map[string]string{
	"--line": "hairlines only decorate",
}

// A cascade is a scheme that a reader may see: which conditions hold, and which
// side of light-dark() counts.
type cascade struct {
	name  string
	holds []string
	dark  bool
}

var cascades = []cascade{
	{name: "light"},
	{name: "dark", dark: true},
	{name: "light without light-dark()", holds: []string{"@supports not (color:light-dark(#000,#fff))"}},
	{name: "print", holds: []string{"@media print"}},
}

// A cssRule is a rule of a built style sheet with what stands around it.
type cssRule struct {
	layer      string
	conditions []string
	selector   string // "@font-face" and "@page" where it has none
	set        map[string]string
}

// cssRules reads a style sheet.
func cssRules(t testing.TB, sheet []byte) []cssRule {
	t.Helper()
	var out []cssRule
	var around []string
	var current *cssRule
	p := css.NewParser(input.NewInputBytes(bytes.Clone(sheet)), false)
	begin := func(selector string) {
		r := cssRule{selector: selector, set: map[string]string{}}
		for _, a := range around {
			if layer, ok := strings.CutPrefix(a, "@layer"); ok {
				r.layer += strings.TrimSpace(layer)
			} else {
				r.conditions = append(r.conditions, a)
			}
		}
		out = append(out, r)
		current = &out[len(out)-1]
	}
	for selectors := ""; ; {
		kind, _, data := p.Next()
		value := ""
		for _, v := range p.Values() {
			value += string(v.Data)
		}
		switch kind {
		case css.ErrorGrammar:
			if err := p.Err(); err != io.EOF {
				t.Fatal(err)
			}
			return out
		case css.BeginAtRuleGrammar:
			around = append(around, strings.TrimSpace(string(data)+" "+strings.TrimSpace(value)))
			begin(string(data)) // for what it declares itself
		case css.EndAtRuleGrammar:
			around = around[:len(around)-1]
			current = nil
		case css.QualifiedRuleGrammar:
			selectors += value + ","
		case css.BeginRulesetGrammar:
			begin(selectors + value)
			selectors = ""
		case css.DeclarationGrammar, css.CustomPropertyGrammar:
			if current != nil {
				current.set[string(data)] = strings.TrimSpace(value)
			}
		}
	}
}

// tokens returns the custom properties of :root in a cascade.
func (c cascade) tokens(rules []cssRule) map[string]string {
	set := map[string]string{}
	for _, r := range rules {
		if r.selector != ":root" || slices.ContainsFunc(r.conditions, func(cond string) bool { return !slices.Contains(c.holds, cond) }) {
			continue
		}
		for name, value := range r.set {
			if strings.HasPrefix(name, "--") {
				set[name] = value
			}
		}
	}
	return set
}

// colour resolves a value to a colour in a cascade.
func (c cascade) colour(set map[string]string, value string) (colour.RGB, bool) {
	value = strings.TrimSpace(value)
	for range 9 {
		inner, isCall := strings.CutSuffix(value, ")")
		switch {
		case isCall && strings.HasPrefix(inner, "var("):
			value = set[inner[len("var("):]]
		case isCall && strings.HasPrefix(inner, "light-dark("):
			light, dark, _ := strings.Cut(inner[len("light-dark("):], ",")
			if value = strings.TrimSpace(light); c.dark {
				value = strings.TrimSpace(dark)
			}
		case len(value) == 4 && value[0] == '#':
			value = "#" + value[1:2] + value[1:2] + value[2:3] + value[2:3] + value[3:4] + value[3:4]
		default:
			return colour.Parse(value)
		}
	}
	return colour.RGB{}, false
}

// faint returns the pairs of a style sheet that have too little contrast, each
// with its figures.
func faint(t testing.TB, sheet []byte) []string {
	rules := cssRules(t, sheet)
	var found []string
	for _, c := range cascades {
		set := c.tokens(rules)
		ask := func(fore, ground string, least float64, why string) {
			a, ok := c.colour(set, fore)
			b, okToo := c.colour(set, ground)
			if !ok || !okToo {
				found = append(found, fmt.Sprintf("%s: %s on %s: no colour (%s)", c.name, fore, ground, why))
			} else if ratio := colour.Contrast(a, b); ratio < least {
				found = append(found, fmt.Sprintf("%s: %s %s on %s %s has %.2f, needs %.1f (%s)", c.name, fore, a, ground, b, ratio, least, why))
			}
		}
		for _, p := range pairs {
			for _, fore := range strings.Fields(p.fore) {
				for _, ground := range strings.Fields(p.ground) {
					ask("var("+fore+")", "var("+ground+")", p.least, p.why)
				}
			}
		}
		for _, r := range rules {
			fore, ground := r.set["color"], r.set["background"]
			_, ok := c.colour(set, fore)
			_, okToo := c.colour(set, ground)
			switch {
			case ok && okToo:
				ask(fore, ground, colour.Text, "both stand in "+r.selector)
			case ok && strings.Contains(r.selector, "[data-language]"):
				for _, ground := range []string{"var(--sunken)", "var(--accent-tint)"} {
					ask(fore, ground, colour.Text, r.selector)
				}
			}
		}
	}
	return found
}

func builtSheet(t testing.TB, tree *output.Tree) []byte {
	t.Helper()
	for _, path := range tree.Paths() {
		if strings.HasPrefix(path, "assets/site.") && strings.HasSuffix(path, ".css") {
			f, _ := tree.Get(path)
			return f.Data
		}
	}
	t.Fatal("the site has no style sheet")
	return nil
}

func TestEveryPairOfColoursHasTheContrastItNeeds(t *testing.T) {
	for _, miss := range faint(t, builtSheet(t, site(mustBuild(t, small()), "public"))) {
		t.Error(miss)
	}
}

func TestEveryColourOfTheThemeIsPaired(t *testing.T) {
	rules := cssRules(t, builtSheet(t, site(mustBuild(t, small()), "public")))
	paired := map[string]bool{}
	for _, p := range pairs {
		for _, name := range strings.Fields(p.fore + " " + p.ground) {
			paired[name] = true
		}
	}
	set := cascades[0].tokens(rules)
	for _, name := range slices.Sorted(maps.Keys(set)) {
		_, isColour := cascades[0].colour(set, set[name])
		if isColour && !paired[name] && unpaired[name] == "" {
			t.Errorf("%s is a colour that no pair in this file has: say what it stands on", name)
		}
	}
	for name := range unpaired {
		if set[name] == "" || paired[name] {
			t.Errorf("%s need not be excused", name)
		}
	}
}

func TestAnyAccentLeavesEveryPairItsContrast(t *testing.T) {
	files := project{}.snapshot().Under("themes")
	accents := []string{"#0b3d91", "#ffcc00", "#808080", "#000000", "#ffffff", "#00ff00", "#ff00ff"}
	random := rand.New(rand.NewPCG(4, 4))
	for range 60 {
		accents = append(accents, fmt.Sprintf("#%06x", random.UintN(1<<24)))
	}
	for _, accent := range accents {
		theme, _ := render.Load(files, "default", "en", render.Look{Accent: accent})
		for _, a := range theme.Assets() {
			if !strings.HasPrefix(a.Path, "assets/site.") || !strings.HasSuffix(a.Path, ".css") {
				continue
			}
			for _, miss := range faint(t, a.Data) {
				t.Errorf("accent %s: %s", accent, miss)
			}
		}
	}
}

// The test must see what it is there for.
func TestTooLittleContrastIsSeen(t *testing.T) {
	sheet := builtSheet(t, site(mustBuild(t, small()), "public"))
	for bad, want := range map[string]string{
		":root{--text-faint:light-dark(#999999,#97a2a6)}":                                    "light: var(--text-faint) #999999 on var(--page)",
		":root{--focus:light-dark(#1957d2,#333333)}":                                         "dark: var(--focus) #333333 on var(--page)",
		"@supports not (color:light-dark(#000,#fff)){:root{--link:#99ccff}}":                 "light without light-dark(): var(--link) #99ccff on var(--page)",
		"@media print{:root{--page:#000}}":                                                   "print: var(--text) #181f25 on var(--page) #000000",
		".x{color:var(--page);background:var(--surface)}":                                    "both stand in .x",
		"pre[data-language] .k{color:var(--line)}":                                           "on var(--sunken)",
		":root{--text:nothing}":                                                              "no colour",
		":root{--on-accent:var(--accent)}":                                                   "has 1.00, needs 4.5",
		":root{--now-text:light-dark(#eee,#99ddb0);--on-arm:light-dark(#fff,#071417)}body{}": "has 1.16",
	} {
		found := strings.Join(faint(t, append(bytes.Clone(sheet), bad...)), "\n")
		if !strings.Contains(found, want) {
			t.Errorf("%s: not seen (%s)", bad, found)
		}
	}
}

func TestEveryRuleOfTheDefaultThemeStandsInALayer(t *testing.T) {
	p := small()
	p["themes/default/user.css"] = ".mine{color:red}@media print{.mine{color:blue}}"
	p["config.toml"] = "accent = \"#0b3d91\"\n" + p["config.toml"]
	rules := cssRules(t, builtSheet(t, site(mustBuild(t, p), "public")))
	if len(rules) < 100 {
		t.Fatalf("only %d rules were read", len(rules))
	}
	theirs := 0
	for _, r := range rules {
		switch {
		case r.selector == ".mine":
			if theirs++; r.layer != "" {
				t.Errorf("the project's own rule stands in the layer %s", r.layer)
			}
		case r.layer == "" && !strings.HasPrefix(r.selector, "@"):
			t.Errorf("%s stands in no layer, so no project could change it", r.selector)
		}
	}
	if theirs != 2 {
		t.Errorf("%d rules of the project's own, want 2", theirs)
	}
}
