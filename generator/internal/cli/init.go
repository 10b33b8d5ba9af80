package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/starter"
)

type initOptions struct {
	template string
	name     string
	force    bool
	git      bool
}

func initCommand(a *app) *cobra.Command {
	o := &initOptions{}
	c := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Make a project with sample content that builds",
		Long: `Writes a small project into DIR (default: here): a roadmap, roles, decisions and
guides about an invented product, with comments that teach the keys. Files that
exist are never overwritten without --force.

Exit status: 0 done, 2 wrong usage, 3 the folder holds such files already or
cannot be written.`,
		Example: `  fingerpost init acme
  fingerpost init acme --template roles
  fingerpost init . --name "Acme Planner"`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.init(o, args) },
	}
	f := c.Flags()
	f.StringVar(&o.template, "template", "product", strings.Join(starter.Templates(), ", "))
	f.StringVar(&o.name, "name", "", "title of the site (default: the name of the folder, in words)")
	f.BoolVar(&o.force, "force", false, "overwrite files that exist")
	f.BoolVar(&o.git, "git", false, "make it a git repository too")
	return c
}

func (a *app) init(o *initOptions, args []string) error {
	files, err := starter.Files(o.template)
	if err != nil {
		hint := "there are " + strings.Join(starter.Templates(), ", ")
		if best, ok := diag.Closest(o.template, starter.Templates()); ok {
			hint = fmt.Sprintf("did you mean %q?", best)
		}
		return fail(usage, hint, "there is no template %q", o.template)
	}
	dir := a.std.Dir
	if a.dir != "" {
		dir = absolute(dir, a.dir)
	}
	if len(args) > 0 {
		dir = absolute(dir, args[0])
	}
	if o.name == "" {
		o.name = titleOf(dir)
	}
	written, err := a.unpack(files, dir, o)
	if err != nil {
		return err
	}
	if o.git {
		if out, err := exec.Command("git", "init", "--quiet", dir).CombinedOutput(); err != nil {
			return fail(environment, "the files are written; make the repository by hand", "git init: %s", strings.TrimSpace(string(out)))
		}
	}
	where := a.short(dir)
	a.say("Created %s (%s).\n", where, count(written, "file"))
	if where != "." {
		a.say("  cd %s", where)
	}
	next, does := starter.Next(o.template)
	width := len("fingerpost " + next)
	a.say("  %-*s  preview with live reload", width, "fingerpost serve --open")
	a.say("  %-*s  %s", width, "fingerpost "+next, does)
	return nil
}

// titleOf makes a title of a folder's name: acme-planner is Acme planner. It is
// empty if the name holds no letter.
func titleOf(dir string) string {
	words := strings.Join(strings.FieldsFunc(filepath.Base(dir), func(r rune) bool { return strings.ContainsRune("-_ .", r) }), " ")
	if !strings.ContainsFunc(words, unicode.IsLetter) {
		return ""
	}
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

// unpack writes all files or, if one stands in the way, none.
func (a *app) unpack(files fs.FS, dir string, o *initOptions) (int, error) {
	var paths, taken []string
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		paths = append(paths, path)
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(path))); !errors.Is(err, fs.ErrNotExist) {
			taken = append(taken, path)
		}
		return nil
	})
	if err != nil {
		return 0, worldFailure(err)
	}
	if len(taken) > 0 && !o.force {
		return 0, fail(environment, "choose another folder, or --force to overwrite", "%s holds %s already", a.short(dir), strings.Join(taken[:min(3, len(taken))], ", "))
	}
	for _, path := range paths {
		data, err := fs.ReadFile(files, path)
		if err != nil {
			return 0, worldFailure(err)
		}
		if path == "config.toml" {
			data = titled(data, o.name)
		}
		target := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return 0, worldFailure(err)
		}
		if err := replaceFile(target, data); err != nil {
			return 0, worldFailure(err)
		}
	}
	return len(paths), nil
}

// titled puts the name of the site into the first title of config.toml. Without
// a name the title stays as the sample has it.
func titled(data []byte, name string) []byte {
	if name == "" {
		return data
	}
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "title") {
			lines[i] = fmt.Sprintf("title = %q", name)
			break
		}
	}
	return []byte(strings.Join(lines, "\n"))
}
