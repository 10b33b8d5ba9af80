package browser

import (
	"strings"
	"testing"
)

type folder struct {
	Name string `json:"name"`
	Dir  string `json:"dir"`
}

func TestEveryPageIsValidHTML(t *testing.T) {
	needNode(t)
	var job struct {
		Folders []folder `json:"folders"`
	}
	files := 0
	for _, s := range sites(t) {
		job.Folders = append(job.Folders, folder{s.name, s.dir})
		for _, p := range s.tree.Paths() {
			if strings.HasSuffix(p, ".html") {
				files++
			}
		}
	}
	out := run(t, "html.mjs", job)
	report(t, out.faults)
	if out.files != files {
		t.Errorf("%d of %d files were validated", out.files, files)
	}
}
