package cli

import (
	"fmt"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
)

func (a *app) helpFields(args []string) error {
	kinds := "kinds are " + strings.Join(model.KindNames(), ", ")
	if len(args) == 0 {
		return fail(usage, kinds, "help fields needs a kind")
	}
	kind, ok := model.KindNamed(args[0])
	if !ok {
		if best, near := diag.Closest(args[0], model.KindNames()); near {
			kinds = fmt.Sprintf("did you mean %q?", best)
		}
		return fail(usage, kinds, "there is no kind %q", args[0])
	}
	fmt.Fprintf(a.std.Out, "%s\n%s\n\n", kind.Doc, strings.Join(kind.Files, ", "))
	common := false
	for _, f := range schema.Fields(kind) {
		if f.Common && !common {
			common = true
			fmt.Fprintln(a.std.Out, "\nkeys of every entry:")
		}
		a.helpField(f, "  ")
	}
	return nil
}

// helpField prints a key and, further to the right, the keys below it.
func (a *app) helpField(f schema.Field, indent string) {
	said := ""
	switch f.Need {
	case "":
	case "rule":
		said = " (required by a rule)"
	default:
		said = " (" + f.Need + ")"
	}
	fmt.Fprintf(a.std.Out, "%s%s: %s%s\n", indent, f.Key, f.Form(), said)
	if f.Doc != "" {
		fmt.Fprintf(a.std.Out, "%s    %s\n", indent, f.Doc)
	}
	for _, sub := range f.Parts() {
		a.helpField(sub, indent+"    ")
	}
}

// helpConfig prints the keys of config.toml from their declarations.
func (a *app) helpConfig() {
	fmt.Fprint(a.std.Out, wrap("config.toml stands at the root of the project. Only title is required. FINGERPOST_KEY in the environment sets a key that stands at the top and holds text, such as FINGERPOST_BASE_URL.")+"\n")
	for _, t := range config.Tables() {
		fmt.Fprintln(a.std.Out)
		if t.Name != "" {
			fmt.Fprintf(a.std.Out, "%s\n", wrap(t.Name+" "+t.Doc))
		}
		for _, k := range t.Keys {
			fmt.Fprintf(a.std.Out, "  %s: %s\n      %s\n", k.Name, formOf(k), k.Doc)
		}
	}
}

// formOf says how a key of config.toml is written, and what holds without it.
func formOf(k config.Key) string {
	switch {
	case k.Required:
		return k.Form + ", required"
	case k.Default != "":
		return k.Form + "; " + k.Default + " if not said"
	}
	return k.Form
}
