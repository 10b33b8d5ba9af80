package generator

import (
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/compare"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// wordOf says under which table of the word file the words of an enumeration
// stand, where that is not the name of the key.
var wordOf = map[string]string{
	"questions": "question", "response": "availability", "changes": "rhythm", "unit": "unit", "target_precision": "",
	"scheme": "", "rel": "", "model": "", "class": "", "precision": "",
}

// TestTheDefaultThemeHasAWordForEverythingThatIsSaid holds the word files
// against the declarations of the model: every word of every enumeration, every
// kind, every dimension and part, and every key under which entries are named.
func TestTheDefaultThemeHasAWordForEverythingThatIsSaid(t *testing.T) {
	var languages []*source.File
	for _, f := range themeFiles() {
		if strings.HasPrefix(f.Path, "themes/default/words/") {
			languages = append(languages, f)
		}
	}
	for _, f := range languages {
		language := strings.TrimSuffix(f.Path[strings.LastIndexByte(f.Path, '/')+1:], ".toml")
		p := small()
		p["config.toml"] = "language = \"" + language + "\"\n" + p["config.toml"]
		session := NewSession()
		conf, _ := session.configure(Inputs{Files: p.snapshot()})
		theme := session.theme(p.snapshot(), conf)
		need := func(key string) {
			if _, err := theme.theme.Word(key); err != nil {
				t.Errorf("%s: %v", language, err)
			}
		}
		for _, k := range model.Kinds {
			need("kind." + k.Name)
			need("kinds." + k.Name)
			for _, field := range schema.Fields(k) {
				needWords(field, need)
				if len(field.To) > 0 && !field.Common {
					need("named." + field.Key)
				}
			}
		}
		for _, d := range append(compare.RoleDimensions, compare.ArtefactDimensions...) {
			need("dimension." + d)
		}
		for _, part := range graph.Parts {
			need("part." + string(part))
		}
	}
}

func needWords(f schema.Field, need func(string)) {
	table, special := wordOf[f.Key]
	if !special {
		table = f.Key
	}
	for _, word := range f.Enum {
		switch table {
		case "":
		case "unit":
			need("unit." + word + ".one")
			need("unit." + word + ".other")
		default:
			need(table + "." + word)
		}
	}
	for _, sub := range f.Sub {
		if f.Key == "backlog" && sub.Key == "status" { // of a story
			for _, word := range sub.Enum {
				need("story." + word)
			}
			continue
		}
		needWords(sub, need)
	}
}
