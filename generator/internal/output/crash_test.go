//go:build unix

package output

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// With this variable set the test binary is not a test but a build: it
// publishes to the folder named, "for ever" old and new in turn, likewise
// "in-place" by a sink that remembers, or "once" the site that follows.
const buildVariable = "FINGERPOST_TEST_BUILD"

func TestMain(m *testing.M) {
	if job, ok := os.LookupEnv(buildVariable); ok {
		os.Exit(build(strings.SplitN(job, " ", 3)))
	}
	os.Exit(m.Run())
}

func build(job []string) int {
	a, b := twoVersions()
	sites := map[string]*Tree{"old": a.tree(), "new": b.tree()}
	var sink Sink
	publish := func(site string) error {
		_, err := sink.Publish(context.Background(), job[2], "public", sites[site], Options{InPlace: job[0] == "in-place"})
		return err
	}
	if job[0] == "in-place" {
		a, b = savedVersions()
		sites = map[string]*Tree{"old": a.tree(), "new": b.tree()}
	}
	fmt.Println("ready")
	if job[0] == "once" {
		bufio.NewReader(os.Stdin).ReadString('\n')
		err := publish(job[1])
		if held, ok := errors.AsType[*LockedError](err); ok {
			fmt.Println("locked by", held.PID)
			return 3
		}
		if err != nil {
			fmt.Println(err)
			return 1
		}
		return 0
	}
	for {
		for _, site := range []string{"old", "new"} {
			if err := publish(site); err != nil {
				fmt.Println(err)
				return 1
			}
		}
	}
}

// startBuild starts a build and waits until it is ready.
func startBuild(t *testing.T, job string) (*exec.Cmd, *bufio.Reader, func()) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), buildVariable+"="+job)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	pipe, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReader(pipe)
	if line, err := out.ReadString('\n'); line != "ready\n" {
		t.Fatalf("the build says %q, %v", line, err)
	}
	return c, out, func() { in.Close() }
}

// killBuild starts a build and kills it after a while.
func killBuild(t *testing.T, job string, after time.Duration) {
	t.Helper()
	c, out, _ := startBuild(t, job)
	time.Sleep(after)
	c.Process.Kill()
	said, _ := out.ReadString('\n')
	c.Wait()
	if said != "" {
		t.Fatalf("the build says %q", said)
	}
}

func TestKilledBuildLeavesTheOldOrTheNewSite(t *testing.T) {
	a, b := twoVersions()
	beside := start(t, a)
	public := filepath.Join(beside, "public")
	seen := map[bool]int{}
	for round := range 50 {
		killBuild(t, "forever - "+public, time.Duration(rand.IntN(30_000))*time.Microsecond)
		got := read(t, public)
		x, y := differences(got, a.with(others)), differences(got, b.with(others))
		if x != "" && y != "" {
			t.Fatalf("round %d: a mixture:\n%s\n\n%s", round, x, y)
		}
		seen[x == ""]++
		if round%5 == 0 {
			publish(t, public, b, Options{})
			wantFiles(t, public, b.with(others))
			wantTidy(t, beside)
		}
	}
	t.Logf("old %d times, new %d times", seen[true], seen[false])
}

// savedVersions differ as one save after another does: a page edited, one that
// came and one that went.
func savedVersions() (a, b files) {
	a, _ = twoVersions()
	b = a.with(files{"role/r3.html": "edited", "role/more/index.html": "more"})
	delete(b, "role/r20.html")
	return a, b
}

func TestKilledSinkLeavesWholeFilesAndTheNextBuildMendsTheRest(t *testing.T) {
	a, b := savedVersions()
	beside := start(t, a)
	public := filepath.Join(beside, "public")
	for round := range 20 {
		killBuild(t, "in-place - "+public, time.Duration(rand.IntN(60_000))*time.Microsecond)
		got := read(t, public)
		for name, text := range got {
			stage, _, _ := strings.Cut(name, "/")
			if text != a[name] && text != b[name] && text != others[name] && !isStage(stage) {
				t.Fatalf("round %d: %s is torn: %q", round, name, text)
			}
		}
		if differences(got.with(others), got) != "" {
			t.Fatalf("round %d: files of others are harmed", round)
		}
		publish(t, public, []files{a, b}[round%2], Options{InPlace: round%4 < 2})
		wantFiles(t, public, []files{a, b}[round%2].with(others))
		wantTidy(t, beside)
	}
}

