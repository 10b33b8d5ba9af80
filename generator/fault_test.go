package generator

import (
	"slices"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/check"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// explosive is a kind of entry that cannot be decoded.
type explosive struct {
	model.Header
	Statement fuse `key:"statement"`
}

type fuse string

func (*fuse) SetText(string) *model.TextError { panic("planted") }

func TestAPanicIsAProblemThatNamesWhatWasBeingMade(t *testing.T) {
	tests := []struct {
		stage       string
		plant       func(*Session) (mend func())
		file        string
		says, where string
	}{
		{"of decoding", func(*Session) func() {
			sound := model.VisionKind.New
			model.VisionKind.New = func() model.Entry { return new(explosive) }
			return func() { model.VisionKind.New = sound }
		}, "content/vision.md", "what this file holds could not be made: planted", "fault_test.go"},
		{"of a rule", func(*Session) func() {
			sound := check.Rules[0].Check
			check.Rules[0].Check = func(check.Input) diag.List { panic("planted") }
			return func() { check.Rules[0].Check = sound }
		}, "", "the site could not be made: planted", "fault_test.go"},
		{"on another core", func(s *Session) func() {
			sound := s.texts
			s.texts = nil
			return func() { s.texts = sound }
		}, "", "the site could not be made: runtime error: invalid memory address or nil pointer dereference", "memo"},
		{"of a view", func(*Session) func() {
			sound := view.Views[0].Plan
			view.Views[0].Plan = nil
			return func() { view.Views[0].Plan = sound }
		}, "", "the edition board could not be made: runtime error", "view.View.pages"},
	}
	s := NewSession()
	want := flat(small().build(s))
	for _, test := range tests {
		t.Run(test.stage, func(t *testing.T) {
			mend := test.plant(s)
			p := small().with("content/vision.md", "---\ntitle: Another\nstatement: This way.\n---\n"+test.stage+"\n")
			r := p.build(s)
			mend()
			i := slices.IndexFunc(r.Problems, func(d diag.Diagnostic) bool { return d.Code == "internal/fault" })
			if i < 0 {
				t.Fatalf("the panic is not told: %v", r.Problems)
			}
			d := r.Problems[i]
			if !strings.HasPrefix(d.Message, test.says) || d.At.File != test.file || !strings.Contains(d.Hint, test.where) {
				t.Errorf("it is told at %q as %q (%s)", d.At.File, d.Message, d.Hint)
			}
			if d := differ(flat(small().build(s)), want); d != "" {
				t.Errorf("the session is not sound afterwards:\n%s", d)
			}
		})
	}
}
