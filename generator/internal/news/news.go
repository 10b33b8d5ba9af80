// Package news says what readers see differently between two builds of an
// edition: entries that came, went or moved, and facts about them that changed.
// It knows nothing of kinds or files; facts come in the words of readers.
//
//	for _, change := range news.Between(before, after) { fmt.Println(change) }
package news

import "strings"

// An Entry is what readers can know of something that has an address.
type Entry struct {
	Key   string // "item/audit-trail"; names it between builds
	Title string
	URL   string
	Facts []Fact // of each name at most one, always in the same order
}

// A Fact is one thing said about an entry.
type Fact struct {
	Name  string // "horizon"
	Value string // "Now"; "" if nothing is said
}

// A Change is something that became different for readers.
type Change struct {
	Title string // of the entry as it is now, or was last
	URL   string // where it is now; "" if it is gone
	Was   string // where it was; "" if it is new
	What  string // "Next → Now"
}

// String returns a change as one line: "Audit trail: Next → Now".
func (c Change) String() string { return c.Title + ": " + c.What }

// Between returns the changes from one build to another in the order of the
// entries as they are now; those that are gone come last. An entry that is gone
// while one of its kind and title is new has moved.
func Between(was, now []Entry) []Change {
	if len(was) == len(now) && (len(now) == 0 || &was[0] == &now[0]) {
		return nil // it is the very same list
	}
	old := make(map[string]Entry, len(was))
	for _, e := range was {
		old[e.Key] = e
	}
	left := lost(was, now)
	var changes []Change
	for _, e := range now {
		before, known := old[e.Key]
		if !known {
			before, known = left.take(e)
		}
		if !known {
			changes = append(changes, Change{Title: e.Title, URL: e.URL, What: arrival(e)})
		} else if what := difference(before, e); what != "" {
			changes = append(changes, Change{e.Title, e.URL, before.URL, what})
		}
	}
	for _, e := range was {
		if _, gone := left.byKey[e.Key]; gone {
			changes = append(changes, Change{Title: e.Title, Was: e.URL, What: "gone"})
		}
	}
	return changes
}

// leaving are the entries that nothing now has the key of.
type leaving struct {
	byKey   map[string]Entry
	byTitle map[string][]string // keys by kind and title
}

func lost(was, now []Entry) leaving {
	left := leaving{map[string]Entry{}, map[string][]string{}}
	for _, e := range was {
		left.byKey[e.Key] = e
	}
	for _, e := range now {
		delete(left.byKey, e.Key)
	}
	for _, e := range was {
		if _, gone := left.byKey[e.Key]; gone {
			left.byTitle[called(e)] = append(left.byTitle[called(e)], e.Key)
		}
	}
	return left
}

// take returns the entry that moved to become e. Two that could have are told
// apart by nothing, so that neither is taken.
func (l leaving) take(e Entry) (Entry, bool) {
	keys := l.byTitle[called(e)]
	if len(keys) != 1 {
		return Entry{}, false
	}
	found, still := l.byKey[keys[0]]
	delete(l.byKey, keys[0])
	return found, still
}

func called(e Entry) string {
	kind, _, _ := strings.Cut(e.Key, "/")
	return kind + " " + e.Title
}

// arrival describes a new entry by what is said of it: "new, Now, Q3 2026".
func arrival(e Entry) string {
	parts := []string{"new"}
	for _, f := range e.Facts {
		if f.Value != "" {
			parts = append(parts, f.Value)
		}
	}
	return strings.Join(parts, ", ")
}

func difference(was, now Entry) string {
	var parts []string
	if was.Title != now.Title {
		parts = append(parts, "called "+was.Title+" before")
	}
	if was.URL != now.URL {
		parts = append(parts, "moved from "+was.URL)
	}
	before := make(map[string]string, len(was.Facts))
	for _, f := range was.Facts {
		before[f.Name] = f.Value
	}
	for _, f := range now.Facts {
		if old := before[f.Name]; old != f.Value {
			parts = append(parts, or(old, f.Name)+" → "+or(f.Value, f.Name))
		}
	}
	return strings.Join(parts, ", ")
}

// or names a fact of which nothing is said: "no target".
func or(value, name string) string {
	if value == "" {
		return "no " + name
	}
	return value
}
