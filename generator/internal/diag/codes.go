package diag

import "sort"

// Info explains a code to a person who met it.
type Info struct {
	Code     Code
	Severity Severity // unless the project's [check] severities say otherwise
	Gate     bool     // protects an audience; its severity cannot be changed
	Cause    string   // what is wrong, and why it matters
	Fix      string   // what to do
}

// Lookup returns the explanation of a code.
func Lookup(code Code) (Info, bool) {
	info, ok := byCode[code]
	return info, ok
}

// Codes returns all codes with their explanations, in order of code.
func Codes() []Info {
	all := make([]Info, 0, len(byCode))
	for _, info := range byCode {
		all = append(all, info)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Code < all[j].Code })
	return all
}

var byCode = index(fileCodes, frontMatterCodes, configCodes, valueCodes, referenceCodes, proseCodes, ruleCodes, courseCodes, guideCodes, delegationCodes, recordCodes, themeCodes, ourCodes)

func index(groups ...[]Info) map[Code]Info {
	m := map[Code]Info{}
	for _, group := range groups {
		for _, info := range group {
			if _, twice := m[info.Code]; twice {
				panic("diag: code " + string(info.Code) + " is listed twice")
			}
			m[info.Code] = info
		}
	}
	return m
}

var proseCodes = []Info{
	{"prose/html", Error, false, "Raw HTML in prose is refused, so that a site stays readable by everyone and safe to host.", "Write it in Markdown, or set raw_html = true under [markdown] in config.toml if you trust all authors. Comments are dropped without a word."},
	{"prose/comment", Error, true, "A comment has no end, so nobody can tell how much of the text its author takes for hidden. The text is not shown.", "Close it with -->. To show the signs as text, put them into a code span."},
	{"prose/attribute", Error, false, "A heading may carry {#id .class} and nothing else.", "Take the other attributes out."},
	{"prose/audience-unclosed", Error, true, "An audience block has no closing line, so nobody can tell where it ends. The rest of the file is hidden.", "Close it with a line of three colons."},
	{"prose/audience-stray", Error, true, "A line of colons closes an audience block that was never opened. The rest of the file is hidden.", "Remove the line, or write the opening line: ::: audience."},
	{"prose/audience-lookalike", Error, true, "The line looks like the start of an audience block but is not one; its text would be shown to everybody. The rest of the file is hidden.", "Write three colons at the start of the line, a space and the audiences: ::: internal. To show colons as text, put them into a code block."},
	{"prose/audience-unknown", Error, true, "The block names an audience that config.toml does not list. The rest of the file is hidden.", "Use an audience from [[audiences]], or add it there."},
	{"prose/url", Error, false, "The address has a scheme that is not allowed (http, https, mailto and tel are).", "Use an allowed scheme or a link to a file."},
	{"prose/link", Error, false, "The link leads to no file of the project.", "Correct the path. It is read relative to the file it stands in, or from content/ when it begins with a slash."},
	{"prose/anchor", Error, false, "The page has no heading with this id.", "Use the id of one of its headings."},
	{"prose/image-alt", Warning, false, "The picture has no words for people who cannot see it.", "Write them between the brackets: ![what it shows](picture.png)."},
	{"prose/heading-level", Warning, false, "A heading skips a level, or a second title of level one stands in the prose.", "Use the next level; the page's title is level one."},
	{"prose/table", Error, false, "The table is larger than a page can show: it would have more cells than the limit.", "Split it, or raise table_cells under [limits] in config.toml."},
	{"prose/nesting", Error, false, "Quotes or lists are nested deeper than the limit, or one paragraph holds more brackets and signs of emphasis than can be read. The text is not shown.", "Flatten the lists, split the paragraph, or raise nesting under [limits] in config.toml."},
	{"prose/footnote", Warning, false, "A footnote is used but not defined, or defined but not used.", "Write the definition, or remove it."},
}

