package source

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// plain are texts as they are said.
func plain(_, word string) string { return word }

func TestEveryWayOfSavingIsSeen(t *testing.T) {
	for name, save := range Savings() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachWay(t, func(t *testing.T, p Project) {
				p.Dir = project(t, map[string]string{"config.toml": "", "content/notes/a.md": "old"})
				f := follow(t, p)
				f.settled()
				before := f.await()
				save(Hand{t, p.Dir, plain}, "content/notes/a.md")
				if f.await() == before {
					t.Error("the save changed nothing")
				}
			})
		})
	}
}

func TestEveryChangeOfTheTreeIsSeen(t *testing.T) {
	for name, operate := range Operations() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachWay(t, func(t *testing.T, p Project) {
				p.Dir = project(t, Scene(plain))
				f := follow(t, p)
				f.settled()
				before := f.await()
				operate(Hand{t, p.Dir, plain})
				if f.await() == before {
					t.Error("the operation changed nothing")
				}
				// What came of it is followed too, in every folder.
				done := map[string]bool{}
				for _, file := range once(t, p).All() {
					if folder := path.Dir(file.Path); done[folder] {
						continue
					} else {
						done[folder] = true
					}
					name := filepath.Join(p.Dir, filepath.FromSlash(file.Path))
					must(t, os.WriteFile(name, []byte("later"), 0o666))
					f.await()
				}
			})
		})
	}
}

func TestAProjectMayBeginEmpty(t *testing.T) {
	eachWay(t, func(t *testing.T, p Project) {
		p.Dir = t.TempDir()
		f := follow(t, p)
		f.await()
		write(t, p.Dir, map[string]string{"content/roles/a.md": "a"})
		f.await()
		write(t, p.Dir, map[string]string{"config.toml": "c"})
		f.await()
		write(t, p.Dir, map[string]string{"content/roles/a.md": "A"})
		f.await()
	})
}

func TestWhatChangesNothingYieldsNothing(t *testing.T) {
	harmless := []func(t *testing.T, at func(string) string){
		func(t *testing.T, at func(string) string) {
			must(t, os.Chtimes(at("content/roles/a.md"), time.Now(), time.Now()))
		},
		func(t *testing.T, at func(string) string) { must(t, os.Chmod(at("content/roles/a.md"), 0o600)) },
		func(t *testing.T, at func(string) string) {
			must(t, os.WriteFile(at("content/.a.md.swp"), []byte("swap"), 0o666))
			must(t, os.WriteFile(at("content/a.md~"), []byte("backup"), 0o666))
		},
		func(t *testing.T, at func(string) string) {
			must(t, os.MkdirAll(at("public/roles"), 0o777))
			must(t, os.WriteFile(at("public/index.html"), []byte("p"), 0o666))
			must(t, os.WriteFile(at("README.md"), []byte("r"), 0o666))
		},
		func(t *testing.T, at func(string) string) { must(t, os.MkdirAll(at("content/empty"), 0o777)) },
		func(t *testing.T, at func(string) string) {
			must(t, os.WriteFile(at("content/a.tmp"), []byte("a"), 0o666))
			must(t, os.Rename(at("content/a.tmp"), at("content/roles/a.md")))
		},
	}
	eachWay(t, func(t *testing.T, p Project) {
		p.Dir = project(t, map[string]string{"config.toml": "", "content/roles/a.md": "a"})
		f := follow(t, p)
		f.settled()
		for i, do := range harmless {
			before := f.count()
			do(t, func(name string) string { return filepath.Join(p.Dir, filepath.FromSlash(name)) })
			time.Sleep(60 * time.Millisecond) // time enough to go wrong
			// At once, so that no half of it can be seen.
			write(t, p.Dir, map[string]string{"content/marker.tmp": fmt.Sprint("after ", i)})
			must(t, os.Rename(filepath.Join(p.Dir, "content", "marker.tmp"), filepath.Join(p.Dir, "content", "marker.md")))
			f.await()
			if got := f.count() - before; got != 1 {
				t.Errorf("%d snapshots for one change after harmless act %d", got, i)
			}
		}
	})
}

func TestNoTwoSnapshotsInARowAreAlikeAndTheLastSaveOfABurstWins(t *testing.T) {
	eachWay(t, func(t *testing.T, p Project) {
		p.Dir = project(t, map[string]string{"config.toml": "", "content/a.md": "0"})
		f := follow(t, p)
		f.settled()
		for i := range 50 {
			write(t, p.Dir, map[string]string{"content/a.md": fmt.Sprint("save ", i)})
			time.Sleep(time.Duration(i%5) * time.Millisecond)
		}
		if got := f.await(); !strings.Contains(got, "content/a.md=save 49\n") {
			t.Errorf("ended with:\n%s", got)
		}
		f.mu.Lock()
		defer f.mu.Unlock()
		for i, s := range f.yielded[1:] {
			if shown(s) == shown(f.yielded[i]) {
				t.Errorf("snapshots %d and %d are alike", i, i+1)
			}
		}
	})
}

