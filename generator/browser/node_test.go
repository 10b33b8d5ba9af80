package browser

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A fault is what a script found wrong with a page.
type fault struct {
	Check, Page, Mode, Fault string
}

// told is everything that a script said.
type told struct {
	faults  []fault
	seen    []seen
	printed []printed
	files   int
}

// absent skips the test; in CI, where everything is to be installed, it fails.
func absent(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("%s: CI must have it, see .ci/run", what)
	}
	t.Skipf("%s: skipped; .ci/run shows how to install it", what)
}

// needNode asks for Node and for the packages that the scripts use.
func needNode(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		absent(t, "there is no node")
	}
	if _, err := os.Stat("node_modules/playwright-core"); err != nil {
		absent(t, "generator/browser/node_modules is not there (npm ci)")
	}
}

// needBrowser returns the path of Chromium, or of Chrome; the environment
// variable CHROMIUM names another.
func needBrowser(t *testing.T) string {
	t.Helper()
	needNode(t)
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	absent(t, "there is no Chromium")
	return ""
}

// run gives a job to a script and returns what it told.
func run(t *testing.T, script string, job any) told {
	t.Helper()
	watchScripts(t)
	in, err := json.Marshal(job)
	if err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	if end, ok := t.Deadline(); ok { // or the browser would outlive the tests
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, end.Add(-10*time.Second))
		defer cancel()
	}
	var out, complaints bytes.Buffer
	cmd := exec.CommandContext(ctx, "node", script)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(in), &out, &complaints
	err = cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("node %s was not done in the time that go test gives: -timeout 30m gives more", script)
	}
	if err != nil {
		t.Fatalf("node %s: %v\n%s", script, err, complaints.String())
	}
	return parse(t, &out)
}

func parse(t *testing.T, out *bytes.Buffer) told {
	t.Helper()
	var all told
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var line struct {
			fault
			Figures *seen
			Printed *printed
			Files   int
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatalf("%v in %s", err, lines.Text())
		}
		switch {
		case line.Figures != nil:
			all.seen = append(all.seen, *line.Figures)
		case line.Printed != nil:
			all.printed = append(all.printed, *line.Printed)
		case line.Check != "":
			all.faults = append(all.faults, line.fault)
		default:
			all.files += line.Files
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// watchScripts reads the scripts, so that the go command runs these tests again
// when one has changed instead of remembering their result.
func watchScripts(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "node_modules" {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".mjs") || strings.HasSuffix(path, ".json") {
			_, err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
