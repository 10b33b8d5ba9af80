package generator

import (
	"bytes"
	"encoding/binary"
)

// sizeOf returns how many pixels wide and high a PNG, GIF or JPEG file says it
// is; 0 for any other. It reads what stands in front of the picture, for which
// the decoders of the standard library are 230 KB too large.
func sizeOf(data []byte) (width, height int) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")) && len(data) >= 24 && string(data[12:16]) == "IHDR":
		width, height = int(binary.BigEndian.Uint32(data[16:])), int(binary.BigEndian.Uint32(data[20:]))
	case (bytes.HasPrefix(data, []byte("GIF87a")) || bytes.HasPrefix(data, []byte("GIF89a"))) && len(data) >= 10:
		width, height = int(binary.LittleEndian.Uint16(data[6:])), int(binary.LittleEndian.Uint16(data[8:]))
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		width, height = sizeOfJPEG(data[2:])
	}
	if width <= 0 || height <= 0 || width > 1<<20 || height > 1<<20 {
		return 0, 0
	}
	return width, height
}

// sizeOfJPEG goes through the segments in front of the picture to the one that
// begins a frame (ITU-T T.81, B.1.1 and B.2.2).
func sizeOfJPEG(data []byte) (width, height int) {
	for len(data) >= 2 && data[0] == 0xff {
		marker := data[1]
		switch {
		case marker == 0xff: // a marker may be filled up with these
			data = data[1:]
			continue
		case marker == 0x01 || marker >= 0xd0 && marker <= 0xd8: // nothing belongs to these
			data = data[2:]
			continue
		case marker == 0xda || marker == 0xd9: // the picture itself, or its end
			return 0, 0
		case len(data) < 4:
			return 0, 0
		}
		length := int(binary.BigEndian.Uint16(data[2:]))
		if len(data) < 2+length {
			return 0, 0
		}
		// All of 0xc0 to 0xcf but the tables of Huffman and arithmetic coding.
		if frame := marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc; frame && length >= 7 {
			return int(binary.BigEndian.Uint16(data[7:])), int(binary.BigEndian.Uint16(data[5:]))
		}
		data = data[2+length:]
	}
	return 0, 0
}
