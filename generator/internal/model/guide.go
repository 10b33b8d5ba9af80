package model

// A Guide is long-form reading in order: one file, or a folder of chapters.
type Guide struct {
	Header
	Readers []Reader `key:"readers" doc:"who should read it, and where each begins"`
}

// A Reader is somebody a guide is written for.
type Reader struct {
	ID    string `key:"id" need:"required"`
	Title string `key:"title" need:"required" doc:"who they are"`
	Wants string `key:"wants" doc:"what they want to know"`
	Start Ref    `key:"start" to:"chapter,role,comparison,decision,guide" doc:"where they begin"`
}

// GuideKind declares Guide.
var GuideKind = &Kind{Name: "guide", Plural: "guides", Files: []string{"guides/{id}.md", "guides/{id}/_index.md"},
	RowsIn: []string{}, Address: "/guides/{id}/",
	Doc: "Long-form reading in order.", New: func() Entry { return &Guide{} }}

// A Chapter is one part of a guide; weight gives the order.
type Chapter struct {
	Header
	Requires []Ref `key:"requires" to:"chapter" doc:"chapters to read before"`
}

// ChapterKind declares Chapter. Its id is guide/chapter.
var ChapterKind = &Kind{Name: "chapter", Plural: "chapters", Files: []string{"guides/{parent}/{id}.md"},
	RowsIn: []string{}, Address: "/guides/{id}/",
	Doc: "One part of a guide.", New: func() Entry { return &Chapter{} }}

// A Section describes a folder: the words above its list.
type Section struct{ Header }

// SectionKind declares Section. Its id is the folder, "" for the home page.
var SectionKind = &Kind{Name: "section", Plural: "sections",
	Files: []string{"_index.md", "{path}/_index.md", "catalogue/{id}.md"},
	Doc:   "The words above the list of a folder; rows of the folder's kind.", New: func() Entry { return &Section{} }}

// A Page is free Markdown.
type Page struct{ Header }

// PageKind declares Page. Its id is its path.
var PageKind = &Kind{Name: "page", Plural: "pages", Address: "/{id}/",
	Doc: "Free Markdown: anything else under content/.", New: func() Entry { return &Page{} }}
