// Command bench measures Fingerpost beside Hugo, where there is one: the same
// content, the same pages, both in turn, and the ratios of what they took. It
// knows both programs from outside only, as whoever calls them does.
//
//	go run ./generator/internal/bench                   # 100 and 1,000 entries
//	go run ./generator/internal/bench -large            # 10,000 too
//	go run ./generator/internal/bench -only body,title  # some measures
//	go run ./generator/internal/bench -soak 20m -edits 5000
//
// A ratio is that of two medians of one run: seconds of different machines, or
// of one machine on different days, say little.
//
// What both make is the same: the pages of items, themes, roles, updates, tags
// and comparisons, board, timeline, search, front page and 404, with the same
// elements and words (a test holds them together), a feed of the updates, a
// site map and a search index. What differs is kind to Hugo. It gets style
// sheets and scripts of one line, copied as they are; places and colours of the
// themes stand in their front matter; its links are absolute. Fingerpost besides
// checks all content, follows every link, makes links relative, names its files
// by their content, and writes what Hugo's site only links to: the board and
// the timeline as pictures (SVG), calendars, the roadmap as CSV, JSON and
// Markdown, a sheet for each role, a part for other sites, a social card; its
// search index holds the headings and words of the texts too (headings alone
// would make Hugo render each text twice), its tables scroll.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/cli"
)

// asItself is the argument that makes this program the one that is measured.
const asItself = "fingerpost"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if len(os.Args) > 1 && os.Args[1] == asItself {
		os.Exit(fingerpost(ctx, os.Args[2:], cli.Std{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
	}
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "bench:", err)
		}
		os.Exit(1)
	}
}

// fingerpost is the command of that name, with the environment of this one.
func fingerpost(ctx context.Context, args []string, std cli.Std) int {
	dir, err := os.Getwd()
	if err != nil {
		return 3
	}
	std.Environ, std.Dir, std.Now = os.Environ(), dir, time.Now
	return cli.Main(ctx, args, std)
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(out)
	sizes := flags.String("n", "100,1000", "how many entries, separated by commas")
	large := flags.Bool("large", false, "10,000 entries too")
	rounds := flags.Int("rounds", 5, "how often a site is built, and a template saved")
	saves := flags.Int("saves", 9, "how often a text is saved, and a program started")
	pause := flags.Duration("pause", 500*time.Millisecond, "how long a program is left alone after each save; nobody saves faster")
	only := flags.String("only", strings.Join(measureNames(), ","), "what is measured")
	hugo := flags.String("hugo", "hugo", "the program to compare with; left out if it is not there")
	dir := flags.String("in", "", "where to work (default: a memory file system if there is one)")
	length := flags.Duration("soak", 0, "instead, how long one server follows edits")
	edits := flags.Int("edits", 1000, "how many edits a soak spreads over its time")
	if err := flags.Parse(args); err != nil {
		return err
	}
	counts, err := numbers(*sizes)
	if err != nil {
		return err
	}
	if *large {
		counts = append(counts, 10_000)
	}
	wanted, err := pick(*only)
	if err != nil {
		return err
	}
	work, err := workFolder(*dir)
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if *length > 0 {
		return soak(ctx, work, counts[len(counts)-1], *length, *edits, out)
	}
	tools, err := findTools(ctx, *hugo, out)
	if err != nil {
		return err
	}
	return compare(ctx, plan{work: work, counts: counts, rounds: *rounds, saves: *saves, pause: *pause, measures: wanted, tools: tools}, out)
}

func numbers(list string) (counts []int, err error) {
	for _, word := range strings.Split(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(word))
		if err != nil || n < 20 {
			return nil, fmt.Errorf("-n takes numbers from 20 on, not %q", word)
		}
		counts = append(counts, n)
	}
	return counts, nil
}

// pick returns the names of a list, all of which must be those of measures.
func pick(list string) ([]string, error) {
	var names []string
	for _, word := range strings.Split(list, ",") {
		name := strings.TrimSpace(word)
		if !slices.Contains(measureNames(), name) {
			return nil, fmt.Errorf("-only takes %s, not %q", strings.Join(measureNames(), ", "), name)
		}
		names = append(names, name)
	}
	return names, nil
}

// workFolder makes a folder to work in.
func workFolder(in string) (string, error) {
	const memory = "/dev/shm"
	if in == "" {
		if info, err := os.Stat(memory); err == nil && info.IsDir() {
			in = memory
		}
	}
	work, err := os.MkdirTemp(in, "fingerpost-bench-")
	if err != nil {
		return "", fmt.Errorf("making a folder to work in: %w", err)
	}
	return work, nil
}
