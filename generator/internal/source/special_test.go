//go:build unix

package source

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestOnlyOrdinaryFilesAreOpened(t *testing.T) {
	dir := project(t, map[string]string{"content/a.md": "a", "content/link.md": "-> pipe.md", "content/zero": "-> /dev/zero"})
	must(t, syscall.Mkfifo(filepath.Join(dir, "content", "pipe.md"), 0o666))
	t.Chdir(filepath.Join(dir, "content")) // names of sockets must be short
	l, err := net.Listen("unix", "socket.md")
	must(t, err)
	defer l.Close()
	s := once(t, Project{Dir: dir})
	equal(t, "snapshot", contents(s), "content/a.md=a\n")
	equal(t, "problems", problems(s.Problems()), ""+
		"file/outside content/link.md: this is a named pipe, not an ordinary file, and is not read\n"+
		"file/outside content/pipe.md: this is a named pipe, not an ordinary file, and is not read\n"+
		"file/outside content/socket.md: this is a socket, not an ordinary file, and is not read\n"+
		"file/outside content/zero: the link leads out of the project and is not followed\n")
}

func TestAFileThatTurnedIntoAPipeIsNotWaitedFor(t *testing.T) {
	dir := project(t, map[string]string{"content/a.md": "a"})
	info, err := os.Stat(filepath.Join(dir, "content", "a.md"))
	must(t, err)
	must(t, syscall.Mkfifo(filepath.Join(dir, "content", "b.md"), 0o666))
	must(t, syscall.Mkfifo(filepath.Join(dir, "folder"), 0o666))
	root, err := system{}.open(dir)
	must(t, err)
	defer root.Close()
	for _, r := range (shelf{}).readAll(t.Context(), root, []entry{
		{"content/b.md", "content/b.md", info},
		{"folder/c.md", "folder/c.md", info},
	}) {
		if r.file != nil || r.problem != nil {
			t.Errorf("read %+v", r)
		}
	}
}

func TestWritesThroughMappedMemoryAreSeen(t *testing.T) {
	dir := project(t, map[string]string{"content/a.md": "old"})
	f := follow(t, Project{Dir: dir, Pace: Pace{Idle: 5 * time.Millisecond}})
	f.settled()
	file, err := os.OpenFile(filepath.Join(dir, "content", "a.md"), os.O_RDWR, 0)
	must(t, err)
	defer file.Close()
	memory, err := syscall.Mmap(int(file.Fd()), 0, 3, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	must(t, err)
	copy(memory, "new")
	must(t, syscall.Munmap(memory))
	f.await()
}