var fileCodes = []Info{
	{"file/encoding", Error, true, "The file is not clean UTF-8 text (wrong encoding, NUL bytes or old Mac line ends), so its keys cannot be trusted. It is hidden.", "Save it as UTF-8."},
	{"file/too-large", Error, true, "The file is larger than the limit. It is hidden.", "Split it, or raise file_bytes under [limits] in config.toml."},
	{"file/name", Error, true, "The file name does not end in .md, or it gives no id: an id starts with a letter and goes on with lower-case letters, digits and hyphens.", "Rename the file, and keep the old id under formerly if it was published."},
	{"file/place", Error, true, "Nothing is kept in this place, or two files describe one thing.", "Move the file to the folder of its kind."},
	{"file/outside", Error, true, "The link leads out of the project, or the file is not an ordinary one. It is not read.", "Put a copy into the project."},
	{"file/unreadable", Error, true, "The system does not let the file or folder be read, so the site would lack what it holds.", "Give yourself the right to read it, or move it out of the project."},
}

var frontMatterCodes = []Info{
	{"front-matter/missing", Error, true, "A file of this kind needs front matter, a block of keys between two lines of three dashes at the very top. Without it nobody knows what the file is.", "Begin the file with ---, title: … and a closing ---."},
	{"front-matter/unclosed", Error, true, "The front matter has no closing line, so everything below would be taken for keys, or all keys for prose. The file is hidden.", "Close the block with a line that holds the same three characters as its first one."},
	{"front-matter/lookalike", Error, true, "The first line looks like the start of front matter but is not one; the keys below it would be shown to readers. The file is hidden.", "Write exactly --- (YAML), +++ (TOML) or { (JSON) as the first line."},
	{"front-matter/indented", Error, true, "An indented line of dashes stands inside the front matter; readers of the format disagree whether the block ends there. The file is hidden.", "Write the line differently, or move the text into the prose."},
	{"front-matter/bom", Warning, false, "The file begins with an invisible byte-order mark. It is read through, but other tools take the front matter for text.", "Save the file as UTF-8 without a byte-order mark."},
	{"front-matter/too-large", Error, true, "The front matter is larger than the limit, or its values are nested too deeply. The file is hidden.", "Move text into the prose, flatten the values, or raise front_matter_bytes under [limits] in config.toml."},
	{"front-matter/syntax", Error, true, "The front matter is not valid YAML, TOML or JSON. The file is hidden.", "Correct the line. Text with a colon in it needs quotes."},
	{"front-matter/alias", Error, true, "YAML anchors, aliases and merge keys are not used here: what a key holds must stand where the key stands.", "Write the value out."},
	{"front-matter/duplicate-key", Error, true, "A key stands twice, and only one of its values could count.", "Remove one."},
	{"front-matter/comment", Warning, false, "YAML takes a # behind a space for the beginning of a comment, so the text of the key ends before it.", "Put the text into quotes. Write a space behind the # of a comment."},
	{"front-matter/unknown-key", Error, false, "The key means nothing in this kind of entry, so what it says would be lost.", "Correct its spelling. Keys of your own begin with x_."},
	{"front-matter/not-keys", Error, true, "The front matter holds something other than keys with values.", "Write one key: value a line."},
}

var configCodes = []Info{
	{"config/missing", Error, false, "There is no config.toml.", "Run fingerpost init, or write a config.toml with a title."},
	{"config/syntax", Error, true, "config.toml is not valid TOML.", "Correct the line."},
	{"config/unknown-key", Error, true, "The key is not one of config.toml, so what it says would be lost.", "Correct its spelling. Values of your own go under [params]."},
	{"config/value", Error, true, "The value is not one that this key can have.", "Use one of the values named."},
}

