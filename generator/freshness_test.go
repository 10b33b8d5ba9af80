package generator

import (
	"context"
	"strings"
	"testing"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

func TestWhatIsLiveIsConfirmedWithinTheAgeAskedFor(t *testing.T) {
	p := project{
		"config.toml":                  caseConfig,
		"content/objectives/growth.md": "---\ntitle: Growth\nupdated: 2026-11-21\n---\n",
		"content/roadmap/access.md": "---\ntitle: Access\nobjectives: [growth]\nreviewed: 2026-11-14\nitems:\n" +
			"  - {id: sso, title: Single sign-on, reviewed: 2026-11-15, updated: 2026-01-01}\n" +
			"  - {id: keys, title: Keys}\n  - {id: doors, title: Doors, status: dropped}\n  - {id: gates, title: Gates, draft: true}\n" +
			"  - {id: locks, title: Locks, reviewed: lately}\n---\n",
	}
	in := Inputs{Files: p.snapshot(), Today: today, Editions: []string{"all"}}
	for age, want := range map[model.Every][]string{
		{}:                nil,
		{N: 1, Unit: 'w'}: {"theme/access was last confirmed on 2026-11-14, 8 days ago", "nobody has said when item/keys was last confirmed"},
		{N: 1, Unit: 'm'}: {"nobody has said when item/keys was last confirmed"},
	} {
		in.MaxAge = age
		var got []string
		for _, d := range NewSession().Build(context.Background(), in).Problems {
			if d.Code == "review/too-old" {
				got = append(got, d.Message)
			}
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("within %d%c: %q, want %q", age.N, age.Unit, got, want)
		}
	}
}
