package model

import (
	"slices"
	"strings"
)

// Kinds are all kinds, in the order in which readers meet them. A file's kind
// is the first one with a pattern that fits its path.
var Kinds = []*Kind{
	VisionKind, ObjectiveKind, ThemeKind, ItemKind, MilestoneKind, UpdateKind,
	RoleKind, DecisionKind, RecordKind, DelegationKind, ComparisonKind, PairingKind, TransitionKind, ChooserKind,
	GuideKind, ChapterKind,
	ProductKind, ArtefactKind, MetricKind, SkillKind, StakeholderKind, TermKind, DimensionKind, QuotationKind, SourceKind, AuthorKind,
	SectionKind, PageKind,
}

// KindNamed returns the kind with a name.
func KindNamed(name string) (*Kind, bool) {
	for _, k := range Kinds {
		if k.Name == name {
			return k, true
		}
	}
	return nil, false
}

// KindNames returns the names of all kinds.
func KindNames() []string {
	names := make([]string, len(Kinds))
	for i, k := range Kinds {
		names[i] = k.Name
	}
	return names
}

// A Place is what the path of a file says about its entry.
type Place struct {
	Kind       *Kind
	ID, Parent string
}

// PlaceOf reads the path of a content file, relative to content/ and ending in
// .md. Every such path has a place: what fits nothing else is a page.
func PlaceOf(path string) Place {
	for _, k := range Kinds {
		for _, pattern := range k.Files {
			if id, parent, ok := match(pattern, path); ok {
				if k == SectionKind { // its id is its folder
					id = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(path, ".md"), "_index"), "/")
				}
				return Place{k, id, parent}
			}
		}
	}
	id := strings.TrimSuffix(path, ".md")
	return Place{Kind: PageKind, ID: strings.TrimSuffix(id, "/index")}
}

// match holds a path against a pattern such as "guides/{parent}/{id}.md".
// {id} and {parent} fit one segment that is not _index; {path} fits any number.
func match(pattern, path string) (id, parent string, ok bool) {
	want, have := strings.Split(strings.TrimSuffix(pattern, ".md"), "/"), strings.Split(strings.TrimSuffix(path, ".md"), "/")
	if len(want) > 0 && want[0] == "{path}" {
		rest := want[1:]
		if len(have) < len(rest) || strings.Join(have[len(have)-len(rest):], "/") != strings.Join(rest, "/") {
			return "", "", false
		}
		return strings.Join(have[:len(have)-len(rest)], "/"), "", true
	}
	if len(want) != len(have) {
		return "", "", false
	}
	for i, w := range want {
		switch {
		case w == "{id}" && have[i] != "_index":
			id = have[i]
		case w == "{parent}" && have[i] != "_index":
			parent = have[i]
		case w != have[i]:
			return "", "", false
		}
	}
	if id == "" && parent == "" {
		id = strings.TrimPrefix(have[len(have)-1], "_")
	}
	return id, parent, true
}

// Folders returns the top folders that kinds keep their files in: a file below
// one of them that fits no pattern is misplaced, not a page.
func Folders() []string {
	var folders []string
	for _, k := range Kinds {
		for _, pattern := range k.Files {
			top, rest, deep := strings.Cut(pattern, "/")
			if deep && rest != "" && !strings.HasPrefix(top, "{") && !slices.Contains(folders, top) {
				folders = append(folders, top)
			}
		}
	}
	return folders
}

// RowKinds returns the kinds whose rows may stand in a file of the given
// place: items in a theme, skills in the section catalogue/skills.
func RowKinds(p Place) []*Kind {
	var kinds []*Kind
	for _, k := range Kinds {
		for _, in := range k.RowsIn {
			if in == p.Kind.Name || p.Kind == SectionKind && in == "section:"+p.ID {
				kinds = append(kinds, k)
			}
		}
	}
	return kinds
}

// FilePath returns where a new entry of the kind is written, below content/.
func (k *Kind) FilePath(id, parent string) string {
	for _, pattern := range k.Files {
		if strings.Contains(pattern, "{parent}") && parent == "" {
			continue
		}
		return strings.NewReplacer("{id}", id, "{parent}", parent, "{path}", id).Replace(pattern)
	}
	return id + ".md"
}
