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
	"encoding/hex"
	"io"

	"github.com/zeebo/xxh3"
)

// A Digest is the 128 bits of XXH3: enough that two contents never share one by
// accident, small enough to be a map key. It is no proof against somebody who
// makes contents for the purpose, who could only spoil the preview of a site of
// their own.
type Digest [16]byte

// Bytes returns the digest of b.
func Bytes(b []byte) Digest { return xxh3.Hash128(b).Bytes() }

// Read returns the digest of all that r holds, without keeping it.
func Read(r io.Reader) (Digest, error) {
	h := xxh3.New()
	if _, err := io.Copy(h, r); err != nil {
		return Digest{}, err
	}
	return h.Sum128().Bytes(), nil
}

// String returns the digest of s.
func String(s string) Digest { return xxh3.HashString128(s).Bytes() }

// Join returns a digest of several digests; their order counts.
func Join(parts ...Digest) Digest {
	if len(parts) <= 8 { // as a rule, and without a hash on the heap
		var all [8 * len(Digest{})]byte
		for i, p := range parts {
			copy(all[i*len(p):], p[:])
		}
		return Bytes(all[:len(parts)*len(Digest{})])
	}
	h := xxh3.New()
	for _, p := range parts {
		h.Write(p[:])
	}
	return h.Sum128().Bytes()
}

// Hex returns the digest as 32 lower-case hexadecimal digits.
func (d Digest) Hex() string { return hex.EncodeToString(d[:]) }

// Short returns the first eight hexadecimal digits, as used in file names.
func (d Digest) Short() string { return d.Hex()[:8] }

// A Digester knows its own digest, so that a large value is not read again.
// The digest must change whenever anything that a template can see changes.
type Digester interface{ Digest() Digest }
