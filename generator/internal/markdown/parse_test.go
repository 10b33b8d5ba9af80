package markdown

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the wanted results under testdata")

var english = Words{
	Table: "Table", Note: "Note", Tip: "Tip", Important: "Important", Warning: "Warning", Caution: "Caution",
	Footnotes: "Footnotes", BackToText: "Back to text", Picture: "Picture", Task: "Task",
}

// Every file under testdata/parse shows one behaviour: in.md goes in, want
// tells all that comes out. An options section sets raw, nesting and cells.
func TestProseBecomesWhatTheFilesSay(t *testing.T) {
	names, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a := readArchive(t, name)
			options := Options{Words: english}
			readOptions(t, a.sections["options"], &options)
			in := strings.TrimSuffix(a.sections["in.md"], "\n")
			if strings.Contains(a.comment, "CRLF") {
				in = strings.ReplaceAll(in, "\n", "\r\n")
			}
			got := describe([]byte(in), Parse([]byte(in), options))
			if *update {
				a.set("want", got)
				a.write(t, name)
				return
			}
			if diff := cmp.Diff(a.sections["want"], got); diff != "" {
				t.Errorf("want (-) and got (+) differ:\n%s", diff)
			}
		})
	}
}

func readOptions(t *testing.T, s string, o *Options) {
	for _, field := range strings.Fields(s) {
		name, value, _ := strings.Cut(field, "=")
		switch name {
		case "raw":
			o.RawHTML = true
		case "nesting":
			fmt.Sscan(value, &o.Nesting)
		case "cells":
			fmt.Sscan(value, &o.TableCells)
		default:
			t.Fatalf("unknown option %q", name)
		}
	}
}

func describe(src []byte, t *Text) string {
	var s strings.Builder
	fmt.Fprintf(&s, "title: %s\nlead: %s\n", t.Title, t.Lead)
	lines := diag.NewLines("in.md", src)
	place := func(offset, length int) string {
		at := lines.Span(offset, length)
		return fmt.Sprintf("%d:%d %q", at.Line, at.Col, src[offset:offset+length])
	}
	for _, h := range t.Headings {
		fmt.Fprintf(&s, "heading: %d #%s %q at %s\n", h.Level, h.ID, h.Title, place(h.Offset, 0))
	}
	for _, l := range t.Links {
		fmt.Fprintf(&s, "link: %q at %s", l.Target, place(l.Offset, l.Length))
		if l.Image {
			s.WriteString(" image")
		}
		if l.Empty {
			s.WriteString(" empty")
		}
		s.WriteByte('\n')
	}
	fmt.Fprintf(&s, "anchors: %s\n", strings.Join(t.Anchors, " "))
	for _, p := range t.Problems {
		fmt.Fprintf(&s, "problem: %s %s %s", place(p.Offset, p.Length), p.Code, p.Message)
		if p.Hint != "" {
			fmt.Fprintf(&s, "; %s", p.Hint)
		}
		s.WriteByte('\n')
	}
	fmt.Fprintf(&s, "html:\n%s", t.Render(answersFor(t.Links)).HTML())
	if s := s.String(); !strings.HasSuffix(s, "\n") {
		return s + "\n"
	}
	return s.String()
}

// answersFor stands in for an edition: it knows a few addresses.
func answersFor(links []Link) []Answer {
	answers := make([]Answer, len(links))
	for i, l := range links {
		switch target := l.Target; {
		case strings.Contains(target, "hidden"):
		case strings.HasPrefix(target, "@"):
			answers[i] = Answer{URL: "/" + target[1:] + "/", Title: "Title of <" + target[1:] + ">"}
		case strings.Contains(target, "sized"):
			answers[i] = Answer{URL: "/assets/" + target, Width: 640, Height: 480}
		case strings.Contains(target, ":"):
			answers[i] = Answer{URL: target, External: true}
		default:
			answers[i] = Answer{URL: target}
		}
	}
	return answers
}
