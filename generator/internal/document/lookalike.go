package document

import (
	"fmt"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

// dashes are what editors make of three dashes, and what hides beside them.
const dashes = "‐‑‒–—―−" + invisible

// invisible are characters that stand before or behind a delimiter unseen.
const invisible = "\u00a0\u200b\ufeff"

var (
	jsonStart = pattern.Of(`^\{\s*["}]`)
	// looseStart is how JSON begins when its quotes are missing or pretty.
	looseStart = pattern.Of(`^\{\s*['“„”‘’]?(title|audience|draft|kind|status|owner)['“”‘’]?\s*[:=]`)
	// gateLine is how a line of front matter looks that would do harm as prose.
	gateLine = pattern.Of(`^\s*["']?(title|audience|draft|kind|status|owner)["']?\s*[:=]`)
	fence    = pattern.Of("^ {0,3}(```+|~~~+)")
)

// lookalike reports a file without front matter that probably was meant to
// have some: its keys must not be shown as prose.
func (s *scanner) lookalike() *diag.Diagnostic {
	at := s.base
	for at < len(s.data) {
		line, next := s.line(at)
		if t := strings.Trim(string(line), " \t"+invisible); t != "" {
			if p := s.falseStart(t, line, at); p != nil {
				return p
			}
			break
		}
		at = next
	}
	return s.lateStart(at)
}

// falseStart judges the first line of a file that is not empty.
func (s *scanner) falseStart(trimmed string, line []byte, at int) *diag.Diagnostic {
	rest := strings.TrimLeft(string(s.data[at:min(at+256, len(s.data))]), " \t"+invisible)
	hint := "make the very first line exactly --- (YAML) or +++ (TOML)"
	switch {
	case strings.Trim(trimmed, "-+;."+dashes) == "" && len(trimmed) > 1,
		strings.HasPrefix(trimmed, "---"), strings.HasPrefix(trimmed, "+++"):
	case jsonStart().MatchString(rest):
		hint = "make the brace the very first character of the file"
	case looseStart().MatchString(rest):
		hint = `put keys and text into straight quotes: {"title": "…"}`
	default:
		return nil
	}
	return s.problem("front-matter/lookalike", at, at+len(line), fmt.Sprintf("%q looks like the start of front matter, but is not", clip(line)), hint)
}

// lateStart finds, further down, a delimiter directly followed by a key that
// only front matter has. A heading underlined with dashes is not followed by
// one, and inside a code block it is an example; but a fence around the whole
// file hides nothing.
func (s *scanner) lateStart(from int) *diag.Diagnostic {
	open := ""
	for at := from; at < len(s.data); {
		line, next := s.line(at)
		t := strings.TrimSpace(string(line))
		if m := fence().FindSubmatch(line); m != nil && at > from {
			switch mark := string(m[1]); {
			case open == "":
				open = mark
			case strings.HasPrefix(t, open) && strings.Trim(t, open[:1]) == "":
				open = ""
			}
		}
		if open == "" && (t == "---" || t == "+++") {
			if after, _ := s.line(next); gateLine().Match(after) {
				return s.problem("front-matter/lookalike", at, at+len(line), "front matter must begin on the first line of the file",
					"move the block to the very top")
			}
		}
		at = next
	}
	return nil
}

// clip shortens a line for a message.
func clip(line []byte) string {
	if r := []rune(string(line)); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return string(line)
}
