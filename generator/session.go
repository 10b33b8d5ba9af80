package generator

import (
	"context"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/check"
	"github.com/fingerpost/fingerpost/generator/internal/config"
	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/digest"
	"github.com/fingerpost/fingerpost/generator/internal/freshness"
	"github.com/fingerpost/fingerpost/generator/internal/graph"
	"github.com/fingerpost/fingerpost/generator/internal/markdown"
	"github.com/fingerpost/fingerpost/generator/internal/memo"
	"github.com/fingerpost/fingerpost/generator/internal/model"
	"github.com/fingerpost/fingerpost/generator/internal/news"
	"github.com/fingerpost/fingerpost/generator/internal/output"
	"github.com/fingerpost/fingerpost/generator/internal/render"
	"github.com/fingerpost/fingerpost/generator/internal/source"
	"github.com/fingerpost/fingerpost/generator/internal/view"
)

// Inputs are all that a build depends on.
type Inputs struct {
	Files    *source.Snapshot
	Config   string           // path of the configuration; "" means config.toml
	Settings []config.Setting // laid over the configuration
	Today    model.Date       // the date of the build
	Editions []string         // ids; nil means the first, "all" all of them
	Drafts   bool
	MaxAge   model.Every // how old the newest confirmation of what is live may be; zero means that it is not asked
	More     bool        // builds of the same files follow, so that nothing is to be forgotten yet
	Last     bool        // no build follows, so that nothing is to be remembered that only another one asks for

	Rest  Rest          // taken between pieces of work; may be nil
	Spool *output.Spool // where finished pages wait; nil keeps them in memory

	Why    bool               // say why pages were rendered; costs reading their data twice
	Passed func(stage string) // if set, called whenever a stage has ended
}

// passed tells that a stage has ended. Whoever wants to know how long it took
// holds the watch.
func (in Inputs) passed(stage string) {
	if in.Rest != nil && in.Rest.Due() {
		in.Rest.Take()
	}
	if in.Passed != nil {
		in.Passed(stage)
	}
}

// A Result is what a build brings about. Sites are complete even where there
// are problems, but they must not be published if any problem is an error.
type Result struct {
	Title     string // of the project
	Sites     []output.Site
	Problems  diag.List
	Left      []LeftOut
	Work      Work
	Files     int // content files read
	Rendered  []Reason
	Cancelled bool

	about map[string]func() About // by edition
}

// About says of the site of an edition what its files do not.
type About struct {
	Facts   []news.Entry      // what its readers can know
	Sources map[string]string // by path in the tree, the content file that a page is made from
}

// About is computed when it is asked for: only the preview does. An edition
// that was not built has nothing to tell.
func (r *Result) About(edition string) About {
	if tell, ok := r.about[edition]; ok {
		return tell()
	}
	return About{}
}

// LeftOut is an entry that an edition does not show, and why.
type LeftOut struct {
	Edition, Key, File, Reason string
}

// Work counts what really ran in a build; everything else came from memory.
type Work struct {
	Parses  int // content files decoded
	Texts   int // prose parsed
	Renders int // pages rendered
	Pages   int // pages planned
	Told    int // pages whose data was made
	Kept    int // results remembered for the next build
}

// A Session builds sites and remembers what it computed. It is not safe for
// concurrent builds: one follows the other.
type Session struct {
	files     *memo.Table[*parsed]
	assets    *memo.Table[assets]
	links     *memo.Table[*linked]
	rules     *memo.Table[diag.List]
	texts     *memo.Table[*markdown.Text]
	followed  *memo.Table[*followed]
	narrows   *memo.Table[*narrowed]
	prose     *memo.Table[*rendering]
	overviews *memo.Table[*view.Overview]
	plans     *memo.Table[*plan]
	unfit     *memo.Table[diag.List]
	pages     *memo.Table[*rendered]
	themes    *memo.Table[themed]
	sorted    memo.Stretches[*source.File, sorted]
	read      memo.Places[*source.File, *parsed]
	fronts    memo.Stretches[*parsed, fronts]
	order     graph.Order
	linked    *linked            // the last
	last      map[string]*plan   // by edition
	readers   map[string]*reader // whose eyes read prose
	keys      keys
}

type rendered struct {
	file     *output.File
	path     string // of a file that is named by what it holds
	problems diag.List
}

type themed struct {
	theme    *render.Theme
	sum      digest.Digest  // of all that it was made from
	said     digest.Digest  // of all that views ask of it
	assets   []*output.File // as theme.Assets lists them
	problems diag.List
}

