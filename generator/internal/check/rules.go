package check

// Rules are all rules. Their order does not matter to readers: problems are
// sorted by place.
var Rules = []Rule{
	{"audiences", audiences},
	{"reviews", reviews},
	{"past dates", pastDates},
	{"old ids", formerly},
	{"chapters", chapters},
	{"items without a theme", themeless},
	{"work", work},
	{"item limits", itemLimits},
	{"updates", each(update)},
	{"decisions", each(decision)},
	{"deciders", sameDecision},
	{"roles", each(role)},
	{"titles", titles},
	{"artefacts", each(artefact)},
	{"metrics", each(metric)},
	{"skills", each(skill)},
	{"comparisons", each(comparison)},
	{"choosers", each(choose)},
}
