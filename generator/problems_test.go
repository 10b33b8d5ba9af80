package generator

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

var update = flag.Bool("update", false, "rewrite what the problem cases want")

// Each file of this folder is a small project and the problems that a build
// of it must find, named after the code that it is about: a comment that says
// in a sentence what the case shows, the files, and want, one line a problem:
//
//	file:line:column-end severity code message | hint | fix
//	  note file:line:column message
//
// The end is the column after the last character. Behind the path of a file,
// "escaped" says that Go's escapes stand for characters that no editor shows,
// and "missing" that a file is not there. The project of a case that brings no
// config.toml has the one below. It is silent about what the roles of cases,
// which are as short as can be, leave unsaid.
//
// Files that a reader must never see hold the word UNSEEN; no site may have it.
const problemCases = "testdata/problems"

const caseConfig = `title = "Case"
[[audiences]]
id = "public"
[[audiences]]
id = "team"
[[editions]]
id = "all"
audiences = ["public", "team"]
disclaimer = "Nothing is promised."
[check.severities]
"role/incomplete" = "off"
"responsibility/text-missing" = "off"
`

// elsewhere are the codes that no file in memory can bring about, with the
// test that shows them.
var elsewhere = map[diag.Code]struct{ file, test string }{
	"file/outside":    {"internal/source/once_test.go", "TestLinksThatLeadOutOfTheProjectAreRefused"},
	"file/unreadable": {"internal/source/once_test.go", "TestAFileThatCannotBeReadIsAProblemAndOneThatIsGoneIsNone"},
	"review/too-old":  {"freshness_test.go", "TestWhatIsLiveIsConfirmedWithinTheAgeAskedFor"},
	"internal/fault":  {"fault_test.go", "TestAPanicIsAProblemThatNamesWhatWasBeingMade"},

	// Told by site-theme check, not by a build.
	"site-theme/contract": {"gallery_test.go", "TestOverridesThatComeToNothingAreTold"},
	"site-theme/same":     {"gallery_test.go", "TestOverridesThatComeToNothingAreTold"},
	"site-theme/unused":   {"gallery_test.go", "TestOverridesThatComeToNothingAreTold"},
}

type problemCase struct {
	name, path string
	comment    string
	sections   []section
	project    project
	want       string
}

type section struct{ head, text string }

var marker = regexp.MustCompile(`(?m)^-- (.+) --\n`)

func readCase(t *testing.T, path string) *problemCase {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := &problemCase{name: strings.TrimSuffix(filepath.Base(path), ".txtar"), path: path, project: project{"config.toml": caseConfig}}
	text := string(data)
	marks := marker.FindAllStringSubmatchIndex(text, -1)
	if len(marks) == 0 {
		t.Fatalf("%s has no files", path)
	}
	c.comment = text[:marks[0][0]]
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		c.sections = append(c.sections, section{text[m[2]:m[3]], text[m[1]:end]})
	}
	for _, s := range c.sections {
		name, how, _ := strings.Cut(s.head, " ")
		switch {
		case name == "want":
			c.want = s.text
		case strings.HasSuffix(s.head, " escaped"):
			c.project[strings.TrimSuffix(s.head, " escaped")] = unescape(t, s.text)
		case how == "missing":
			delete(c.project, name)
		default:
			c.project[s.head] = s.text
		}
	}
	return c
}

// unescape resolves Go's escapes; a backslash at the end joins two lines.
func unescape(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	for s = strings.ReplaceAll(s, "\\\n", ""); s != ""; {
		r, wide, rest, err := strconv.UnquoteChar(s, 0)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if s = rest; wide {
			b.WriteRune(r)
		} else {
			b.WriteByte(byte(r))
		}
	}
	return b.String()
}

func (c *problemCase) write(t *testing.T, want string) {
	t.Helper()
	out := c.comment
	for _, s := range c.sections {
		if s.head != "want" {
			out += "-- " + s.head + " --\n" + s.text
		}
	}
	if err := os.WriteFile(c.path, []byte(out+"-- want --\n"+want), 0o666); err != nil {
		t.Fatal(err)
	}
}

