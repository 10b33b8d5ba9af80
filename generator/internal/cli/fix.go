package cli

import (
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

// mendable are the codes whose fix is beyond doubt.
var mendable = map[diag.Code]bool{
	"front-matter/unknown-key": true, "value/enum": true, "value/date": true, "value/period": true, "ref/unknown": true,
}

// fix writes the corrections that problems carry into their files, byte for
// byte where they belong, and returns how many there were.
func (a *app) fix(project source.Project, files *source.Snapshot, problems diag.List) (int, error) {
	byFile := map[string]diag.List{}
	var names []string
	for _, d := range problems {
		if !mendable[d.Code] || d.Fix == "" || d.At.Len == 0 || !strings.HasPrefix(d.At.File, "content/") {
			continue
		}
		if byFile[d.At.File] == nil {
			names = append(names, d.At.File)
		}
		byFile[d.At.File] = append(byFile[d.At.File], d)
	}
	sort.Strings(names)
	fixed := 0
	for _, name := range names {
		f, ok := files.Get(name)
		if !ok {
			continue
		}
		data, n := mend(f, byFile[name])
		path := filepath.Join(project.Dir, filepath.FromSlash(name))
		if err := replaceFile(path, data); err != nil {
			return fixed, worldFailure(err)
		}
		fixed += n
	}
	return fixed, nil
}

// mend returns the file with its fixes, from the last to the first so that
// places stay right. Quotes around a value stay.
func mend(f *source.File, fixes diag.List) ([]byte, int) {
	data := append([]byte(nil), f.Bytes()...)
	n := 0
	end := len(data) + 1
	for i := len(fixes) - 1; i >= 0; i-- {
		d := fixes[i]
		from := f.Lines().Offset(d.At.Line, d.At.Col)
		to := f.Lines().Offset(d.At.Line, d.At.Col+d.At.Len)
		if to > end || to <= from {
			continue
		}
		if q := data[from]; (q == '"' || q == '\'') && to-from >= 2 && data[to-1] == q {
			from, to = from+1, to-1
		}
		data = append(data[:from], append([]byte(d.Fix), data[to:]...)...)
		end = from
		n++
	}
	return data, n
}

// replaceFile writes beside the file and renames, so that no reader sees half.
func replaceFile(path string, data []byte) error {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".fingerpost-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	if _, err = temp.Write(data); err == nil {
		err = temp.Chmod(mode)
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
