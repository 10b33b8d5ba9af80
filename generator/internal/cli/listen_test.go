package cli

import (
	"net"
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/preview"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// listening is a listener that only says where.
type listening struct {
	net.Listener
	at string
}

func (l listening) Addr() net.Addr {
	addr, err := net.ResolveTCPAddr("tcp", l.at)
	if err != nil {
		panic(err)
	}
	return addr
}

func TestOnlyAddressesThatOthersReachHaveAToken(t *testing.T) {
	for _, c := range []struct {
		o      serveOptions
		at     string
		local  string
		shared bool
		hosts  []string
	}{
		{serveOptions{}, "127.0.0.1:1313", "http://127.0.0.1:1313/", false, nil},
		{serveOptions{host: "localhost"}, "127.0.0.1:1313", "http://127.0.0.1:1313/", false, nil},
		{serveOptions{host: "::1"}, "[::1]:1313", "http://[::1]:1313/", false, nil},
		{serveOptions{lan: true}, "0.0.0.0:1313", "http://127.0.0.1:1313/", true, addressesOfThisMachine()},
		{serveOptions{host: "0.0.0.0"}, "0.0.0.0:1313", "http://127.0.0.1:1313/", true, addressesOfThisMachine()},
		{serveOptions{host: "box.lan"}, "192.168.1.5:1313", "http://box.lan:1313/?token=", true, []string{"box.lan", "192.168.1.5"}},
		{serveOptions{host: "192.168.1.5"}, "192.168.1.5:1313", "http://192.168.1.5:1313/?token=", true, []string{"192.168.1.5", "192.168.1.5"}},
	} {
		got := (&app{}).address(listening{at: c.at}, &c.o)
		local, token, _ := strings.Cut(got.local, "token=")
		if strings.HasSuffix(local, "?") {
			local += "token="
		}
		if local != c.local || (got.token != "") != c.shared || token != "" && token != got.token || !slices.Equal(got.hosts, c.hosts) {
			t.Errorf("%+v at %s: %+v", c.o, c.at, got)
		}
		if c.shared && len(got.token) < 16 {
			t.Errorf("%+v: the token is %q", c.o, got.token)
		}
	}
}

func TestOnMoreThanThisMachineOnlyNamedEditionsCanBeChosen(t *testing.T) {
	conf := "title = \"A\"\n"
	for _, id := range []string{"public", "team", "exec"} {
		conf += "[[audiences]]\nid = \"" + id + "\"\n"
	}
	for _, id := range []string{"public", "team", "exec"} {
		conf += "[[editions]]\nid = \"" + id + "\"\naudiences = [\"" + id + "\"]\n"
	}
	files := source.NewSnapshot([]*source.File{source.NewFile("config.toml", []byte(conf))}, nil)
	for _, c := range []struct {
		edition, token, want string
		all                  bool
	}{
		{"", "", "public team exec", true},
		{"team", "", "public team exec", true},
		{"", "secret", "", false},
		{"team", "secret", "", false},
		{"public,team", "secret", "public team", false},
		{"public,team,exec", "secret", "public team exec", true},
		{"all", "secret", "public team exec", true},
	} {
		f := &follower{o: &serveOptions{options: options{edition: c.edition}}, where: address{token: c.token}}
		var ids []string
		editions, all := f.offered(files)
		for _, e := range editions {
			ids = append(ids, e.ID)
		}
		if got := strings.Join(ids, " "); got != c.want || all != c.all {
			t.Errorf("--edition %q, token %q: %q can be chosen, all: %t", c.edition, c.token, got, all)
		}
	}
}

func TestAVariantIsBuiltAsItsAddressSays(t *testing.T) {
	a := &app{std: Std{Now: scriptDate.Local}}
	f := &follower{app: a, o: &serveOptions{options: options{edition: "public,team", baseURL: "http://127.0.0.1:1313/"}}}
	for _, c := range []struct {
		v                  preview.Variant
		edition, base, day string
	}{
		{preview.Variant{}, "public", "http://127.0.0.1:1313/", "2026-11-22"},
		{preview.Variant{Edition: "team"}, "team", "http://127.0.0.1:1313/~fingerpost/in/team/", "2026-11-22"},
		{preview.Variant{Edition: "team", Date: "2027-05-14"}, "team", "http://127.0.0.1:1313/~fingerpost/in/team@2027-05-14/", "2027-05-14"},
	} {
		in, err := f.inputs(nil, c.v)
		if err != nil || len(in.Editions) != 1 || in.Editions[0] != c.edition || in.Settings[0].Value != c.base || in.Today.String() != c.day {
			t.Errorf("%+v: %+v, %v", c.v, in, err)
		}
	}
}