func TestOfTwoBuildsAtOnceOneWinsOrIsToldWhoHoldsTheLock(t *testing.T) {
	a, b := twoVersions()
	beside := start(t, a)
	public := filepath.Join(beside, "public")
	locked := 0
	for round := range 20 {
		one, sayOne, goOne := startBuild(t, "once old "+public)
		two, sayTwo, goTwo := startBuild(t, "once new "+public)
		goOne()
		goTwo()
		saidOne, _ := sayOne.ReadString('\n')
		saidTwo, _ := sayTwo.ReadString('\n')
		one.Wait()
		two.Wait()
		x, y := one.ProcessState.ExitCode(), two.ProcessState.ExitCode()
		got := read(t, public)
		isOld, isNew := differences(got, a.with(others)) == "", differences(got, b.with(others)) == ""
		switch {
		case x == 0 && y == 0 && (isOld || isNew):
		case x == 0 && y == 3 && isOld && holds(saidTwo, one):
			locked++
		case x == 3 && y == 0 && isNew && holds(saidOne, two):
			locked++
		default:
			t.Fatalf("round %d: exit %d %q and %d %q, old: %v, new: %v", round, x, saidOne, y, saidTwo, isOld, isNew)
		}
		wantTidy(t, beside)
	}
	t.Logf("locked %d times", locked)
}

// holds reports whether a build was told that c holds the lock, or that it is
// not known yet.
func holds(said string, c *exec.Cmd) bool {
	return said == fmt.Sprintf("locked by %d\n", c.Process.Pid) || said == "locked by 0\n"
}

func TestReadersNeverMeetAMissingOrTornFile(t *testing.T) {
	a, b := twoVersions()
	for _, o := range []Options{{}, {InPlace: true}} {
		beside := start(t, a)
		public := filepath.Join(beside, "public")
		done := make(chan struct{})
		var reader sync.WaitGroup
		reads := 0
		reader.Go(func() {
			for {
				for name := range a {
					if _, both := b[name]; !both {
						continue
					}
					select {
					case <-done:
						return
					default:
					}
					data, err := os.ReadFile(filepath.Join(public, name))
					if text := string(data); err != nil || text != a[name] && text != b[name] {
						t.Errorf("%s: %q, %v", name, data, err)
					}
					reads++
				}
			}
		})
		for i := range 20 {
			publish(t, public, []files{b, a}[i%2], o)
		}
		close(done)
		reader.Wait()
		t.Logf("%d reads", reads)
	}
}

func TestLockSaysWhoHoldsItAndEndsWithItsProcess(t *testing.T) {
	a, b := twoVersions()
	beside := start(t, a)
	public := filepath.Join(beside, "public")
	d := openDisk(t, beside)
	held, err := d.Lock(".public.fingerpost.lock")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Publish(t.Context(), public, "public", b.tree(), Options{})
	locked, ok := errors.AsType[*LockedError](err)
	if !ok || locked.PID != os.Getpid() || locked.Dir != public || locked.Path != filepath.Join(beside, ".public.fingerpost.lock") || time.Since(locked.Since) > time.Hour {
		t.Fatalf("got %+v, %v", locked, err)
	}
	if want := fmt.Sprintf("public is being published by process %d since ", os.Getpid()); !strings.Contains(err.Error(), want) {
		t.Errorf("says %q", err)
	}
	wantFiles(t, public, a.with(others))
	if _, err := held.release(); err != nil {
		t.Fatal(err)
	}
	publish(t, public, b, Options{})

	// A process that is killed cannot give the lock back.
	c, out, _ := startBuild(t, "forever - "+public)
	c.Process.Signal(syscall.SIGSTOP)
	for range 1000 {
		if _, err = Publish(t.Context(), public, "public", b.tree(), Options{}); err != nil {
			break
		}
		c.Process.Signal(syscall.SIGCONT) // it was stopped between two publications
		time.Sleep(time.Millisecond)
		c.Process.Signal(syscall.SIGSTOP)
	}
	if held, ok := errors.AsType[*LockedError](err); !ok || held.PID != c.Process.Pid && held.PID != 0 {
		t.Errorf("got %v", err)
	}
	c.Process.Kill()
	out.ReadString('\n')
	c.Wait()
	publish(t, public, b, Options{})
	wantFiles(t, public, b.with(others))
	wantTidy(t, beside)
}

func TestLinkInPlaceOfTheLockIsNotWrittenThrough(t *testing.T) {
	beside := t.TempDir()
	mine := files{"precious": "text", ".public.fingerpost.lock": "-> precious"}
	mine.put(t, beside)
	_, err := Publish(t.Context(), filepath.Join(beside, "public"), "public", files{"index.html": "x"}.tree(), Options{})
	if err == nil || !strings.Contains(err.Error(), ".public.fingerpost.lock: this is no ordinary file") {
		t.Errorf("got %v", err)
	}
	wantFiles(t, beside, mine)
}
