package cli

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/output"
)

// fill gives every field below v a value of its own.
func fill(v reflect.Value, n *int64) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("text ", *n))
	case reflect.Int:
		v.SetInt(*n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	default:
		panic("fill does not know " + v.Type().String())
	}
}

func TestWhatIsToldComesBackAsItWas(t *testing.T) {
	lines := excerpts{}
	want := told{lines: lines, sites: []toldSite{
		{edition: "public", dir: "public", files: 12, pages: 10, bytes: 1 << 40, left: []toldLeft{{"drafts", 2}, {"withheld", 1}}},
		{edition: "team", dir: "public-team", files: 1, pages: 1, bytes: 1},
	}}
	n := int64(0)
	for range 3 {
		var d diag.Diagnostic
		fill(reflect.ValueOf(&d).Elem(), &n)
		want.problems = append(want.problems, d)
		lines[excerpt{d.At.File, d.At.Line}] = "a line of " + d.At.File
	}
	want.problems = append(want.problems, diag.Diagnostic{Code: "file/place", At: diag.Span{File: "content/a.md"}}, diag.Diagnostic{At: diag.Span{File: "gone.md", Line: 2}})
	left := []*output.Standing{{}, {}} // one for each site
	got := unpackRemembered(remembered{today: "2026-11-22", told: want, left: left}.pack())
	if !reflect.DeepEqual(got.told, want) || got.today != "2026-11-22" || len(got.left) != len(left) {
		t.Errorf("%+v became\n%+v", want, got.told)
	}
	if n := reflect.TypeFor[toldSite]().NumField(); n != 6 {
		t.Errorf("a site has %d fields: pack them all, and fill them here", n)
	}
}
