package cli

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/schema"
	"github.com/fingerpost/fingerpost/generator/internal/source"
	"github.com/fingerpost/fingerpost/generator/internal/view"
	"github.com/fingerpost/fingerpost/themes"
)

var updateReference = flag.Bool("update", false, "rewrite the reference guide")

// TestReferenceIsFresh holds the reference guide of our own site against the
// code: keys, codes, commands and what site themes get are written down once,
// where they are declared.
func TestReferenceIsFresh(t *testing.T) {
	chapters := map[string]string{
		"keys.md":        keysChapter(),
		"codes.md":       codesChapter(),
		"commands.md":    commandsChapter(),
		"config.md":      configChapter(),
		"site-themes.md": siteThemesChapter(t),
		"page-parts.md":  pagePartsChapter(t),
	}
	for name, want := range chapters {
		path := filepath.Join("..", "..", "..", "content", "guides", "reference", name)
		if *updateReference {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(strings.ReplaceAll(string(got), "\r\n", "\n"), want); diff != "" {
			t.Errorf("%s is not fresh; go test ./generator/internal/cli -run Reference -update rewrites it:\n%.2000s", name, diff)
		}
	}
}

func chapter(weight int, title, summary string) *strings.Builder {
	b := &strings.Builder{}
	fmt.Fprintf(b, "---\ntitle: %q\nsummary: %q\naudience: public\nweight: %d\n---\n\n", title, summary, weight)
	return b
}

var flagWord = regexp.MustCompile(`--[a-z][a-z-]*`)

// cell writes text as it can stand in a table.
func cell(s string) string {
	s = strings.NewReplacer("|", "\\|", "<", "\\<", "*", "\\*", "_", "\\_", "\n", " ").Replace(s)
	return flagWord.ReplaceAllString(s, "`$0`")
}

func table(b *strings.Builder, head []string, rows [][]string) {
	fmt.Fprintf(b, "| %s |\n|%s\n", strings.Join(head, " | "), strings.Repeat(" --- |", len(head)))
	for _, row := range rows {
		fmt.Fprintf(b, "| %s |\n", strings.Join(row, " | "))
	}
	b.WriteByte('\n')
}

func keysChapter() string {
	b := chapter(1, "Keys of every kind", "What each kind of entry understands in its front matter, made from the declarations in the code.")
	b.WriteString("The folder of a file gives its kind. A key in **bold** is required, some of them but for the cases named; one in *italics* is expected by views. `horizon.unit` is the key `unit` below `horizon`; where you choose a name yourself, `KEY` stands for it and `VALUE` for what it holds. Keys of your own begin with `x_`.\n\n")
	b.WriteString("## Keys of every entry\n\n")
	keyTable(b, schema.Fields(model.PageKind), true)
	for _, k := range model.Kinds {
		fields := schema.Fields(k)
		own := false
		for _, f := range fields {
			own = own || !f.Common
		}
		fmt.Fprintf(b, "## %s\n\n%s", strings.ToUpper(k.Name[:1])+k.Name[1:], k.Doc)
		if len(k.Files) > 0 {
			fmt.Fprintf(b, " Lives in `content/%s`.", strings.Join(k.Files, "`, `content/"))
		}
		for _, in := range k.RowsIn {
			if folder, ok := strings.CutPrefix(in, "section:"); ok {
				fmt.Fprintf(b, " Rows stand under `%s` in `content/%s`.", k.Plural, sectionFile(folder))
			} else {
				fmt.Fprintf(b, " Rows stand under `%s` in a %s.", k.Plural, in)
			}
		}
		b.WriteString("\n\n")
		if own {
			keyTable(b, fields, false)
		}
	}
	return b.String()
}

func sectionFile(folder string) string {
	if strings.HasPrefix(folder, "catalogue/") {
		return folder + ".md"
	}
	return folder + "/_index.md"
}

func keyTable(b *strings.Builder, fields []schema.Field, common bool) {
	var rows [][]string
	for _, f := range fields {
		if f.Common == common {
			rows = append(rows, keyRows(f, "")...)
		}
	}
	table(b, []string{"Key", "Value", "Says"}, rows)
}

// keyRows are the rows of a key and of those below it, as horizon.unit.
func keyRows(f schema.Field, prefix string) [][]string {
	key := "`" + prefix + f.Key + "`"
	switch f.Need {
	case "required", "rule":
		key = "**" + key + "**"
	case "expected":
		key = "*" + key + "*"
	}
	rows := [][]string{{key, cell(f.Form()), cell(f.Doc)}}
	prefix += f.Key + "."
	for _, sub := range f.Parts() {
		rows = append(rows, keyRows(sub, prefix)...)
		if sub.Key == "KEY" && f.Parts()[1].Key != "VALUE" { // the others stand below it
			prefix += "KEY."
		}
	}
	return rows
}

func codesChapter() string {
	b := chapter(2, "Codes of problems", "What each code in brackets means, and what to do about it.")
	b.WriteString("`fingerpost explain CODE` prints the same. An error keeps a site from being published, a warning does so under `--strict`, a note is shown with `-v`. ")
	b.WriteString("`severities` under `[check]` in `config.toml` changes how grave a code is, but for those that protect an audience.\n\n")
	group := ""
	for _, info := range diag.Codes() {
		if g, _, _ := strings.Cut(string(info.Code), "/"); g != group {
			group = g
			fmt.Fprintf(b, "## %s\n\n", group)
		}
		gate := ""
		if info.Gate {
			gate = " It protects an audience."
		}
		fmt.Fprintf(b, "### %s {#%s}\n\n*%s.* %s%s %s\n\n", info.Code, strings.ReplaceAll(string(info.Code), "/", "-"),
			strings.ToUpper(info.Severity.String()[:1])+info.Severity.String()[1:], plainText(info.Cause), gate, plainText(info.Fix))
	}
	return b.String()
}

// plainText keeps signs from being read as Markdown.
func plainText(s string) string {
	s = flagWord.ReplaceAllString(s, "`$0`")
	return strings.NewReplacer("<", "\\<", "*", "\\*", "_", "\\_", "[[", "\\[\\[", "]]", "\\]\\]", "[", "\\[", "]", "\\]", "{", "\\{").Replace(s)
}

func commandsChapter() string {
	b := chapter(3, "Commands", "What each command takes, and with which status it ends.")
	b.WriteString("Exit statuses: 0 done, 1 the content has errors, 2 wrong usage, 3 the environment, 130 interrupted. Data goes to standard output, everything else to standard error.\n\n")
	a := &app{}
	root := a.root()
	b.WriteString("## Flags of all commands\n\n")
	flagTable(b, root.PersistentFlags())
	for _, c := range root.Commands() {
		writeCommand(b, c)
	}
	return b.String()
}

func writeCommand(b *strings.Builder, c *cobra.Command) {
	if c.Name() == "help" || c.Name() == "completion" || !c.Runnable() {
		return
	}
	long := c.Long
	if long == "" {
		long = c.Short + "."
	}
	fmt.Fprintf(b, "## %s\n\n%s\n\n", c.CommandPath(), plainText(long))
	if c.Example != "" {
		fmt.Fprintf(b, "```sh\n%s\n```\n\n", strings.TrimRight(dedent(c.Example), "\n"))
	}
	if c.LocalNonPersistentFlags().HasAvailableFlags() {
		flagTable(b, c.LocalNonPersistentFlags())
	}
	for _, sub := range c.Commands() {
		writeCommand(b, sub)
	}
}

func dedent(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimPrefix(l, "  ")
	}
	return strings.Join(lines, "\n")
}

