package model

// A Record is a decision that was taken on a day, with the keys of MADR 4
// (adr.github.io/madr), so that records kept by that form need no change.
type Record struct {
	Header
	Status       string `key:"status" enum:"proposed,accepted,rejected,deprecated,superseded" need:"expected" doc:"where it stands"`
	On           Date   `key:"date" doc:"when it was taken, if the file name does not say"`
	Decision     Ref    `key:"decision" to:"decision" doc:"the standing decision that it is a case of"`
	Makers       []Ref  `key:"decision-makers" to:"role,stakeholder" need:"expected" doc:"who took it"`
	Consulted    []Ref  `key:"consulted" to:"role,stakeholder" doc:"who was asked before"`
	Informed     []Ref  `key:"informed" to:"role,stakeholder" doc:"who was told after"`
	Supersedes   []Ref  `key:"supersedes" to:"record" doc:"records it takes the place of"`
	SupersededBy Ref    `key:"superseded_by" to:"record" doc:"the record that took its place"`
	Affects      []Ref  `key:"affects" to:"item,theme,objective,role" doc:"what it changes"`
}

// RecordKind declares Record.
var RecordKind = &Kind{Name: "record", Plural: "records", Files: []string{"records/{id}.md"}, RowsIn: []string{"section:records"},
	Address: "/records/{id}/", Dated: true,
	Doc: "A decision that was taken on a day.", New: func() Entry { return &Record{} }}
