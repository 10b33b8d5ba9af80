package rights

import (
	"fmt"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/search"
)

// people returns roles and a party as entries of a graph.
func people(ids ...string) []model.Entry {
	var out []model.Entry
	for _, id := range ids {
		out = append(out, &model.Role{Header: model.Header{Kind: model.RoleKind, ID: id, Title: id}})
	}
	return out
}

func ref(id string) model.Ref { return model.Ref{Text: id, Kinds: &[]string{"role", "stakeholder"}} }

func refs(ids ...string) []model.Ref {
	var out []model.Ref
	for _, id := range ids {
		out = append(out, ref(id))
	}
	return out
}

func decision(id, area, decider string, change func(*model.Decision)) *model.Decision {
	d := &model.Decision{Header: model.Header{Kind: model.DecisionKind, ID: id, Title: id, Row: true, Origin: diag.Span{File: "d.md", Line: 1}},
		Question: "What about " + id + "?", Area: area, Decide: refs(decider)}
	if change != nil {
		change(d)
	}
	return d
}

func when(size, engagement, role string) model.When {
	return model.When{When: model.Condition{OrgSize: model.Name{Text: size}, Engagement: model.Name{Text: engagement}}, Role: ref(role)}
}

func register(g *graph.Graph) []*model.Decision { return graph.All[*model.Decision](g) }

func TestTheLineThatFitsMostCloselySaysWhoDecides(t *testing.T) {
	d := decision("order", "", "owner", func(d *model.Decision) {
		d.DecideWhen = []model.When{when("small", "", "manager"), when("", "paid", "client"), when("small", "paid", "helper"), when("large", "", "nobody-there")}
	})
	g := graph.New(append(people("owner", "manager", "client", "helper"), d))
	for c, want := range map[Case]string{
		{}: "owner", {"small", ""}: "manager", {"", "paid"}: "client", {"small", "paid"}: "helper",
		{"medium", ""}: "owner", {"medium", "paid"}: "client", {"large", ""}: "owner",
	} {
		if got := Deciders(g, d, c); len(got) != 1 || got[0].Head().ID != want {
			t.Errorf("%v: %v decides, not %s", c, got, want)
		}
	}
	got := Cases(g, register(g), []string{"small", "medium", "large"}, []string{"own", "paid"})
	if want := "[{small } { paid} {small paid}]"; fmt.Sprint(got) != want {
		t.Errorf("the cases are %v, not %s", got, want)
	}
}

