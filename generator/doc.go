// Package generator is the pipeline of Fingerpost: it turns a snapshot of a
// project's files into finished sites, one for each edition, and into the
// problems it met on the way. It calls the stages in order and owns what is
// remembered between builds; what a stage does is told in its own package.
//
//	session := generator.NewSession()
//	result := session.Build(ctx, generator.Inputs{Files: snapshot, Today: today})
//
// # The line the data follows
//
//	disk ─► source.Snapshot ─► document ─► schema ─► graph.Graph ─► check
//	        (paths, bytes)     (split)    (entries)  (linked)      (problems)
//	                                                    │
//	                                 for each edition:  ▼
//	disk ◄─ output.Tree ◄─ render ◄─ view.Page ◄─ markdown ◄─ edition.Narrow
//	memory  (finished)     (bytes)   (plain data)  (prose)     (what it may show)
//
// Every build runs the whole line. What is costly remembers its results by the
// digest of exactly what it consumes: decoding a file, parsing prose, following
// its links, rendering a page; and, by the digest of all front matter, what is
// made of entries alone: the graph, what rules say of it, what an edition may
// show and which pages it has. There is no code that reacts to which file
// changed.
//
// # Packages, from those that know least
//
//	colour    converts colours and fits a brand colour to surfaces
//	digest    fingerprints any value by content
//	diag      describes problems in the user's files and prints them
//	pattern   compiles regular expressions when they are asked for
//	sorting   sorts slices of any type
//	tint      tells the parts of program code apart
//	pack      writes plain values as bytes and reads them back
//	memo      remembers results of pure functions between builds
//	feed      encodes feeds, calendars, sitemaps and robots files
//	export    writes a roadmap for other programs
//	picture   writes pictures as SVG
//	starter   holds the projects that init writes
//	source    takes snapshots of the files, once or as they change
//	document  splits a file into front matter and prose, with positions
//	markdown  cuts, parses and renders prose
//	config    reads config.toml
//	model     the domain: kinds of entries as typed values
//	schema    decodes entries by the declarations of the model
//	graph     links entries and answers questions about them
//	compare   computes what separates roles or artefacts
//	news      says what readers see differently after a build
//	chooser   works out where the questions of a chooser lead
//	tension   computes what pulls at one person with two roles
//	ask       finds the questions that tell roles apart
//	draw      places points and labels for pictures
//	search    makes the index that readers search, and searches
//	rights    computes what the decision register says
//	freshness finds what a roadmap no longer says truly
//	check     the rules that a graph must satisfy
//	edition   narrows a graph to what one edition may show
//	route     gives every entry and view its address
//	timeline  lays spans of days out as a table
//	view      decides which pages exist and what they show
//	stencil   runs templates that html/template has made safe
//	render    loads a site theme and turns data into bytes
//	output    makes a folder equal to a tree of finished files
//	preview   serves trees from memory and reloads browsers
//	generator the line itself
//	cli       the commands
//	scripted  runs scripts of the site theme in tests
//	bench     measures the program whole, beside Hugo where there is one
//
// Which package may import which stands in arch_test.go, and is a test.
//
// # What holds
//
//  1. Stages below generator are pure: no disk, clock, environment, network or
//     randomness. Only source, output, preview and cli touch the world.
//  2. A build depends on Inputs and nothing else. Equal inputs give equal
//     bytes, on one core or many.
//  3. An incremental build gives the same bytes as a fresh one.
//  4. An edition's bytes do not change when anything it may not show does.
//     Views never see a graph that is not narrowed.
//  5. Problems are values with positions, carried from the first byte read.
//     Errors stop publishing, never the line.
//  6. Remembered results carry their problems and are never changed.
//  7. Go decides what is shown and in which order; templates decide how.
//  8. An entry without an audience belongs to the last one in config.toml; a
//     word that is not exactly an audience hides what it marks.
//  9. Files that we did not write are never removed.
//
// # Decisions
//
// 2026-11: Front matter becomes document.Node rather than the YAML library's
// node: three formats share one shape with byte offsets, scalars stay the text
// that was written, and the library can be changed in one file.
//
// 2026-11: References are not generic. A field may name several kinds, so a
// reference carries its kinds, and the graph answers for the type that is
// asked: graph.To[*model.Role](g, ref).
//
// 2026-11: Prose is parsed to HTML with gaps where addresses go, not to a
// kept syntax tree: ten thousand trees do not fit into memory. A changed title
// or address fills the gaps anew without parsing.
//
// 2026-11: Prose is kept apart from the entries it belongs to (content.go), and
// page data is known by the digest of all but its prose and by the texts that it
// shows (making.go). So an edit of prose finds graph, rules, routes, editions and
// plans as they were. Where prose is for several audiences, or anything is wrong
// with a file, all of it counts as front matter: that is slower and never wrong.
//
// 2026-11: A page is not asked which entries it depends on; it is noted what it
// asks (graph.Notes, view.Notes). Pages of single entries are told by a Teller,
// who sees no list of the edition, only a graph whose every answer can be taken
// down; entries are never changed, so answers are the same if they hold the
// same entries. What lists of everything say of one entry is kept in the same
// way (view.Memory). Pages that list are made anew: they are few.
//
// 2026-11: The longest memory is the cheapest one: what ten thousand places of a
// list held last time is compared and not read (memo.Places). Where a place
// differs, the tables are asked by content.
//
// 2026-11: What the names, files, addresses and references of entries decide is
// taken over from the graph before as long as they are the same place by place
// (graph.Set.After), and so is that an edition shows everything. Who asks compares
// entries; anything wrong, or much that is new, and all is made.
//
// 2026-11: A save is read where the system says that something happened
// (source, glance.go), and all else is taken for what it was. Only a whole look
// decides what there is: it follows within two seconds of the last one, and at
// once where more than the contents of files may have changed. No stage knows
// which look a snapshot comes from.
//
// 2026-11: Pages that list everything end at what a reader can take in
// (view/crowd.go), and say where the rest is. Files for programs are whole.
//
// 2026-11: A build that none follows (Inputs.Last) goes the same way as any other,
// but holds less. It remembers nothing that is asked for once, and whatever is
// wanted again only later waits in an output.Spool, which is handed in like all that
// touches the world: the files of the project from when they are read, texts from
// when they are parsed, pages from when they are made. Ten thousand entries took
// 580 MiB and take 145.
//
// 2026-11: The collector of a build that none follows runs while all workers rest
// (Rest), between two pieces of their work. Beside them it took a quarter more time,
// half of which they spent on its behalf, and what they made meanwhile counted as
// held. Whoever follows a project is better off with one that runs beside.
//
// 2026-11: Files for programs are written as they are made, and ask for one entry
// after the other (output.Draft). Their bytes are all that they are known by, so
// only pages of templates have data.
//
// 2026-11: Addresses in page data begin at the root of the site; render makes
// them relative in the finished page, in one place.
//
// 2026-11: Comparing roles is a package of its own (compare), because both
// rules and views need its result.
//
// 2026-11: So is finding what went stale (freshness): check tells it of the
// whole graph to authors, view to the readers of an edition, of its narrowed
// graph. The page exists only where the last audience reads, or where there is
// one edition: it is for those who can do something about it.
package generator
