package generator

import (
	"slices"
	"strings"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// CheckSiteTheme judges the site theme that the configuration names: what is
// wrong with its files, and what it overrides in vain. Whether its templates
// fit their data shows in builds of sample projects.
func CheckSiteTheme(in Inputs) diag.List {
	s := NewSession()
	conf, problems := s.configure(in)
	theme := s.theme(in.Files, conf, render.Look{Accent: conf.Accent})
	problems = append(problems, theme.problems...)
	if theme.problems.HasErrors() {
		return problems.Sort()
	}
	return append(problems, theme.theme.Overrides(view.Templates())...).Sort()
}

// rightToLeft are the languages whose scripts run that way.
var rightToLeft = []string{"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}

// direction returns the writing direction of a language tag such as fa-IR.
func direction(language string) string {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	if slices.Contains(rightToLeft, base) {
		return "rtl"
	}
	return "ltr"
}
