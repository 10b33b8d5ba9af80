package chooser

import (
	"math/big"
	"math/bits"

	"github.com/fingerpost/fingerpost/generator/internal/model"
)

// Most is how many paths are tried at most. Four questions of ten answers have
// half as many.
const Most = 20000

// sizes returns how many answers each question has; nil if there is nothing to
// choose by.
func sizes(c *model.Chooser) []int {
	if len(c.Outcomes) == 0 {
		return nil
	}
	var out []int
	for _, q := range c.Questions {
		if len(q.Answers) == 0 {
			return nil
		}
		out = append(out, len(q.Answers))
	}
	return out
}

// Count returns how many paths a chooser has.
func Count(c *model.Chooser) *big.Int {
	var sizes []int
	for _, q := range c.Questions {
		sizes = append(sizes, len(q.Answers))
	}
	return count(sizes)
}

func count(sizes []int) *big.Int {
	n := big.NewInt(1)
	for _, size := range sizes {
		n.Mul(n, big.NewInt(int64(size)))
	}
	return n
}

// A route is the paths that are tried, in order: read as numbers whose digits
// have the given sizes, each is a step further than the one before.
type route struct {
	sizes, step []int
	tried       int
	all         bool
}

// plan returns the route over all paths, the last question changing fastest; of
// more than Most paths over Most of them, spread evenly.
func plan(sizes []int) route {
	if total := count(sizes); total.Cmp(big.NewInt(Most)) <= 0 {
		step := make([]int, len(sizes))
		step[len(step)-1] = 1
		return route{sizes, step, int(total.Int64()), true}
	}
	return route{sizes, spread(sizes), Most, false}
}

// walk calls visit with each path, and before that change with every answer in
// which it differs from the path before. The first path gives first answers.
func (r route) walk(change func(question, from, to int), visit func(i int, path Path)) {
	path := make(Path, len(r.sizes))
	for i := range r.tried {
		visit(i, path)
		carry := 0
		for q := len(path) - 1; q >= 0; q-- {
			next := path[q] + r.step[q] + carry
			carry = next / r.sizes[q]
			if next %= r.sizes[q]; next != path[q] {
				change(q, path[q], next)
				path[q] = next
			}
		}
	}
}

// spread returns a step that visits paths evenly: the golden section of their
// number (Weyl's sequence, which leaves no large gap wherever it is cut off),
// raised until it shares no factor with that number, so that no path comes
// twice and the answers to the last questions come equally often.
func spread(sizes []int) []int {
	const golden = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio
	step := make([]int, len(sizes))
	rest := uint64(golden)
	for q, size := range sizes {
		digit, low := bits.Mul64(rest, uint64(size))
		step[q], rest = int(digit), low
	}
	for !coprime(step, sizes) {
		carry := 1
		for q := len(step) - 1; q >= 0 && carry > 0; q-- {
			next := step[q] + carry
			step[q], carry = next%sizes[q], next/sizes[q]
		}
	}
	return step
}

// coprime reports whether a number has no factor in common with any size.
func coprime(digits, sizes []int) bool {
	for _, modulus := range sizes {
		rest := 0
		for q, size := range sizes {
			rest = (rest*size + digits[q]) % modulus
		}
		for a, b := modulus, rest; ; a, b = b, a%b {
			if b == 0 {
				if a != 1 {
					return false
				}
				break
			}
		}
	}
	return true
}
