package source_test

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// An act is something that people and programs do to a project. It says what
// it did, for whoever reads of a failure.
type act struct {
	name  string
	often int
	do    func(s *scene) string
}

// acts are what happens to projects, and how often.
func acts() []*act {
	return []*act{
		{"save", 40, func(s *scene) string {
			name := s.some("content/", ".md")
			if name == "" {
				return "nothing"
			}
			how := pick(s, savings...)
			what, text := edited(s, s.text(name))
			how.do(s, name, text)
			return fmt.Sprintf("%s %s, %s", what, name, how.name)
		}},
		{"same size, same time", 4, func(s *scene) string {
			name := s.some("content/", "")
			text, mtime := s.disk.Read(name)
			s.disk.Overwrite(name, flipped(s, text))
			s.disk.Date(name, mtime)
			return name
		}},
		{"mend", 5, func(s *scene) string {
			name := s.some("", "")
			if text, ok := s.files[name]; ok {
				s.write(name, text)
			}
			return name
		}},
		{"delete", 4, func(s *scene) string {
			name := s.some("content/", "")
			s.disk.Remove(name)
			return name
		}},
		{"create", 6, create},
		{"rename", 4, func(s *scene) string {
			name := s.some("content/", ".md")
			to := strings.TrimSuffix(name, ".md") + pick(s, "-a", "-b", " c", "-é") + ".md"
			if s.IntN(5) == 0 {
				to = path.Join(path.Dir(name), strings.ToUpper(path.Base(name[:len(name)-min(3, len(name))]))+".md")
			}
			s.disk.Rename(name, to)
			return name + " to " + to
		}},
		{"move", 3, func(s *scene) string {
			name, to := s.some("content/", ""), s.folder()
			s.disk.Rename(name, path.Join(to, path.Base(name)))
			return name + " into " + to
		}},
		{"swap", 3, func(s *scene) string {
			a, b := s.some("content/", ".md"), s.some("content/", ".md")
			s.disk.Rename(a, "content/swap.tmp")
			s.disk.Rename(b, a)
			s.disk.Rename("content/swap.tmp", b)
			return a + " and " + b
		}},
		{"rename folder", 3, func(s *scene) string {
			name := s.folder()
			to := path.Join(path.Dir(name), pick(s, "people", "things", "roles", "access"))
			s.disk.Rename(name, to)
			if s.IntN(2) == 0 {
				s.pause(20 * time.Millisecond)
				s.disk.Rename(to, name)
				return name + " to " + to + " and back"
			}
			return name + " to " + to
		}},
		{"move folder out", 2, func(s *scene) string {
			name := s.folder()
			s.disk.Folder("aside")
			s.disk.Rename(name, "aside/"+path.Base(name))
			return name
		}},
		{"move folder in", 2, func(s *scene) string {
			name := pick(s, "roles", "access", "how", "guides", "roadmap", "catalogue")
			s.disk.Rename("aside/"+name, path.Join("content", pick(s, "", "roadmap", "guides"), name))
			return name
		}},
		{"remove folder", 1, func(s *scene) string {
			name := s.folder()
			s.disk.Clear(name)
			return name
		}},
		{"config", 4, func(s *scene) string {
			text := s.text("config.toml")
			change := pick(s, "team\"]\nnoindex = true>team\"]", "\"public\", \"team\">\"team\"", "quarter>year", "quarter>day", "title = \"Rich>title = \"Poor",
				"[[audiences]]\nid = \"public\">theme = \"own\"\n[[audiences]]\nid = \"public\"", "[[editions]]\nid = \"public\">[[editions]]\nid = \"all-may\"",
				"[\"public\"]\n>[\"public\"]\ndeny = [\"target\"]\n", "[[editions]]>[[editions]", "[[audiences]]\nid = \"public\">[limits]\nfront_matter_bytes = 1024\n[[audiences]]\nid = \"public\"", "example.org/road>example.org/way")
			from, to, _ := strings.Cut(change, ">")
			if s.IntN(2) == 0 {
				from, to = to, from
			}
			pick(s, savings...).do(s, "config.toml", strings.Replace(text, from, to, 1))
			return fmt.Sprintf("%q", change)
		}},
		{"audience title", 1, func(s *scene) string {
			const id = "[[audiences]]\nid = \"team\"\n"
			title := fmt.Sprintf("title = \"Crew %d\"\n", s.IntN(9))
			s.write("config.toml", strings.Replace(s.text("config.toml"), id, id+title, 1))
			return title
		}},
		{"site theme", 4, siteTheme},
		{"site theme goes", 2, func(s *scene) string {
			name := s.some("themes/", "")
			s.disk.Remove(name)
			return name
		}},
		{"map", 2, func(s *scene) string {
			name := s.some("content/", "")
			s.disk.Map(name, flipped(s, s.text(name)))
			return name
		}},
		{"asset", 2, func(s *scene) string {
			name := s.some("content/", ".svg")
			s.disk.Overwrite(name, flipped(s, s.text(name)))
			return name
		}},
		{"touch", 1, func(s *scene) string {
			name := s.some("", "")
			s.disk.Date(name, time.Now().Add(-time.Hour))
			return name
		}},
		{"lock", 2, func(s *scene) string {
			name := s.some("content/", "")
			s.disk.Lock(name, s.IntN(3) == 0)
			return name
		}},
		{"link", 2, func(s *scene) string {
			name := path.Join(s.folder(), pick(s, "link.md", "link"))
			to := pick(s, "..", "../about.md", "../../secret", "sso.md", "../roles", "../guides/how", "link")
			s.disk.Remove(name)
			s.disk.Link(to, name)
			return name + " to " + to
		}},
		{"litter", 2, func(s *scene) string {
			name := path.Join(s.folder(), pick(s, ".a.md.swp", "b.md~", "#c.md#", ".hidden.md"))
			s.disk.Empty(name)
			return name
		}},
		{"check out", 2, func(s *scene) string {
			s.restore()
			return "everything"
		}},
		{"away and back", 1, func(s *scene) string {
			back := s.disk.Vanish()
			s.pause(700 * time.Millisecond)
			back()
			return "the project"
		}},
		{"another day", 2, func(s *scene) string {
			day := pick(s, firstDay, model.Date{Year: 2026, Month: 11, Day: 25}, model.Date{Year: 2026, Month: 12, Day: 24}, model.Date{Year: 2027, Month: 6, Day: 1})
			s.wish(func() { s.today = day })
			return day.String()
		}},
		{"another edition", 3, func(s *scene) string {
			editions := pick(s, nil, []string{"team"}, []string{"public"}, []string{"public", "team"})
			s.wish(func() { s.editions = editions })
			return fmt.Sprint(editions)
		}},
		{"drafts", 3, func(s *scene) string {
			shown := s.IntN(2) == 0
			s.wish(func() { s.drafts = shown })
			return fmt.Sprint(shown)
		}},
		{"wait", 1, func(s *scene) string {
			s.pause(5 * time.Second)
			return ""
		}},
	}
}

