package generator

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// withLook returns the small project with keys put before its others.
func withLook(keys string, files project) project {
	p := small()
	p["config.toml"] = keys + p["config.toml"]
	for path, text := range files {
		p[path] = text
	}
	return p
}

const squareLogo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h9v9z"/></svg>`

func picture(t *testing.T, width, height int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestALogoStandsForTheTitleInTheBar(t *testing.T) {
	for name, c := range map[string]struct{ path, data, size string }{
		"in the middle of content": {"content/brand/logo.svg", squareLogo, ` width="120" height="40"`},
		"with a size of its own":   {"logo.svg", strings.Replace(squareLogo, "viewBox", `width="60px" height="20.4" viewBox`, 1), ` width="60" height="20"`},
		"without a size":           {"/logo.svg", `<?xml version="1.0" encoding="latin1"?><svg width="100%"></svg>`, ""},
		"as a picture of dots":     {"content/logo.png", picture(t, 30, 12), ` width="30" height="12"`},
	} {
		file := "content/" + strings.TrimPrefix(strings.TrimPrefix(c.path, "/"), "content/")
		r := mustBuild(t, withLook("logo = \""+c.path+"\"\n", project{file: c.data}))
		for _, edition := range []string{"public", "team"} {
			for at, root := range map[string]string{"index.html": "./", "roles/owner/index.html": "../../"} {
				html := page(r, edition, at)
				_, rest, _ := strings.Cut(html, `<img class="logo" src="`+root+`assets/logo.`)
				rest, _, _ = strings.Cut(rest, ">")
				if _, rest, _ = strings.Cut(rest, `"`); rest != ` alt="Small"`+c.size {
					t.Errorf("%s, %s of %s: got %q", name, at, edition, rest)
				}
				if strings.Contains(html, `class="mark"`) {
					t.Errorf("%s: our own mark is still there", name)
				}
			}
		}
		for _, p := range r.Problems {
			if p.Code == "asset/unused" && p.At.File == file {
				t.Errorf("%s: %s", name, p.Message)
			}
		}
	}
}

func TestALogoOfTheDarkSchemeStandsBesideTheOther(t *testing.T) {
	r := mustBuild(t, withLook("logo = \"day.svg\"\nlogo_dark = \"night.png\"\n",
		project{"content/day.svg": squareLogo, "content/night.png": picture(t, 30, 12)}))
	html := page(r, "public", "roles/owner/index.html")
	_, rest, _ := strings.Cut(html, `<picture>`)
	rest, after, found := strings.Cut(rest, `</picture>`)
	for _, want := range []string{`media="screen and (prefers-color-scheme: dark)"`, `srcset="../../assets/night.`, ` width="30" height="12"`, `src="../../assets/day.`, ` alt="Small" width="120" height="40"`} {
		if !found || !strings.Contains(rest, want) {
			t.Errorf("there is no %s in %s", want, rest)
		}
	}
	if strings.Contains(after, "<picture>") {
		t.Error("the logo stands twice")
	}
	published := strings.Join(site(r, "public").Paths(), " ")
	if !strings.Contains(published, "assets/day.") || !strings.Contains(published, "assets/night.") {
		t.Errorf("published: %s", published)
	}
	for _, d := range r.Problems {
		if d.Code == "asset/unused" {
			t.Errorf("%s: %s", d.At, d.Message)
		}
	}
}

// beside returns what a page tells those who show a link to it, by property.
func beside(html string) map[string]string {
	said := map[string]string{}
	for _, meta := range strings.Split(html, "<meta ")[1:] {
		meta, _, _ = strings.Cut(meta, ">")
		key, value, ok := strings.Cut(meta, `" content="`)
		if _, name, found := strings.Cut(key, `="`); ok && found {
			said[name] = strings.TrimSuffix(value, `"`)
		}
	}
	return said
}

func TestEveryPageSaysWhatStandsBesideALinkToIt(t *testing.T) {
	r := mustBuild(t, withLook("description = \"A small site\"\n", nil))
	pages := 0
	for _, path := range site(r, "public").Paths() {
		html := page(r, "public", path)
		if !strings.HasSuffix(path, ".html") || strings.Contains(html, `http-equiv="refresh"`) || strings.HasPrefix(path, "embed/") {
			continue // the last are parts of pages of others, to which nobody links
		}
		pages++
		said := beside(html)
		kind := "article"
		if path == "index.html" {
			kind = "website"
		}
		if said["og:title"] == "" || said["og:description"] == "" || said["og:type"] != kind || said["twitter:card"] != "summary_large_image" ||
			!strings.HasPrefix(said["og:image"], "https://example.org/road/assets/social.") || said["og:image:width"] != "1200" {
			t.Errorf("%s: %v", path, said)
		}
		file := strings.TrimPrefix(said["og:image"], "https://example.org/road/")
		f, there := site(r, "public").Get(file)
		if !there {
			t.Fatalf("%s: there is no %s", path, file)
		}
		if size, kind, err := image.DecodeConfig(bytes.NewReader(f.Data)); err != nil || kind != "png" || size.Width != 1200 || size.Height != 630 || len(f.Data) > 25<<10 {
			t.Fatalf("%s: %v, %d × %d, %d bytes, %v", file, kind, size.Width, size.Height, len(f.Data), err)
		}
	}
	if pages < 10 {
		t.Errorf("only %d pages were looked at", pages)
	}
}

func TestAPictureBesideLinksNeedsAnAddress(t *testing.T) {
	files := project{"content/a/social.png": picture(t, 60, 30)}
	with := mustBuild(t, withLook("social_image = \"a/social.png\"\n", files))
	said := beside(page(with, "public", "index.html"))
	if !strings.HasPrefix(said["og:image"], "https://example.org/road/assets/social.") || said["og:image:width"] != "60" || said["og:image:height"] != "30" {
		t.Errorf("with an address: %v", said)
	}
	if _, there := site(with, "public").Get(strings.TrimPrefix(said["og:image"], "https://example.org/road/")); !there {
		t.Errorf("%s is not published", said["og:image"])
	}
	own := strings.TrimPrefix(said["og:image"], "https://example.org/road/")
	silent := withLook("social_image = \"a/social.png\"\n", files)
	replace("config.toml", "base_url = \"https://example.org/road/\"\n", "")(silent)
	for edition, r := range map[string]*Result{
		"public": mustBuild(t, silent),
		"team":   with, // the address of the project is that of its first edition
	} {
		said := beside(page(r, edition, "index.html"))
		if said["og:image"] != "" || said["twitter:card"] != "summary" || said["og:title"] == "" {
			t.Errorf("%s: %v", edition, said)
		}
		if _, there := site(r, edition).Get(own); there {
			t.Errorf("%s: %s is published, and nothing can lead to it", edition, own)
		}
		for _, d := range r.Problems {
			if d.Code == "asset/unused" {
				t.Errorf("%s: %s: %s", edition, d.At, d.Message)
			}
		}
	}
}

func TestFontsOfTheProjectArePublishedBesideTheStyleSheet(t *testing.T) {
	keys := `[[fonts]]
family = "Plain Text"
file = "content/type/plain.woff2"
weight = "100 900"
use = ["text", "headings"]
[[fonts]]
family = "Plain Text"
file = "type/plain-italic.woff2"
weight = "100 900"
style = "italic"
[[editions]]
id = "public"
audiences = ["public"]
`
	p := project{"config.toml": "title = \"Type\"\n" + keys, "content/type/plain.woff2": "upright", "content/type/plain-italic.woff2": "italic"}
	r := mustBuild(t, p)
	tree := site(r, "public")
	css := string(builtSheet(t, tree))
	var fonts []string
	for _, path := range tree.Paths() {
		if strings.HasSuffix(path, ".woff2") {
			fonts = append(fonts, strings.TrimPrefix(path, "assets/"))
			if !strings.Contains(css, "url("+strings.TrimPrefix(path, "assets/")+")") {
				t.Errorf("the style sheet does not ask for %s", path)
			}
		}
	}
	if len(fonts) != 2 || strings.Count(css, "@font-face{") != 2 || strings.Count(css, "font-display:swap") != 2 || !strings.Contains(css, "100 900;font-style:italic;font-display:swap") {
		t.Errorf("fonts %v, style sheet %s", fonts, css[strings.Index(css, "@font-face"):])
	}
	for _, use := range []string{`--font-text:"Plain Text", `, `--font-title:"Plain Text", var(--font-display)`, `--font-heading:"Plain Text", var(--font-text)`} {
		if !strings.Contains(css, use) {
			t.Errorf("there is no %s", use)
		}
	}
	if strings.Contains(css, `--font-code:"Plain`) {
		t.Error("code is set in a font that is not for it")
	}
	for _, d := range r.Problems {
		if d.Code == "asset/unused" {
			t.Errorf("%s: %s", d.At, d.Message)
		}
	}
}

func TestTheAccentChangesTheStyleSheetAndSaysSo(t *testing.T) {
	plain, r := mustBuild(t, small()), mustBuild(t, withLook("accent = \"#ffcc00\"\n", nil))
	if css := string(builtSheet(t, site(r, "public"))); !strings.Contains(css, ", #ffcc00);") {
		t.Error("the accent is not in the style sheet")
	}
	said := slices.IndexFunc(r.Problems, func(d diag.Diagnostic) bool { return d.Code == "accent/adjusted" })
	if said < 0 || r.Problems[said].At.String() != "config.toml:1:10" || !strings.HasPrefix(r.Problems[said].Message, "accent #ffcc00 darkened to #") {
		t.Errorf("problems: %v", r.Problems)
	}
	a, b := flat(plain), flat(r)
	for path := range a {
		if !strings.Contains(path, ":assets/site.") && !strings.HasSuffix(path, ".html") && a[path] != b[path] {
			t.Errorf("the accent changes %s", path)
		}
	}
}

func TestALookThatChangesIsFollowed(t *testing.T) {
	p := withLook("accent = \"#ffcc00\"\nlogo = \"a.svg\"\n", project{"content/a.svg": squareLogo, "content/b.svg": squareLogo + "\n"})
	session := NewSession()
	p.build(session)
	for _, change := range []func(project){
		replace("config.toml", "#ffcc00", "#0b3d91"), replace("config.toml", "a.svg", "b.svg"), replace("content/b.svg", "120", "140"),
		replace("config.toml", "accent", "relative = \"file\"\naccent"), func(p project) { p["themes/default/user.css"] = ".a{color:red}" },
	} {
		change(p)
		if d := differ(flat(p.build(session)), flat(p.build(NewSession()))); d != "" {
			t.Fatal(d)
		}
	}
}

func TestLinksNameFilesWhereASiteIsReadFromADisk(t *testing.T) {
	folders, files := mustBuild(t, small()), mustBuild(t, withLook("relative = \"file\"\n", nil))
	tree := site(files, "public")
	links := 0
	for _, path := range tree.Paths() {
		f, _ := tree.Get(path)
		before, _ := site(folders, "public").Get(path)
		if !strings.HasSuffix(path, ".html") {
			if string(f.Data) != string(before.Data) {
				t.Errorf("%s differs: addresses for machines stay as they are", path)
			}
			continue
		}
		for _, part := range strings.Split(string(f.Data), `="`)[1:] {
			target, _, _ := strings.Cut(part, `"`)
			address, _, _ := strings.Cut(target, "#")
			if strings.HasPrefix(address, ".") {
				if links++; strings.HasSuffix(address, "/") {
					t.Errorf("%s links to the folder %s", path, target)
				}
			}
		}
		canonical := func(html string) string {
			_, after, _ := strings.Cut(html, `rel="canonical" href="`)
			at, _, _ := strings.Cut(after, `"`)
			return at
		}
		if a, b := canonical(string(before.Data)), canonical(string(f.Data)); a != b {
			t.Errorf("%s: the canonical address was %s and is %s", path, a, b)
		}
	}
	if links < 100 {
		t.Errorf("only %d links were looked at", links)
	}
}
