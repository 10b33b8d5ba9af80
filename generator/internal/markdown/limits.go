package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The parser takes far more than linear time on some inputs and cannot be
// stopped. Each of the three limits below stands in front of the part that
// would run away: it says so, keeps that part from seeing the rest, and the
// whole text stays dark. What passes them takes time in proportion to its size.

// maxWork bounds what the marks of inline text may cost together. For each
// bracket, quote, backtick and sign of emphasis the parser may look through
// the whole paragraph, heading or cell it stands in, so each costs the length
// of that. A page of ordinary prose costs a hundredth of it at most.
const maxWork = 1 << 28

// container refuses quotes and lists that are nested too deeply.
type container struct{ parser.BlockParser }

func (c container) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := reader.Position()
	node, state := c.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return nil, state
	}
	p := passOf(pc)
	if depth(parent) < p.o.Nesting {
		return node, state
	}
	reader.SetPosition(line, at)
	reader.Advance(0) // forgets the line that the parser may have looked at
	if !p.dark {
		p.problem("prose/nesting", at.Start+max(pc.BlockOffset(), 0), 1,
			"quotes and lists are nested deeper than %d levels here", p.o.Nesting)
	}
	p.dark = true
	return nil, parser.NoChildren
}

// depth returns in how many containers a block stands. A list and its item
// count as one.
func depth(n ast.Node) int {
	d := 0
	for ; n != nil; n = n.Parent() {
		switch n.Kind() {
		case ast.KindBlockquote, ast.KindList, extast.KindFootnote, extast.KindDefinitionList:
			d++
		}
	}
	return d
}

// tableLimit refuses tables whose cells, with those that fill short rows up,
// would be too many. A table of a few kilobytes can have millions.
type tableLimit struct{}

func (tableLimit) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	p, lines := passOf(pc), node.Lines()
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		columns := delimiterColumns(line.Value(reader.Source()))
		if columns == 0 {
			continue
		}
		p.cells += columns * (lines.Len() - i)
		if p.cells <= p.o.TableCells {
			return
		}
		if !p.dark {
			header := lines.At(i - 1)
			p.problem("prose/table", header.Start, len(bytes.TrimSpace(header.Value(reader.Source()))),
				"with this table of %d columns and %d rows the text has %d cells, more than %d", columns, lines.Len()-i-1, p.cells, p.o.TableCells)
		}
		p.dark = true
		lines.SetSliced(0, 1)
		return
	}
}

// delimiterColumns returns how many columns a line declares that might stand
// below the header of a table, and 0 for any other line.
func delimiterColumns(line []byte) int {
	line = bytes.TrimFunc(line, func(r rune) bool { return r < 0x80 && util.IsSpace(byte(r)) })
	dashes := false
	for _, c := range line {
		dashes = dashes || c == '-'
		if c != '-' && c != '|' && c != ':' && !util.IsSpace(c) {
			return 0
		}
	}
	if !dashes {
		return 0
	}
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|"))
	return bytes.Count(line, []byte("|")) + 1
}

// markLimit is asked before all other inline parsers. When a text holds too
// many marks it swallows the rest of the block.
type markLimit struct{}

func (markLimit) Trigger() []byte { return []byte("![]*_~`<'\"") }

func (markLimit) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	p := passOf(pc)
	if lines := parent.Lines(); parent != p.block && lines.Len() > 0 {
		p.block, p.length = parent, lines.At(lines.Len()-1).Stop-lines.At(0).Start
	}
	if p.work += p.length; p.work <= maxWork {
		return nil
	}
	if !p.dark {
		_, at := block.Position()
		p.problem("prose/nesting", at.Start, 1, "there are more brackets, quotes and signs of emphasis in one paragraph than can be read").
			Hint = "split it, or put it into a code block"
	}
	p.dark = true
	for line, _ := block.PeekLine(); line != nil; line, _ = block.PeekLine() {
		block.AdvanceLine()
	}
	return ast.NewString(nil)
}
