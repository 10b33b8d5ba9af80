package generator

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// samplePictures returns a picture of 3 × 700 pixels in every format.
func samplePictures(t *testing.T) map[string][]byte {
	t.Helper()
	picture := image.NewPaletted(image.Rect(0, 0, 3, 700), color.Palette{color.Black, color.White})
	var p, g, j bytes.Buffer
	for _, err := range []error{png.Encode(&p, picture), gif.Encode(&g, picture, nil), jpeg.Encode(&j, picture, nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	frame := bytes.Index(j.Bytes(), []byte{0xff, 0xc0})
	progressive := bytes.Clone(j.Bytes())
	progressive[frame+1] = 0xc2
	// What cameras and programs put in front of it, with a small picture inside.
	comment := append([]byte{0xff, 0xd8, 0xff, 0xff, 0xe1, 0, 12, 0xff, 0xc0, 0, 11, 8, 0, 9, 0, 9, 1}, j.Bytes()[2:]...)
	return map[string][]byte{"PNG": p.Bytes(), "GIF": g.Bytes(), "JPEG": j.Bytes(), "progressive JPEG": progressive, "JPEG with more in front": comment}
}

func TestPicturesSayTheirSize(t *testing.T) {
	for name, data := range samplePictures(t) {
		if w, h := sizeOf(data); w != 3 || h != 700 {
			t.Errorf("%s: %d × %d", name, w, h)
		}
		if c, _, err := image.DecodeConfig(bytes.NewReader(data)); err != nil || c.Width != 3 || c.Height != 700 {
			t.Errorf("%s: the library says %d × %d, %v", name, c.Width, c.Height, err)
		}
	}
}

func TestPicturesThatAreCutOffHaveNoSizeOrTheirOwn(t *testing.T) {
	for name, data := range samplePictures(t) {
		for n := range data {
			if w, h := sizeOf(data[:n:n]); (w != 3 || h != 700) && (w != 0 || h != 0) {
				t.Fatalf("%s, %d bytes: %d × %d", name, n, w, h)
			}
		}
	}
}

func TestOtherFilesHaveNoSize(t *testing.T) {
	for _, data := range []string{"", "GIF", "<svg/>", "\xff\xd8", "\xff\xd8\xff\xc0\x00\x00", "\xff\xd8\xff\xe0\x00\x00\x00", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff\xff\xff\x00\x00\x00\x01"} {
		if w, h := sizeOf([]byte(data)); w != 0 || h != 0 {
			t.Errorf("%q: %d × %d", data, w, h)
		}
	}
}
