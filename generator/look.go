package generator

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"

	input "github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/xml"

	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/source"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// look is what the configuration says about the look of all editions.
type look struct {
	theme    render.Look
	logo     view.Picture
	logoDark view.Picture
	social   view.Picture // beside links to the site
	files    []string     // paths in the project of what every edition publishes
	beside   []string     // and of what those publish that have an address
	problems diag.List
}

// findLook finds the files that the configuration names for the look of the
// site, and reports those that are not there.
func findLook(conf *config.Config, all assets, files *source.Snapshot) look {
	l := look{theme: render.Look{Accent: conf.Accent}}
	find := func(key, name, what string, fits func(string) bool) (asset, bool) {
		file := contentPath(name)
		a, ok := all.byPath[file]
		if !fits(name) { // told by config
			return a, false
		}
		if !ok {
			l.problems = append(l.problems, noSuchFile(conf, key, file, what, fits, all, files))
			return a, false
		}
		l.files = append(l.files, file)
		return a, true
	}
	picture := func(key, name string, fits func(string) bool) (p view.Picture) {
		if name == "" {
			return p
		}
		if a, ok := find(key, name, "picture", fits); ok {
			p = view.Picture{URL: a.url, Width: a.width, Height: a.height}
			if strings.EqualFold(path.Ext(a.file.Path), ".svg") {
				p.Width, p.Height = svgSize(a.file.Bytes())
			}
		}
		return p
	}
	l.social = picture("social_image", conf.SocialImage, config.IsPhoto)
	l.beside, l.files = l.files, nil
	l.logo = picture("logo", conf.Logo, config.IsPicture)
	l.logoDark = picture("logo_dark", conf.LogoDark, config.IsPicture)
	for i, f := range conf.Fonts {
		if a, ok := find("fonts."+itoa(i)+".file", f.File, "font file", config.IsFont); ok {
			l.theme.Fonts = append(l.theme.Fonts, render.Font{
				Family: f.Family, File: strings.TrimPrefix(a.url, "/"), Weight: f.Weight, Style: f.Style, Use: f.Use})
		}
	}
	return l
}

// image returns the picture to stand beside links to a site, the theme's own if
// the project has none. Whoever shows it has only the full address to find it by.
func (b *builder) image(address string) view.Picture {
	p := b.look.social
	if p.URL == "" {
		p = view.Picture{URL: b.theme.theme.Address("social.png"), Width: 1200, Height: 630}
	}
	if address == "" || p.URL == "" {
		return view.Picture{}
	}
	p.URL = address + strings.TrimPrefix(p.URL, "/")
	return p
}

// contentPath reads a path of config.toml, with or without content/ in front.
func contentPath(name string) string {
	return path.Join("content", strings.TrimPrefix(strings.TrimPrefix(name, "/"), "content/"))
}

// noSuchFile says why a file cannot be used, and which one may have been meant.
func noSuchFile(conf *config.Config, key, file, what string, fits func(string) bool, all assets, files *source.Snapshot) diag.Diagnostic {
	at := conf.Where(key)
	if _, exists := files.Get(file); exists {
		d := diag.New("config/value", at, "%s is not among the files that are published", file)
		if strings.HasPrefix(file, verbatim) {
			return d.WithHint("what lies in %s is copied as it is; move it elsewhere in content/", verbatim)
		}
		return d.WithHint("add %q to types under [assets]", strings.TrimPrefix(path.Ext(file), "."))
	}
	var known []string
	for candidate := range all.byPath {
		if fits(candidate) {
			known = append(known, candidate)
		}
	}
	slices.Sort(known)
	d := diag.New("config/value", at, "there is no %s %s", what, file)
	for _, k := range known { // the right name in another folder
		if path.Base(k) == path.Base(file) {
			return d.DidYouMean(k, []string{k})
		}
	}
	return d.DidYouMean(file, known)
}

// svgSize returns the size that an SVG gives itself, or that of its view box;
// 0 if it has neither.
func svgSize(data []byte) (width, height int) {
	l := xml.NewLexer(input.NewInputBytes(bytes.Clone(data))) // which writes behind what it reads
	said := map[string]string{}
	for root := false; ; {
		switch kind, _ := l.Next(); {
		case kind == xml.ErrorToken:
			return 0, 0
		case kind == xml.StartTagToken:
			root = true
		case root && kind == xml.AttributeToken:
			said[string(l.Text())] = strings.Trim(string(l.AttrVal()), `"'`)
		case root:
			return sizeOfRoot(said)
		}
	}
}

func sizeOfRoot(said map[string]string) (width, height int) {
	width, height = pixels(said["width"]), pixels(said["height"])
	if box := strings.FieldsFunc(said["viewBox"], func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\t' }); (width == 0 || height == 0) && len(box) == 4 {
		width, height = pixels(box[2]), pixels(box[3])
	}
	if width == 0 || height == 0 {
		return 0, 0
	}
	return width, height
}

// pixels reads a length of SVG; 0 where it is not in pixels.
func pixels(s string) int {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || n < 0.5 || n > 1e6 {
		return 0
	}
	return int(n + 0.5)
}