func create(s *scene) string {
	name := pick(s, "content/roadmap/access/new.md", "content/roadmap/fresh/_index.md", "content/roles/Rôle neu.md", "content/roles/Ro\u0302le neu.md",
		"content/roles/ghost.md", "content/guides/how/three.md", "content/x/y/z.md", "content/_files/.nojekyll", "content/pic.svg", "content/milestones/fair.md")
	text := fmt.Sprintf("---\ntitle: New %d\naudience: %s\n%s---\n\nNew [keys](@keys) and [sso](@sso).\n", s.IntN(9), pick(s, "public", "team"),
		pick(s, "", "horizon: next\n", "draft: true\n", "abbreviation: O\ndefinition: Haunts.\n", "on: 2026-12-01\n", "weight: 1\n"))
	s.write(name, text)
	return name
}

// siteTheme changes a file of the built-in theme, or of one of the project's own.
func siteTheme(s *scene) string {
	name := pick(s, "templates/_frame.html", "templates/home.html", "templates/role.html", "words/en.toml", "styles/tokens.css")
	data, _ := fs.ReadFile(s.theme, "default/"+name)
	text := string(data)
	switch path.Ext(name) {
	case ".html":
		text += pick(s, "<!-- x -->", "<p>y</p>", "{{", "")
	case ".toml":
		text = pick(s, "", text) + pick(s, "\nword = \"Other\"\n", "\n[markdown]\nnote = \"Mind\"\n", "")
	case ".css":
		text += pick(s, "a { color: red }", "a { color: tan }", "{", "")
	}
	name = pick(s, "themes/default/", "themes/own/") + name
	s.write(name, text)
	return name
}