func flagTable(b *strings.Builder, flags *pflag.FlagSet) {
	var rows [][]string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		name := "`--" + f.Name + "`"
		if f.Shorthand != "" {
			name = "`-" + f.Shorthand + "`, " + name
		}
		rows = append(rows, []string{name, cell(f.Usage)})
	})
	table(b, []string{"Flag", "Says"}, rows)
}

func configChapter() string {
	b := chapter(5, "Configuration", "The keys of config.toml, with what each says and what holds without it.")
	b.WriteString("`config.toml` stands at the root of the project; `fingerpost help config` prints the same. Only `title` is required, and an unknown key is an error. ")
	b.WriteString("`FINGERPOST_…` in the environment sets a key that stands at the top and holds text: `FINGERPOST_BASE_URL` sets `base_url`.\n\n")
	for _, t := range config.Tables() {
		if t.Name == "" {
			b.WriteString("## At the top of the file {#top}\n\n")
		} else {
			fmt.Fprintf(b, "## %s {#%s}\n\n%s.\n\n", plainText(t.Name), strings.ReplaceAll(strings.Trim(t.Name, "[]"), ".", "-"), plainText(strings.ToUpper(t.Doc[:1])+t.Doc[1:]))
		}
		var rows [][]string
		for _, k := range t.Keys {
			name, without := "`"+k.Name+"`", ""
			if k.Required {
				name = "**" + name + "**"
			}
			if k.Default != "" {
				without = "`" + k.Default + "`"
			}
			rows = append(rows, []string{name, cell(k.Form), cell(k.Doc), without})
		}
		if len(rows) > 0 {
			table(b, []string{"Key", "Value", "Says", "Without it"}, rows)
		}
	}
	return b.String()
}

