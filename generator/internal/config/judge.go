package config

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/pattern"
)

var (
	idPattern     = pattern.Of(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	colourPattern = pattern.Of(`^#[0-9a-fA-F]{6}$`)
)

// judge reports values that fit their type but not each other. It leaves out
// keys that are doubtful: what is wrong with them has been told.
func (c *Config) judge(doubtful map[string]bool) diag.List {
	j := judge{c: c}
	if c.Title == "" && !doubtful["title"] {
		j.add("title", "config.toml needs a title", `add title = "…"`)
	}
	j.baseURL("base_url", c.BaseURL)
	if c.Accent != "" && !colourPattern().MatchString(c.Accent) {
		j.add("accent", fmt.Sprintf("%q is no colour", c.Accent), `write it as "#0a7ea4"`)
	}
	if c.Relative != "folder" && c.Relative != "file" { // from the environment
		j.problems = append(j.problems, diag.New("config/value", c.Where("relative"), "%q is no value of relative", c.Relative).
			DidYouMean(c.Relative, []string{"folder", "file"}))
	}
	j.pictures()
	j.fonts(doubtful)
	if _, err := time.Parse(time.DateOnly, c.Notice.Until); c.Notice.Until != "" && err != nil {
		j.add("notice.until", fmt.Sprintf("%q is no date of the calendar", c.Notice.Until), `write it as "2027-05-14"`)
	}
	j.ids("audiences", c.AudienceIDs())
	j.ids("editions", c.EditionIDs())
	j.ids("horizons", c.HorizonIDs())
	j.ids("views", c.ViewIDs())
	j.editions()
	j.views()
	j.severities()
	return j.problems
}

type judge struct {
	c        *Config
	problems diag.List
}

func (j *judge) add(path, message, hint string) {
	j.problems = append(j.problems, diag.New("config/value", j.c.Where(path), "%s", message).WithHint("%s", hint))
}

func (j *judge) baseURL(path, value string) {
	if value == "" {
		return
	}
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.RawQuery != "" || u.Fragment != "" {
		j.add(path, fmt.Sprintf("%q is no address of a site", value), `write it as "https://example.org/roadmap/"`)
	}
}

func (j *judge) ids(list string, ids []string) {
	seen := map[string]bool{}
	for i, id := range ids {
		if id == "" { // told by the decoder
			continue
		}
		at := list + "." + strconv.Itoa(i) + ".id"
		if !idPattern().MatchString(id) {
			j.add(at, "\""+id+"\" is no id", "use small letters, digits and single hyphens, a letter first")
		}
		if seen[id] {
			j.add(at, "the id \""+id+"\" stands twice in [["+list+"]]", "change one of the two")
		}
		seen[id] = true
	}
}

func (j *judge) editions() {
	known := j.c.AudienceIDs()
	var outputs []string // in small letters: some systems make no difference
	for i, e := range j.c.Editions {
		prefix := "editions." + strconv.Itoa(i)
		for n, a := range e.Audiences {
			if !slices.Contains(known, a) {
				at := j.c.Where(prefix + ".audiences." + strconv.Itoa(n))
				j.problems = append(j.problems, diag.New("config/value", at, "there is no audience %q", a).DidYouMean(a, known))
			}
		}
		out := strings.ToLower(path.Clean(e.Output))
		top, _, _ := strings.Cut(out, "/")
		if top == "" || strings.HasPrefix(top, ".") || top == "content" || top == "themes" {
			j.add(prefix+".output", "the output \""+e.Output+"\" is no folder of its own in the project", `write a name such as "public-`+e.ID+`"`)
		}
		if said := j.overlap(out, outputs, e.Output); said != "" {
			j.add(prefix+".output", said, "give each edition a folder of its own, or one would publish the other's pages")
		}
		outputs = append(outputs, out)
		if e.BaseURL != j.c.BaseURL {
			j.baseURL(prefix+".base_url", e.BaseURL)
		}
	}
}

// overlap says where an output meets one of the editions before it.
func (j *judge) overlap(out string, before []string, written string) string {
	for i, other := range before {
		switch id := j.c.Editions[i].ID; {
		case out == other:
			return fmt.Sprintf("two editions have the output %q", written)
		case strings.HasPrefix(out, other+"/"):
			return fmt.Sprintf("the output %q lies in that of the edition %s", written, id)
		case strings.HasPrefix(other, out+"/"):
			return fmt.Sprintf("the output of the edition %s lies in %q", id, written)
		}
	}
	return ""
}

func (j *judge) severities() {
	codes := make([]string, 0)
	for _, info := range diag.Codes() {
		codes = append(codes, string(info.Code))
	}
	keys := make([]string, 0, len(j.c.Check.Severities))
	for code := range j.c.Check.Severities {
		keys = append(keys, code)
	}
	sort.Strings(keys)
	for _, code := range keys {
		path := "check.severities." + code
		info, ok := diag.Lookup(diag.Code(code))
		if !ok {
			j.problems = append(j.problems, diag.New("config/value", j.c.Where(path), "there is no code %q", code).DidYouMean(code, codes))
			continue
		}
		if info.Gate {
			j.add(path, code+" protects an audience, so its severity cannot be changed", "remove the line")
		}
		if _, ok := diag.ParseSeverity(j.c.Check.Severities[code]); !ok {
			j.problems = append(j.problems, diag.New("config/value", j.c.Where(path+"="), "%q is no severity", j.c.Check.Severities[code]).
				DidYouMean(j.c.Check.Severities[code], []string{"error", "warning", "note", "off"}))
		}
	}
}

// Severity returns the severity that the project gives to a code.
func (c *Config) Severity(d diag.Diagnostic) diag.Severity {
	word, set := c.Check.Severities[string(d.Code)]
	info, ok := diag.Lookup(d.Code)
	if !set || !ok || info.Gate {
		return d.Severity
	}
	if s, ok := diag.ParseSeverity(word); ok {
		return s
	}
	return d.Severity
}