var valueCodes = []Info{
	{"value/type", Error, false, "The value has another form than the key needs.", "Write it in the form named."},
	{"value/enum", Error, false, "The key takes one of a few words, and this is none of them.", "Use one of the words."},
	{"value/date", Error, false, "This is no date of the calendar. Dates are written 2027-05-14.", "Correct it."},
	{"value/period", Error, false, "This is no period. Periods are 2027, 2027-H1, 2027-Q2, 2027-05, 2027-05-14, FY27-Q2, or two of them joined by two dots.", "Correct it."},
	{"value/range", Error, false, "The number lies outside what makes sense here.", "Use a number within the bounds."},
	{"value/too-long", Warning, false, "The text is longer than the places where it is shown.", "Shorten it and move the rest into the prose."},
	{"value/required", Error, false, "An entry of this kind cannot do without the key.", "Add it."},
	{"value/empty", Warning, false, "The key is there but says nothing.", "Fill it, or take it out."},
	{"value/id", Error, false, "An id starts with a letter and goes on with lower-case letters, digits and hyphens.", "Correct it."},
	{"value/url", Error, false, "The address is not one that a page may link to (http, https, mailto, tel, or a path).", "Correct it."},
	{"gate/audience", Error, true, "The audience is not exactly one that config.toml lists, so nobody knows who may read this. The entry is hidden.", "Use an audience from [[audiences]]."},
	{"gate/hide", Error, true, "An override is to hide a key that the entry does not have, so the key that was meant would be shown.", "Correct the key's spelling."},
	{"gate/draft", Error, true, "draft is neither true nor false, so nobody knows whether this may be read. The entry is hidden.", "Write draft: true or draft: false, without quotes."},
}

var referenceCodes = []Info{
	{"ref/unknown", Error, false, "The id belongs to no entry.", "Correct its spelling, or write the entry."},
	{"ref/ambiguous", Error, true, "Several entries bear this id, and not every edition shows them all.", "Put the kind in front: kind/id."},
	{"ref/kind", Error, false, "The entry exists, but this key cannot name an entry of its kind.", "Name an entry of a kind that fits."},
	{"ref/hidden", Warning, false, "The prose links to something that readers of this edition may not see. They get the words without the link.", "Reword it, or put it into an audience block."},
	{"ref/cycle", Error, false, "The entries lead back to themselves, so none can come first.", "Take one reference out of the circle."},
	{"ref/self", Error, false, "The entry names itself.", "Take the reference out."},
	{"entry/duplicate-id", Error, true, "Two entries of one kind have the same id, or one has an old id of the other.", "Change one of the ids."},
	{"route/clash", Error, true, "Two pages would have the same address, and not every edition shows both.", "Change one of the ids or old addresses."},
	{"asset/type", Warning, false, "The file is neither a content file nor of a type that may be published. It is left out.", "Move it elsewhere, or add its type to types under [assets] in config.toml."},
	{"asset/unused", Note, false, "Nothing refers to the file, so it is not published.", "Link to it, move it to content/_files, or delete it."},
}

