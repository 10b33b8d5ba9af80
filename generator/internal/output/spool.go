package output

import (
	"bytes"
	"os"
	"slices"
	"sync"

	"github.com/fingerpost/fingerpost/generator/internal/digest"
)

// A Spool is where finished files wait until they are published: a file on the
// disk that has no name, so that the pages of a large site need not be in memory
// all at once. Whoever builds again and again has no use for it, and whoever has
// none passes nil, which keeps files in memory.
//
// It cannot fail: where the disk takes nothing, files stay in memory too.
type Spool struct {
	mu   sync.Mutex
	file *os.File // nil until the first file comes, and if the disk takes none
	off  bool     // nothing is written any more
	end  int64

	rooms sync.Pool // of *[]byte, for what is being written
}

// Add returns a file with a copy of data.
func (s *Spool) Add(data []byte) *File {
	f := s.Take(data)
	f.Data = bytes.Clone(f.Data) // as large as need be
	return f
}

// Take returns a file with data, which must not be changed afterwards.
func (s *Spool) Take(data []byte) *File {
	f := &File{Sum: digest.Bytes(data), Size: int64(len(data)), read: s.put(data)}
	if f.read == nil {
		f.Data = data
	}
	return f
}

// put writes data and returns what reads it; nil if it stays in memory.
func (s *Spool) put(data []byte) func([]byte) ([]byte, error) {
	size := int64(len(data))
	in, from := s.place(size)
	if in == nil {
		return nil
	}
	if _, err := in.WriteAt(data, from); err != nil {
		s.stop()
		return nil
	}
	return func(room []byte) ([]byte, error) {
		data := slices.Grow(room[:0], int(size))[:size]
		_, err := in.ReadAt(data, from)
		return data, err
	}
}

// LayAside puts a copy of what is no file where finished files wait, and returns
// what gives it back as File.Read does.
func (s *Spool) LayAside(data []byte) func(room []byte) ([]byte, error) {
	if read := s.put(data); read != nil {
		return read
	}
	data = bytes.Clone(data)
	return func([]byte) ([]byte, error) { return data, nil }
}

// place returns where the next file of a size goes; nil if it is not to go anywhere.
func (s *Spool) place(size int64) (in *os.File, from int64) {
	if s == nil || size == 0 {
		return nil, 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.off {
		return nil, 0
	}
	if s.file == nil {
		file, err := os.CreateTemp("", "fingerpost-")
		if err != nil {
			s.off = true
			return nil, 0
		}
		os.Remove(file.Name()) // where the system lets open files go; elsewhere Close does
		s.file = file
	}
	from = s.end
	s.end += size
	return s.file, from
}

func (s *Spool) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.off = true
}

// Close gives the disk back what waited. Files of the spool cannot be read any more.
func (s *Spool) Close() {
	if s == nil || s.file == nil {
		return
	}
	s.file.Close()
	os.Remove(s.file.Name())
}