func TestChangesMadeWhileTheReceiverIsBusyAreSeen(t *testing.T) {
	p := Project{Dir: project(t, map[string]string{"content/a.md": "0"}), Pace: Pace{Idle: time.Hour}}
	n := 0
	for s, err := range p.Watch(t.Context()) {
		must(t, err)
		f, _ := s.Get("content/a.md")
		if string(f.Bytes()) == "5" {
			break
		}
		// The write happens in the middle of what would be a build.
		n++
		write(t, p.Dir, map[string]string{"content/a.md": fmt.Sprint(n)})
	}
	if n != 5 {
		t.Errorf("%d changes", n)
	}
}

func TestWatchingEndsInWhatOnceSeesWhateverHappened(t *testing.T) {
	eachWay(t, func(t *testing.T, p Project) {
		p.Dir = project(t, map[string]string{"config.toml": "", "content/a.md": "a"})
		f := follow(t, p)
		f.settled()
		random := rand.New(rand.NewPCG(1, 2))
		for round := range 40 {
			for range 1 + random.IntN(12) {
				disturb(random, p.Dir, round)
			}
			f.await()
		}
	})
}

// disturb does one thing, or nothing if it does not fit what is there.
func disturb(random *rand.Rand, dir string, round int) {
	places := []string{"content", "content/a", "content/b", "content/a/c", "content/b/d", "content/_files", "themes/mine", "aside"}
	folder := filepath.Join(dir, filepath.FromSlash(places[random.IntN(len(places))]))
	other := filepath.Join(dir, filepath.FromSlash(places[random.IntN(len(places))]))
	file := filepath.Join(folder, string(rune('p'+random.IntN(4)))+".md")
	switch random.IntN(9) {
	case 0, 1, 2:
		os.WriteFile(file, fmt.Append(nil, round, " ", random.IntN(1000)), 0o666)
	case 3:
		os.MkdirAll(folder, 0o777)
		os.WriteFile(file, fmt.Append(nil, "made ", round), 0o666)
	case 4:
		os.Remove(file)
	case 5:
		os.Rename(file, filepath.Join(other, filepath.Base(file)))
	case 6:
		os.Rename(folder, other)
	case 7:
		if random.IntN(4) == 0 {
			os.RemoveAll(folder)
		}
	case 8:
		os.Symlink(filepath.Join("..", filepath.Base(other)), filepath.Join(folder, "link"))
	}
}

func TestWhatChangesBeforeTheWatchingBeginsIsSeen(t *testing.T) {
	p := Project{Pace: Pace{Idle: time.Hour}, Dir: project(t, map[string]string{"content/a.md": "a"})}
	p.disk = hearing{func() (watcher, error) {
		// The first look is over and no folder is watched.
		write(t, p.Dir, map[string]string{"content/a.md": "between"})
		return system{}.watch()
	}}
	f := follow(t, p)
	f.until("the change", func() bool {
		return len(f.yielded) > 0 && contents(f.yielded[len(f.yielded)-1]) == "content/a.md=between\n"
	})
}

// hearing is the system's disk with other watchers.
type hearing struct{ ears func() (watcher, error) }

func (hearing) open(dir string) (tree, error) { return system{}.open(dir) }
func (h hearing) watch() (watcher, error)     { return h.ears() }

// deaf returns a watcher that never tells of any event.
func deaf() (watcher, error) {
	w, err := system{}.watch()
	if err != nil {
		return w, err
	}
	go func(events <-chan fsnotify.Event) {
		for range events {
		}
	}(w.events)
	w.events = nil
	return w, nil
}

func TestLostEventsLeadToAnotherLookAndToWatchingAnew(t *testing.T) {
	p := Project{Pace: Pace{Idle: time.Hour}, Dir: project(t, map[string]string{"content/a.md": "a"})}
	made := make(chan bool, 10)
	begin := func() (watcher, error) {
		w, err := deaf()
		errors := make(chan error, 1)
		errors <- fsnotify.ErrEventOverflow
		go func(closed <-chan error) {
			for range closed {
			}
			close(errors)
		}(w.errors)
		w.errors = errors
		return w, err
	}
	p.disk = hearing{func() (watcher, error) {
		w, err := begin()
		begin = system{}.watch
		made <- true
		return w, err
	}}
	f := follow(t, p)
	<-made
	select {
	case <-made:
	case <-time.After(patience):
		t.Fatal("it did not begin to watch anew")
	}
	f.settled()
	write(t, p.Dir, map[string]string{"content/a.md": "heard"})
	f.await()
}

