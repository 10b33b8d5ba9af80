package output

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// However its files came into it, a tree is the same, and so is what it has not
// in common with another.
func TestTreesOfNamesAreLikeTreesOfPaths(t *testing.T) {
	const partLen = 100
	random := rand.New(rand.NewPCG(3, 4))
	file := func() *File {
		data := fmt.Append(nil, random.IntN(3))
		return &File{Data: data[:random.IntN(2)], Sum: digest.Bytes(data)}
	}
	var before, beforePlain *Tree
	var names *Names
	var paths []string
	var files []*File
	for range 400 {
		if names == nil || random.IntN(5) == 0 {
			paths, files = nil, nil
			for range random.IntN(3 * partLen) {
				paths = append(paths, []string{"", "", "style.css", fmt.Sprintf("%d/index.html", random.IntN(900)), fmt.Sprint(random.IntN(900), ".txt")}[random.IntN(5)])
				files = append(files, file())
			}
			names = NewNames(slices.Clone(paths))
		}
		for range min(len(files), random.IntN(4)) {
			files[random.IntN(len(files))] = []*File{nil, file(), file()}[random.IntN(3)]
		}
		var parts []*Part
		for some := range slices.Chunk(slices.Clone(files), partLen) {
			parts = append(parts, NewPart(some))
		}
		tree, plain := names.Tree(parts), NewTree()
		for i, path := range paths {
			if files[i] != nil && path != "" && slices.Index(paths, path) == i {
				plain.Add(path, files[i])
			}
		}
		for _, i := range names.Without() {
			if path := paths[i]; path != "" && files[i] != nil && tree.Add(path, files[i]) != plain.Add(path, files[i]) {
				t.Fatalf("%q is taken in one of two equal trees", path)
			}
		}
		if other := file(); tree.Add("other.txt", other) != plain.Add("other.txt", other) {
			t.Fatal("other.txt is taken in one of two equal trees")
		}
		if !slices.Equal(tree.Paths(), plain.Paths()) || tree.Len() != plain.Len() || tree.Len() != len(tree.Paths()) ||
			tree.Pages() != plain.Pages() || tree.Size() != plain.Size() {
			t.Fatalf("%d files, %d pages, %d bytes; want %d, %d, %d", tree.Len(), tree.Pages(), tree.Size(), plain.Len(), plain.Pages(), plain.Size())
		}
		for _, path := range append(paths, "other.txt", "none.txt") {
			is, _ := tree.Get(path)
			if want, _ := plain.Get(path); is != want {
				t.Fatalf("%q is %v; want %v", path, is, want)
			}
		}
		if before != nil {
			if got, want := tree.Since(before), plain.Since(beforePlain); !reflect.DeepEqual(got, want) {
				t.Fatalf("since the tree before it differs in %v; want %v", got, want)
			}
		}
		before, beforePlain = tree, plain
	}
}

func TestATreeDiffersByWhatItsFilesHold(t *testing.T) {
	tree := func(text ...string) *Tree {
		t := NewTree()
		for i, s := range text {
			if s != "" {
				t.Add(fmt.Sprint(i), &File{Data: []byte(s), Sum: digest.String(s)})
			}
		}
		return t
	}
	got := tree("same", "new", "", "come").Since(tree("same", "old", "gone", ""))
	if want := (&Difference{[]string{"1"}, []string{"3"}, []string{"2"}}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// What a tree holds besides names that are known to be fit is judged among them.
func TestUnfitFilesAreFoundBesideNamesThatAreFit(t *testing.T) {
	t.Parallel()
	file := NewFile(nil, digest.Digest{})
	paths := []string{"index.html", "items/one/index.html", "Über/index.html"}
	names := NewNames(paths)
	for _, c := range []struct{ more, path, other string }{
		{"assets/index.js", "", ""},
		{"items/two", "", ""},
		{"con.txt", "con.txt", ""},
		{"INDEX.html", "index.html", "INDEX.html"},
		{"items", "items", "items/one/index.html"},
		{"index.html/x", "index.html", "index.html/x"},
		{"Items/x", "items/one/index.html", "Items"},
		{"über/x", "über/x", "Über"},
	} {
		tree, whole := names.Tree([]*Part{NewPart([]*File{file, file, file})}), NewTree()
		tree.Add(c.more, file)
		for _, path := range append(paths, c.more) {
			whole.Add(path, file)
		}
		got, want := tree.Unfit(), whole.Unfit()
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, but if all are judged at once %v", c.more, got, want)
		}
		if (len(got) > 0) != (c.path != "") || len(got) > 0 && (got[0].Path != c.path || got[0].Other != c.other) {
			t.Errorf("%s: %+v", c.more, got)
		}
	}
}
