package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers says which packages of ours each package may import. A package that
// is not listed fails: place it, and say in its comment what it does not know.
var layers = map[string]string{
	"colour":         "",
	"digest":         "",
	"diag":           "sorting",
	"feed":           "",
	"starter":        "",
	"gallery":        "",
	"scripted":       "themes",
	"news":           "",
	"pattern":        "",
	"sorting":        "",
	"tint":           "",
	"memo":           "digest",
	"pack":           "digest",
	"source":         "diag digest pack sorting",
	"document":       "diag pattern source",
	"config":         "diag document pattern source",
	"markdown":       "diag digest pack pattern sorting tint",
	"model":          "diag markdown pattern",
	"schema":         "diag document markdown model pattern",
	"graph":          "diag model sorting",
	"compare":        "digest graph model pattern sorting",
	"chooser":        "model",
	"freshness":      "graph model",
	"check":          "ask chooser compare diag freshness graph model rights sorting",
	"tension":        "compare graph model",
	"draw":           "",
	"ask":            "compare graph model",
	"rights":         "graph model search sorting",
	"edition":        "graph markdown model",
	"picture":        "",
	"export":         "",
	"timeline":       "model sorting",
	"route":          "diag model",
	"search":         "digest sorting",
	"view":           "ask chooser compare draw export feed freshness graph markdown model news picture rights route search sorting tension timeline",
	"stencil":        "",
	"render":         "colour diag digest document pattern source stencil",
	"output":         "digest pack sorting",
	"preview":        "diag digest news output pattern sorting",
	"generator":      "check config diag digest document edition freshness graph markdown memo model news output render route schema sorting source tension view",
	"cli":            "config diag digest document export gallery generator graph model news output pack preview rights schema search sorting source starter themes",
	"cmd/fingerpost": "cli",
	"bench":          "cli",
}

// worldly packages may touch the disk, the clock, the network.
var worldly = []string{"source", "output", "preview", "cli", "cmd/fingerpost", "bench", "scripted"}

// forbidden are the standard packages that would let a pure stage touch the
// world. The type time.Time is a value; time.Now is not.
var forbidden = []string{"os", "os/exec", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand", "syscall", "io/ioutil", "log"}

const module = "github.com/fingerpost/fingerpost/"

// packages returns the non-test files of every package by its short name.
func packages(t *testing.T) map[string][]*ast.File {
	t.Helper()
	found := map[string][]*ast.File{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		name := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "internal/")
		if name == "." {
			name = "generator"
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, data, parser.ParseComments)
		if err == nil {
			found[name] = append(found[name], file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func imports(f *ast.File) []string {
	var out []string
	for _, spec := range f.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		out = append(out, path)
	}
	return out
}

func TestPackagesImportOnlyWhatTheirLayerAllows(t *testing.T) {
	for name, files := range packages(t) {
		allowed, placed := layers[name]
		if !placed {
			t.Errorf("package %s has no place in the layers", name)
			continue
		}
		for _, file := range files {
			for _, path := range imports(file) {
				inside, ours := strings.CutPrefix(path, module)
				if !ours {
					continue
				}
				short := strings.TrimPrefix(strings.TrimPrefix(inside, "generator/"), "internal/")
				if !slices.Contains(strings.Fields(allowed), short) {
					t.Errorf("%s imports %s, which its layer does not allow", name, short)
				}
			}
		}
	}
}

func TestOnlyTheOutermostPackagesTouchTheWorld(t *testing.T) {
	for name, files := range packages(t) {
		if slices.Contains(worldly, name) {
			continue
		}
		for _, file := range files {
			for _, path := range imports(file) {
				if slices.Contains(forbidden, path) {
					t.Errorf("%s imports %s", name, path)
				}
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Sleep", "After", "Tick"}, s.Sel.Name) {
						t.Errorf("%s calls time.%s: the time is an input", name, s.Sel.Name)
					}
				}
				return true
			})
		}
	}
}

func TestEveryPackageSaysWhatItDoes(t *testing.T) {
	for name, files := range packages(t) {
		documented := false
		for _, f := range files {
			documented = documented || f.Doc != nil
		}
		if !documented {
			t.Errorf("package %s has no comment", name)
		}
	}
}

func TestViewsHoldNoMarkup(t *testing.T) {
	for _, file := range packages(t)["view"] {
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if strings.Contains(lit.Value, "<") || strings.Contains(lit.Value, "class=") {
					t.Errorf("a view holds markup: %s", lit.Value)
				}
			}
			return true
		})
	}
}

// The pages that show the words of a text are known by its digest: a view that
// read them itself would not be asked again when they change.
func TestViewsDoNotLookIntoProse(t *testing.T) {
	for _, file := range packages(t)["view"] {
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && (s.Sel.Name == "HTML" || s.Sel.Name == "Digest") {
				t.Errorf("a view calls %s of a fragment", s.Sel.Name)
			}
			return true
		})
	}
}

func TestNoPackageHasInitFunctions(t *testing.T) {
	for name, files := range packages(t) {
		for _, file := range files {
			for _, d := range file.Decls {
				if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
					t.Errorf("package %s has an init function", name)
				}
			}
		}
	}
}

func TestEveryPatternCompiles(t *testing.T) {
	seen := 0
	for name, files := range packages(t) {
		for _, file := range files {
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok || len(call.Args) != 1 {
					return true
				}
				if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "Of" {
					return true
				} else if x, ok := f.X.(*ast.Ident); !ok || x.Name != "pattern" {
					return true
				}
				lit, ok := call.Args[0].(*ast.BasicLit)
				if !ok {
					t.Errorf("package %s has a pattern that no test can see", name)
					return true
				}
				text, _ := strconv.Unquote(lit.Value)
				if _, err := regexp.Compile(text); err != nil {
					t.Errorf("package %s: %v", name, err)
				}
				seen++
				return true
			})
		}
	}
	if seen == 0 {
		t.Error("there are no patterns")
	}
}

// The functions of package slices are compiled anew for every type.
func TestOnlySortingSortsWithAFunction(t *testing.T) {
	for name, files := range packages(t) {
		if name == "sorting" || name == "bench" {
			continue
		}
		for _, file := range files {
			ast.Inspect(file, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := s.X.(*ast.Ident); ok && x.Name == "slices" && strings.HasPrefix(s.Sel.Name, "Sort") && strings.HasSuffix(s.Sel.Name, "Func") {
						t.Errorf("%s calls slices.%s; sorting.By is 9 KB smaller", name, s.Sel.Name)
					}
				}
				return true
			})
		}
	}
}
