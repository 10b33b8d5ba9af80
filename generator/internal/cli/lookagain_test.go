package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

func TestPageChangedByHandIsPutRightWhenNobodySaves(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "public", "a.html")
	tree := output.NewTree()
	for _, name := range []string{"a.html", "b.html"} {
		tree.Add(name, output.NewFile([]byte("ours"), digest.String("ours")))
	}
	var said bytes.Buffer
	a := &app{std: Std{Dir: dir, Out: &said, Err: &said, Environ: []string{"NO_COLOR=1"}}}
	o := &buildOptions{watch: true}
	publish := func() {
		t.Helper()
		if _, err := a.publish(t.Context(), source.Project{Dir: dir}, []output.Site{{Edition: "public", Dir: "public", Tree: tree}}, o); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(want string) bool {
		data, err := os.ReadFile(page)
		return err == nil && string(data) == want
	}
	publish()
	if err := os.WriteFile(page, []byte("by hand"), 0o644); err != nil {
		t.Fatal(err)
	}
	publish() // the same tree: a save that changes nothing
	a.lookAgain(t.Context(), o, time.Hour)()
	if !holds("by hand") || len(o.unseen) != 1 {
		t.Errorf("a look that was called off is done: %d to look through", len(o.unseen))
	}
	stop := a.lookAgain(t.Context(), o, 0)
	for range 1000 {
		if holds("ours") {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	stop()
	if !holds("ours") {
		t.Error("the page is as others left it")
	}
	if want := "note: public/: 1 file put right that had been changed or removed there\n"; said.String() != want {
		t.Errorf("says %q, want %q", said.String(), want)
	}
}
