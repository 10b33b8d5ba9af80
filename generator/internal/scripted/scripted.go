// Package scripted has Node run a script of the default site theme, for tests
// that it finds what the generator finds. It does not know what the script is for.
//
//	scripted.Run(t, "compare.js", runner, map[string]any{"data": data}, &answers)
package scripted

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"testing"

	"github.com/fingerpost/fingerpost/themes"
)

// Run passes a job to a runner, a module that reads JSON and prints JSON, and
// reads what it prints into answer. The job holds the text of the script too,
// as "script". Without Node the test is skipped; in CI it fails.
func Run(t *testing.T, script, runner string, job map[string]any, answer any) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("there is no node, and CI must have it")
		}
		t.Skip("there is no node: skipped")
	}
	text, err := fs.ReadFile(themes.Default(), "default/assets/"+script)
	if err != nil {
		t.Fatal(err)
	}
	job = maps.Clone(job)
	job["script"] = string(text)
	data, err := json.Marshal(job)
	if err != nil {
		t.Fatal(err)
	}
	var out, complaints bytes.Buffer
	cmd := exec.Command("node", "--input-type=module", "-e", runner)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(data), &out, &complaints
	if err := cmd.Run(); err != nil {
		t.Fatalf("node: %v\n%s", err, complaints.String())
	}
	if err := json.Unmarshal(out.Bytes(), answer); err != nil {
		t.Fatalf("%v in %s", err, out.String())
	}
}