var ruleCodes = []Info{
	{"decision/no-decider", Error, false, "Nobody decides this. A decision has exactly one role that decides, or says why it has none.", "Add decide: with a role, or decide: none and because: with the reason."},
	{"decision/two-deciders", Error, false, "More than one role decides the same thing: in one decision, or in two that ask the same, or that are about the same artefact in the same area and rhythm.", "Leave one. If they are two decisions, say in which they differ: another artefact, area or rhythm."},
	{"decision/variant-gap", Error, false, "For some size of organisation or some engagement nobody decides, or two lines of decide_when say who does.", "Leave one line for each size and engagement, and name under decide who decides in all others."},
	{"decision/decider-is-umbrella", Error, false, "An umbrella term names many roles, and a deprecated one should not be used any more, so neither can decide.", "Name the role that decides."},
	{"decision/decider-not-owner", Warning, false, "Another role owns the artefact that is decided about, and it is not said why that role does not decide.", "Say why under because, or correct the owner or the decider."},
	{"decision/one-way-without-consult", Warning, false, "The decision cannot be taken back, and nobody is asked before.", "Name at least one role under consult or agree."},
	{"decision/consult-many", Warning, false, "More are asked before the decision than will make it better.", "Move some to inform, or raise max_consult under [decisions] in config.toml."},
	{"decision/in-two-parts", Warning, false, "A role both decides and is merely asked, told or asked to agree, or is named under two of these.", "Leave the part that counts."},
	{"decision/overdue-review", Warning, false, "The day has passed by which it was to be looked at again who decides this.", "Look at it again, then move review_by or remove it."},
	{"umbrella/has-decisions", Warning, false, "An umbrella term is named in a decision. It stands for several roles, so nobody knows who is meant.", "Name the role that is meant."},
	{"escalation/cycle", Warning, false, "Whoever cannot agree is sent in a circle: each asks the next one, and the last one the first.", "Let one of them settle it, or name somebody outside of the circle."},
	{"escalation/dead-end", Warning, false, "A dispute is handed to a role that decides nothing and hands nothing on, so it ends there.", "Name somebody who can settle it, or say whom that role asks."},
	{"vocabulary/part-lost", Note, false, "The vocabulary has no word for a part that somebody takes. The pages say it in plain words and say so.", "Nothing, if readers know the scheme and its limits; else choose another under [decisions] in config.toml."},
	{"item/no-decider", Warning, false, "The work goes on, and neither the item, nor the register, nor its theme says who decides about it.", "Add decider to the item or its theme, or give the decision that settles such work its stages."},
	{"item/decider-clash", Warning, false, "The decider that the item names is not the one that the register gives for work of this status. The page shows both.", "Take decider out, correct the register, or leave it if the item is an exception."},
	{"item/dates", Error, false, "The start lies after the target.", "Correct one of them."},
	{"item/horizon", Warning, false, "Shipped and dropped work has no horizon.", "Remove horizon."},
	{"item/no-theme", Warning, false, "The item stands in a folder that is no theme, so nothing says what it belongs to.", "Write the _index.md of the folder with a title, or move the item into the folder of a theme."},
	{"item/overdue", Warning, false, "The target has passed and the work has not shipped.", "Correct the status or the target."},
	{"item/no-objective", Note, false, "The item serves no objective, so its page cannot say why it is done.", "Name an objective under objectives, or in its theme."},
	{"item/depends-late", Warning, false, "The item depends on something that finishes after it.", "Move one of the targets."},
	{"item/health-stale", Warning, false, "The health of work under way was last judged longer ago than health under [stale] in config.toml lets a judgement hold, so readers take an old word for a new one.", "Judge it again and set health_on, or take health out."},
	{"item/health-undated", Note, false, "The health of work under way has no day on which it was judged, so nobody can tell whether it still holds.", "Add health_on with the day."},
	{"item/stale", Warning, false, "Nobody has confirmed this work under way for longer than item under [stale] in config.toml allows. What counts is the newest of reviewed, updated and health_on; work that has none of them is not asked.", "Read it again and set reviewed, or say with status what became of it. With review_every it says itself how long a review holds."},
	{"item/unmoved", Warning, false, "The work has shipped, and a measure that it was to move, read since, is no nearer to its target. This is worth knowing, whoever is to blame.", "Read the measure again later, follow the work up with an item that moves it, or say in the text what you learned."},
	{"item/in-no-view", Note, false, "No edition of config.toml shows this work: its audience or its status is part of none. It is no draft, so somebody may believe that readers see it.", "Give it an audience that an edition includes, or add its status to the statuses of one; draft: true says that it is held back on purpose."},
	{"item/too-many", Warning, false, "More items stand in this horizon than its max_items allows.", "Move one to the next horizon."},
	{"metric/stale", Warning, false, "The current value was read longer ago than metric under [stale] in config.toml lets a reading hold.", "Read it again and set current and as_of, or take current out. Keep the old value under series."},
	{"metric/undated", Note, false, "There is a current value and no day on which it was read, so nobody can tell whether it still holds.", "Add as_of with the day."},
	{"milestone/overdue", Warning, false, "The day of the milestone has passed, and nothing says that it was reached.", "Set reached to the day on which it was, or move the milestone."},
	{"milestone/depends-late", Warning, false, "The milestone needs work that is meant to finish after it.", "Move the milestone, or the target of the work."},
	{"objective/no-work", Note, false, "The time of the objective runs, and no live theme or item serves it, nor an objective within it.", "Name it under objectives of what serves it, give it another period, or let it go."},
	{"objective/unmeasured", Note, false, "Nobody has read the key result: it has neither a baseline nor a current value. Or it has a current value and no baseline to see it against. So nobody can tell how far it has come.", "Measure it and write baseline, or current and as_of beside it, here or in the catalogue. A target that is reached needs no baseline."},
	{"metric/target", Warning, false, "The target lies on the wrong side of the baseline for its direction.", "Correct the direction or the figures."},
	{"role/no-responsibilities", Error, false, "A role says what it is responsible for; only an umbrella term does not.", "Add a responsibility."},
	{"role/title-clash", Warning, false, "Two roles share a title, so readers cannot tell which is meant.", "Rename one, or move the title to hidden_titles."},
	{"role/time-split", Error, false, "The shares of a role's time do not add up to 100.", "Correct them."},
	{"role/horizon", Error, false, "The role horizon ends before it begins.", "Exchange from and to."},
	{"role/contradiction", Warning, false, "The role is said not to do something that it lists among its responsibilities.", "Take one of them out."},
	{"role/decides-nothing", Note, false, "The role decides nothing in the register. That can be right; it can also mean that its decisions are not written down.", "Add the decisions that it takes, if there are any."},
	{"role/decides-everything", Note, false, "One role decides more of the register than the share in config.toml, so everything waits for it.", "Give some decisions to others, or raise max_share under [decisions] in config.toml."},
	{"artefact/undecided", Note, false, "The artefact has an owner, and no decision is about it: what the owner may decide is not said.", "Name the artefact in the decisions about it."},
	{"artefact/two-owners", Warning, false, "More than one role owns the artefact.", "Leave one owner."},
	{"artefact/no-owner", Note, false, "No role owns the artefact.", "Name an owner."},
	{"comparison/few", Error, false, "A comparison needs at least two roles or two artefacts.", "Name them under roles or artefacts."},
	{"comparison/many", Error, false, "More sides are compared than fit beside one another on a screen or a sheet.", "Leave at most five, or write a second comparison. Readers may add others on the page that compares any roles."},
	{"comparison/decisive-equal", Error, false, "The dimension said to be decisive is the same on both sides.", "Choose another, or correct the entries."},
	{"comparison/cell-missing", Warning, false, "An entry says nothing about a dimension in which it is compared.", "Fill the key, or name under dimensions those that the comparison is about."},
	{"comparison/no-answer", Warning, false, "The comparison does not say in one sentence what the difference is, which is what readers come for.", "Add key_difference."},
	{"comparison/stub", Warning, false, "A role is compared of which only a definition is written, so most of its cells stay empty.", "Write the role and take stub out, or leave it out of the comparison."},
	{"comparison/tldr", Warning, false, "A role is compared that has no shortest description, so that its column has no words of its own below the title.", "Add tldr, of at most 160 characters."},
	{"dimension/field", Error, false, "The field that is to answer a dimension is no key of a role or an artefact, nor a part of the register.", "Correct its spelling. Keys of your own begin with x_."},
	{"dimension/scale", Error, false, "An ordinal dimension has no scale, so nobody can tell how many steps lie between two words.", "List the words under scale, from one end to the other."},
	{"dimension/value", Warning, false, "What an entry says cannot be held against others in the way that the dimension asks for: it is not on the scale, or no amount.", "Write a word of the scale, or a number, such as 12 or 6 months; or choose another way under compare."},
	{"chooser/dead-end", Error, false, "Some answers rule out every outcome, so readers who give them are told nothing. Outcomes without points are still left; only excludes takes one away.", "Take an outcome out of excludes in one of the answers named, or add an outcome that they leave."},
	{"chooser/unreachable", Error, false, "No answers lead to the outcome: it is always ruled out, or another one always has more points. Where a chooser has too many paths to try them all, this is a warning.", "Give it points in the answers that should lead to it, or take it out."},
	{"chooser/tie", Warning, false, "Some answers leave two outcomes or more with the same points, and the chooser does not say what happens then.", "Add points to tell them apart, or write tie: show-all or tie: first."},
	{"chooser/question-without-effect", Warning, false, "Whatever is answered to the question, the outcome stays the same, so nobody needs to be asked.", "Let its answers favour or exclude outcomes, or take it out."},
	{"chooser/unknown-outcome", Error, false, "An answer favours or excludes an outcome that the chooser does not have.", "Use the id of one of its outcomes, or add it."},
	{"chooser/no-reason", Note, false, "An answer rules out outcomes and does not say why, so readers cannot tell whether that holds for them.", "Add because: with the reason."},
	{"chooser/sampled", Note, false, "The chooser has more paths than can be tried in a build. Many of them are, spread evenly; what is said about it holds for those. Its page has no table.", "Make two choosers of it, or join answers."},
	{"pairing/few", Error, false, "A pairing is one person with at least two different roles.", "Name them under roles."},
	{"pairing/no-risk", Warning, false, "The pairing has benefits and no risks, or the reverse, so readers cannot weigh it.", "Write the other side too."},
	{"pairing/stub", Warning, false, "A role of the pairing is only a stub, so no tension can be computed.", "Write the role out."},
	{"transition/self", Error, false, "A transition leads from one role to another.", "Name another role under to."},
	{"transition/no-requirements", Warning, false, "The transition does not say what it asks for.", "Add requirements, or say feasible: false."},
	{"transition/gap-unaddressed", Warning, false, "The role to come asks for an essential skill that the other one does not bring along, and no requirement answers it.", "Name the skill under skills of a requirement, or say learn_on_the_job: true."},
	{"transition/dead-end-role", Note, false, "Transitions lead to the role and none leads on from there.", "Write where people go next, if they do."},
	{"stance/no-answer", Note, false, "Sources take different views on a question, and the site does not say which it holds.", "Add a stance without a source."},
	{"origin/conflict", Note, false, "Two origins of one role cannot both be right.", "Nothing need be done: readers see both."},
	{"nickname/shared", Note, false, "Two roles are called by one nickname.", "Say contested: true on both, so that readers know."},
	{"role/ambiguous-abbreviation", Note, false, "Two roles share an abbreviation. A page tells readers what separates them.", "Write the titles out where it matters."},
	{"ask/undiscriminating", Note, false, "One word may mean two roles, and nothing said about them could be asked to tell which.", "Fill keys such as defined_by, orientation and horizon on both."},
	{"definition/circular", Warning, false, "A definition uses the title it defines, or two roles are defined by each other.", "Use other words."},
	{"status/contested-without-sources", Warning, false, "The term is called contested, and the role gives no view but its own.", "Add definitions with their sources, or correct term_status."},
	{"flow/one-way", Note, false, "A role passes something on to another and nothing comes back.", "Add what comes back, if anything does."},
	{"quote/too-long", Warning, false, "The quotation is longer than a short one should be.", "Quote less, and link to the rest."},
	{"quote/no-affiliation", Note, false, "Readers cannot tell in which position the person quoted speaks.", "Add a position or org."},
	{"faq/duplicate", Warning, false, "One question is answered in two places, and the answers may drift apart.", "Answer it once."},
	{"review/overdue", Warning, false, "The entry has not been reviewed for longer than it says it should be.", "Read it again and set reviewed to today."},
	{"review/too-old", Error, false, "Nobody has confirmed this item, theme or objective within the age that --max-age allows. What counts is the newest of reviewed, updated and health_on. It is asked of what is live only, and never without --max-age.", "Read it again and set reviewed to today."},
	{"update/no-date", Error, false, "An update needs a date.", "Begin its file name with the date, or add date."},
	{"entry/stale-date", Error, false, "The date lies in the future, which cannot be for something that has happened.", "Correct it."},
}