// siteThemesChapter documents what templates get, from the Go types and their
// comments.
func siteThemesChapter(t *testing.T) string {
	b := chapter(4, "What site themes get", "The view model, the functions and the slots: contract "+fmt.Sprint(render.Contract)+" between the program and site themes.")
	fmt.Fprintf(b, `A site theme is a folder below %[1]sthemes/%[1]s named by %[1]stheme%[1]s in %[1]sconfig.toml%[1]s. It lies over the default one file by file: a file of the same path takes its place. Most themes need no template at all: a style sheet in %[1]sstyles/%[1]s, a few words in %[1]swords/en.toml%[1]s, a slot.

%[1]sfingerpost site-theme check%[1]s renders every view with a theme and names what no longer fits; %[1]sfingerpost site-theme gallery%[1]s writes sites that show every view at its limits. Set %[1]scontract = %[2]d%[1]s in the theme's %[1]stheme.toml%[1]s: the number goes up when a template that worked may work no longer.

## Slots

A file %[1]sslots/NAME.html%[1]s fills a slot without copying a template.

`, "`", render.Contract)
	var rows [][]string
	for _, s := range defaultTheme(t).Slots() {
		rows = append(rows, []string{"`" + s.Name + "`", cell(s.Doc)})
	}
	table(b, []string{"Slot", "Where"}, rows)
	b.WriteString("## Functions\n\n")
	table(b, []string{"Function", "Gives"}, [][]string{
		{"`t KEY ARGS…`", "words of the word file, with arguments in their places"},
		{"`n KEY COUNT`", "words for a number of things: KEY.one or KEY.other"},
		{"`icon NAME`", "the picture `icons/NAME.svg` as part of the page"},
		{"`href ADDRESS`", "an address that an author wrote, for the attribute of that name; it may be that of a telephone"},
		{"`asset NAME`", "the address of a file of `assets/`, or of `site.css`, `views.css` and `site.js`"},
		{"`dict KEY VALUE …`", "several values for one part"},
	})
	types := viewTypes(t)
	b.WriteString("## Pages\n\nThe dot of a page template. Fields of the frame are there on every page. What fields are made of stands in [a chapter of its own](page-parts.md).\n\n")
	for _, data := range view.PageTypes() {
		name := reflect.TypeOf(data).Name()
		if types[name].name == "" {
			t.Fatalf("%s is declared in none of the files that are read", name)
		}
		writeType(b, types[name], 3)
	}
	return b.String()
}

// pagePartsChapter lists the types that the data of pages is made of.
func pagePartsChapter(t *testing.T) string {
	b := chapter(6, "What pages are made of", "The parts of the data that templates get, from A to Z.")
	b.WriteString("The data of [each page](site-themes.md#pages) is made of these parts.\n\n")
	types := viewTypes(t)
	for _, data := range view.PageTypes() {
		delete(types, reflect.TypeOf(data).Name())
	}
	for _, name := range slices.Sorted(maps.Keys(types)) {
		writeType(b, types[name], 2)
	}
	return b.String()
}

func defaultTheme(t *testing.T) *render.Theme {
	t.Helper()
	var files []*source.File
	theme := themes.Default()
	err := fs.WalkDir(theme, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(theme, path)
		files = append(files, source.NewFile("themes/"+path, data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	loaded, problems := render.Load(files, "default", "en", render.Look{})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return loaded
}

type viewType struct {
	name, doc string
	fields    [][]string // name, type, comment
}

// viewTypes reads the structs of the view model with their comments.
func viewTypes(t *testing.T) map[string]viewType {
	t.Helper()
	out := map[string]viewType{}
	for _, name := range []string{"data.go", "pages.go", "pages_moves.go", "pages_rights.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "view", name), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				continue
			}
			for _, s := range g.Specs {
				spec := s.(*ast.TypeSpec)
				st, ok := spec.Type.(*ast.StructType)
				if !ok || !spec.Name.IsExported() {
					continue
				}
				v := viewType{name: spec.Name.Name, doc: strings.Join(strings.Fields(g.Doc.Text()), " ")}
				for _, f := range st.Fields.List {
					kind := typeWords(f.Type)
					comment := strings.Join(strings.Fields(f.Comment.Text()), " ")
					if len(f.Names) == 0 {
						v.fields = append(v.fields, []string{"(" + kind + ")", kind, "its fields"})
					}
					for _, n := range f.Names {
						v.fields = append(v.fields, []string{n.Name, kind, comment})
					}
				}
				out[v.name] = v
			}
		}
	}
	return out
}

// typeWords writes a Go type for people who write templates.
func typeWords(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.Ident:
		if words, ok := map[string]string{"string": "text", "int": "number", "bool": "yes or no"}[x.Name]; ok {
			return words
		}
		return x.Name
	case *ast.ArrayType:
		return "list of " + typeWords(x.Elt)
	case *ast.StarExpr:
		return typeWords(x.X)
	case *ast.SelectorExpr:
		return map[string]string{"Fragment": "rendered prose; .HTML gives it"}[x.Sel.Name]
	case *ast.MapType:
		return "values by name"
	}
	return "value"
}

func writeType(b *strings.Builder, v viewType, level int) {
	fmt.Fprintf(b, "%s %s\n\n%s\n\n", strings.Repeat("#", level), v.name, plainText(v.doc))
	var rows [][]string
	for _, f := range v.fields {
		rows = append(rows, []string{"`." + strings.Trim(f[0], "()") + "`", cell(f[1]), cell(f[2])})
	}
	table(b, []string{"Field", "Is", "Says"}, rows)
}
