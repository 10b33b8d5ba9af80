package cli

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	generator "github.com/fingerpost/fingerpost/generator"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/preview"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

type serveOptions struct {
	options
	port       int
	strictPort bool
	lan        bool
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

Exit status: 130 when interrupted, 2 wrong usage, 3 no site here or no port.`,
		Example: `  fingerpost serve --open              in a browser, at once
  fingerpost serve --edition team      as the team sees it
  fingerpost serve --clock 2027-05-01  as of a day`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.serve(c.Context(), o) },
	}
	o.flags(c)
	f := c.Flags()
	f.IntVarP(&o.port, "port", "p", 1313, "port; the next free one is taken if it is busy")
	f.BoolVar(&o.strictPort, "strict-port", false, "fail if the port is busy")
	f.BoolVar(&o.lan, "lan", false, "let other machines in, by an address with a token")
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
	listener, err := a.listen(o)
	if err != nil {
		return err
	}
	address := a.address(listener, o)
	if o.baseURL == "" {
		o.baseURL = fmt.Sprintf("http://%s/", localHost(listener))
	}
	server := preview.New(preview.Options{Editor: o.editor, Root: project.Dir, Reload: !o.noReload, Token: address.token, Hosts: address.hosts})
	web := server.HTTP()
	failed := make(chan error, 1)
	go func() {
		if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			failed <- err
		}
	}()
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

// listen takes the port asked for or, after a word about it, the next free one.
func (a *app) listen(o *serveOptions) (net.Listener, error) {
	if o.port < 0 || o.port > 65535 {
		return nil, fail(usage, "use a number from 1 to 65535", "%d is no port", o.port)
	}
	host := "127.0.0.1"
	if o.lan {
		host = "0.0.0.0"
	}
	for port := o.port; ; port++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
		if err == nil {
			if port != o.port && !a.quiet {
				fmt.Fprintln(a.std.Err, a.paint("\x1b[1m", "note:"), fmt.Sprintf("port %d is busy, so port %d is used; --strict-port fails instead", o.port, port))
			}
			return l, nil
		}
		switch busy := errors.Is(err, syscall.EADDRINUSE); {
		case busy && o.strictPort:
			return nil, fail(environment, "choose another with -p, or leave out --strict-port to get the next free one", "port %d is busy", port)
		case busy && port < o.port+50 && port < 65535:
			continue
		case busy:
			return nil, fail(environment, "choose others with -p", "the ports %d to %d are busy", o.port, port)
		}
		return nil, fail(environment, "choose another with -p", "cannot listen on port %d: %v", port, reasonOf(err))
	}
}

// reasonOf returns what the system says about a failed call, without what was
// called and how.
func reasonOf(err error) error {
	var number syscall.Errno
	if errors.As(err, &number) {
		return number
	}
	return err
}

func localHost(l net.Listener) string {
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return net.JoinHostPort("127.0.0.1", port)
}

// address is where the preview is found.
type address struct {
	local string
	lan   string // with the token; "" unless other machines are let in
	token string
	hosts []string
}

func (a *app) address(l net.Listener, o *serveOptions) address {
	where := address{local: "http://" + localHost(l) + "/"}
	if !o.lan {
		return where
	}
	secret := make([]byte, 12)
	rand.Read(secret) // never fails
	where.token = hex.EncodeToString(secret)
	_, port, _ := net.SplitHostPort(l.Addr().String())
	for _, ip := range addressesOfThisMachine() {
		where.hosts = append(where.hosts, ip)
		if where.lan == "" {
			where.lan = fmt.Sprintf("http://%s/?token=%s", net.JoinHostPort(ip, port), where.token)
		}
	}
	return where
}

func addressesOfThisMachine() []string {
	var ips []string
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	for _, address := range addresses {
		if ip, ok := address.(*net.IPNet); ok && !ip.IP.IsLoopback() && ip.IP.To4() != nil {
			ips = append(ips, ip.IP.String())
		}
	}
	return ips
}

// follow builds every snapshot and publishes the result; a newer snapshot
// calls off the build of an older one.
func (a *app) follow(ctx context.Context, project source.Project, server *preview.Server, o *serveOptions, where address) error {
	f := &follower{app: a, o: o, project: project, server: server, where: where, session: generator.NewSession()}
	type look struct {
		files *source.Snapshot
		err   error
	}
	looks := make(chan look)
	go func() {
		defer close(looks)
		for files, err := range project.Watch(ctx) {
			select {
			case looks <- look{files, err}:
			case <-ctx.Done():
				return
			}
		}
	}()
	var pending *source.Snapshot
	for {
		if pending == nil {
			next, ok := <-looks
			if !ok {
				break
			}
			if next.err != nil {
				return worldFailure(next.err)
			}
			pending = next.files
		}
		files := pending
		pending = nil
		building, cancel := context.WithCancel(ctx)
		finished := make(chan error, 1)
		go func() { finished <- f.build(building, files) }()
		for running := true; running; {
			select {
			case err := <-finished:
				running = false
				if err != nil {
					cancel()
					return err
				}
			case next, ok := <-looks:
				if !ok {
					looks = nil
					cancel()
					continue
				}
				if next.err == nil {
					pending = next.files
				}
				cancel()
			}
		}
		cancel()
		if looks == nil {
			break
		}
	}
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		return worldFailure(cause)
	}
	return silent(interrupted)
}

// follower remembers what the last build was like.
type follower struct {
	app     *app
	o       *serveOptions
	project source.Project
	server  *preview.Server
	where   address
	session *generator.Session
	last    *source.Snapshot // that was built to the end
	good    string           // the time of the last good build
	broken  bool
}

func (f *follower) build(ctx context.Context, files *source.Snapshot) error {
	a, start := f.app, f.app.std.Now()
	in, err := a.inputs(files, &f.o.options)
	if err != nil {
		return err
	}
	if f.last == nil {
		if err := checkEdition(files, in); err != nil {
			return err
		}
	}
	result := f.session.Build(ctx, in)
	if result.Cancelled {
		return nil
	}
	var changed []string
	if f.last != nil {
		changed = files.Changed(f.last)
	}
	clock := a.std.Now().Format("15:04:05")
	problems := result.Problems
	f.server.Publish(preview.Update{Sites: result.Sites, Problems: problems, Excerpts: files, Changed: changed, Clock: clock})
	f.tell(result, changed, clock, a.std.Now().Sub(start))
	a.problems(problems, files, f.project.Dir)
	f.broken = problems.HasErrors()
	if !f.broken {
		f.good = clock
	}
	first := f.last == nil
	f.last = files
	if first && f.o.open {
		openBrowser(f.where.local)
	}
	return nil
}

// tell prints one line for each build, and the addresses after the first.
func (f *follower) tell(result *generator.Result, changed []string, clock string, took time.Duration) {
	a := f.app
	if f.last == nil {
		f.greet(result, took)
		return
	}
	name := "nothing"
	if len(changed) > 0 {
		name = a.short(filepath.Join(f.project.Dir, filepath.FromSlash(changed[0])))
	}
	if len(changed) > 1 {
		name += fmt.Sprintf(" and %d more", len(changed)-1)
	}
	outcome := fmt.Sprintf("%s  %s", count(result.Work.Renders, "page"), duration(took))
	switch {
	case result.Problems.HasErrors() && f.good != "":
		outcome = fmt.Sprintf("%s, preview keeps the build of %s", count(result.Problems.Count(diag.Error), "error"), f.good)
	case result.Problems.HasErrors():
		outcome = count(result.Problems.Count(diag.Error), "error")
	case f.broken:
		outcome = "fixed, " + outcome
	}
	a.say("%s  %s  %s", clock, name, outcome)
	a.notShown(result, changed)
}

func (f *follower) greet(result *generator.Result, took time.Duration) {
	a := f.app
	edition := ""
	n := 0
	if len(result.Sites) > 0 {
		edition = ", edition " + result.Sites[0].Edition
		n = strings.Count(strings.Join(result.Sites[0].Tree.Paths(), "\n")+"\n", ".html\n")
	}
	a.say("%s  %s in %s%s, %s", result.Title, count(n, "page"), duration(took), edition, tally(result.Problems))
	a.say("  %s    watching content, themes, config.toml", a.paint("\x1b[1m", f.where.local))
	if f.where.lan != "" {
		a.say("  %s    from other machines", f.where.lan)
	}
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
