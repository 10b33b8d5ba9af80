package feed

import (
	"bytes"
	"strings"
	"testing"

	"github.com/emersion/go-ical"
)

func TestACalendarIsReadByAnotherParser(t *testing.T) {
	nasty := "Märchen, \"quotes\"; back\\slash: " + strings.Repeat("長", 60) + "\nand a second line"
	events := []*Event{
		{UID: "item-sso@example.org", Title: nasty, Text: nasty, URL: "https://example.org/items/sso/", First: "2027-04-01", Last: "2027-06-30", Tentative: true, Category: "Access, and more"},
		{UID: "milestone-fair@example.org", Title: "Fair", First: "2028-02-29", Last: "2028-02-29"},
	}
	c := Calendar{Name: "Plan; of all", Text: nasty, Stamp: "2026-11-22", Count: len(events), Event: func(i int) *Event { return events[i] }}
	written := func() []byte {
		var b bytes.Buffer
		if err := c.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	data := written()
	for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		if len(line) > 75 {
			t.Errorf("the line %q is longer than 75 bytes", line)
		}
	}
	got, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	read := got.Events()
	if len(read) != 2 {
		t.Fatalf("%d events", len(read))
	}
	for name, want := range map[string]string{
		ical.PropUID: "item-sso@example.org", ical.PropSummary: nasty, ical.PropDescription: nasty, ical.PropStatus: "TENTATIVE", ical.PropCategories: "Access, and more",
		ical.PropURL: "https://example.org/items/sso/", ical.PropDateTimeStart: "20270401", ical.PropDateTimeEnd: "20270701", ical.PropDateTimeStamp: "20261122T000000Z",
	} {
		prop := read[0].Props.Get(name)
		if prop == nil {
			t.Errorf("there is no %s", name)
			continue
		}
		text := prop.Value
		if prop.ValueType() == ical.ValueText {
			if text, err = prop.Text(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if text != want {
			t.Errorf("%s is %q, not %q", name, text, want)
		}
	}
	if end := read[1].Props.Get(ical.PropDateTimeEnd).Value; end != "20280301" {
		t.Errorf("the last day of February is followed by %s", end)
	}
	if !bytes.Equal(data, written()) {
		t.Error("the same calendar gives other bytes")
	}
}
