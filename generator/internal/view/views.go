package view

// Views are all views; each decides whether it has anything to show.
var Views = []View{
	{"home", home},
	{"vision", vision},
	{"objectives", objectives},
	{"board", board},
	{"timeline", timelines},
	{"milestones", milestones},
	{"tree", tree},
	{"outcomes", outcomes},
	{"backlog", backlog},
	{"attention", attention},
	{"declared views", declaredPages},
	{"products", products},
	{"themes", themes},
	{"items", items},
	{"roles", roles},
	{"role", role},
	{"role sheets", roleSheets},
	{"comparisons", comparisons},
	{"choosers", choosers},
	{"pairings", pairings},
	{"transitions", transitions},
	{"disagree", disagree},
	{"mixed up", mixedUp},
	{"role map", roleMap},
	{"quotes", quotes},
	{"questions", questions},
	{"register", register},
	{"who", who},
	{"delegations", delegations},
	{"records", records},
	{"guides", guides},
	{"updates", updates},
	{"stakeholders", stakeholders},
	{"catalogue", catalogue},
	{"pages", pages},
	{"folders", folders},
	{"tags", tags},
	{listing, find}, // after all views that list something
	{"not found", notFound},
	{"redirects", redirects},
	{"machines", machines},
	{"exports", exports},
	{"calendars", calendars},
}

// Templates returns the names of the templates that views ask for.
func Templates() []string {
	return []string{
		"404.html", "attention.html", "backlog.html", "board.html", "catalogue.html", "chooser.html", "compare.html", "comparisons.html", "decision.html",
		"decisions.html", "disagree.html", "embed.html", "entry.html", "faq.html", "guide.html", "home.html", "item.html", "list.html",
		"mixed-up.html", "objective.html", "outcomes.html", "pairing.html", "product.html", "products.html", "quotes.html",
		"redirect.html", "role-map.html", "role-sheet.html", "role.html", "roles.html", "search.html", "theme.html", "timeline.html",
		"transition.html", "tree.html", "view.html", "vision.html", "who.html",
		"delegation.html", "delegations.html", "record.html", "records.html", "stakeholder.html", "stakeholders.html",
	}
}

// PageTypes returns an empty value of the data of each template: the contract
// between views and site themes.
func PageTypes() []any {
	return []any{
		Home{}, Vision{}, ObjectivePage{}, Board{}, TimelinePage{}, TreePage{}, OutcomesPage{}, AttentionPage{}, BacklogPage{}, ViewPage{}, Portfolio{},
		ProductPage{}, ThemePage{}, ItemPage{}, Roles{}, RolePage{}, ComparePage{}, Compare{}, ChooserPage{}, Register{}, DecisionPage{},
		GuidePage{}, List{}, EntryPage{}, Search{}, NotFound{}, Redirect{}, PairingPage{}, TransitionPage{}, Disagree{}, MixedUp{},
		RoleMap{}, Quotes{}, FAQ{}, RoleSheet{}, Who{},
		Delegations{}, DelegationPage{}, Records{}, RecordPage{}, Stakeholders{}, StakeholderPage{},
	}
}