// told writes problems as the cases want them.
func told(problems diag.List) string {
	var b strings.Builder
	for _, p := range problems {
		place := p.At.String()
		if p.At.Len > 0 {
			place += fmt.Sprintf("-%d", p.At.Col+p.At.Len)
		}
		fmt.Fprintf(&b, "%s %s %s %s", place, p.Severity, p.Code, p.Message)
		if p.Hint != "" || p.Fix != "" {
			b.WriteString(" | " + p.Hint)
		}
		if p.Fix != "" {
			b.WriteString(" | " + p.Fix)
		}
		b.WriteByte('\n')
		for _, n := range p.Notes {
			fmt.Fprintf(&b, "  note %s %s\n", n.At, n.Message)
		}
	}
	return b.String()
}

func cases(t *testing.T) []*problemCase {
	t.Helper()
	paths, err := filepath.Glob(problemCases + "/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in %s: %v", problemCases, err)
	}
	all := make([]*problemCase, len(paths))
	for i, path := range paths {
		all[i] = readCase(t, path)
	}
	return all
}

func TestProblemsAreToldAsTheirCasesSay(t *testing.T) {
	session := NewSession() // keeps the site theme; otherwise each case is on its own
	if r := (project{"config.toml": caseConfig}).build(session); len(r.Problems) > 0 {
		t.Fatalf("an empty project has problems, so the cases prove nothing:\n%s", told(r.Problems))
	}
	for _, c := range cases(t) {
		t.Run(c.name, func(t *testing.T) {
			r := c.project.build(session)
			got := told(r.Problems)
			if testing.Verbose() {
				var frames bytes.Buffer
				diag.Print(&frames, r.Problems, c.project.snapshot(), false)
				t.Logf("%s\n%s", c.comment, frames.String())
			}
			if *update {
				c.write(t, got)
			} else if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s(-want +got)\n%s", c.comment, diff)
			}
			if strings.Contains(got, " error ") != r.Problems.HasErrors() {
				t.Error("an error does not keep the sites from being published")
			}
			for path, data := range flat(r) {
				if strings.Contains(data, "UNSEEN") {
					t.Errorf("%s shows what it must not", path)
				}
			}
		})
	}
}

func TestEveryCaseSaysWhatItShows(t *testing.T) {
	sentence := regexp.MustCompile(`^[A-Z"].+\.$`)
	for _, c := range cases(t) {
		first, _, _ := strings.Cut(strings.TrimSpace(c.comment), "\n\n")
		if first = strings.ReplaceAll(first, "\n", " "); !sentence.MatchString(first) {
			t.Errorf("%s begins with %q, which is no sentence", c.path, first)
		}
		if code, ok := codeOf(c.name); !ok {
			t.Errorf("%s is named after no code", c.path)
		} else if c.want == "" {
			t.Logf("%s shows where %s is not told", c.name, code)
		}
	}
}

// codeOf returns the code that a case is named after: the longest that its
// name begins with.
func codeOf(name string) (code diag.Code, ok bool) {
	for _, info := range diag.Codes() {
		prefix := strings.ReplaceAll(string(info.Code), "/", "-")
		if (name == prefix || strings.HasPrefix(name, prefix+"-")) && len(info.Code) > len(code) {
			code = info.Code
		}
	}
	return code, code != ""
}

func TestEveryCodeHasACase(t *testing.T) {
	shown := map[diag.Code]bool{}
	for _, c := range cases(t) {
		if code, ok := codeOf(c.name); ok && strings.Contains(c.want, " "+string(code)+" ") {
			shown[code] = true
		}
	}
	for _, info := range diag.Codes() {
		place, other := elsewhere[info.Code]
		switch {
		case other && shown[info.Code]:
			t.Errorf("%s has a case here and need not be shown elsewhere", info.Code)
		case other:
			hasTest(t, place.file, place.test, string(info.Code))
		case !shown[info.Code]:
			t.Errorf("no case shows %s", info.Code)
		}
	}
}

// hasTest fails unless a file has a test that speaks of a code.
func hasTest(t *testing.T, path, name, code string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
		return
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, data, 0)
	if err != nil {
		t.Error(err)
		return
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == name {
			if !bytes.Contains(data[f.Pos()-1:f.End()-1], []byte(code)) {
				t.Errorf("%s in %s does not speak of %s", name, path, code)
			}
			return
		}
	}
	t.Errorf("%s has no test %s, which is to show %s", path, name, code)
}
