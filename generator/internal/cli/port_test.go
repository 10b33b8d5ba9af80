package cli

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
)

// busyPort returns a port that is taken until the test ends.
func busyPort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l.Addr().(*net.TCPAddr).Port
}

func TestABusyPortIsNamedWithTheOneTakenInstead(t *testing.T) {
	busy := busyPort(t)
	var out bytes.Buffer
	a := &app{std: Std{Err: &out}}
	l, err := a.listen(&serveOptions{port: busy})
	if err != nil {
		t.Fatal(err)
	}
	defer l[0].Close()
	want := fmt.Sprintf("note: port %d is busy, so port %d is used", busy, l[0].Addr().(*net.TCPAddr).Port)
	if !strings.Contains(out.String(), want) {
		t.Errorf("said %q, want %q", out.String(), want)
	}
}

func TestAPortThatCannotBeUsedIsAFailureOfItsOwnKind(t *testing.T) {
	busy := busyPort(t)
	for _, c := range []struct {
		options serveOptions
		want    int
		message string
	}{
		{serveOptions{port: busy, strictPort: true}, environment, fmt.Sprintf("port %d is busy", busy)},
		{serveOptions{port: 99999}, usage, "99999 is no port"},
		{serveOptions{port: -1}, usage, "-1 is no port"},
	} {
		_, err := (&app{std: Std{Err: &bytes.Buffer{}}}).listen(&c.options)
		var f *failure
		if !errors.As(err, &f) || f.status != c.want || err.Error() != c.message {
			t.Errorf("port %d: %v, want %q", c.options.port, err, c.message)
		}
	}
}
