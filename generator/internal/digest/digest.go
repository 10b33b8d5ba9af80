// Package digest fingerprints values by content.
//
// A fingerprint decides whether work is done again, so it must see exactly what
// the work can see: for page data that is every exported field, also those
// promoted through embedded structs (html/template reaches them), and nothing
// else. It knows nothing of what the values mean.
//
//	sum := digest.Of(page.Data)
package digest

import (
	"encoding/binary"
	"encoding/hex"
	"hash"
	"io"
	"unsafe"

	"github.com/minio/highwayhash"
)

// A Digest is a HighwayHash of 128 bits: enough that two contents never share
// one by accident, small enough to be a map key. Its key is no secret, so it is
// no proof against somebody who makes contents for the purpose; they could only
// spoil the preview of a site of their own.
type Digest [16]byte

// key is the same everywhere, for digests are kept in files and in names.
var key [highwayhash.Size]byte

// Bytes returns the digest of b.
//
//go:noinline
func Bytes(b []byte) Digest { return highwayhash.Sum128(b, key[:]) }

// Read returns the digest of all that r holds, without keeping it.
func Read(r io.Reader) (Digest, error) {
	h := New()
	if _, err := io.Copy(h, r); err != nil {
		return Digest{}, err
	}
	return Digest(h.Sum(nil)), nil
}

// New returns a hash whose sum is the digest of all that is written to it.
func New() hash.Hash {
	h, err := highwayhash.New128(key[:])
	if err != nil { // the key has another length
		panic(err)
	}
	return h
}

// String returns the digest of s, which is read where it is.
func String(s string) Digest { return Bytes(unsafe.Slice(unsafe.StringData(s), len(s))) }

// Join returns a digest of several digests; their order counts. Of many, those
// read so far become one again and again, so that no list of thousands is copied
// as a whole; how many they are tells such a list from one that begins with that
// digest.
func Join(parts ...Digest) Digest {
	var few [32 * len(Digest{})]byte // not on the heap
	all := few[:0]
	for _, p := range parts {
		if len(all) == len(few) {
			so := Bytes(all)
			all = append(all[:0], so[:]...)
		}
		all = append(all, p[:]...)
	}
	if len(parts)*len(Digest{}) > len(few) {
		so := Bytes(all)
		all = binary.LittleEndian.AppendUint64(append(all[:0], so[:]...), uint64(len(parts)))
	}
	return Bytes(all)
}

// Hex returns the digest as 32 lower-case hexadecimal digits.
func (d Digest) Hex() string { return hex.EncodeToString(d[:]) }

// Short returns the first eight hexadecimal digits, as used in file names.
func (d Digest) Short() string { return d.Hex()[:8] }

// A Digester knows its own digest, so that a large value is not read again.
// The digest must change whenever anything that a template can see changes.
type Digester interface{ Digest() Digest }
