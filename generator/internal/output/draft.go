package output

import (
	"hash"
	"slices"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// A Draft is a file that is being written: into a spool as it grows, so that no
// more of a long list is in memory than a part. Without a spool it is one piece.
type Draft struct {
	spool *Spool
	room  []byte  // what is in no part yet
	lent  *[]byte // where the spool wants it back; nil if it was not lent
	parts parts
	sum   hash.Hash // of all parts
	size  int64
}

// partSize is how long parts are, in bytes: long enough that few are written, short
// enough that nobody misses the memory.
const partSize = 1 << 16

// Draft begins a file of about some size in bytes; 0 if it is not known.
func (s *Spool) Draft(about int64) *Draft {
	d := &Draft{spool: s}
	if s == nil {
		d.room = make([]byte, 0, about+about/64)
	} else if d.lent, _ = s.rooms.Get().(*[]byte); d.lent != nil {
		d.room = (*d.lent)[:0]
	} else {
		d.lent = new([]byte)
	}
	return d
}

// Write adds to the file. It never fails.
func (d *Draft) Write(data []byte) (int, error) {
	n := len(data)
	for d.spool != nil && len(d.room)+len(data) > partSize {
		fits := partSize - len(d.room)
		d.room = append(d.room, data[:fits]...)
		data = data[fits:]
		d.spill()
	}
	d.room = append(d.room, data...)
	return n, nil
}

func (d *Draft) spill() {
	if d.parts == nil {
		d.sum = digest.New()
	}
	d.sum.Write(d.room)
	d.size += int64(len(d.room))
	part := d.spool.Take(d.room)
	d.parts = append(d.parts, part)
	if d.room = d.room[:0]; part.read == nil { // it is the part now
		d.room = make([]byte, 0, partSize)
	}
}

// giveBack ends the use of the room.
func (d *Draft) giveBack() {
	*d.lent = d.room
	d.spool.rooms.Put(d.lent)
	d.room = nil
}

// File returns the file, to which nothing can be added any more.
func (d *Draft) File() *File {
	if d.spool != nil {
		defer d.giveBack()
	}
	if d.parts == nil {
		if d.spool != nil || len(d.room) < cap(d.room)/8*7 {
			return d.spool.Add(d.room) // as large as need be
		}
		return d.spool.Take(d.room)
	}
	d.spill()
	return NewWaiting(d.size, digest.Digest(d.sum.Sum(nil)), d.parts.reader(d.size))
}

// parts are a file one after the other.
type parts []*File

// reader reads parts of a size in all.
func (p parts) reader(size int64) func([]byte) ([]byte, error) {
	return func(room []byte) ([]byte, error) {
		data := slices.Grow(room[:0], int(size))
		for _, part := range p {
			from := len(data)
			data = data[:from+int(part.Size)]
			in, err := part.Read(data[from:from:len(data)])
			if err != nil {
				return nil, err
			}
			copy(data[from:], in) // which is there already, but if it is in memory
		}
		return data, nil
	}
}
