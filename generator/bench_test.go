package generator

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// Benchmarks of whole builds in memory, without reading and writing files:
//
//	go test ./generator -run '^$' -bench . -benchtime 5x
//
// Growth reports how many times the CPU time of 1,000 entries 10,000 take, and
// the peak memory of the process (Linux).

func BenchmarkFullBuild(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			snapshot := generated(n).snapshot()
			b.ReportAllocs()
			for b.Loop() {
				r := NewSession().Build(context.Background(), Inputs{Files: snapshot, Today: today})
				report(b, r)
			}
		})
	}
}

func BenchmarkBodyEdit(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			p := generated(n)
			session := NewSession()
			files := p.snapshot().All()
			session.Build(context.Background(), Inputs{Files: source.NewSnapshot(files, nil), Today: today})
			at := indexOf(files, "content/roadmap/theme-1/item-25.md")
			b.ReportAllocs()
			start, edits := processTime(), 0
			for i := 0; b.Loop(); i++ {
				edits++
				next := append([]*source.File(nil), files...)
				next[at] = source.NewFile(files[at].Path, []byte(string(files[at].Bytes())+fmt.Sprintf("\nEdit %d.\n", i)))
				r := session.Build(context.Background(), Inputs{Files: source.NewSnapshot(next, nil), Today: today})
				if r.Work.Parses != 1 || r.Work.Renders != 1 {
					b.Fatalf("work: %+v", r.Work)
				}
				report(b, r)
			}
			b.ReportMetric(float64((processTime()-start).Milliseconds())/float64(edits), "cpu-ms/op")
		})
	}
}

func indexOf(files []*source.File, path string) int {
	for i, f := range files {
		if f.Path == path {
			return i
		}
	}
	panic("no file " + path)
}

func report(b *testing.B, r *Result) {
	if r.Problems.HasErrors() {
		b.Fatal(r.Problems)
	}
	b.ReportMetric(float64(r.Work.Parses), "parses")
	b.ReportMetric(float64(r.Work.Texts), "texts")
	b.ReportMetric(float64(r.Work.Renders), "renders")
}

// BenchmarkGrowth builds 1,000 and 10,000 entries in turn.
func BenchmarkGrowth(b *testing.B) {
	small, large := generated(1000).snapshot(), generated(10000).snapshot()
	var took [2]time.Duration
	for b.Loop() {
		for i, snapshot := range []*source.Snapshot{small, large} {
			start := processTime()
			NewSession().Build(context.Background(), Inputs{Files: snapshot, Today: today})
			took[i] += processTime() - start
		}
	}
	b.ReportMetric(float64(took[1])/float64(took[0]), "growth")
	b.ReportMetric(float64(peakMemory())/(1<<20), "peak-MiB")
}

// peakMemory returns the most memory the process ever held, in bytes; 0 where
// the system does not tell.
func peakMemory() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for _, line := range strings.Split(string(status), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			return kb << 10
		}
	}
	return 0
}