// flipped returns a text of the same size with a letter changed.
func flipped(s *scene, text string) string {
	for range 5 {
		if len(text) == 0 {
			break
		}
		at := s.IntN(len(text))
		if c := text[at]; c >= 'a' && c < 'z' {
			return text[:at] + string(c+1) + text[at+1:]
		}
	}
	return text
}

// edited returns a content file after a change by its author.
func edited(s *scene, text string) (what, after string) {
	change := pick(s, "title: >title: New ", "title: New >title: ", "audience: public>audience: team", "audience: team>audience: public", "audience: >audience: x",
		"audience: x>audience: ", "---\n>---\ndraft: true\n", "draft: true\n>", "---\n>---\nweight: 3\n", "---\n>----\n", "----\n>---\n", "---\n>---\nunknown_key: 1\n",
		"---\n>---\nslug: other\n", "2026-11->2026-12-", "2027-05->2027-07-", "in-progress>shipped", "horizon: now>horizon: next", "owner>helper", "keys>hidden-row",
		"growth>groth", "expert>working", "(@>(@item/", "prose", "prose", "prose", "prose", "prose", "shorter")
	from, to, replace := strings.Cut(change, ">")
	switch {
	case replace:
		return fmt.Sprintf("%q in", change), strings.Replace(text, from, to, 1)
	case change == "shorter":
		return "end cut off", text[:len(text)*3/4]
	}
	more := pick(s, "More words.", "## Heading", "## More", "::: team\nMore for the team, [here](@secret).\n:::", "[link](@keys)", "[gone](@nowhere)", "[s](@sso#inside)",
		"::: team", "![p](plan.svg)", "| a | b |\n|---|---|\n| 1 | 2 |", "<b>raw</b>", "An epic and a hush.", "> [!NOTE]\n> Mind.")
	return fmt.Sprintf("prose %q of", more), text + pick(s, "\n", "\n", "") + more + "\n"
}

// A saving is a way in which a program saves a file.
type saving struct {
	name string
	do   func(s *scene, name, text string)
}

var savings = []saving{
	{"in place", func(s *scene, name, text string) {
		s.disk.Empty(name)
		s.disk.Append(name, text)
	}},
	{"in place, slowly", func(s *scene, name, text string) {
		s.disk.Empty(name)
		for len(text) > 0 {
			s.pause(25 * time.Millisecond)
			n := min(len(text), 1+s.IntN(400))
			s.disk.Append(name, text[:n])
			text = text[n:]
		}
	}},
	{"overwritten", func(s *scene, name, text string) { s.disk.Overwrite(name, text) }},
	{"renamed over", func(s *scene, name, text string) {
		s.disk.Empty(name + ".tmp")
		s.disk.Append(name+".tmp", text)
		s.pause(5 * time.Millisecond)
		s.disk.Rename(name+".tmp", name)
	}},
	{"renamed over, with the old time", func(s *scene, name, text string) {
		_, mtime := s.disk.Read(name)
		s.disk.Empty(name + ".tmp")
		s.disk.Append(name+".tmp", text)
		s.disk.Date(name+".tmp", mtime)
		s.disk.Rename(name+".tmp", name)
	}},
	{"renamed away and written anew", func(s *scene, name, text string) {
		s.disk.Rename(name, name+"~")
		s.pause(5 * time.Millisecond)
		s.disk.Empty(name)
		s.disk.Append(name, text)
		s.disk.Remove(name + "~")
	}},
	{"removed and written", func(s *scene, name, text string) {
		s.disk.Remove(name)
		s.disk.Empty(name)
		s.disk.Append(name, text)
	}},
}
