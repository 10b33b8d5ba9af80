package output

import (
	"strings"
	"testing"
)

func TestNamesThatAreNotSafeEverywhereAreRefused(t *testing.T) {
	for _, name := range []string{
		"", ".", "..", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a/.", `a\b`, "c:/a", "a:b", "con", "a/NUL.html", "com1", "lpt9.txt", "aux .x",
		"a.", "a ", "a./b", "a\x00b", "a\nb", "a?b", "a*b", `a"b`, "a<b", "a|b", "a\x7f", "a\xff", strings.Repeat("x", 201),
		".public.next-0123456789abcdef/a", ".public.next-0123456789abcdef",
	} {
		if _, err := Publish(t.Context(), t.TempDir()+"/public", "public", files{name: "x"}.tree(), Options{}); err == nil || !strings.HasPrefix(err.Error(), "the site has a file ") {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"a", ".nojekyll", "a b/c", "über/größe.html", "...a", "a..b", "console.html", "com.html", "com10", strings.Repeat("x", 200), "a/.public.next-0123456789abcdef"} {
		if err := checkPath(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestFilesThatAreOneOnSomeSystemsAreRefused(t *testing.T) {
	for _, site := range []files{{"a": "", "a/b": ""}, {"A": "", "a/b": ""}, {"a/B": "", "a/b": ""}, {"Über": "", "über": ""}, {"A/a": "", "a/b": ""}, {"x/A/a": "", "x/a/b": ""}} {
		if err := site.tree().check(); err == nil {
			t.Errorf("%v was let through", site)
		}
	}
	if err := (files{"a.b": "", "a/b": "", "a-b": "", "a/c/d": "", "b/a": "", "A.c": ""}).tree().check(); err != nil {
		t.Error(err)
	}
}

func TestUnfitFilesAreToldOnceWithWhatTheyMeet(t *testing.T) {
	tree := files{"A.html": "", "a.html": "", "con/a": "", "con/b": "", "x": "", "x/a": "", "x/b": "", "Y/a": "", "y/b": "", "z/a": ""}.tree()
	var got []string
	for _, u := range tree.Unfit() {
		got = append(got, u.Path+" "+u.Other)
	}
	if all, want := strings.Join(got, ", "), "a.html A.html, con/a , x x/a, y/b Y"; all != want {
		t.Errorf("got %s, want %s", all, want)
	}
}
