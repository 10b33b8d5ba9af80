package markdown

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Every file under testdata/audience shows what each edition may read of in.md.
// The audiences that exist are internal and exec.
func TestEditionsReadWhatTheFilesSay(t *testing.T) {
	names, err := filepath.Glob("testdata/audience/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a := readArchive(t, name)
			in := a.sections["in.md"]
			if strings.Contains(a.comment, "CRLF") {
				in = strings.ReplaceAll(in, "\n", "\r\n")
			}
			if strings.Contains(a.comment, "no line end") {
				in = strings.TrimSuffix(in, "\n")
			}
			blocks := Scan([]byte(in))
			got := map[string]string{
				"problems": listProblems(in, blocks.Problems),
				"public":   quoteBreaks(cutFor(blocks, in)),
				"internal": quoteBreaks(cutFor(blocks, in, "internal")),
			}
			for _, section := range []string{"problems", "public", "internal"} {
				if *update {
					a.set(section, got[section])
				} else if diff := cmp.Diff(a.sections[section], got[section]); diff != "" {
					t.Errorf("%s: want (-) and got (+) differ:\n%s", section, diff)
				}
			}
			if *update {
				a.write(t, name)
			}
		})
	}
}

func listProblems(in string, problems []Problem) string {
	var s strings.Builder
	for _, p := range problems {
		line := strings.Count(in[:p.Offset], "\n") + 1
		fmt.Fprintf(&s, "%d %q %s %s; %s", line, in[p.Offset:p.Offset+p.Length], p.Code, p.Message, p.Hint)
		if p.Fix != "" {
			fmt.Fprintf(&s, " [%s]", p.Fix)
		}
		s.WriteByte('\n')
	}
	return s.String()
}

func quoteBreaks(s string) string {
	s = strings.ReplaceAll(s, "\r", "␍")
	if s != "" && !strings.HasSuffix(s, "\n") {
		s += "␄\n"
	}
	return s
}

func knownAudience(name string) bool { return name == "internal" || name == "exec" }

func sees(audiences ...string) func([]string) bool {
	return func(names []string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(audiences, n) })
	}
}

func cutFor(b Blocks, in string, audiences ...string) string {
	text, _ := b.Cut([]byte(in), knownAudience, sees(audiences...))
	return string(text)
}

func TestOffsetsOfTheCutTextLeadToItsSource(t *testing.T) {
	in := "one\n::: internal\ntwo\n::: exec\nthree\n:::\nfour\n:::\nfive"
	text, offsets := Scan([]byte(in)).Cut([]byte(in), knownAudience, sees("internal"))
	if want := "one\ntwo\nfour\nfive"; string(text) != want {
		t.Fatalf("cut text is %q, want %q", text, want)
	}
	for _, word := range []string{"one", "two", "four", "five"} {
		at := strings.Index(string(text), word)
		if got, want := offsets.Source(at), strings.Index(in, word); got != want {
			t.Errorf("%q at %d leads to %d, want %d", word, at, got, want)
		}
	}
	if got := offsets.Source(len(text)); got != len(in) {
		t.Errorf("the end leads to %d, want %d", got, len(in))
	}
	if got := offsets.Source(len(text) + 99); got != len(in) {
		t.Errorf("an offset behind the end leads to %d, want %d", got, len(in))
	}
}

func TestUncutTextIsNotCopied(t *testing.T) {
	in := []byte("no blocks here\n")
	text, offsets := Scan(in).Cut(in, knownAudience, sees())
	if &text[0] != &in[0] || offsets.Source(5) != 5 {
		t.Error("a text without blocks was copied")
	}
}

func TestNamesOfABlockHaveTheirPlaces(t *testing.T) {
	in := "a\n:::: internal,exec  board-2\n:::\n"
	blocks := Scan([]byte(in))
	want := []Name{{"internal", 7}, {"exec", 16}, {"board-2", 22}}
	if diff := cmp.Diff(want, blocks.List[0].Audiences); diff != "" {
		t.Error(diff)
	}
	for _, n := range blocks.List[0].Audiences {
		if in[n.Offset:n.Offset+len(n.Text)] != n.Text {
			t.Errorf("%q is not at %d", n.Text, n.Offset)
		}
	}
}

// An edition must not learn where hidden text was: the cut text equals that of
// a source in which the block had never been written.
func TestHiddenBlockLeavesNoTrace(t *testing.T) {
	with := "# T\n\nbefore\n\n::: internal\n[a]: http://secret.example\n\n# Secret\n\n[^1]: secret\n:::\n\nafter [a] [^1]\n"
	without := "# T\n\nbefore\n\n\nafter [a] [^1]\n"
	if got := cutFor(Scan([]byte(with)), with); got != without {
		t.Errorf("got %q, want %q", got, without)
	}
}
