package markdown

import (
	"net/url"
	"strings"
	"testing"
)

// What is let through without a closer look is what a closer look lets through.
func TestPlainAddressesArePlainToTheLibraryToo(t *testing.T) {
	for target, plain := range map[string]bool{
		"https://example.org":                 true,
		"http://Example.org/a/b.html?q=1&r#s": true,
		"https://example.org#x":               true,
		"https://":                            false,
		"https:///a":                          false,
		"https://a b/":                        false,
		"https://example.org:80/":             false,
		"https://user@example.org/":           false,
		"https://example.org/%zz":             false,
		"https://[::1]/":                      false,
		"HTTPS://example.org/":                false,
		"https://example.org_/":               false,
		"https://example.org\\a":              false,
		"https://münchen.example/":            false,
		"mailto:a@example.org":                false,
		"a/b:c":                               false,
	} {
		if got := plainly(target); got != plain {
			t.Errorf("plainly(%q) is %v", target, got)
		}
		u, err := url.Parse(strings.ToLower(target))
		if plain && (err != nil || u.Hostname() == "" || u.Scheme == "") {
			t.Errorf("%q: %v, %v", target, u, err)
		}
	}
}
