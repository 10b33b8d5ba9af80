package cli

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os/exec"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"github.com/fingerpost/fingerpost/generator/internal/preview"
)

type serveOptions struct {
	options
	port       int
	strictPort bool
	lan        bool
	host       string
	open       bool
	editor     string
	noReload   bool
}

func serveCommand(a *app) *cobra.Command {
	o := &serveOptions{}
	c := &cobra.Command{
		Use: "serve", Aliases: []string{"server"},
		Short: "Show the site, and rebuild it on every save",
		Long: `Builds the site in memory, serves it on this machine and follows every change of
the files. Open pages are brought up to date; problems are laid over the last
good page. Nothing is written to the output folder.

The pill at the foot of each page says what is wrong and what the last save
changed for readers. It opens on problems, the other editions, the site as of
another day and the file of the page. Other machines are let in by --lan or
--host only, by an address with a token, and see the edition that is shown:
another can be chosen there only if --edition names several. Problems quote
the files of all editions and are listed there only with --edition all.

Exit status: 130 when interrupted, 2 wrong usage, 3 no site here or no port.`,
		Example: `  fingerpost serve --open              in a browser, at once
  fingerpost serve --edition team      as the team sees it
  fingerpost serve --clock 2027-05-01  as of a day
  fingerpost serve --lan               for others in the same network`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.serve(c.Context(), o) },
	}
	o.flags(c)
	f := c.Flags()
	f.IntVarP(&o.port, "port", "p", 1313, "port; the next free one is taken if it is busy")
	f.BoolVar(&o.strictPort, "strict-port", false, "fail if the port is busy")
	f.BoolVar(&o.lan, "lan", false, "let other machines in, by an address with a token")
	f.StringVar(&o.host, "host", "", "listen on this name or address, by an address with a token")
	f.BoolVarP(&o.open, "open", "O", false, "open a browser")
	f.StringVar(&o.editor, "editor", "vscode", "vscode, idea or none: what places in problems open")
	f.BoolVar(&o.noReload, "no-reload", false, "leave open pages alone")
	return c
}

func (a *app) serve(ctx context.Context, o *serveOptions) error {
	project, err := a.project()
	if err != nil {
		return err
	}
	project.Poll = o.poll
	if o.editor != "vscode" && o.editor != "idea" && o.editor != "none" {
		return fail(usage, "use vscode, idea or none", "there is no editor %q", o.editor)
	}
	if _, err := a.today(&o.options); err != nil {
		return err
	}
	listeners, err := a.listen(o)
	if err != nil {
		return err
	}
	address := a.address(listeners[0], o)
	if o.baseURL == "" {
		o.baseURL = fmt.Sprintf("http://%s/", localHost(listeners[0]))
	}
	server := preview.New(preview.Options{Editor: o.editor, Root: project.Dir, Reload: !o.noReload, Token: address.token, Hosts: address.hosts})
	web := server.HTTP()
	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() {
			if err := web.Serve(l); !errors.Is(err, http.ErrServerClosed) {
				failed <- err
			}
		}()
	}
	defer func() {
		late, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		_ = web.Shutdown(late) // open pages may hold it up; the process ends anyway
	}()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	go func() {
		select {
		case err := <-failed:
			stop(err)
		case <-ctx.Done():
		}
	}()
	return a.follow(ctx, project, server, o, address)
}

// openBrowser asks the system to show an address. Where it cannot, the address
// has been printed.
func openBrowser(url string) {
	command, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		command = "open"
	case "windows":
		command, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	_ = exec.Command(command, args...).Start()
}