var courseCodes = []Info{
	{"item/shipped-undated", Warning, false, "The work has shipped and nobody can tell when: readers learn that it is done, and not since when.", "Add shipped with the day, or with as much of it as is known."},
	{"item/no-reason", Note, false, "The work is paused or dropped and does not say why. Those who waited for it will ask.", "Add reason, or name the decision under record, or what replaced it under superseded_by."},
	{"item/no-hypothesis", Warning, false, "An experiment says what is believed; without a hypothesis nobody can tell afterwards what it showed.", "Add hypothesis, or choose another kind_of_work."},
	{"item/idle-health", Note, false, "Health says how work in progress goes, and this work is neither in progress nor in preview.", "Take health out, or correct status."},
	{"edition/no-disclaimer", Note, false, "The edition shows when work is meant to be finished and does not say whether that is a promise. Editions that ask search engines to stay away are not asked.", "Add disclaimer, deny target, or say noindex = true if only people of your own read it."},
	{"notice/expired", Note, false, "The last day of the notice has passed, so it is no longer shown.", "Take the table out, or write another text and another day."},
	{"requires/later", Note, false, "A chapter is to be read before one that it comes after, so whoever reads the guide in order meets it too late.", "Change weight of one of the two, or link to it from the text instead."},
	{"quote/no-source", Note, false, "The quotation has neither an address nor a source, so nobody can look up where it was said.", "Add href or sources to a row of the catalogue, or source to a quote of a role."},
}

