package config

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/source"
)

var (
	idPattern     = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	colourPattern = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
	datePattern   = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
)

// judge reports values that fit their type but not each other.
func (c *Config) judge(file *source.File) diag.List {
	if file == nil {
		return nil
	}
	j := judge{c: c, file: file.Path}
	if c.Title == "" {
		j.add("title", "config.toml needs a title", `add title = "…"`)
	}
	j.baseURL("base_url", c.BaseURL)
	if c.Accent != "" && !colourPattern.MatchString(c.Accent) {
		j.add("accent", "accent is no colour", `write it as "#0a7ea4"`)
	}
	if c.Notice.Until != "" && !datePattern.MatchString(c.Notice.Until) {
		j.add("notice.until", "notice.until is no date", `write it as "2027-05-14"`)
	}
	j.ids("audiences", c.AudienceIDs())
	j.ids("editions", c.EditionIDs())
	j.ids("horizons", c.HorizonIDs())
	j.editions()
	j.severities()
	return j.problems
}

type judge struct {
	c        *Config
	file     string
	problems diag.List
}

func (j *judge) add(path, message, hint string) {
	j.problems = append(j.problems, diag.New("config/value", j.c.where(path, j.file), "%s", message).WithHint("%s", hint))
}

func (j *judge) baseURL(path, value string) {
	if value == "" {
		return
	}
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.RawQuery != "" || u.Fragment != "" {
		j.add(path, path+" is no address of a site", `write it as "https://example.org/roadmap/"`)
	}
}

func (j *judge) ids(list string, ids []string) {
	seen := map[string]bool{}
	for i, id := range ids {
		at := list + "." + index("%d", i) + ".id"
		if !idPattern.MatchString(id) {
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
	outputs := map[string]bool{}
	for i, e := range j.c.Editions {
		prefix := "editions." + index("%d", i)
		for n, a := range e.Audiences {
			if !slices.Contains(known, a) {
				at := j.c.where(prefix+".audiences."+index("%d", n), j.file)
				j.problems = append(j.problems, diag.New("config/value", at, "there is no audience %q", a).DidYouMean(a, known))
			}
		}
		out := path.Clean(e.Output)
		if path.IsAbs(out) || out == "." || strings.HasPrefix(out, "..") || strings.HasPrefix(out, "content") || strings.HasPrefix(out, "themes") || strings.HasPrefix(out, ".") {
			j.add(prefix+".output", "the output \""+e.Output+"\" is no folder of its own in the project", `write a name such as "public-`+e.ID+`"`)
		}
		if outputs[out] {
			j.add(prefix+".output", "two editions have the output \""+e.Output+"\"", "give each edition a folder of its own, or one would publish the other's pages")
		}
		outputs[out] = true
		j.baseURL(prefix+".base_url", e.BaseURL)
	}
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
			j.problems = append(j.problems, diag.New("config/value", j.c.where(path, j.file), "there is no code %q", code).DidYouMean(code, codes))
			continue
		}
		if info.Gate {
			j.add(path, code+" protects an audience, so its severity cannot be changed", "remove the line")
		}
		if _, ok := diag.ParseSeverity(j.c.Check.Severities[code]); !ok {
			j.problems = append(j.problems, diag.New("config/value", j.c.where(path+"=", j.file), "%q is no severity", j.c.Check.Severities[code]).
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
