package main

import (
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
)

// figures are what was measured of one tool: all values of each line.
type figures map[string][]float64

func (f figures) add(line string, value float64) { f[line] = append(f[line], value) }

// median of a line; 0 if it was not measured.
func (f figures) median(line string) float64 { return median(f[line]) }

// lines are what is reported, in this order, each with its unit.
var lines = []struct{ name, unit string }{
	{"pages written", ""}, {"pages, weight", "MiB"},
	{"cold build, CPU", "s"}, {"cold build, wall", "s"}, {"cold build, memory", "MiB"},
	{"nothing changed, CPU", "s"}, {"nothing changed, wall", "s"}, {"nothing changed, memory", "MiB"},
	{"body edit to page", "ms"}, {"body edit, CPU", "ms"},
	{"body edit, CPU at once", "ms"}, {"watching, idle CPU", "ms/s"},
	{"title edit to last page", "ms"}, {"title edit, CPU", "ms"},
	{"layout edit to last page", "ms"}, {"layout edit, CPU", "ms"},
	{"watching, memory", "MiB"}, {"saves that were lost", ""},
	{"save to served", "ms"}, {"save to served, CPU", "ms"},
	{"save to served, CPU at once", "ms"}, {"serving, idle CPU", "ms/s"},
	{"both editions, CPU", "s"}, {"second edition / first", ""},
	{"version, CPU", "ms"}, {"version, wall", "ms"}, {"program", "MB"},
}

// report prints the medians, and their ratios to those of the second tool.
func report(out io.Writer, n int, tools []tool, results []figures) {
	fmt.Fprintf(out, "\n%d entries\n", n)
	for _, line := range lines {
		said := false
		for i, t := range tools {
			if len(results[i][line.name]) == 0 {
				continue
			}
			if !said {
				fmt.Fprintf(out, "  %-27s", line.name)
				said = true
			}
			fmt.Fprintf(out, "  %s %10.3f %-4s", t.name, results[i].median(line.name), line.unit)
		}
		if len(results) == 2 && len(results[0][line.name]) > 0 && results[1].median(line.name) > 0 {
			fmt.Fprintf(out, "  ratio %.3f", results[0].median(line.name)/results[1].median(line.name))
		}
		if said {
			fmt.Fprintln(out)
		}
	}
}

// reportGrowth prints how much more the same edit takes with more entries.
func reportGrowth(out io.Writer, from, to int, before, after figures) {
	for _, line := range []string{"body edit to page", "body edit, CPU", "body edit, CPU at once", "watching, idle CPU",
		"save to served", "save to served, CPU", "save to served, CPU at once", "serving, idle CPU"} {
		if before.median(line) > 0 && after.median(line) > 0 {
			fmt.Fprintf(out, "  %-27s  fingerpost %10.3f times that with %d entries\n", line, after.median(line)/before.median(line), from)
		}
	}
}

// weigh counts the HTML files in a folder and their bytes.
func weigh(dir string) (n int, size int64, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		n, size = n+1, size+info.Size()
		return nil
	})
	return n, size, err
}

func median(list []float64) float64 {
	values := slices.Sorted(slices.Values(list))
	switch n := len(values); {
	case n == 0:
		return 0
	case n%2 == 0:
		return (values[n/2-1] + values[n/2]) / 2
	default:
		return values[n/2]
	}
}
