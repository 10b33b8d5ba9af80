//go:build !linux

package source

func (r rooted) inside(name string) (openFolder, error) { return openPlain(r.sub(name)) }
