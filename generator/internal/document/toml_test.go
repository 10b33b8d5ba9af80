package document

import (
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

// All files of up to four of these lines, which is 16,105 of them.
func TestTablesMayBeWrittenTwiceWhereTheLibraryLetsThem(t *testing.T) {
	lines := []string{"[a]", "[a.b]", "[a.b.c]", "[[a]]", "[[a.b]]", "a = 1", "b = 1", "a.b = 1", "b.c = 1", "a = {b = 1}", "a = []"}
	var read, refused int
	var try func(text string, left int)
	try = func(text string, left int) {
		doc, problems := Parse(file("+++\n"+text+"+++\n"), Limits{})
		err := toml.Unmarshal([]byte(text), new(map[string]any))
		if (doc != nil) != (err == nil) {
			t.Errorf("read is %v, with %v; the library says %v:\n%s", doc != nil, problems, err, text)
		}
		if doc != nil {
			read++
		} else if refused++; len(problems) != 1 || problems[0].Code != "front-matter/duplicate-key" || len(problems[0].Notes) != 1 {
			t.Errorf("%v:\n%s", problems, text)
		}
		for _, line := range lines {
			if left > 0 {
				try(text+line+"\n", left-1)
			}
		}
	}
	try("", 4)
	if read < 1000 || refused < 1000 {
		t.Errorf("%d are read, %d refused", read, refused)
	}
}

func TestWhatTheParserRefusesIsToldWhereItStands(t *testing.T) {
	for text, want := range map[string]string{
		"n = 0123":          "front-matter/syntax",
		"n = 1__0":          "front-matter/syntax",
		"s = \"\\q\"":       "front-matter/syntax",
		"a = {b = 1,, c=2}": "front-matter/syntax",
		"a = tru":           "front-matter/syntax",
		"a = [1":            "front-matter/syntax",
		"[a":                "front-matter/syntax",
		"= 1":               "front-matter/syntax",
	} {
		f := file("+++\nx_a = 1\n" + text + "\n+++\n")
		doc, problems := Parse(f, Limits{})
		if doc != nil || len(problems) != 1 || string(problems[0].Code) != want || problems[0].At.Line < 3 {
			t.Errorf("%s: %v", strings.TrimSpace(text), problems)
		}
	}
}