var guideCodes = []Info{
	{"role/incomplete", Note, false, "The role leaves out keys that are expected, so tables, comparisons and questions have gaps where it stands. Stubs and umbrella terms are not asked.", "Add the keys, or say stub: true while only the definition stands."},
	{"not-responsible/unowned", Note, false, "The role is said not to be responsible for something, and no role is named that is: readers are sent away and nowhere else.", "Name the role that has it under see."},
	{"risk/no-remedy", Note, false, "A risk of the role is named and nothing that helps against it.", "Add remedy, if anything helps."},
	{"perception/unreconciled", Note, false, "It is said how others see the role and not what it does in fact, so readers may take the one for the other.", "Add does beside says."},
	{"responsibility/text-missing", Note, false, "Responsibilities have a title and no text: few titles mean the same to everybody.", "Add text with a sentence on what it comes to."},
	{"availability/conflict", Warning, false, "The role is to answer at once, and the parts of its time_split that count as outside reach outside_percent under [pairings] in config.toml. It cannot do both.", "Correct response or time_split, or raise outside_percent."},
	{"metric/kind-mismatch", Note, false, "A strategic role is measured on nothing but delivery, or a tactical one on nothing but the outcome for the business: each is judged by what others move.", "Add a metric that the role can move, or correct its orientation."},
	{"origin/unsourced", Note, false, "It is said where the role comes from and not from where that is known.", "Add sources to the origin."},
	{"crossover/contradicts-not-responsible", Warning, false, "The role reaches into work that it is said not to do, in the same words.", "Take one of them out, or say in each how far it goes."},
	{"distinguish/one-way", Note, false, "The role is told apart from another one, which does not name it, so readers who begin there are not warned.", "Name the role under distinguish_from of the other one too."},
	{"skill/unused", Note, false, "No role and no transition names the skill.", "Name it under skills of a role, or take it out."},
	{"metric/unwatched", Note, false, "No role, no objective and no piece of work names the metric, so nobody is known to look at it.", "Name it where it counts, or take it out."},
	{"stakeholder/unfaced", Note, false, "No role names the stakeholder, so nobody is known to speak with them.", "Name it under stakeholders of a role."},
	{"io/output-unowned", Note, false, "The role hands on an artefact that another role owns. That can be right where several contribute; it can also mean that owns is out of date.", "Let the owner name the role under its inputs, or correct owns."},
	{"io/dangling-input", Note, false, "The role works from an artefact that no role owns or hands on, so it may wait for it for ever.", "Name the artefact under outputs or owns of a role."},
}

