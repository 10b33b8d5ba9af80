package cli

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// Version is the version of the program.
const Version = "0.1.0"

func versionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Say which Fingerpost this is", Args: noArgs,
		Example: "  fingerpost version\n  fingerpost version --json",
		RunE: func(*cobra.Command, []string) error {
			commit, date := "", ""
			if info, ok := debug.ReadBuildInfo(); ok {
				for _, s := range info.Settings {
					switch s.Key {
					case "vcs.revision":
						commit = s.Value[:min(7, len(s.Value))]
					case "vcs.time":
						date, _, _ = strings.Cut(s.Value, "T")
					}
				}
			}
			platform := runtime.GOOS + "/" + runtime.GOARCH
			if a.json {
				return json.NewEncoder(a.std.Out).Encode(map[string]any{"schema": 1, "version": Version, "commit": commit, "date": date,
					"go": runtime.Version(), "platform": platform})
			}
			details := []string{}
			for _, d := range []string{commit, date, runtime.Version(), platform} {
				if d != "" {
					details = append(details, d)
				}
			}
			fmt.Fprintf(a.std.Out, "fingerpost %s (%s)\n", Version, strings.Join(details, ", "))
			return nil
		},
	}
}
