package config

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

var (
	familyPattern = pattern.Of(`^[\p{L}\p{N}][\p{L}\p{N} ._&+'-]*$`)
	weightPattern = pattern.Of(`^([1-9]\d{0,2}|1000)( ([1-9]\d{0,2}|1000))?$`)
	fontTypes     = []string{"woff2", "woff", "ttf", "otf"}
	pictureTypes  = []string{"svg", "png", "jpg", "jpeg", "webp", "avif", "gif"}
	photoTypes    = []string{"png", "jpg", "jpeg", "webp", "gif"} // those that messengers show
)

// IsFont reports whether a file is of a type that [[fonts]] can name.
func IsFont(file string) bool { return slices.Contains(fontTypes, ending(file)) }

// IsPhoto reports whether a file is of a type that social_image can name.
func IsPhoto(file string) bool { return slices.Contains(photoTypes, ending(file)) }

// IsPicture reports whether a file is of a type that logo and logo_dark can name.
func IsPicture(file string) bool { return slices.Contains(pictureTypes, ending(file)) }

func ending(file string) string { return strings.ToLower(strings.TrimPrefix(path.Ext(file), ".")) }

// pictures judges the files that are shown in the bar and beside links.
func (j *judge) pictures() {
	picture := func(key, file, what, hint string, fits func(string) bool) {
		if file != "" && !fits(file) {
			j.add(key, fmt.Sprintf("%q is no picture%s", file, what), hint)
		}
	}
	logos := "pictures are " + strings.Join(pictureTypes, ", ") + "; the first stays sharp at any size"
	picture("logo", j.c.Logo, "", logos, IsPicture)
	picture("logo_dark", j.c.LogoDark, "", logos, IsPicture)
	picture("social_image", j.c.SocialImage, " that messages show", "write one of "+strings.Join(photoTypes, ", ")+", best of 1200 by 630 pixels", IsPhoto)
	if j.c.LogoDark != "" && j.c.Logo == "" {
		j.add("logo_dark", "logo_dark takes the place of a logo, and there is none", `add logo = "…", the one for the light scheme`)
	}
}

// fonts judges the tables [[fonts]]: several files make a family, and a family
// is for something that no other is for.
func (j *judge) fonts(doubtful map[string]bool) {
	byUse := map[string]string{}
	used := map[string]bool{}
	for i, f := range j.c.Fonts {
		key := "fonts." + strconv.Itoa(i)
		if f.Family != "" && !familyPattern().MatchString(f.Family) {
			j.add(key+".family", fmt.Sprintf("%q is no name of a font family", f.Family), "use letters, digits, spaces and hyphens")
		}
		if f.File != "" && !IsFont(f.File) {
			j.add(key+".file", fmt.Sprintf("%q is no font file", f.File), "fonts are "+strings.Join(fontTypes, ", ")+"; the first is the smallest")
		}
		if f.Weight != "" && !weightPattern().MatchString(f.Weight) {
			j.add(key+".weight", fmt.Sprintf("%q is no weight", f.Weight), `write it as "400", or as "100 900" for a variable font`)
		}
		for n, use := range f.Use {
			used[f.Family] = true
			if use == "" { // refused by the decoder
				continue
			}
			if other, taken := byUse[use]; taken && other != f.Family {
				j.problems = append(j.problems, diag.New("config/value", j.c.Where(key+".use."+strconv.Itoa(n)),
					"%q and %q are both for %s", other, f.Family, use).WithHint("leave one of them"))
			}
			byUse[use] = f.Family
		}
		if doubtful[key+".use"] {
			used[f.Family] = true
		}
	}
	told := map[string]bool{}
	for i, f := range j.c.Fonts {
		if f.Family != "" && !used[f.Family] && !told[f.Family] {
			told[f.Family] = true
			j.add("fonts."+strconv.Itoa(i), fmt.Sprintf("the font %q is for nothing", f.Family), `add use = ["text"], "headings" or "mono"`)
		}
	}
}