var delegationCodes = []Info{
	{"delegation/not-yours", Error, false, "Only the role that decides something can hand it over. The role named under from decides this in no size of organisation and in no engagement.", "Name the role that decides it, or correct the register."},
	{"delegation/self", Error, false, "A role cannot delegate to itself.", "Name who takes over under to."},
	{"delegation/dates", Error, false, "The delegation ends before it starts.", "Correct starts or ends."},
	{"delegation/overlap", Warning, false, "Two delegations give the same decision to different people for the same days, so nobody knows whom to ask.", "Move the days apart, or say under scope which part each has."},
	{"delegation/chain", Warning, false, "What was delegated is delegated again. The one who answers for it no longer knows who decides.", "Let the role that decides delegate it directly."},
	{"delegation/level-too-low", Warning, false, "At the levels tell, sell and consult the decision is made by the one who delegates, so nothing was handed over.", "Raise the level to agree or more, or name the other under consult or inform of the decision."},
	{"delegation/no-end", Warning, false, "A delegation without an end becomes a habit that the register does not know of.", "Add ends. If it is meant for good, change the register instead."},
	{"delegation/no-guardrail", Warning, false, "Nothing is agreed that would show in time that the delegation goes wrong.", "Say under guardrails what was agreed, such as a copy of every decision or a check-in every week."},
	{"delegation/no-trigger", Note, false, "The delegation does not say why it was made now, which is what readers ask first.", "Add trigger."},
	{"delegation/expired", Note, false, "The delegation is over. It is no longer shown with the decisions, only listed as ended.", "Say under outcome what came of it, which keeps it as history; or remove it."},
}

