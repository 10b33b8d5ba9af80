package cli

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// Scripts in generator/testdata/script show what each command does, from the
// outside. "fingerpost N args" runs a command and expects exit status N; the
// date is 2026-11-22.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("NO_COLOR", "1")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"fingerpost": runCommand,
			"serve":      startServer,
			"get":        get,
		},
	})
}

var scriptDate = time.Date(2026, 11, 22, 12, 3, 7, 0, time.UTC)

func world(ts *testscript.TestScript) Std {
	var environ []string
	for _, key := range []string{"HOME", "NO_COLOR", "EDITOR", "FINGERPOST_TITLE", "FINGERPOST_BASE_URL", "FINGERPOST_TITEL", "FINGERPOST_ACCENT", "FINGERPOST_RELATIVE"} {
		if v := ts.Getenv(key); v != "" {
			environ = append(environ, key+"="+v)
		}
	}
	in, _ := os.ReadFile(filepath.Join(ts.Getenv("WORK"), "stdin")) // most scripts have none
	return Std{In: bytes.NewReader(in), Out: ts.Stdout(), Err: ts.Stderr(), Environ: environ, Dir: ts.MkAbs("."), Now: func() time.Time { return scriptDate }}
}

func runCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: fingerpost STATUS ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := Main(context.Background(), args[1:], world(ts)); got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// startServer runs "fingerpost serve" until the script ends.
func startServer(ts *testscript.TestScript, _ bool, args []string) {
	ctx, stop := context.WithCancel(context.Background())
	std := world(ts)
	reader, writer := io.Pipe()
	std.Out = writer
	done := make(chan int, 1)
	go func() {
		done <- Main(ctx, append([]string{"serve"}, args...), std)
		writer.Close()
	}()
	address := make(chan string, 1)
	go func() {
		data := make([]byte, 4096)
		text := ""
		for {
			n, err := reader.Read(data)
			text += string(data[:n])
			if i := strings.Index(text, "http://"); i >= 0 && strings.Contains(text[i:], "/ ") {
				select {
				case address <- strings.Fields(text[i:])[0]:
				default:
				}
			}
			if err != nil {
				return
			}
		}
	}()
	select {
	case url := <-address:
		ts.Setenv("URL", url)
	case status := <-done:
		ts.Fatalf("serve ended with status %d", status)
	}
	ts.Defer(func() {
		stop()
		if status := <-done; status != interrupted {
			ts.Logf("serve ended with status %d", status)
		}
	})
}

// get fetches an address until it answers with a status and, if more is given,
// with a text that holds it: "get 200 $URL/about/ 'About'".
func get(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: get STATUS URL [TEXT]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	deadline := time.Now().Add(20 * time.Second)
	for {
		r, err := http.Get(args[1])
		if err == nil {
			body, _ := io.ReadAll(r.Body)
			r.Body.Close()
			if r.StatusCode == want && (len(args) < 3 || strings.Contains(string(body), args[2])) {
				return
			}
			if time.Now().After(deadline) {
				ts.Fatalf("%s: status %d, body %s", args[1], r.StatusCode, body)
			}
		} else if time.Now().After(deadline) {
			ts.Fatalf("%v", err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
