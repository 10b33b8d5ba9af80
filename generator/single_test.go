package generator

import (
	"context"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// A build that none follows remembers no pages and lets them wait on the disk, and
// may take rests. Its sites are those of any other.
func TestASingleBuildMakesTheSitesThatOthersMake(t *testing.T) {
	t.Parallel()
	p := own(t)
	spool := new(output.Spool)
	defer spool.Close()
	var copies []*source.File // of files that others read at the same time
	for _, f := range p.snapshot().All() {
		copies = append(copies, source.NewFile(f.Path, f.Bytes()))
	}
	files := source.NewSnapshot(copies, nil)
	files.LayAside(spool.LayAside)
	rest := &breaks{every: 10}
	in := Inputs{Files: files, Today: today, Editions: []string{"all"}, Last: true, Spool: spool, Rest: rest}
	r, other := NewSession().Build(context.Background(), in), mustBuild(t, p)
	if d := differ(flat(r), flat(other)); d != "" {
		t.Error(d)
	}
	if r.Work.Renders == 0 || r.Work.Renders < other.Work.Renders || r.Work.Renders > r.Work.Pages {
		t.Errorf("%d of %d pages are rendered, by others %d", r.Work.Renders, r.Work.Pages, other.Work.Renders)
	}
	if rest.taken.Load() == 0 {
		t.Error("it takes no rest")
	}
	waiting := 0
	for _, site := range r.Sites {
		for _, path := range site.Tree.Paths() {
			if f, _ := site.Tree.Get(path); f.Data == nil {
				waiting++
			}
		}
	}
	if waiting < r.Work.Pages {
		t.Errorf("%d files wait on the disk, and there are %d pages", waiting, r.Work.Pages)
	}
}