func TestIdleLooksFindWhatNoEventTold(t *testing.T) {
	p := Project{Pace: Pace{Idle: 5 * time.Millisecond}, disk: hearing{deaf}}
	p.Dir = project(t, map[string]string{"content/a.md": "0"})
	f := follow(t, p)
	for i := range 20 {
		write(t, p.Dir, map[string]string{"content/a.md": fmt.Sprint(i)})
		f.await()
	}
}

func TestWithoutWatchesTheFilesAreLookedAtAndOneNoticeSaysSo(t *testing.T) {
	for err, want := range map[error]string{
		syscall.ENOSPC: "looking for changes every 2ms instead of waiting for them: the system's limit on watched folders is reached (on Linux, fs.inotify.max_user_watches)",
		syscall.EMFILE: "looking for changes every 2ms instead of waiting for them: the system's limit on open files or watchers is reached (on Linux, fs.inotify.max_user_instances)",
	} {
		p := Project{Pace: Pace{Poll: 2 * time.Millisecond, Idle: time.Hour}}
		p.disk = hearing{func() (watcher, error) { return watcher{}, fmt.Errorf("starting: %w", err) }}
		p.Dir = project(t, map[string]string{"content/a.md": "a"})
		f := follow(t, p)
		f.settled()
		write(t, p.Dir, map[string]string{"content/x/y/b.md": "b"})
		f.await()
		f.stop()
		<-f.done
		if !slices.Equal(f.notices, []string{want}) {
			t.Errorf("notices: %q", f.notices)
		}
	}
}

func TestWhereNoEventEverComesTheFilesAreLookedAtAndOneNoticeSaysSo(t *testing.T) {
	p := Project{Pace: Pace{Poll: 2 * time.Millisecond, Idle: 3 * time.Millisecond}, disk: hearing{deaf}}
	p.Dir = project(t, map[string]string{"content/a.md": "a"})
	f := follow(t, p)
	f.settled()
	for i := range 5 {
		write(t, p.Dir, map[string]string{"content/a.md": strings.Repeat("b", i+2)})
		f.await()
	}
	f.stop()
	<-f.done
	if want := "looking for changes every 2ms instead of waiting for them: this file system tells of no changes"; !slices.Equal(f.notices, []string{want}) {
		t.Errorf("notices: %q", f.notices)
	}
}

func TestAProjectFolderThatGoesAwayAndComesBackIsFollowed(t *testing.T) {
	eachWay(t, func(t *testing.T, p Project) {
		parent := project(t, map[string]string{"site/config.toml": "", "site/content/a.md": "a", "other/content/b.md": "b"})
		p.Dir = filepath.Join(parent, "site")
		p.Pace.Poll = 2 * time.Millisecond
		f := follow(t, p)
		f.settled()
		must(t, os.Rename(p.Dir, p.Dir+"-away"))
		// The folder itself is not watched from above, but its watch ends.
		f.until("the error", func() bool { return len(f.errors) == 1 })
		must(t, os.Rename(filepath.Join(parent, "other"), p.Dir))
		if got := f.await(); !strings.Contains(got, "content/b.md=b") {
			t.Errorf("got:\n%s", got)
		}
		f.settled()
		if len(f.errors) != 1 {
			t.Errorf("errors: %v", f.errors)
		}
	})
}

func TestSettlingTakesAMomentOfQuietOrTheLongestBurst(t *testing.T) {
	pace := Pace{Quiet: 15 * time.Millisecond}.withDefaults()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		if !settle(t.Context(), make(chan struct{}), pace) || time.Since(start) != 15*time.Millisecond {
			t.Errorf("quiet: %v", time.Since(start))
		}
	})
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		bell := make(chan struct{}, 1)
		go func() {
			time.Sleep(10 * time.Millisecond)
			bell <- struct{}{}
		}()
		if !settle(t.Context(), bell, pace) || time.Since(start) != 25*time.Millisecond {
			t.Errorf("one ring: %v", time.Since(start))
		}
	})
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		bell := make(chan struct{})
		stop := make(chan struct{})
		go func() {
			for {
				time.Sleep(time.Millisecond)
				select {
				case bell <- struct{}{}:
				case <-stop:
					return
				}
			}
		}()
		if !settle(t.Context(), bell, pace) || time.Since(start) != 50*time.Millisecond {
			t.Errorf("a stream: %v", time.Since(start))
		}
		close(stop)
	})
}
