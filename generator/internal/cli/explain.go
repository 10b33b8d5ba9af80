package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

func explainCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "explain CODE", Short: "Explain a problem by the code in its brackets",
		Example: "  fingerpost explain ref/unknown\n  fingerpost explain            list all codes",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				for _, info := range diag.Codes() {
					fmt.Fprintf(a.std.Out, "%-28s %s\n", info.Code, info.Severity)
				}
				return nil
			}
			info, ok := diag.Lookup(diag.Code(args[0]))
			if !ok {
				var known []string
				for _, i := range diag.Codes() {
					known = append(known, string(i.Code))
				}
				hint := "fingerpost explain lists all"
				if best, near := diag.Closest(args[0], known); near {
					hint = fmt.Sprintf("did you mean %q?", best)
				}
				return fail(usage, hint, "there is no code %q", args[0])
			}
			fmt.Fprintf(a.std.Out, "%s (%s)\n\n%s\n\n%s\n", info.Code, info.Severity, wrap(info.Cause), wrap(info.Fix))
			if info.Gate {
				fmt.Fprintln(a.std.Out, "\n"+wrap("It protects an audience, so its severity cannot be changed."))
			}
			return nil
		},
	}
}

// topics are help pages that belong to no command.
func topics(a *app) []*cobra.Command {
	topic := func(use, short, long string) *cobra.Command {
		return &cobra.Command{Use: use, Short: short, Long: long}
	}
	return []*cobra.Command{
		topic("front-matter", "How the keys at the top of a file are written", `Front matter is a block of keys at the very top of a file: YAML between two lines
of ---, TOML between two lines of +++, or a JSON object followed by an empty line.

  ---
  title: Audit trail
  horizon: now
  audience: public
  ---

Unknown keys are errors; keys of your own begin with x_. fingerpost help fields
KIND lists the keys of a kind.`),
		topic("audiences", "Who may read what", `[[audiences]] in config.toml lists who may read, from widest to narrowest. An entry
names its readers with audience: public, or audience: [team, executives]; without
the key it belongs to the last audience listed. Prose for some readers only stands
between a line ::: team and a line :::.

[[editions]] names the sites that are built and the audiences each includes. An
edition is the same, byte for byte, as if everything it may not show had never
been written.`),
		topic("exit-codes", "What the exit status says", `  0    done
  1    the content has errors (or warnings, with --strict)
  2    wrong usage
  3    the environment: no site here, no port, no permission, no room
  130  interrupted`),
		topic("config", "The keys of config.toml", "fingerpost help config lists the keys of config.toml."),
		topic("fields", "The keys of a kind of entry: help fields KIND", "fingerpost help fields KIND lists the keys of a kind of entry."),
	}
}

// helpCommand shows the help of a command or topic; the keys of a kind come from
// its declaration.
func helpCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND or TOPIC]", Short: "Help about a command or topic",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 && args[0] == "fields" {
				return a.helpFields(args[1:])
			}
			if len(args) == 1 && args[0] == "config" {
				a.helpConfig()
				return nil
			}
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 && found == c.Root() {
				return noArgs(c.Root(), args)
			}
			return found.Help()
		},
	}
}

// wrap breaks text into lines of at most 80 characters.
func wrap(s string) string {
	var b strings.Builder
	line := 0
	for _, w := range strings.Fields(s) {
		if line > 0 && line+1+len(w) > 80 {
			b.WriteByte('\n')
			line = 0
		} else if line > 0 {
			b.WriteByte(' ')
			line++
		}
		b.WriteString(w)
		line += len(w)
	}
	return b.String()
}
