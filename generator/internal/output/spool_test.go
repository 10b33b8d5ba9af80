package output

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

func TestWhatWaitsInASpoolComesOutAsItWentIn(t *testing.T) {
	t.Parallel()
	s := new(Spool)
	defer s.Close()
	want := make([][]byte, 200)
	got := make([]*File, len(want))
	var all sync.WaitGroup
	for i := range want {
		want[i] = bytes.Repeat(fmt.Appendf(nil, "file %d\n", i), i*i%500)
		all.Go(func() { got[i] = s.Add(want[i]) })
	}
	all.Wait()
	var room []byte
	for i, f := range got {
		data, err := f.Read(room)
		if err != nil || !bytes.Equal(data, want[i]) || f.Sum != digest.Bytes(want[i]) || f.Size != int64(len(want[i])) {
			t.Fatalf("file %d: %v, %d bytes, not %d", i, err, len(data), len(want[i]))
		}
		if f.Data != nil && f.Size > 0 {
			t.Errorf("file %d is in memory", i)
		}
		room = data
	}
}

// A draft gives the file that its bytes would be in one piece, wherever its parts
// are: in a spool, in memory, or in both where the disk is full half way.
func TestADraftBecomesTheFileThatWasWritten(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	spools := map[string]*Spool{"spool": {}, "memory": nil, "refused": {off: true}, "half": {}}
	var checks []func() // when all are written, for they use the same room
	for _, size := range []int{0, 1, partSize - 1, partSize, partSize + 1, 2 * partSize, 3*partSize + 5} {
		want := make([]byte, size)
		for i := range want {
			want[i] = byte(random.Uint32())
		}
		for name, s := range spools {
			d := s.Draft(int64(random.IntN(2*size + 1)))
			for rest := want; len(rest) > 0; {
				n := min(len(rest), 1+random.IntN([]int{7, 100, 3 * partSize}[random.IntN(3)]))
				if got, err := d.Write(rest[:n]); got != n || err != nil {
					t.Fatal(got, err)
				}
				if rest = rest[n:]; name == "half" && len(rest) < size/2 {
					s.stop()
				}
			}
			f := d.File()
			checks = append(checks, func() {
				got, err := f.Read(nil)
				if err != nil || !bytes.Equal(got, want) || f.Sum != digest.Bytes(want) || f.Size != int64(size) {
					t.Errorf("%s of %d: %v, %d bytes", name, size, err, len(got))
				}
				if s == nil && !bytes.Equal(f.Data, want) || name == "spool" && size > 0 && f.Data != nil {
					t.Errorf("%s of %d is not where it should be", name, size)
				}
			})
		}
	}
	for _, check := range checks {
		check()
	}
	for _, s := range spools {
		s.Close()
	}
}

func TestWithoutASpoolFilesStayInMemory(t *testing.T) {
	t.Parallel()
	data := make([]byte, 10, 100)
	var none *Spool
	f := none.Add(data)
	data[0] = 1
	if got, err := f.Read(nil); err != nil || got[0] != 0 || cap(got) >= 100 {
		t.Errorf("%v, %v with room for %d bytes", err, got, cap(got))
	}
	none.Close()
}

func TestASpoolThatTheDiskRefusesKeepsFilesInMemory(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "nowhere"))
	t.Setenv("TMP", os.Getenv("TMPDIR")) // as another system calls it
	var refused, full Spool
	defer refused.Close()
	file, err := os.Open(os.DevNull) // which cannot be written to
	if err != nil {
		t.Fatal(err)
	}
	full.file = file
	defer file.Close()
	for name, s := range map[string]*Spool{"no folder": &refused, "no writing": &full} {
		for range 2 {
			if f := s.Add([]byte("page")); string(f.Data) != "page" || f.Sum != digest.String("page") {
				t.Errorf("%s: %q", name, f.Data)
			}
		}
	}
}

func TestSpooledFilesArePublishedLikeOthers(t *testing.T) {
	t.Parallel()
	for _, o := range []Options{{}, {InPlace: true}} {
		s := new(Spool)
		dir := filepath.Join(t.TempDir(), "public")
		for round := range 3 {
			tree, want := NewTree(), files{}
			for i := range 20 {
				text := fmt.Sprint("page ", i, " of round ", round*(i%3))
				want[fmt.Sprint("p", i, "/index.html")] = text
				tree.Add(fmt.Sprint("p", i, "/index.html"), s.Add([]byte(text)))
			}
			change, err := Publish(t.Context(), dir, "public", tree, o)
			if err != nil || round > 0 && change.Kept != 7 {
				t.Fatalf("round %d: %v, %+v", round, err, change)
			}
			if d := differences(read(t, dir), want); d != "" {
				t.Errorf("round %d: %s", round, d)
			}
		}
		s.Close()
	}
}

func TestAFileThatCannotBeReadBackLeavesTheOldSite(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	old := NewTree()
	old.Add("index.html", NewFile([]byte("old"), digest.String("old")))
	if _, err := Publish(t.Context(), dir, "public", old, Options{}); err != nil {
		t.Fatal(err)
	}
	s, next := new(Spool), NewTree()
	next.Add("index.html", s.Add([]byte("new")))
	s.Close()
	if _, err := Publish(t.Context(), dir, "public", next, Options{}); err == nil {
		t.Error("nothing is said")
	}
	if d := differences(read(t, dir), files{"index.html": "old"}); d != "" {
		t.Error(d)
	}
}
