// Package search makes the index that readers search: a script that calls
// fingerpostIndex with all there is to find. It knows neither entries nor
// editions, nor the words of a language: what it is given is what can be found.
// The functions that use an index stand in the site theme, in assets/search.js.
//
//	index := search.Encode(places, doc, words, memory)
//
// A query is words, and filters such as status:planned. A document fits if it
// passes all filters and each of its words (Tokens) is meant by one of the
// document's: by one that begins with it or, if no document that passes the
// filters has such a word and it has five letters or more, by one that would
// begin with it but for one letter that is wrong, missing, too many, or swapped
// with the next. If no document has all words, those fit that have some.
package search

// A Place is where a document is found. Documents of one kind follow one another.
type Place struct{ URL, Kind string }

// A Doc is one thing that can be found: a page, or a part of one. It is found
// by the words of its title, names, headings, summary and text, and by what
// readers see for its kind, status, horizon, health, theme and tags. Texts are
// plain; a stretch of white space counts as one space.
type Doc struct {
	URL      string // from the root of the site; with a fragment if it is a part of a page
	Kind     string // documents of one kind follow one another
	Title    string
	Summary  string // shown with the title
	Text     string // found and not shown: what else the page begins with
	Headings []Heading
	Names    []string // other names; one is shown where it is what was found
	Hidden   []string // names that are found and never shown
	Status   string
	Horizon  string
	Health   string
	Theme    string   // the URL of another document; so are those that follow
	Roles    []string // who has a part in it
	Tags     []string
	Deciders []string // of a decision

	own *own // what the index says of it that needs no other document, if it is prepared
}

// A Heading is a part of a page that can be led to.
type Heading struct{ Title, ID string }

// A Word is what readers see for an id.
type Word struct{ ID, Text string }

// Words are what the script shows and understands, in the language of the site.
type Words struct {
	Kinds    []Word // Text names several documents of the kind
	Status   []Word
	Horizon  []Word
	Health   []Word
	Prefixes []Word // by the names of Prefixes
	Says     []Word // by the names of Sentences, and what is said of a decision: decides, nobody
	Asks     string // how a question for a decider begins, with commas between several
	Skip     string // words that are too common to look for
}

// Prefixes are what may stand before a colon in a query.
var Prefixes = []string{"kind", "status", "horizon", "health", "theme", "role", "tag"}

// Sentences are the names of what the script says. In one, other, some and all
// %d is the number of documents found; in also, %s is another name.
var Sentences = []string{"hint", "one", "other", "some", "none", "all", "list", "also"}
