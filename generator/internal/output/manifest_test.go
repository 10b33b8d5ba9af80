package output

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestManifestReadsBackAsWritten(t *testing.T) {
	a, b := twoVersions()
	m := manifest{edition: `pub"lic`, files: map[string]record{}}
	for name, f := range a.tree().files {
		m.files[name] = record{f.Size, f.Sum, 1<<60 + 1}
	}
	next := manifest{edition: "public", files: map[string]record{}}
	for name, f := range b.tree().files {
		next.files[name] = record{f.Size, f.Sum, 7}
	}
	for _, want := range []manifest{{files: map[string]record{}}, m, m.with(next, &swap{Stage: ".public.next-0123456789abcdef", Number: 1<<63 + 1, Clean: true})} {
		got, err := decodeManifest(want.encode(nil))
		if err != nil {
			t.Fatalf("%v\n%s", err, want.encode(nil))
		}
		if got.edition != want.edition || !maps.Equal(got.files, want.files) || (got.swap == nil) != (want.swap == nil) || got.swap != nil && *got.swap != *want.swap {
			t.Errorf("got %+v\nwant %+v", got, want)
		}
	}
}

func TestPathsAreWrittenAsJSONWritesThem(t *testing.T) {
	for _, path := range []string{"a.html", "Roles/a-b_c 1.html", "r&d/index.html", "über/uns.html", "a'b.html", "a\u2028b", "+,;=@~"} {
		if got, want := string(appendQuoted(nil, path)), string(quote(path)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestManifestOfTwoFoldersTrustsNeither(t *testing.T) {
	same, was, is := record{1, [16]byte{1}, 11}, record{2, [16]byte{2}, 12}, record{3, [16]byte{3}, 13}
	old := manifest{"public", map[string]record{"same": same, "changed": was, "removed": was}, nil}
	next := manifest{"public", map[string]record{"same": same, "changed": is, "added": is}, nil}
	look := is
	look.time = 0
	want := map[string]record{"same": same, "changed": look, "added": look, "removed": was}
	if got := old.with(next, nil); !maps.Equal(got.files, want) {
		t.Errorf("got %+v", got.files)
	}
}

func TestManifestThatCannotBeReadIsNotPassedOver(t *testing.T) {
	for text, says := range map[string]string{
		"":                  "it is damaged",
		"{":                 "it is damaged",
		`{"fingerpost": 2}`: "a newer fingerpost wrote it",
		`{"files": {}}`:     "it is damaged",
		`{"fingerpost": 1, "files": {"../a": {"size": 1, "sum": "00000000000000000000000000000000", "time": 1}}}`: "it is damaged",
		`{"fingerpost": 1, "files": {"a": {"size": 1, "sum": "00", "time": 1}}}`:                                  "it is damaged",
		`{"fingerpost": 1, "swap": {"stage": "../content"}, "files": {}}`:                                         "it is damaged",
	} {
		beside := t.TempDir()
		mine := files{"public/a.html": "a", ".public.fingerpost.json": text}
		mine.put(t, beside)
		_, err := Publish(t.Context(), filepath.Join(beside, "public"), "public", files{"b.html": "b"}.tree(), Options{Force: true})
		if err == nil || !strings.Contains(err.Error(), ".public.fingerpost.json") || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), "--force") {
			t.Errorf("%s: %v", text, err)
		}
		os.Remove(filepath.Join(beside, ".public.fingerpost.lock"))
		wantFiles(t, beside, mine)
	}
}

func FuzzManifest(f *testing.F) {
	a, _ := twoVersions()
	m := manifest{edition: "public", files: map[string]record{}}
	for name, file := range a.tree().files {
		m.files[name] = record{file.Size, file.Sum, 5}
	}
	f.Add(m.encode(nil))
	f.Add([]byte(`{"fingerpost": 1, "swap": {"stage": ".public.next-0123456789abcdef"}, "files": {"a": {"size": -1, "sum": "00000000000000000000000000000000", "time": 1}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := decodeManifest(data)
		if err != nil {
			return
		}
		for name := range m.files {
			if err := checkPath(name); err != nil {
				t.Errorf("%q: %v", name, err)
			}
		}
		again, err := decodeManifest(m.encode(nil))
		if err != nil || again.edition != m.edition || !maps.Equal(again.files, m.files) {
			t.Errorf("%v: %+v became %+v", err, m, again)
		}
	})
}
