package pack_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/pack"
)

func Example() {
	var w pack.Writer
	w.Text("public")
	w.Int(3)
	sealed := w.Seal("sizes 1")

	r, ok := pack.Open("sizes 1", sealed)
	fmt.Println(ok, r.Text(), r.Int(), r.Whole())
	_, ok = pack.Open("sizes 2", sealed)
	fmt.Println(ok)
	// Output:
	// true public 3 true
	// false
}

func TestValuesComeBackAsTheyWere(t *testing.T) {
	numbers := []int64{0, 1, -1, math.MaxInt64, math.MinInt64}
	bits := []uint64{0, 1, math.MaxUint64}
	texts := []string{"", "a", "\x00\n\xff", "žluť"}
	var w pack.Writer
	for _, n := range numbers {
		w.Int(n)
	}
	for _, n := range bits {
		w.Bits(n)
	}
	for _, s := range texts {
		w.Text(s)
		w.Digest(digest.String(s))
	}
	r, ok := pack.Open("all", w.Seal("all"))
	if !ok {
		t.Fatal("what was sealed does not open")
	}
	for _, n := range numbers {
		if got := r.Int(); got != n {
			t.Errorf("%d became %d", n, got)
		}
	}
	for _, n := range bits {
		if got := r.Bits(); got != n {
			t.Errorf("%x became %x", n, got)
		}
	}
	for _, s := range texts {
		if got, sum := r.Text(), r.Digest(); got != s || sum != digest.String(s) {
			t.Errorf("%q became %q", s, got)
		}
	}
	if !r.Whole() {
		t.Error("something is left, or was missing")
	}
}

func TestADamagedTextDoesNotOpen(t *testing.T) {
	var w pack.Writer
	w.Text("public")
	w.Bits(7)
	sealed := w.Seal("sizes 1")
	for i := range sealed {
		if _, ok := pack.Open("sizes 1", sealed[:i]); ok {
			t.Errorf("it opens with %d of %d bytes", i, len(sealed))
		}
		for bit := range 8 {
			damaged := slices.Clone(sealed)
			damaged[i] ^= 1 << bit
			if _, ok := pack.Open("sizes 1", damaged); ok {
				t.Errorf("it opens with bit %d of byte %d turned", bit, i)
			}
		}
	}
	if _, ok := pack.Open("sizes 1", append(sealed, 0)); ok {
		t.Error("it opens with a byte too many")
	}
}

func TestAReaderAskedForMoreGivesNothing(t *testing.T) {
	var w pack.Writer
	w.Int(1 << 40) // as if it were the length of what follows
	w.Text("rest")
	for _, ask := range []func(*pack.Reader){
		func(r *pack.Reader) { r.Text() },
		func(r *pack.Reader) { r.Count() },
		func(r *pack.Reader) { r.Digest() },
		func(r *pack.Reader) { r.Bits(); r.Bits() },
		func(r *pack.Reader) {
			for range 20 {
				r.Int()
			}
		},
	} {
		r, _ := pack.Open("x", w.Seal("x"))
		ask(r)
		if r.Whole() || r.Text() != "" || r.Int() != 0 || r.Bits() != 0 || r.Count() != 0 || r.Digest() != (digest.Digest{}) {
			t.Error("a reader goes on after its end")
		}
	}
}
