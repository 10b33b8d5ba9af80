package feed

import (
	"bytes"
	"encoding/xml"
	"reflect"
	"testing"
)

// What stands in a feed is what a reader of XML finds in it, whatever it says.
func TestAFeedIsReadByAnotherParser(t *testing.T) {
	nasty := "<b>&amp; \"quotes\" 'Märchen' ]]> \t\n\r\x01\xff 長"
	read := "<b>&amp; \"quotes\" 'Märchen' ]]> \t\n\r�� 長"
	f := Feed{Title: nasty, Subtitle: nasty, URL: "https://example.org/?a=1&b=2", Self: "https://example.org/feed.xml", Language: "en", Entries: []Entry{
		{Title: nasty, URL: "https://example.org/one/", Published: "2027-05-14", Updated: "2027-06-01", Summary: nasty, Authors: []string{nasty, "B"}, Categories: []string{nasty}},
		{Title: "Two", URL: "https://example.org/two/", Published: "2027-05-13", Updated: "2027-05-13"},
	}}
	var b bytes.Buffer
	if err := Atom(&b, f); err != nil {
		t.Fatal(err)
	}
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	type entry struct {
		Title     string   `xml:"title"`
		Link      link     `xml:"link"`
		ID        string   `xml:"id"`
		Published string   `xml:"published"`
		Updated   string   `xml:"updated"`
		Authors   []string `xml:"author>name"`
		Category  []struct {
			Term string `xml:"term,attr"`
		} `xml:"category"`
		Summary string `xml:"summary"`
	}
	var got struct {
		XMLName  xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		Lang     string   `xml:"lang,attr"`
		Title    string   `xml:"title"`
		Subtitle string   `xml:"subtitle"`
		Links    []link   `xml:"link"`
		ID       string   `xml:"id"`
		Updated  string   `xml:"updated"`
		Author   string   `xml:"author>name"`
		Entries  []entry  `xml:"entry"`
	}
	if err := xml.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatalf("%v in\n%s", err, b.Bytes())
	}
	if got.Lang != "en" || got.Title != read || got.Subtitle != read || got.Author != read || got.ID != f.URL || got.Updated != "2027-06-01T00:00:00Z" ||
		!reflect.DeepEqual(got.Links, []link{{"self", f.Self}, {"alternate", f.URL}}) || len(got.Entries) != 2 {
		t.Errorf("%+v", got)
	}
	one, two := got.Entries[0], got.Entries[1]
	if one.Title != read || one.Summary != read || !reflect.DeepEqual(one.Authors, []string{read, "B"}) || len(one.Category) != 1 || one.Category[0].Term != read ||
		one.ID != f.Entries[0].URL || one.Link != (link{"alternate", one.ID}) || one.Published != "2027-05-14T00:00:00Z" || one.Updated != "2027-06-01T00:00:00Z" {
		t.Errorf("%+v", one)
	}
	if two.Title != "Two" || two.Summary != "" || two.Authors != nil || two.Category != nil || bytes.Contains(b.Bytes(), []byte("<summary type=\"text\"></summary>")) {
		t.Errorf("%+v", two)
	}
}
