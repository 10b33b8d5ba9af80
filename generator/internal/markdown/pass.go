package markdown

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"

	"github.com/fingerpost/fingerpost/generator/internal/diag"
	"github.com/fingerpost/fingerpost/generator/internal/sorting"
)

// A pass is one run over one text. The block and inline parsers of the grammar
// reach it through the parser's context.
type pass struct {
	src      []byte
	o        Options
	problems []Problem
	dark     bool // nothing of this text may be shown

	block  ast.Node // whose inline text is being read
	length int      // of it, in bytes
	work   int      // that the marks of inline text cost so far
	cells  int      // of all tables so far

	ids  map[ast.Node]string // of headings
	room []byte              // for the words of a node

	footnotes []*extast.Footnote // definitions, used or not
	missing   map[string]bool    // labels of footnotes already reported
}

var passKey = parser.NewContextKey()

func passOf(pc parser.Context) *pass { return pc.Get(passKey).(*pass) }

func (p *pass) problem(code diag.Code, offset, length int, format string, args ...any) *Problem {
	offset = min(max(offset, 0), len(p.src))
	length = min(max(length, 0), len(p.src)-offset)
	p.problems = append(p.problems, Problem{Code: code, Offset: offset, Length: length, Message: fmt.Sprintf(format, args...)})
	return &p.problems[len(p.problems)-1]
}

func (p *pass) sortedProblems() []Problem {
	sorting.By(p.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(a.Code, b.Code))
	})
	return slices.Clip(p.problems)
}
