package render

import (
	"bytes"
	"slices"
	"strings"
)

// linking are the attributes whose addresses are made relative.
var linking = []string{"href", "src", "action", "poster", "data", "cite", "srcset", "data-search", "data-script", "data-sides"}

// refresh is how a page that only leads elsewhere begins its address.
const refresh = `content="0; url=/`

// relative rewrites every address that begins with a single slash. Inside text
// quotes are escaped, so an attribute is all that the pattern can meet.
func relative(html []byte, at Place, r *room) []byte {
	prefix := at.Base
	if !at.Rooted {
		prefix = strings.Repeat("../", strings.Count(at.URL, "/")-1)
		if prefix == "" {
			prefix = "./"
		}
	}
	slashes := addresses(html, r.slashes[:0])
	r.slashes = slashes
	// At its size: a large page would be copied, and left behind, a dozen times.
	out, done := slices.Grow(r.done[:0], len(html)+len(slashes)*(len(prefix)+len(indexFile))), 0
	for _, slash := range slashes {
		out = append(append(out, html[done:slash]...), prefix...)
		done = slash + 1
		if index := at.index(html, slash); index != "" {
			end := slash + pathLen(html[slash:])
			out = append(append(out, html[done:end]...), index...)
			done = end
		}
	}
	return append(out, html[done:]...)
}

// addresses appends to found where the addresses begin that are to be made
// relative.
func addresses(html []byte, found []int) []int {
	for from := 0; ; {
		i := bytes.Index(html[from:], []byte(`="/`))
		if i < 0 {
			break
		}
		slash := from + i + 2
		name := attribute(html[:from+i])
		if slices.Contains(linking, name) && !bytes.HasPrefix(html[slash:], []byte("//")) {
			found = append(found, slash)
			if name == "srcset" {
				found = append(found, more(html, slash)...)
			}
		}
		from = slash
	}
	if slash := refreshing(html); slash >= 0 {
		found = append(found, slash)
		slices.Sort(found)
	}
	return found
}

// refreshing returns where the address begins to which a page leads, or -1. Its
// end is looked for, which begins with what is rarer in pages.
func refreshing(html []byte) int {
	const end = "; url=/"
	for from := 0; ; {
		i := bytes.Index(html[from:], []byte(end))
		if i < 0 {
			return -1
		}
		if from += i + len(end); bytes.HasSuffix(html[:from], []byte(refresh)) {
			return from - 1
		}
	}
}

// more returns where the addresses of a srcset begin after the first.
func more(html []byte, first int) (found []int) {
	list := html[first : first+bytes.IndexByte(html[first:], '"')]
	for from := 0; ; {
		i := bytes.Index(list[from:], []byte(", /"))
		if i < 0 {
			return found
		}
		from += i + len(", ")
		found = append(found, first+from)
	}
}

const indexFile = "index.html"

// index returns what the address of a page lacks to name a file.
func (p Place) index(html []byte, slash int) string {
	if p.Files && html[slash+pathLen(html[slash:])-1] == '/' {
		return indexFile
	}
	return ""
}

// pathLen returns how far the path of an address goes: to the end of its
// attribute, or to a query or fragment. A # may be part of an escape.
func pathLen(address []byte) int {
	for i, c := range address {
		if c == '"' || c == '?' || c == '#' && address[i-1] != '&' {
			return i
		}
	}
	return len(address)
}

// attribute returns the name that ends a run of bytes.
func attribute(b []byte) string {
	i := len(b)
	for i > 0 && (b[i-1] >= 'a' && b[i-1] <= 'z' || b[i-1] == '-') {
		i--
	}
	return string(b[i:])
}
