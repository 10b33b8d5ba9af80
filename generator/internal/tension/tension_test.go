package tension

import (
	"slices"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/model"
)

var usual = Limits{HorizonRatio: 6, OutsidePercent: 40, Outside: []string{"market"}, Duties: 3, SprintDays: 14}

func head(e model.Entry, kind *model.Kind, id string) {
	h := e.Head()
	h.Kind, h.ID, h.Title = kind, id, id
}

func ref(kind, id string) model.Ref { return model.Ref{Text: id, Kinds: &[]string{kind}} }

// world is a manager and an owner who pull in every way there is.
type world struct {
	manager, owner *model.Role
	next           *model.Decision
	entries        []model.Entry
}

func pulling() *world {
	w := &world{manager: &model.Role{}, owner: &model.Role{}, next: &model.Decision{}}
	worth, speed := &model.Metric{OutcomeKind: "business-outcome"}, &model.Metric{OutcomeKind: "delivery-outcome"}
	backlog := &model.Artefact{}
	head(w.manager, model.RoleKind, "manager")
	head(w.owner, model.RoleKind, "owner")
	head(w.next, model.DecisionKind, "next")
	head(worth, model.MetricKind, "worth")
	head(speed, model.MetricKind, "speed")
	head(backlog, model.ArtefactKind, "backlog")
	w.manager.Horizon = model.RoleHorizon{From: 6, To: 12, Unit: "month"}
	w.manager.TimeSplit = []model.Share{{Part: "market", Percent: 50}, {Part: "desk", Percent: 50}}
	w.manager.Metrics = []model.Ref{ref("metric", "worth")}
	w.manager.Responsibilities = []model.Responsibility{{ID: "a", Title: "A"}, {ID: "b", Title: "B"}}
	w.owner.Horizon = model.RoleHorizon{From: 1, To: 2, Unit: "sprint"}
	w.owner.Availability.Response = "immediate"
	w.owner.Metrics = []model.Ref{ref("metric", "speed")}
	w.owner.Responsibilities = []model.Responsibility{{ID: "a", Title: "A"}, {ID: "c", Title: "C"}, {ID: "d", Title: "D"}}
	w.next.Decide = []model.Ref{ref("role", "owner")}
	w.next.Consult = []model.Ref{ref("role", "manager")}
	w.next.Artefact = ref("artefact", "backlog")
	w.entries = []model.Entry{w.manager, w.owner, w.next, worth, speed, backlog}
	return w
}

func (w *world) tensions(ruled bool, l Limits) []Tension {
	return Of(graph.New(w.entries), []*model.Role{w.owner, w.manager}, ruled, l)
}

func rules(tensions []Tension) []string {
	var out []string
	for _, t := range tensions {
		out = append(out, t.Rule)
	}
	return out
}

func TestTwoRolesThatPullInEveryWayMeetEveryRule(t *testing.T) {
	w := pulling()
	found := w.tensions(false, usual)
	if got := rules(found); !slices.Equal(got, Rules) {
		t.Fatalf("found %v", got)
	}
	if h := found[0]; h.Roles[0] != w.manager || h.Roles[1] != w.owner || h.Ratio < 13 || h.Ratio > 13.1 {
		t.Errorf("horizons: %v before %v, %v times", h.Roles[0].ID, h.Roles[1].ID, h.Ratio)
	}
	if found[1].Percent != 50 || found[1].Roles[0] != w.manager {
		t.Errorf("presence: %d%% of %s", found[1].Percent, found[1].Roles[0].ID)
	}
	if found[3].Decisions[0] != w.next || found[4].Duties != 4 {
		t.Errorf("decisions %v, %d duties", found[3].Decisions, found[4].Duties)
	}
}

func TestEachRuleIsSilentWhereItsReasonIsGone(t *testing.T) {
	for rule, mend := range map[string]func(w *world, ruled *bool, l *Limits){
		"horizons by the limit":  func(w *world, _ *bool, l *Limits) { l.HorizonRatio = 14 },
		"horizons unsaid":        func(w *world, _ *bool, _ *Limits) { w.owner.Horizon = model.RoleHorizon{} },
		"presence by the limit":  func(w *world, _ *bool, l *Limits) { l.OutsidePercent = 51 },
		"presence by the parts":  func(w *world, _ *bool, l *Limits) { l.Outside = []string{"moon"} },
		"presence by the answer": func(w *world, _ *bool, _ *Limits) { w.owner.Availability.Response = "same-day" },
		"measures by a rule":     func(w *world, ruled *bool, _ *Limits) { *ruled = true },
		"measures of one kind":   func(w *world, _ *bool, _ *Limits) { w.owner.Metrics = nil },
		"one-hand unasked":       func(w *world, _ *bool, _ *Limits) { w.next.Consult = nil },
		"load by the limit":      func(w *world, _ *bool, l *Limits) { l.Duties = 4 },
	} {
		w, ruled, l := pulling(), false, usual
		mend(w, &ruled, &l)
		found := rules(w.tensions(ruled, l))
		for _, name := range Rules {
			gone := len(rule) > len(name) && rule[:len(name)] == name
			if slices.Contains(found, name) == gone {
				t.Errorf("%s: found %v", rule, found)
			}
		}
	}
}

func TestWhoHandsOnWhatAnotherDecidesAboutIsACheckToo(t *testing.T) {
	w := pulling()
	w.next.Consult = nil
	w.manager.Outputs = []model.Ref{ref("artefact", "backlog")}
	if found := rules(w.tensions(false, usual)); !slices.Contains(found, OneHand) {
		t.Errorf("found %v", found)
	}
	w.manager.Outputs, w.owner.Outputs = nil, []model.Ref{ref("artefact", "backlog")}
	if found := rules(w.tensions(false, usual)); slices.Contains(found, OneHand) {
		t.Errorf("who decides checks nobody by handing it on: %v", found)
	}
}

func TestOneRoleAlonePullsAtNobody(t *testing.T) {
	w := pulling()
	if found := Of(graph.New(w.entries), []*model.Role{w.owner}, false, usual); found != nil {
		t.Errorf("found %v", rules(found))
	}
}
