package cli

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

// listen takes the port asked for or, after a word about it, the next free one.
// On this machine alone it is taken for both versions of the protocol, or
// another server could answer those who ask for localhost.
func (a *app) listen(o *serveOptions) ([]net.Listener, error) {
	if o.port < 0 || o.port > 65535 {
		return nil, fail(usage, "use a number from 1 to 65535", "%d is no port", o.port)
	}
	if o.lan && o.host != "" {
		return nil, fail(usage, "--lan listens on all of them", "--host %s names one address of this machine, and --lan asks for all", o.host)
	}
	for port := o.port; ; port++ {
		if o.port == 0 {
			port = 0 // whichever is free
		}
		l, err := o.listenOn(port)
		if err == nil {
			if port != o.port {
				a.note("port %d is busy, so port %d is used; --strict-port fails instead", o.port, port)
			}
			return l, nil
		}
		switch busy := errors.Is(err, syscall.EADDRINUSE); {
		case busy && o.strictPort:
			return nil, fail(environment, "choose another with -p, or leave out --strict-port to get the next free one", "port %d is busy", port)
		case busy && o.port == 0, busy && port < o.port+50 && port < 65535:
			continue
		case busy:
			return nil, fail(environment, "choose others with -p", "the ports %d to %d are busy", o.port, port)
		}
		if o.host != "" {
			return nil, fail(environment, "name an address of this machine", "cannot listen on %s: %v", o.host, reasonOf(err))
		}
		return nil, fail(environment, "choose another with -p", "cannot listen on port %d: %v", port, reasonOf(err))
	}
}

// listenOn takes one port.
func (o *serveOptions) listenOn(port int) ([]net.Listener, error) {
	host := "127.0.0.1"
	switch {
	case o.lan:
		host = "0.0.0.0"
	case o.host != "":
		host = o.host
	}
	first, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	if err != nil || host != "127.0.0.1" {
		return []net.Listener{first}, err
	}
	_, same, _ := net.SplitHostPort(first.Addr().String())
	second, err := net.Listen("tcp", net.JoinHostPort("::1", same))
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		first.Close()
		return nil, err
	case err != nil:
		return []net.Listener{first}, nil // this machine does without that version
	}
	return []net.Listener{first, second}, nil
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

// localHost returns how this machine reaches a listener.
func localHost(l net.Listener) string {
	host, port, _ := net.SplitHostPort(l.Addr().String())
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
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
	ip, port, _ := net.SplitHostPort(l.Addr().String())
	if !o.shared(ip) {
		return where
	}
	secret := make([]byte, 12)
	rand.Read(secret) // never fails
	where.token = hex.EncodeToString(secret)
	if listening := net.ParseIP(ip); !listening.IsUnspecified() {
		// This machine, too, gets there by that address only.
		where.hosts = []string{o.host, ip}
		where.local = fmt.Sprintf("http://%s/?token=%s", net.JoinHostPort(o.host, port), where.token)
		return where
	}
	for _, ip := range addressesOfThisMachine() {
		where.hosts = append(where.hosts, ip)
		if where.lan == "" {
			where.lan = fmt.Sprintf("http://%s/?token=%s", net.JoinHostPort(ip, port), where.token)
		}
	}
	return where
}

// shared reports whether other machines can reach the address listened on.
func (o *serveOptions) shared(ip string) bool {
	listening := net.ParseIP(ip)
	return o.lan || o.host != "" && (listening == nil || !listening.IsLoopback())
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