// NewSession returns a session that remembers nothing yet.
func NewSession() *Session {
	return &Session{
		files:     memo.NewTable[*parsed]("parse"),
		assets:    memo.NewTable[assets]("assets"),
		links:     memo.NewTable[*linked]("link"),
		rules:     memo.NewTable[diag.List]("rules"),
		texts:     memo.NewTable[*markdown.Text]("text"),
		followed:  memo.NewTable[*followed]("follow"),
		narrows:   memo.NewTable[*narrowed]("narrow"),
		prose:     memo.NewTable[*rendering]("prose"),
		overviews: memo.NewTable[*view.Overview]("overview"),
		plans:     memo.NewTable[*plan]("plan"),
		unfit:     memo.NewTable[diag.List]("unfit"),
		pages:     memo.NewTable[*rendered]("render"),
		themes:    memo.NewTable[themed]("theme"),
		last:      map[string]*plan{},
		readers:   map[string]*reader{},
	}
}

// Build runs the whole line. It never fails: what is wrong with the files, or
// with us, is in Problems. A cancelled build has no sites and forgets nothing.
func (s *Session) Build(ctx context.Context, in Inputs) (r *Result) {
	defer caught("the site", diag.Span{}, func(d diag.Diagnostic) { r = &Result{Problems: diag.List{d}} })
	ctx = resting(ctx, in.Rest)
	if in.Last { // each entry asks these once
		s.files.RememberNothing()
		s.followed.RememberNothing()
		s.prose.RememberNothing()
	}
	conf, problems := s.configure(in)
	in.passed("settings")
	// Rules and prose are judged by what the configuration says: while it is
	// wrong, they would charge the content with its mistakes.
	configured := !problems.HasErrors()
	files := s.findAssets(in.Files, conf)
	look := findLook(conf, files, in.Files)
	problems = append(problems, look.problems...)
	theme := s.theme(in.Files, conf, look.theme)
	problems = append(problems, theme.problems...)
	in.passed("site theme")
	problems = append(problems, in.Files.Problems()...)
	stop := problems.HasErrors()

	content, found := s.load(ctx, in.Files, conf)
	problems = append(problems, found...)
	in.passed("entries")
	if ctx.Err() != nil {
		return &Result{Title: conf.Title, Cancelled: true}
	}

	r = &Result{Title: conf.Title, Files: len(content.files), about: map[string]func() About{}}
	b := &builder{about: r.about, session: s, in: in, conf: conf, settled: decidedBy(in), theme: theme, content: content, assets: files, look: look}
	rules := func() diag.List { return nil }
	if configured {
		rules = meanwhile(b.checkEntries) // sites do not ask what they say
		problems = append(problems, b.assets.problems...)
		problems = append(problems, b.checkProse(ctx)...)
		in.passed("prose")
	}
	if !stop {
		for _, spec := range b.specs() {
			if ctx.Err() != nil {
				break
			}
			site, left, found := b.edition(ctx, spec)
			problems = append(problems, found...)
			r.Sites = append(r.Sites, site)
			r.Left = append(r.Left, left...)
		}
		problems = append(problems, b.hiddenLinks()...)
	}
	problems = append(problems, rules()...)
	in.passed("rules")
	if ctx.Err() != nil {
		return &Result{Title: conf.Title, Cancelled: true}
	}
	r.Problems = judged(problems, conf)
	r.Rendered = b.reasons.sorted()
	r.Work = s.work(b.pages, in.More)
	r.Work.Told = int(b.told.Load())
	r.Work.Renders += int(b.single.Load())
	return r
}

// judged gives every problem the severity that the project wants.
func judged(problems diag.List, conf *config.Config) diag.List {
	var out diag.List
	for _, p := range problems {
		if p.Severity = conf.Severity(p); p.Severity > diag.Off {
			out = append(out, p)
		}
	}
	return out.Sort()
}

// work reports what ran, and forgets what nothing used unless more is to come.
func (s *Session) work(pages int, more bool) Work {
	files, texts, rendered := s.files.Sweep, s.texts.Sweep, s.pages.Sweep
	if more {
		files, texts, rendered = s.files.Count, s.texts.Count, s.pages.Count
	} else {
		for _, sweep := range []func() memo.Count{s.assets.Sweep, s.links.Sweep, s.rules.Sweep, s.followed.Sweep, s.narrows.Sweep,
			s.prose.Sweep, s.overviews.Sweep, s.plans.Sweep, s.unfit.Sweep, s.themes.Sweep} {
			sweep()
		}
		s.forgetReaders()
	}
	f, t, r := files(), texts(), rendered()
	return Work{Parses: f.Ran, Texts: t.Ran, Renders: r.Ran, Pages: pages, Kept: f.Kept + t.Kept + r.Kept}
}

