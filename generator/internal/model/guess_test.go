package model

import "testing"

func TestDatesAsPeopleWriteThemElsewhereAreUnderstood(t *testing.T) {
	for written, want := range map[string]string{
		"31.12.2027": "2027-12-31", "1. 5. 2027": "2027-05-01", "5.1.2027": "2027-01-05", "12/31/2027": "2027-12-31", "31/12/2027": "2027-12-31",
		"4/4/2027": "2027-04-04", "4/5/2027": "", "30.2.2027": "", "5/2027": "2027-05", "05.2027": "2027-05", "13/2027": "",
		"March 2027": "2027-03", "Mar 2027": "2027-03", "sept. 2027": "2027-09", "März 2027": "2027-03", "Dezember 2027": "2027-12",
		"14 May 2027": "2027-05-14", "14. Mai 2027": "2027-05-14", "May 14, 2027": "2027-05-14", "1st June 2027": "2027-06-01",
		"Summer 2027": "", "Ju 2027": "", "soon": "", "2027": "", "": "",
	} {
		if got := guess(written); got != want {
			t.Errorf("%q is understood as %q, want %q", written, got, want)
		}
	}
}