var recordCodes = []Info{
	{"record/no-date", Error, false, "A decision that was taken was taken on a day.", "Begin the file name with the date, or add date."},
	{"record/not-theirs", Warning, false, "Somebody took the decision to whom the register does not give it, and to whom it was not delegated on that day.", "Correct decision-makers, or the register, or add the delegation."},
	{"record/supersede-one-way", Warning, false, "Of two records only one says that it takes the place of the other, so readers of the other take it for valid or look for what replaced it.", "Write supersedes on the later record and superseded_by on the earlier one."},
	{"record/half-superseded", Warning, false, "The status of the record and superseded_by contradict each other, so readers cannot tell whether it holds.", "Write both, or neither."},
	{"record/links-superseded", Warning, false, "The entry leads readers to a decision that no longer holds. Records of the same line, and what is older than the record that took its place, may do so.", "Name the later record if it still says what is meant."},
}

var themeCodes = []Info{
	{"site-theme/unknown", Error, false, "The site theme named in config.toml is not in themes/.", "Correct theme, or leave it out for the default."},
	{"site-theme/syntax", Error, false, "A template, style or word file of the site theme cannot be read.", "Correct the line."},
	{"site-theme/missing", Error, false, "The site theme lacks a template, part or word that a page needs.", "Add it, or remove your copy so that the default is used."},
	{"site-theme/slot", Error, false, "The default theme has no slot of this name, so the file fills nothing.", "Use one of the slots that the reference lists."},
	{"site-theme/unused", Warning, false, "The file overrides nothing and no page uses it.", "Correct its name, or remove it."},
	{"site-theme/same", Note, false, "The file repeats the default theme's, so you miss what is improved there.", "Remove it."},
	{"site-theme/contract", Warning, false, "The site theme was written for another version of what templates get.", "Run fingerpost site-theme check, correct its templates, and set contract in its theme.toml."},
	{"site-theme/render", Error, false, "A template failed on a page's data, for example because it asks for a field that the page does not have.", "Use one of the fields named, or remove your copy of the template so that the default is used."},
	{"accent/adjusted", Note, false, "The brand colour has too little contrast for words on the surfaces of one of the two schemes, so there a darker or lighter one of the same hue is used.", "Nothing need be done. Set accent to the colour named if the other scheme may change with it."},
	{"accent/unreadable", Warning, false, "The surfaces of the site theme are such that no accent can be read on all of them, or cannot be told, so accent has no effect.", "Set --page, --surface and --sunken on :root as light-dark(#rrggbb, #rrggbb), all light first and all dark second."},
}

var ourCodes = []Info{
	{"internal/fault", Error, true, "Something could not be made, through a fault of the program and not of your files.", "Please report it with what it says. What it names is left out until it is mended."},
}
