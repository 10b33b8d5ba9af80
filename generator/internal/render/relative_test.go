package render

import "testing"

func TestAddressesAreMadeRelativeToThePage(t *testing.T) {
	const html = `<a href="/roles/owner/#more">x</a><a href="/">y</a><img src="/assets/a.svg"><a href="https://example.org/">z</a>` +
		`<a href="//example.org/">z</a><a href="#here">h</a><p title="/roles/">t</p><a href="/tags/c&#43;&#43;/">c</a>` +
		`<meta content="0; url=/new/"><a href="/search/?q=a/">q</a><form action="/search/"></form><img srcset="/a.svg 1x, /b.svg 2x">`
	for _, c := range []struct {
		at   Place
		want string
	}{
		{Place{URL: "/a/b/"}, `<a href="../../roles/owner/#more">x</a><a href="../../">y</a><img src="../../assets/a.svg"><a href="https://example.org/">z</a>` +
			`<a href="//example.org/">z</a><a href="#here">h</a><p title="/roles/">t</p><a href="../../tags/c&#43;&#43;/">c</a>` +
			`<meta content="0; url=../../new/"><a href="../../search/?q=a/">q</a><form action="../../search/"></form><img srcset="../../a.svg 1x, ../../b.svg 2x">`},
		{Place{URL: "/"}, `<a href="./roles/owner/#more">x</a><a href="./">y</a><img src="./assets/a.svg"><a href="https://example.org/">z</a>` +
			`<a href="//example.org/">z</a><a href="#here">h</a><p title="/roles/">t</p><a href="./tags/c&#43;&#43;/">c</a>` +
			`<meta content="0; url=./new/"><a href="./search/?q=a/">q</a><form action="./search/"></form><img srcset="./a.svg 1x, ./b.svg 2x">`},
		{Place{URL: "/404.html", Rooted: true, Base: "/docs/"}, `<a href="/docs/roles/owner/#more">x</a><a href="/docs/">y</a><img src="/docs/assets/a.svg"><a href="https://example.org/">z</a>` +
			`<a href="//example.org/">z</a><a href="#here">h</a><p title="/roles/">t</p><a href="/docs/tags/c&#43;&#43;/">c</a>` +
			`<meta content="0; url=/docs/new/"><a href="/docs/search/?q=a/">q</a><form action="/docs/search/"></form><img srcset="/docs/a.svg 1x, /docs/b.svg 2x">`},
		{Place{URL: "/a/", Files: true}, `<a href="../roles/owner/index.html#more">x</a><a href="../index.html">y</a><img src="../assets/a.svg"><a href="https://example.org/">z</a>` +
			`<a href="//example.org/">z</a><a href="#here">h</a><p title="/roles/">t</p><a href="../tags/c&#43;&#43;/index.html">c</a>` +
			`<meta content="0; url=../new/index.html"><a href="../search/index.html?q=a/">q</a><form action="../search/index.html"></form><img srcset="../a.svg 1x, ../b.svg 2x">`},
	} {
		got := relative([]byte(html), c.at, &room{})
		if string(got) != c.want {
			t.Errorf("at %s:\n got %s\nwant %s", c.at.URL, got, c.want)
		}
	}
}

func TestOnlyThePageThatLeadsElsewhereIsRefreshed(t *testing.T) {
	html := `<pre>x; url=/a</pre><meta http-equiv="refresh" content="0; url=/b/"><meta content="0; url=/c/">`
	want := `<pre>x; url=/a</pre><meta http-equiv="refresh" content="0; url=../b/"><meta content="0; url=/c/">`
	if got := string(relative([]byte(html), Place{URL: "/x/"}, &room{})); got != want {
		t.Error(got)
	}
}
