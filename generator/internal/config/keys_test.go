package config

import (
	"fmt"
	"strings"
	"testing"
)

func TestEveryKeyOfTheConfigurationSaysWhatItIsFor(t *testing.T) {
	for _, table := range Tables() {
		if table.Name != "" && table.Doc == "" {
			t.Errorf("nothing is said of %s", table.Name)
		}
		for _, k := range table.Keys {
			if k.Doc == "" {
				t.Errorf("nothing is said of %s in %s", k.Name, table.Name)
			}
		}
	}
}

// A file with every default written out means what an empty one means.
func TestDefaultsAreToldAsTheyCanBeWritten(t *testing.T) {
	var b strings.Builder
	told := 0
	for _, table := range Tables() {
		if strings.HasPrefix(table.Name, "[[") || strings.Contains(table.Name, ".") { // of several
			continue
		}
		fmt.Fprintln(&b, table.Name)
		for _, k := range table.Keys {
			if k.Required {
				fmt.Fprintf(&b, "%s = \"Acme\"\n", k.Name)
			} else if k.Default != "" {
				told++
				fmt.Fprintf(&b, "%s = %s\n", k.Name, k.Default)
			}
		}
	}
	got, problems := parse(b.String())
	want, _ := parse(`title = "Acme"`)
	got.at, want.at = nil, nil
	if len(problems) > 0 || fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("problems:\n%s\ngot  %+v\nwant %+v", problems, got, want)
	}
	if told < 10 {
		t.Errorf("%d defaults are told", told)
	}
}
