package search

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestTokensAreFoldedWords(t *testing.T) {
	for text, want := range map[string][]string{
		"Who decides?":           {"who", "decides"},
		"on-track, 2027-Q2":      {"on", "track", "2027", "q2"},
		"Résumé NAÏVE":           {"resume", "naive"},
		"Straße":                 {"straße"},
		"İstanbul":               {"istanbul"},
		"ΟΔΟΣ οδός":              {"οδοσ", "οδοσ"},
		"路线图 v2":                 {"路", "线", "图", "v2"},
		"ﬁnd":                    {"find"},
		" \u2028\n—…\U0001F600 ": nil,
	} {
		if got := Tokens(text); !slices.Equal(got, want) {
			t.Errorf("the words of %q are %q, not %q", text, got, want)
		}
	}
}

func TestTheIndexIsSafeInAPage(t *testing.T) {
	docs := few()
	docs[0].Title, docs[1].Names, docs[2].Headings = "</script><script>alert(1)</script>", []string{"<!--"}, []Heading{{"]]>\u2028\u2029", "x&y"}}
	for name, data := range map[string][]byte{"index": encode(docs, words).data, "pointer": Point("assets/</script>.js")} {
		for _, bad := range []string{"<", ">", "&", "\u2028", "\u2029"} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("the %s holds %q", name, bad)
			}
		}
		if bytes.Count(data, []byte("\n")) != 1 || !bytes.HasSuffix(data, []byte(")\n")) {
			t.Errorf("the %s is not one line", name)
		}
	}
}

// Whatever documents hold, the index is the JSON that the library writes of it.
func TestTheIndexIsWrittenAsTheLibraryDoes(t *testing.T) {
	docs := append(many(rand.New(rand.NewPCG(2, 2)), 50), few()...)
	for i, text := range []string{"", "a \"quote\"", `a \ b`, "<b>&amp;</b>", "line\nfeed\ttab", "\x00\x1f\x7f", "Grüße, 路线图 😀", "\u2028 \u2029", "é\u2028"} {
		docs[i].Title, docs[i].Summary, docs[i].Text, docs[i].URL = text, text, text, docs[i].URL+text
		docs[i].Names, docs[i].Hidden, docs[i].Headings = []string{text, "name"}, []string{}, []Heading{{text, text}, {"Part", "part"}}
	}
	index := encode(docs, words)
	if want := call(decode(t, index)); !bytes.Equal(index.data, want) {
		t.Errorf("got\n%s\nwant\n%s", index.data, want)
	}
}

func TestEqualDocumentsGiveEqualBytesUnderOneName(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	docs := many(random, 50)
	first, again := encode(docs, words), encode(slices.Clone(docs), words)
	if first.Path != again.Path || !bytes.Equal(first.data, again.data) {
		t.Error("the index differs from one time to the next")
	}
	docs[7].Summary += " more"
	if other := encode(docs, words); other.Path == first.Path {
		t.Error("another index has the same name")
	}
}

func TestTheIndexKeepsWhatReadersSee(t *testing.T) {
	docs := append(few(), Doc{URL: "/lonely.html", Kind: "tag", Title: "Only  one\nof these"})
	c := decode(t, encode(docs, words))
	n := 0
	for _, k := range c.Kinds {
		for range int(k[4].(float64)) {
			url := k[2].(string)
			if c.URLs[n] != nil {
				url += *c.URLs[n]
			} else {
				s, _ := slug(c.Titles[n])
				url += s + k[3].(string)
			}
			d := docs[n]
			if url != d.URL || k[0] != d.Kind || c.Titles[n] != oneLine(d.Title) || c.Summaries[n] != oneLine(d.Summary) || !slices.Equal(c.Names[n], d.Names) || !slices.Equal(c.Hidden[n], d.Hidden) {
				t.Errorf("%+v is kept as %s %q %q %q %q", d, url, c.Titles[n], c.Summaries[n], c.Names[n], c.Hidden[n])
			}
			for i, h := range d.Headings {
				id := c.Headings[n][2*i+1]
				if id == "" {
					id, _ = slug(c.Headings[n][2*i])
				}
				if id != h.ID || c.Headings[n][2*i] != h.Title {
					t.Errorf("the heading %+v is kept as %q", h, c.Headings[n])
				}
			}
			n++
		}
	}
	if n != len(docs) {
		t.Errorf("%d documents are kept, of %d", n, len(docs))
	}
}

// TestEvenWordsInNoOrderFit measures the index of pages whose words follow one
// another by chance, which is the worst that a compressor can get.
func TestEvenWordsInNoOrderFit(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	vocabulary := make([]string, 1500)
	for i := range vocabulary {
		word := make([]byte, 3+random.IntN(7))
		for k := range word {
			word[k] = "etaoinshrdlucmfwyp"[random.IntN(18)]
		}
		vocabulary[i] = string(word)
	}
	some := func(n int) string {
		out := make([]string, n)
		for i := range out { // some words are common, most are not
			out[i] = vocabulary[int(float64(len(vocabulary))*random.Float64()*random.Float64()*random.Float64())]
		}
		return strings.Join(out, " ")
	}
	for _, n := range []int{200, 1000, 3000} {
		docs := make([]Doc, n)
		for i := range docs {
			docs[i] = Doc{URL: fmt.Sprintf("/items/%s/", strings.ReplaceAll(some(2), " ", "-")), Kind: "item", Title: some(4), Summary: some(14), Text: some(12), Status: "planned", Horizon: "now"}
			for range 2 {
				docs[i].Headings = append(docs[i].Headings, Heading{some(3), "x"})
			}
		}
		size, most := zipped(encode(docs, words).data), 30<<10+max(0, n-200)*300
		t.Logf("%d pages: %d bytes, %d a page", n, size, size/n)
		if size > most {
			t.Errorf("the index of %d pages has %d bytes, at most %d are meant", n, size, most)
		}
	}
}

func zipped(data []byte) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return b.Len()
}
