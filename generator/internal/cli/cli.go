// Package cli holds the commands: what they take, what they print and with
// which status they end. The work is done elsewhere; a command says where
// snapshots come from and where results go.
//
//	os.Exit(cli.Main(ctx, os.Args[1:], cli.Std{…}))
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

// Exit statuses.
const (
	done        = 0   // what was asked for is done
	wrong       = 1   // the content has errors, or warnings under --strict
	usage       = 2   // the command line makes no sense
	environment = 3   // no site here, no port, no permission, no room
	interrupted = 130 // by the user
)

// Std is the world as a command sees it.
type Std struct {
	In       io.Reader
	Out, Err io.Writer
	Environ  []string // "KEY=value"
	Dir      string   // the working directory, absolute
	Now      func() time.Time
	Terminal bool // Err is a terminal

	// Program is the file that runs; if empty, the system is asked.
	Program string
}

func (s Std) env(key string) string {
	value := ""
	for _, pair := range s.Environ {
		if k, v, ok := strings.Cut(pair, "="); ok && k == key {
			value = v
		}
	}
	return value
}

// failure ends a command with a status, a message and a way out.
type failure struct {
	status  int
	message string
	hint    string
}

func (f *failure) Error() string { return f.message }

//go:noinline
func fail(status int, hint, format string, args ...any) error {
	return &failure{status, fmt.Sprintf(format, args...), hint}
}

// silent ends a command with a status when everything has been said.
func silent(status int) error { return &failure{status: status} }

// app is one run of the program.
type app struct {
	std    Std
	dir    string // -C
	config string
	quiet  bool
	loud   bool
	json   bool
	colour string
}

// Main runs a command line and returns its exit status.
func Main(ctx context.Context, args []string, std Std) int {
	a := &app{std: std}
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return done
	}
	var f *failure
	if !errors.As(err, &f) {
		f = a.misuse(root, args, err)
	}
	if f.message != "" {
		fmt.Fprintf(std.Err, "%s %s\n", a.paint("\x1b[1;31m", "error:"), f.message)
		if f.hint != "" {
			fmt.Fprintf(std.Err, "%s %s\n", a.paint("\x1b[1;34m", "hint:"), f.hint)
		}
	}
	return f.status
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "fingerpost",
		Short: "Roadmaps and role guides from Markdown",
		Long: `Fingerpost turns Markdown files with front matter into a site that shows where a
product goes, why, and who decides: one edition for each audience.`,
		Example: `  fingerpost init acme       make a project
  fingerpost serve           show it, and rebuild it on every save
  fingerpost build           write the static files`,
		SilenceErrors: true, SilenceUsage: true, Args: noArgs,
		RunE:              func(c *cobra.Command, _ []string) error { return c.Help() },
		PersistentPreRunE: func(*cobra.Command, []string) error { return a.knownColour() },
	}
	root.SetOut(a.std.Out)
	root.SetErr(a.std.Err)
	flags := root.PersistentFlags()
	flags.StringVarP(&a.dir, "dir", "C", "", "folder of the project (default: found upwards from here)")
	flags.StringVarP(&a.dir, "source", "s", "", "the same")
	_ = flags.MarkHidden("source")
	flags.StringVar(&a.config, "config", "", "configuration file (default config.toml)")
	flags.BoolVarP(&a.quiet, "quiet", "q", false, "print nothing but problems")
	flags.BoolVarP(&a.loud, "verbose", "v", false, "say what was done and what was left out")
	flags.BoolVar(&a.json, "json", false, "print JSON")
	flags.StringVar(&a.colour, "color", "auto", "auto, always or never")
	for _, command := range commands {
		root.AddCommand(command(a))
	}
	root.AddCommand(topics(a)...)
	root.SetHelpCommand(helpCommand(a))
	return root
}

func noArgs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if c.HasParent() {
		return fail(usage, "fingerpost help "+c.Name()+" says what it takes", "%s takes no argument, but was given %q", c.Name(), args[0])
	}
	var known []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			known = append(known, append([]string{sub.Name()}, sub.Aliases...)...)
		}
	}
	hint := "fingerpost help lists all"
	if best, ok := diag.Closest(args[0], known); ok {
		hint = fmt.Sprintf("did you mean %q? (fingerpost help lists all)", best)
	}
	return fail(usage, hint, "no command %q", args[0])
}

// misuse words an error of the command line library.
func (a *app) misuse(root *cobra.Command, args []string, err error) *failure {
	message := err.Error()
	f := &failure{status: usage, message: message}
	command, _, findErr := root.Find(args)
	if findErr != nil || command == nil {
		command = root
	}
	f.hint = "fingerpost help " + strings.TrimSpace(strings.TrimPrefix(command.CommandPath(), "fingerpost")) + " says what it takes"
	if name, ok := strings.CutPrefix(message, "unknown flag: --"); ok {
		f.message = fmt.Sprintf("%s has no flag --%s", command.CommandPath(), name)
		if best, ok := diag.Closest(name, flagNames(command)); ok {
			f.hint = fmt.Sprintf("did you mean --%s?", best)
		}
	}
	return f
}

func (a *app) knownColour() error {
	if known := []string{"auto", "always", "never"}; !slices.Contains(known, a.colour) {
		return fail(usage, "use "+strings.Join(known, ", "), "--color cannot be %q", a.colour)
	}
	return nil
}

// colours reports whether to colour what goes to a terminal.
func (a *app) colours() bool {
	set := func(key string) bool { v := a.std.env(key); return v != "" && v != "0" }
	switch {
	case a.colour == "always":
		return true
	case a.colour == "never":
		return false
	case a.std.env("NO_COLOR") != "":
		return false
	case set("CLICOLOR_FORCE"), set("FORCE_COLOR"):
		return true
	}
	return a.std.Terminal && a.std.env("TERM") != "dumb"
}

func (a *app) paint(code, s string) string {
	if !a.colours() {
		return s
	}
	return code + s + "\x1b[0m"
}

// say prints a line for people, unless they want quiet.
func (a *app) say(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.std.Out, format+"\n", args...)
	}
}

// note tells of something that is no problem of the files.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintln(a.std.Err, a.paint("\x1b[1m", "note:"), fmt.Sprintf(format, args...))
	}
}
