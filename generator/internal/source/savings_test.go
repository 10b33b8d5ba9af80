package source

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A Hand does things to a project on the disk of the machine.
type Hand struct {
	T    testing.TB
	Dir  string
	Text func(name, word string) string // what a file holds that is to say a word
}

func (h Hand) at(name string) string { return filepath.Join(h.Dir, filepath.FromSlash(name)) }

func (h Hand) ok(err error) {
	h.T.Helper()
	must(h.T, err)
}

// write writes a file and the folders that it lies in.
func (h Hand) write(name, word string) {
	h.T.Helper()
	h.ok(os.MkdirAll(filepath.Dir(h.at(name)), 0o777))
	h.ok(os.WriteFile(h.at(name), []byte(h.Text(name, word)), 0o666))
}

func (h Hand) rename(from, to string) {
	h.T.Helper()
	h.ok(os.Rename(h.at(from), h.at(to)))
}

// beside writes a file under another name, to take the place of one.
func (h Hand) beside(other, file, word string) {
	h.T.Helper()
	h.ok(os.WriteFile(h.at(other), []byte(h.Text(file, word)), 0o666))
}

// Savings are ways of saving a file, each of which an editor or tool in use
// has. The file says "old" before and has another contents afterwards.
func Savings() map[string]func(h Hand, file string) {
	return map[string]func(h Hand, file string){
		"in place": func(h Hand, file string) { h.write(file, "new") },
		"appended": func(h Hand, file string) {
			f, err := os.OpenFile(h.at(file), os.O_APPEND|os.O_WRONLY, 0)
			h.ok(err)
			_, err = f.WriteString("new")
			h.ok(err)
			h.ok(f.Close())
		},
		"same size": func(h Hand, file string) { h.write(file, "OLD") },
		"same size and time": func(h Hand, file string) {
			info, err := os.Stat(h.at(file))
			h.ok(err)
			h.write(file, "OLD")
			h.ok(os.Chtimes(h.at(file), info.ModTime(), info.ModTime()))
		},
		"renamed over": func(h Hand, file string) {
			h.beside(file+".tmp", file, "new")
			h.rename(file+".tmp", file)
		},
		"renamed over, with the old time": func(h Hand, file string) {
			info, err := os.Stat(h.at(file))
			h.ok(err)
			h.beside(file+".tmp", file, "OLD")
			h.ok(os.Chtimes(h.at(file+".tmp"), info.ModTime(), info.ModTime()))
			h.rename(file+".tmp", file)
		},
		"renamed over from a hidden file": func(h Hand, file string) {
			hidden := filepath.ToSlash(filepath.Join(filepath.Dir(file), ".goutputstream-X1"))
			h.beside(hidden, file, "new")
			h.rename(hidden, file)
		},
		"renamed over from another folder": func(h Hand, file string) {
			h.beside("new.txt", file, "new")
			h.rename("new.txt", file)
		},
		"renamed away and written anew": func(h Hand, file string) {
			probe := filepath.Join(filepath.Dir(h.at(file)), "4913")
			h.ok(os.WriteFile(probe, nil, 0o666))
			h.ok(os.Remove(probe))
			h.rename(file, file+"~")
			h.write(file, "new")
			h.ok(os.Remove(h.at(file + "~")))
		},
		"swapped with a file written beside it": func(h Hand, file string) {
			h.beside(file+"___jb_tmp___", file, "new")
			h.rename(file, file+"___jb_old___")
			h.rename(file+"___jb_tmp___", file)
			h.ok(os.Remove(h.at(file + "___jb_old___")))
		},
		"kept as a backup, then in place": func(h Hand, file string) {
			h.beside(file+".bak", file, "old")
			h.write(file, "new")
		},
		"emptied, then written": func(h Hand, file string) {
			h.ok(os.Truncate(h.at(file), 0))
			time.Sleep(20 * time.Millisecond)
			h.write(file, "new")
		},
		"removed, then written": func(h Hand, file string) {
			h.ok(os.Remove(h.at(file)))
			h.write(file, "new")
		},
		"removed, and written a while later": func(h Hand, file string) {
			h.ok(os.Remove(h.at(file)))
			time.Sleep(100 * time.Millisecond)
			h.write(file, "new")
		},
		"with an older time": func(h Hand, file string) {
			h.write(file, "new")
			old := time.Now().Add(-24 * time.Hour)
			h.ok(os.Chtimes(h.at(file), old, old))
		},
		"five times in a tenth of a second": func(h Hand, file string) {
			for i := range 5 {
				h.write(file, fmt.Sprint("new ", i))
				time.Sleep(20 * time.Millisecond)
			}
		},
		"in many small writes": func(h Hand, file string) {
			f, err := os.Create(h.at(file))
			h.ok(err)
			_, err = f.WriteString(h.Text(file, "new"))
			h.ok(err)
			for range 200 {
				_, err = f.WriteString("word ")
				h.ok(err)
			}
			h.ok(f.Close())
		},
	}
}