// drawn writes a matrix as text, for tests to read.
func drawn(m Matrix) string {
	var b strings.Builder
	for _, e := range m.Columns {
		fmt.Fprintf(&b, "| %s ", e.Head().ID)
	}
	b.WriteByte('\n')
	for _, group := range m.Groups {
		for _, r := range group.Rows {
			b.WriteString(r.Decision.ID)
			for _, cell := range r.Cells {
				b.WriteString(" |")
				for _, t := range cell {
					b.WriteString(" " + string(t.Part) + t.When.Size)
				}
			}
			for _, p := range r.Others {
				fmt.Fprintf(&b, " + %s", p.Who.Head().ID)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestTheUsualMatrixNamesWhoDecidesElsewhereAndACaseShowsOnlyItself(t *testing.T) {
	d := decision("order", "", "owner", func(d *model.Decision) {
		d.DecideWhen = []model.When{when("small", "", "manager")}
		d.Consult, d.Perform = refs("manager", "team"), refs("team", "manager")
	})
	g := graph.New(append(people("owner", "manager", "team"), d))
	usual := drawn(Matrices(g, register(g), Case{})[0])
	if want := "| manager | owner | team \norder | decidessmall consulted performs | decides | consulted performs\n"; usual != want {
		t.Errorf("usually\n%snot\n%s", usual, want)
	}
	m := Matrices(g, register(g), Case{Size: "small"})[0]
	if want := "| manager | team \norder | decides performs | consulted performs\n"; drawn(m) != want || !m.Groups[0].Rows[0].Changed {
		t.Errorf("in a small organisation\n%snot\n%s", drawn(m), want)
	}
}

func TestAMatrixOfManyRolesKeepsToItsColumns(t *testing.T) {
	const roles, decisions = 200, 200
	var entries []model.Entry
	for i := range roles {
		entries = append(entries, people(fmt.Sprintf("role-%03d", i))...)
	}
	for i := range decisions {
		entries = append(entries, decision(fmt.Sprintf("d-%03d", i), []string{"one", "two"}[i%2], fmt.Sprintf("role-%03d", i*7%roles), func(d *model.Decision) {
			d.Consult = refs(fmt.Sprintf("role-%03d", (i*7+1)%roles), "role-001")
		}))
	}
	g := graph.New(entries)
	matrices := Matrices(g, register(g), Case{})
	if len(matrices) != 2 {
		t.Fatalf("%d matrices for two areas", len(matrices))
	}
	cells, parts := 0, 0
	for _, m := range matrices {
		if len(m.Columns) != MostColumns || !m.Others {
			t.Errorf("%d columns, others %v", len(m.Columns), m.Others)
		}
		for _, r := range m.Groups[0].Rows {
			cells += len(r.Cells) + len(r.Others)
			parts += len(r.Others)
			for _, c := range r.Cells {
				if len(c) > 0 {
					parts++
				}
			}
		}
	}
	if cells > decisions*(MostColumns+3) {
		t.Errorf("%d cells for %d decisions of three each", cells, decisions)
	}
	if parts < decisions*2 || parts > decisions*3 {
		t.Errorf("%d parts are shown of those that are taken", parts)
	}
}

func TestWhoTakesPartMostHasAColumn(t *testing.T) {
	var entries []model.Entry
	for i := range 12 {
		entries = append(entries, people(fmt.Sprintf("r%02d", i))...)
	}
	entries = append(entries,
		decision("a", "", "r11", func(d *model.Decision) {
			d.Consult = refs("r00", "r01", "r02", "r03", "r04", "r05", "r06", "r07", "r08", "r10")
		}),
		decision("b", "", "r09", func(d *model.Decision) { d.Consult = refs("r08", "r10") }))
	m := Matrices(graph.New(entries), register(graph.New(entries)), Case{})[0]
	if got, want := strings.SplitN(drawn(m), "\n", 2)[0], "| r00 | r01 | r02 | r03 | r08 | r09 | r10 | r11 "; got != want {
		t.Errorf("the columns are\n%s, not\n%s", got, want)
	}
}

func TestASchemeSaysWhatItCannotExpress(t *testing.T) {
	d := decision("order", "", "owner", func(d *model.Decision) {
		d.Drive, d.Agree, d.Consult, d.Perform, d.Inform, d.Oversee, d.EscalateTo = ref("a"), refs("b"), refs("c"), refs("d"), refs("e"), ref("f"), ref("g")
	})
	g := graph.New(append(people("owner", "a", "b", "c", "d", "e", "f", "g"), d))
	for scheme, want := range map[string]string{
		Plain: "[]", "raci": "[agrees oversees]", "daci": "[agrees performs oversees]", "rapid": "[informed oversees]", "mocha": "[agrees informed]",
	} {
		if got := fmt.Sprint(Lost(g, register(g), scheme)); got != want {
			t.Errorf("%s lacks %s, not %s", scheme, got, want)
		}
	}
	small := graph.New(append(people("owner"), decision("order", "", "owner", nil)))
	for _, scheme := range Schemes {
		if lost := Lost(small, register(small), scheme); len(lost) > 0 {
			t.Errorf("%s lacks %v, which nobody uses", scheme, lost)
		}
	}
}

func TestAQuestionFindsItsDecision(t *testing.T) {
	artefact := &model.Artefact{Header: model.Header{Kind: model.ArtefactKind, ID: "backlog", Title: "Product backlog"}, AlternateTitles: []string{"Ticket queue"}}
	entries := append(people("owner"), artefact,
		decision("order", "delivery", "owner", func(d *model.Decision) {
			d.Question, d.AlsoAsked = "What does the team pick up next?", []string{"Who sorts the wishes?"}
			d.Artefact = model.Ref{Text: "backlog", Kinds: &[]string{"artefact"}}
		}),
		decision("prices", "money", "owner", func(d *model.Decision) { d.Question = "How much does it cost?" }))
	g := graph.New(entries)
	words := search.Words{Asks: "who decides", Skip: "the what who about does it"}
	for question, want := range map[string]string{
		"who decides what the team picks up next": "order", // picks has a letter too many
		"What does the team pick up next?":        "order",
		"pick next":                               "order",
		"who sorts the wishes":                    "order", // as it is asked elsewhere
		"who decides the order":                   "order", // by title
		"ticket queue":                            "order", // the artefact by another name
		"delivery":                                "order", // the area
		"bakclog":                                 "order", // a letter in the wrong place
		"mony":                                    "",      // four letters are too few to guess
		"moneey":                                  "prices",
		"cost of the building":                    "~prices",
		"the colour of the door":                  "",
		"":                                        "",
	} {
		found, near := Ask(g, words, question)
		got := ""
		if near {
			got = "~"
		}
		for _, d := range found {
			got += d.ID
		}
		if got != want {
			t.Errorf("%q finds %q, not %q", question, got, want)
		}
	}
}
