package output

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// manifestVersion is the shape of the manifest; a newer one is not read.
const manifestVersion = 1

// A manifest says which files of a folder are ours. Everything in the folder
// that it does not list belongs to others.
//
// Just before a prepared folder is swapped in, the manifest lists the files of
// the old and of the new folder alike. So it is right whichever of the two a
// crash leaves in place, and nothing depends on finding out which one it was.
type manifest struct {
	edition string
	files   map[string]record
	swap    *swap // set while a folder is being swapped in
}

// A record is one file of ours as we last saw it.
type record struct {
	size int64
	sum  digest.Digest
	// Time of last change in nanoseconds since 1970. As long as it and the size
	// stay the same the contents are not read again. 0 means: look.
	time int64
}

// A swap is what the next build has to know if this one dies in the middle.
type swap struct {
	Stage  string `json:"stage"`            // the prepared folder, after the swap the old one
	Number uint64 `json:"number,omitempty"` // tells the prepared folder from the old one; 0 where that is not known
	Clean  bool   `json:"clean,omitempty"`  // files of others are to go with the old folder
}

// with returns the manifest of a folder in which each file is either that of m
// or that of next.
func (m manifest) with(next manifest, s *swap) manifest {
	files := maps.Clone(m.files)
	if files == nil {
		files = make(map[string]record, len(next.files))
	}
	for path, r := range next.files {
		if files[path] != r {
			r.time = 0
		}
		files[path] = r
	}
	return manifest{next.edition, files, s}
}

// paths returns the paths of all files in order. Most stand in a list that is in
// order already, so that little is left to be sorted.
func (m manifest) paths(like []string) []string {
	paths := make([]string, 0, len(m.files))
	for _, path := range like {
		if _, ok := m.files[path]; ok {
			paths = append(paths, path)
		}
	}
	if len(paths) < len(m.files) {
		for path := range m.files {
			if _, ok := slices.BinarySearch(like, path); !ok {
				paths = append(paths, path)
			}
		}
		slices.Sort(paths)
	}
	return paths
}

// encode writes one file a line, so that two manifests can be compared by eye.
// The list is of paths in order, as many of the manifest's as are known.
func (m manifest) encode(like []string) []byte {
	b := make([]byte, 0, 200+150*len(m.files))
	b = fmt.Appendf(b, "{\n\"fingerpost\": %d,\n\"edition\": %s,\n", manifestVersion, quote(m.edition))
	if m.swap != nil {
		b = fmt.Appendf(b, "\"swap\": %s,\n", quote(m.swap))
	}
	b = append(b, "\"files\": {"...)
	for i, path := range m.paths(like) {
		if i > 0 {
			b = append(b, ',')
		}
		r := m.files[path]
		b = appendQuoted(append(b, '\n'), path)
		b = append(b, ": {\"size\": "...)
		b = strconv.AppendInt(b, r.size, 10)
		b = append(b, ", \"sum\": \""...)
		b = hex.AppendEncode(b, r.sum[:])
		b = append(b, "\", \"time\": "...)
		b = strconv.AppendInt(b, r.time, 10)
		b = append(b, '}')
	}
	return append(b, "\n}\n}\n"...)
}

// appendQuoted appends a path as JSON. Most hold nothing that JSON writes in
// another way.
func appendQuoted(b []byte, path string) []byte {
	for i := range len(path) {
		switch c := path[i]; {
		case 'a' <= c && c <= 'z', '-' <= c && c <= '9', 'A' <= c && c <= 'Z', c == '_', c == ' ': // - to 9: -./ and digits
		default:
			return append(b, quote(path)...)
		}
	}
	b = append(b, '"')
	b = append(b, path...)
	return append(b, '"')
}

// quote returns v as JSON. Strings and swaps always have one.
func quote(v any) []byte {
	b, _ := json.Marshal(v)
	return b
}

func decodeManifest(data []byte) (manifest, error) {
	var read struct {
		Version int    `json:"fingerpost"`
		Edition string `json:"edition"`
		Swap    *swap  `json:"swap"`
		Files   map[string]struct {
			Size int64  `json:"size"`
			Sum  string `json:"sum"`
			Time int64  `json:"time"`
		} `json:"files"`
	}
	if err := json.Unmarshal(data, &read); err != nil {
		return manifest{}, errors.New("it is damaged")
	}
	if read.Version > manifestVersion {
		return manifest{}, errors.New("a newer fingerpost wrote it")
	}
	if read.Version < 1 || read.Swap != nil && !isStage(read.Swap.Stage) {
		return manifest{}, errors.New("it is damaged")
	}
	m := manifest{read.Edition, make(map[string]record, len(read.Files)), read.Swap}
	for path, f := range read.Files {
		sum, err := hex.DecodeString(f.Sum)
		if err != nil || len(sum) != len(digest.Digest{}) || checkPath(path) != nil {
			return manifest{}, errors.New("it is damaged")
		}
		m.files[path] = record{f.Size, digest.Digest(sum), f.Time}
	}
	return m, nil
}

// readManifest returns the manifest of the folder, an empty one if there is none.
func (p *publisher) readManifest() (m manifest, there bool, err error) {
	data, err := p.beside.read(p.manifestName())
	if errors.Is(err, fs.ErrNotExist) {
		return manifest{}, false, nil
	}
	if err != nil {
		return manifest{}, false, err
	}
	m, err = decodeManifest(data)
	if err != nil {
		name := p.beside.show(p.manifestName())
		return manifest{}, false, fmt.Errorf("reading %s, which says what in %s is ours: %w; remove it and publish once with --force", name, p.shown, err)
	}
	return m, true, nil
}

// prepareManifest writes m beside the one in use, which setManifest replaces.
func (p *publisher) prepareManifest(m manifest) error { return p.prepareEncoded(p.encoded(m)) }

func (p *publisher) encoded(m manifest) []byte { return m.encode(p.next.Paths()) }

func (p *publisher) prepareEncoded(manifest []byte) error {
	return p.beside.putAs(p.manifestName()+newSuffix, p.manifestName(), manifest)
}

func (p *publisher) setManifest() error {
	return p.beside.rename(p.manifestName()+newSuffix, p.manifestName())
}

const newSuffix = ".new"
