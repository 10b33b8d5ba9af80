package preview

import (
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// answersFor reports whether requests for a host are meant for this preview.
// A page elsewhere can have its own name lead to this machine and read what is
// served here as its own, so that only names that cannot are answered.
func (s *Server) answersFor(host string) bool {
	name := withoutPort(host)
	return isThisMachine(name) || slices.ContainsFunc(s.options.Hosts, func(allowed string) bool {
		return strings.EqualFold(allowed, host) || strings.EqualFold(withoutPort(allowed), name)
	})
}

func withoutPort(host string) string {
	if name, port, err := net.SplitHostPort(host); err == nil && strings.Trim(port, "0123456789") == "" {
		return name
	}
	if inside, ok := strings.CutPrefix(host, "["); ok && strings.HasSuffix(inside, "]") && strings.Contains(inside, ":") {
		return inside[:len(inside)-1]
	}
	return host
}

// isThisMachine reports whether a name or address can lead to no other one.
func isThisMachine(name string) bool {
	name = strings.ToLower(name)
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	addr, err := netip.ParseAddr(name)
	return err == nil && addr.Unmap().IsLoopback()
}

// local reports whether a request comes from this machine and says so.
func local(r *http.Request) bool {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	return err == nil && from.Addr().Unmap().IsLoopback() && isThisMachine(withoutPort(r.Host))
}

// ofThisMachine reports whether a request comes from this machine, be it by an
// address that others use too. That is not enough to be let in: something here
// may pass on requests of others.
func ofThisMachine(r *http.Request) bool {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	at, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if err != nil || !ok {
		return local(r)
	}
	to, err := netip.ParseAddrPort(at.String())
	return local(r) || err == nil && from.Addr().Unmap() == to.Addr().Unmap()
}

// pass is the cookie that holds a visitor's token after the first request.
const pass = "fingerpost"

// admits reports whether a visitor may see the site. One from another machine
// shows the token in the first address, gets a cookie and is sent on to the
// address without it. It answers the request if not.
func (s *Server) admits(w http.ResponseWriter, r *http.Request) bool {
	if s.options.Token == "" || local(r) {
		return true
	}
	for _, cookie := range r.CookiesNamed(pass) { // a browser may hold one of an earlier preview too
		if same(cookie.Value, s.options.Token) {
			return true
		}
	}
	query := r.URL.Query()
	if !same(query.Get("token"), s.options.Token) || !plain(r.URL.Path) {
		say(w, http.StatusForbidden, "open the address with its token, as the preview printed it")
		return false
	}
	query.Del("token")
	http.SetCookie(w, &http.Cookie{Name: pass, Value: s.options.Token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
	sendTo(w, http.StatusSeeOther, r.URL.Path, query.Encode())
	return false
}

// fromPage reports whether a request was sent by a page that this server gave
// out: it knows the token, and browsers say nothing to the contrary. It answers
// the request if not.
func (s *Server) fromPage(w http.ResponseWriter, r *http.Request) bool {
	switch {
	case !fromHere(r):
		say(w, http.StatusForbidden, "this is for pages of the preview only")
		return false
	case !same(r.URL.Query().Get("token"), s.token):
		say(w, http.StatusForbidden, "the token is not the one of this preview; load the page again")
		return false
	}
	return true
}

// sameOrigin reports whether the Origin of a request, if it has one, is the
// host that the request is for.
func sameOrigin(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	if len(origins) == 0 {
		return true
	}
	u, err := url.Parse(origins[0])
	return len(origins) == 1 && err == nil && (u.Scheme == "http" || u.Scheme == "https") && strings.EqualFold(u.Host, r.Host)
}

// same compares secrets in a time that does not tell how far they agree.
func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// plain reports whether a path means the same to everyone: browsers take one
// that begins with two slashes for another host, and a backslash for a slash.
func plain(path string) bool {
	return strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") && !strings.ContainsRune(path, '\\')
}
