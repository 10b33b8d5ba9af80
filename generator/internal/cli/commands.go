package cli

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commands are all commands, in the order in which help lists them.
var commands = []func(*app) *cobra.Command{
	initCommand,
	newCommand,
	serveCommand,
	buildCommand,
	checkCommand,
	whoCommand,
	exportCommand,
	siteThemeCommand,
	explainCommand,
	versionCommand,
}

func flagNames(c *cobra.Command) []string {
	var names []string
	add := func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	}
	c.Flags().VisitAll(add)
	c.InheritedFlags().VisitAll(add)
	return names
}
