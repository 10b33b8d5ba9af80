package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
)

// A mark is a phrase with a number that an edit changes in place: one write
// without truncation, so that nobody reads half a file, as after a save that
// renames.
type mark string

const (
	bodyMark   mark = "this is edit number"
	titleMark  mark = "version"
	layoutMark mark = "laid out by template number"
)

// words returns the phrase with its number.
func (m mark) words(number int) string { return fmt.Sprintf("%s %06d", string(m), number) }

// set writes the number into the file that holds the phrase.
func (m mark) set(path string, number int) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	at := bytes.LastIndex(data, []byte(string(m)+" "))
	if at < 0 {
		return fmt.Errorf("%s does not hold the words %q", path, string(m))
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt([]byte(m.words(number)), int64(at))
	return errors.Join(err, f.Close())
}