func (s *Session) configure(in Inputs) (*config.Config, diag.List) {
	file, _ := configFile(in)
	conf, problems := config.Parse(file, in.Settings)
	_, wrong := spans(conf)
	problems = append(problems, wrong...)
	return conf, append(problems, unknownKeys(conf)...)
}

func configFile(in Inputs) (*source.File, bool) {
	if in.Config == "" {
		return in.Files.Get("config.toml")
	}
	return in.Files.Get(in.Config)
}

// theme loads the site theme, or remembers it while its files stay the same.
// What is wrong with the choice of it stands where the choice was made.
func (s *Session) theme(files *source.Snapshot, conf *config.Config, look render.Look) themed {
	all := files.Under("themes")
	sums := []digest.Digest{digest.String(conf.Theme), digest.String(conf.Language), digest.Of(look)}
	for _, f := range all {
		sums = append(sums, digest.String(f.Path), f.Sum)
	}
	sum := digest.Join(sums...)
	t := s.themes.Get(sum, func() themed {
		theme, problems := render.Load(all, conf.Theme, conf.Language, look)
		var assets []*output.File
		for _, a := range theme.Assets() {
			assets = append(assets, newFile(a.Data))
		}
		said := digest.Join(theme.Said(), digest.String(theme.File(lightPicture)), digest.String(theme.File(darkPicture)))
		return themed{theme, sum, said, assets, problems}
	})
	placed := slices.Clone(t.problems)
	for i := range placed {
		switch placed[i].At.File {
		case render.ThemeSetting:
			placed[i].At = conf.Where("theme")
		case render.LanguageSetting:
			placed[i].At = conf.Where("language")
		case render.AccentSetting:
			placed[i].At = conf.Where("accent")
		}
	}
	t.problems = placed
	return t
}

// decidedBy returns the digest of all that the configuration and whoever asks
// for the build decide.
func decidedBy(in Inputs) digest.Digest {
	var sum digest.Digest
	if file, ok := configFile(in); ok {
		sum = file.Sum
	}
	return digest.Join(sum, digest.String(in.Config), digest.Of(in.Settings), digest.Of(in.Today), digest.Of(in.Drafts), digest.Of(in.MaxAge))
}

// checkEntries reports what the rules say of all entries.
func (b *builder) checkEntries() diag.List {
	return b.session.rules.Get(digest.Join(b.content.shape, b.settled), func() diag.List {
		return append(unknownInViews(b.content.g, b.conf), check.Run(b.checkInput())...)
	})
}

func (b *builder) checkInput() check.Input {
	conf := b.conf
	limits := map[string]int{}
	for _, h := range conf.Horizons {
		limits[h.ID] = h.MaxItems
	}
	var vocabularies []model.Name
	names, at := conf.Vocabularies()
	for i, name := range names {
		vocabularies = append(vocabularies, model.Name{Text: name, At: at[i]})
	}
	return check.Input{
		Graph: b.content.g, Today: b.in.Today, Audiences: conf.AudienceIDs(), Horizons: conf.HorizonIDs(), MaxItems: limits,
		Sizes: conf.Organisation.Sizes, Engagements: conf.Organisation.Engagements, Scale: conf.Skills.Scale,
		SprintDays: conf.Organisation.SprintDays, MaxConsult: conf.Decisions.MaxConsult, MaxShare: conf.Decisions.MaxShare,
		FiscalStart: conf.FiscalYearStart, Vocabularies: vocabularies,
		Outside: conf.Pairings.Outside, OutsidePercent: conf.Pairings.OutsidePercent,
		NoticeUntil: model.Name{Text: conf.Notice.Until, At: conf.Where("notice.until")}, Undertaken: b.undertaken(),
		Concerns: func() []freshness.Concern { return b.concerns(b.content.g) }, MaxAge: b.in.MaxAge, Shown: b.shown(),
	}
}

// wanted reports whether a build is asked for an edition.
func wanted(asked []string, id string, first bool) bool {
	return len(asked) == 0 && first || slices.Contains(asked, id) || slices.Contains(asked, "all")
}
