package view

// Views are all views; each decides whether it has anything to show.
var Views = []View{
	{"home", home},
	{"vision", vision},
	{"objectives", objectives},
	{"board", board},
	{"themes", themes},
	{"items", items},
	{"roles", roles},
	{"role", role},
	{"comparisons", comparisons},
	{"register", register},
	{"guides", guides},
	{"updates", updates},
	{"stakeholders", stakeholders},
	{"catalogue", catalogue},
	{"pages", pages},
	{"folders", folders},
	{"tags", tags},
	{"not found", notFound},
	{"redirects", redirects},
	{"machines", machines},
}
