package generator

import (
	"path"
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// verbatim is the folder whose files are copied to the root of every site.
const verbatim = "content/_files/"

// asset is a file that prose may refer to, such as a picture.
type asset struct {
	file          *source.File
	url           string // where it is published
	width, height int    // in pixels; 0 if unknown
}

type assets struct {
	byPath   map[string]asset // by path in the project
	sum      digest.Digest    // of these and of the files that are copied as they are
	problems diag.List
}

// findAssets finds the assets of a project, or remembers them.
func (s *Session) findAssets(all *source.Snapshot, conf *config.Config) assets {
	files := s.sort(all).others
	sums := []digest.Digest{digest.Of(conf.Assets)}
	for _, f := range files {
		sums = append(sums, digest.String(f.Path), f.Sum)
	}
	sum := digest.Join(sums...)
	return s.assets.Get(sum, func() assets {
		found := findAssets(files, conf)
		found.sum = sum
		return found
	})
}

// findAssets returns the files under content/ that may be published if an
// entry refers to them, and reports those of other types.
func findAssets(files []*source.File, conf *config.Config) assets {
	out := assets{byPath: map[string]asset{}}
	for _, f := range files {
		if strings.HasPrefix(f.Path, verbatim) {
			continue
		}
		ending := strings.ToLower(strings.TrimPrefix(path.Ext(f.Path), "."))
		if slices.Contains([]string{"md", "markdown", "mdown", "mkd"}, ending) {
			renamed := strings.TrimSuffix(path.Base(f.Path), path.Ext(f.Path)) + ".md"
			out.problems = append(out.problems, diag.New("file/name", diag.Span{File: f.Path}, "the name ends in %q, so the file is not read", path.Ext(f.Path)).
				WithHint("rename it to %s: content files end in .md, in small letters", renamed))
			continue
		}
		if !slices.Contains(conf.Assets.Types, ending) {
			p := diag.New("asset/type", diag.Span{File: f.Path}, "files of the type %q are not published", ending).
				WithHint("move it out of content/, or add %q to types under [assets] in config.toml", ending)
			if ending == "" {
				p = diag.New("asset/type", diag.Span{File: f.Path}, "files without an ending are not published").
					WithHint("move it out of content/, or to content/_files/ if it is to be copied as it is")
			}
			out.problems = append(out.problems, p)
			continue
		}
		a := asset{file: f, url: "/" + render.AssetPath(path.Base(f.Path), f.Sum)}
		a.width, a.height = sizeOf(f.Bytes())
		out.byPath[f.Path] = a
	}
	return out
}

// unusedAssets reports assets to which nothing in the whole site refers, unless
// what could not be read may do so.
func (b *builder) unusedAssets(used map[string]bool) diag.List {
	g := b.content.g
	if len(b.assets.byPath) == 0 || g.Partial() || len(b.look.problems) > 0 || slices.ContainsFunc(g.Entries(), b.torn) {
		return nil
	}
	for _, name := range slices.Concat(b.look.beside, b.look.files) {
		used[name] = true
	}
	var problems diag.List
	for name := range b.assets.byPath {
		if !used[name] {
			problems = append(problems, diag.New("asset/unused", diag.Span{File: name}, "nothing refers to this file, so it is not published").
				WithHint("link to it, move it to content/_files/, or delete it"))
		}
	}
	return problems
}
