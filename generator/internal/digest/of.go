package digest

import (
	"encoding/binary"
	"fmt"
	"hash"
	"math"
	"reflect"
	"sort"
	"sync"
)

// Of returns the digest of v as a template sees it: exported fields in
// declaration order, fields promoted through embedded structs whether or not
// the embedded type is exported, elements of slices, entries of maps by sorted
// key, and what pointers and interfaces lead to. Unexported fields that no
// template can reach are left out. A Digester speaks for itself.
//
// Of panics on functions, channels and values nested deeper than 100 levels:
// these cannot be page data.
func Of(v any) Digest { return of(reflect.ValueOf(v)) }

func of(v reflect.Value) Digest {
	e := encoders.Get().(*encoder)
	defer encoders.Put(e)
	e.reset()
	e.any(v, 0)
	return e.sum()
}

// Apart returns the digest of v without the values in it that speak for
// themselves, and these in the order in which they come: what they say can then
// be joined to the digest without reading v again.
func Apart(v any) (Digest, []Digester) {
	e := encoders.Get().(*encoder)
	defer encoders.Put(e)
	e.reset()
	e.apart, e.parts = true, nil
	defer func() { e.apart, e.parts = false, nil }()
	e.any(reflect.ValueOf(v), 0)
	return e.sum(), e.parts
}

const maxDepth = 100

// Tags keep values of different shapes apart: ["ab"] is not ["a", "b"].
const (
	tagNil byte = iota
	tagBool
	tagInt
	tagUint
	tagFloat
	tagString
	tagList
	tagMap
	tagStruct
	tagPointer
	tagInterface
	tagDigest
	tagBytes
)

var (
	encoders     = sync.Pool{New: func() any { return &encoder{hash: New()} }}
	digesterType = reflect.TypeFor[Digester]()
	plans        = struct {
		sync.RWMutex
		of map[reflect.Type]*plan
	}{of: map[reflect.Type]*plan{}}
)

// A plan says, once for each type, how its values are read.
type plan struct {
	digester bool
	fields   []fieldPlan // of a struct: those a template can see something through
	elem     *plan       // of a list and a pointer
}

type fieldPlan struct {
	index int
	*plan
}

func planOf(t reflect.Type) *plan {
	plans.RLock()
	p := plans.of[t]
	plans.RUnlock()
	if p == nil {
		plans.Lock()
		defer plans.Unlock()
		p = makePlan(t)
	}
	return p
}

func makePlan(t reflect.Type) *plan {
	if p := plans.of[t]; p != nil {
		return p
	}
	p := &plan{digester: t.Implements(digesterType)}
	plans.of[t] = p // before what is inside, which may be the same
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() || f.Anonymous && embedsStruct(f.Type) {
				p.fields = append(p.fields, fieldPlan{i, makePlan(f.Type)})
			}
		}
	case reflect.Slice, reflect.Array, reflect.Pointer:
		p.elem = makePlan(t.Elem())
	}
	return p
}

func embedsStruct(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Struct
}

type encoder struct {
	buf   []byte
	hash  hash.Hash // of what stood in buf before
	begun bool      // something did
	apart bool      // Digesters are put into parts
	keyed bool      // inside a map, whose order is that of the encoding
	parts []Digester
}

// full is how long an encoding becomes before it is hashed: that of a board of
// ten thousand cards would be kept as long as the encoder.
const full = 1 << 16

func (e *encoder) reset() { e.buf, e.keyed, e.begun = e.buf[:0], false, false }

func (e *encoder) spill() {
	if !e.begun {
		e.hash.Reset()
	}
	e.hash.Write(e.buf)
	e.buf, e.begun = e.buf[:0], true
}

// sum returns the digest of all that was encoded.
func (e *encoder) sum() Digest {
	if !e.begun {
		return Bytes(e.buf)
	}
	e.spill()
	return Digest(e.hash.Sum(e.buf[:0]))
}

func (e *encoder) uint(tag byte, n uint64) {
	e.buf = append(e.buf, tag)
	e.buf = binary.AppendUvarint(e.buf, n)
}

// any writes a value of a type that is not known beforehand.
func (e *encoder) any(v reflect.Value, depth int) {
	if !v.IsValid() {
		e.buf = append(e.buf, tagNil)
		return
	}
	e.value(v, planOf(v.Type()), depth)
}

func (e *encoder) value(v reflect.Value, p *plan, depth int) {
	if depth > maxDepth {
		panic(fmt.Sprintf("digest: %s is nested deeper than %d levels", v.Type(), maxDepth))
	}
	if len(e.buf) > full && !e.keyed {
		e.spill()
	}
	if p.digester && v.CanInterface() && !(v.Kind() == reflect.Pointer && v.IsNil()) {
		e.buf = append(e.buf, tagDigest)
		if part := v.Interface().(Digester); e.apart && !e.keyed {
			e.parts = append(e.parts, part)
		} else {
			d := part.Digest()
			e.buf = append(e.buf, d[:]...)
		}
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		e.uint(tagBool, n)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.uint(tagInt, uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.uint(tagUint, v.Uint())
	case reflect.Float32, reflect.Float64:
		e.uint(tagFloat, math.Float64bits(v.Float()))
	case reflect.String:
		s := v.String()
		e.uint(tagString, uint64(len(s)))
		e.buf = append(e.buf, s...)
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.IsNil() {
			// A template cannot tell a nil slice from an empty one.
			e.uint(tagList, 0)
			return
		}
		if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
			d := Bytes(v.Bytes()) // a whole file is read where it is
			e.buf = append(append(e.buf, tagBytes), d[:]...)
			return
		}
		e.uint(tagList, uint64(v.Len()))
		for i := range v.Len() {
			e.value(v.Index(i), p.elem, depth+1)
		}
	case reflect.Map:
		e.mapping(v, depth)
	case reflect.Struct:
		e.uint(tagStruct, uint64(len(p.fields)))
		for _, f := range p.fields {
			e.value(v.Field(f.index), f.plan, depth+1)
		}
	case reflect.Pointer:
		if v.IsNil() {
			e.buf = append(e.buf, tagNil)
			return
		}
		e.buf = append(e.buf, tagPointer)
		e.value(v.Elem(), p.elem, depth+1)
	case reflect.Interface:
		if v.IsNil() {
			e.buf = append(e.buf, tagNil)
			return
		}
		name := v.Elem().Type().String()
		e.uint(tagInterface, uint64(len(name)))
		e.buf = append(e.buf, name...)
		e.any(v.Elem(), depth+1)
	default:
		panic(fmt.Sprintf("digest: a %s cannot be page data", v.Type()))
	}
}

// mapping writes the entries of a map ordered by the encoding of their keys.
func (e *encoder) mapping(v reflect.Value, depth int) {
	e.uint(tagMap, uint64(v.Len()))
	defer func(before bool) { e.keyed = before }(e.keyed)
	e.keyed = true
	entries := make([]string, 0, v.Len())
	start := len(e.buf)
	for it := v.MapRange(); it.Next(); {
		e.any(it.Key(), depth+1)
		e.any(it.Value(), depth+1)
		entries = append(entries, string(e.buf[start:]))
		e.buf = e.buf[:start]
	}
	sort.Strings(entries)
	for _, s := range entries {
		e.buf = append(e.buf, s...)
	}
}
