// Package pack writes plain values as bytes and reads them back in the order in
// which they were written. What it seals is read back whole or not at all: a
// damaged, cut off or foreign text does not open. It knows nothing of what the
// values mean.
//
//	var w pack.Writer
//	w.Text("public")
//	w.Int(3)
//	sealed := w.Seal("sizes 1")
//
//	r, ok := pack.Open("sizes 1", sealed)
//	name, size := r.Text(), r.Int()
package pack

import (
	"bytes"
	"encoding/binary"
	"unsafe"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// A Writer collects values. Its zero value is empty.
type Writer struct{ data []byte }

// Into returns a writer that uses room as long as that is enough.
func Into(room []byte) Writer { return Writer{room[:0]} }

// Int writes a number.
func (w *Writer) Int(n int64) { w.data = binary.AppendVarint(w.data, n) }

// Bits writes a number of which no bit says more than another.
func (w *Writer) Bits(n uint64) { w.data = binary.LittleEndian.AppendUint64(w.data, n) }

// Bool writes a truth.
func (w *Writer) Bool(b bool) {
	if b {
		w.Int(1)
	} else {
		w.Int(0)
	}
}

// Text writes a text.
func (w *Writer) Text(s string) {
	w.Int(int64(len(s)))
	w.data = append(w.data, s...)
}

// Digest writes a digest.
func (w *Writer) Digest(d digest.Digest) { w.data = append(w.data, d[:]...) }

// Seal returns what was written, under a label that says what it is and in
// which shape, and with the digest of all that.
func (w *Writer) Seal(label string) []byte {
	text := append([]byte(label+"\n"), w.data...)
	sum := digest.Bytes(text)
	return append(sum[:], text...)
}

// Bytes returns what was written, without a seal.
func (w *Writer) Bytes() []byte { return w.data }

// Sum returns the digest of what was written.
func (w *Writer) Sum() digest.Digest { return digest.Bytes(w.data) }

// A Reader gives values back. Once it has been asked for what is not there it
// gives zero values only.
type Reader struct {
	data string
	bad  bool
}

// NewReader reads what Bytes returned, which must not be changed afterwards.
func NewReader(data []byte) *Reader {
	return &Reader{data: unsafe.String(unsafe.SliceData(data), len(data))}
}

// Open reads what Seal returned. It reports false if the label is another one
// or a single bit is.
func Open(label string, sealed []byte) (*Reader, bool) {
	var sum digest.Digest
	if len(sealed) < len(sum) {
		return nil, false
	}
	text := sealed[copy(sum[:], sealed):]
	head := label + "\n"
	if !bytes.HasPrefix(text, []byte(head)) || digest.Bytes(text) != sum {
		return nil, false
	}
	return &Reader{data: string(text[len(head):])}, true
}

// Whole reports whether all that was asked for was there, and nothing is left.
func (r *Reader) Whole() bool { return !r.bad && r.data == "" }

// Int reads a number.
func (r *Reader) Int() int64 {
	n, size := binary.Varint([]byte(r.data[:min(len(r.data), binary.MaxVarintLen64)]))
	if size <= 0 {
		r.fail()
		return 0
	}
	r.data = r.data[size:]
	return n
}

// Bool reads a truth.
func (r *Reader) Bool() bool { return r.Int() == 1 }

// Count reads the length of a list whose elements take a byte or more each, so
// that no more room is made than could be needed.
func (r *Reader) Count() int {
	n := r.Int()
	if n < 0 || n > int64(len(r.data)) {
		r.fail()
		return 0
	}
	return int(n)
}

// Bits reads a number that Bits wrote.
func (r *Reader) Bits() uint64 {
	part := r.take(8)
	if part == "" {
		return 0
	}
	return binary.LittleEndian.Uint64([]byte(part))
}

// Text reads a text. All texts of a reader share its memory.
func (r *Reader) Text() string { return r.take(r.Count()) }

// Digest reads a digest.
func (r *Reader) Digest() (d digest.Digest) {
	copy(d[:], r.take(len(d)))
	return d
}

func (r *Reader) take(n int) string {
	if n > len(r.data) {
		r.fail()
		return ""
	}
	part := r.data[:n]
	r.data = r.data[n:]
	return part
}

func (r *Reader) fail() { r.data, r.bad = "", true }
