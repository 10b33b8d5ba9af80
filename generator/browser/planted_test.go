package browser

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// planted is a page with one fault for each check, so that a check that has
// gone blind is noticed.
const planted = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Planted</title>
<link rel="icon" href="data:,">
<style>
:focus-visible { outline: 3px solid #00f; }
.unmarked:focus { outline: none; }
.moving { transition: color 1s; }
.bar { position: fixed; inset: 40% 0 0 0; background: #fff; z-index: 9; }
@media (max-width: 600px) { .wide { width: 700px; } }
@media (prefers-color-scheme: dark) { .dim { color: #777; background: #888; } }
</style>
</head>
<body>
<nav><a href="#main">to the main part</a></nav>
<main id="main">
<h1>Planted faults</h1>
<img src="missing.png">
<p class="dim wide">Grey on grey in the dark, and too wide for a phone.</p>
<p><a class="unmarked" href="#a">no focus to be seen</a></p>
<p><a href="#b" tabindex="3">out of order</a></p>
<article class="card moving">a card without a line</article>
<button type="button">does nothing</button>
<label>asks <input name="q"></label>
<p id="empty"></p>
<div style="height: 80vh"></div>
<p><a href="#c">below the bar</a></p>
</main>
<div class="bar">a bar that covers half of the page</div>
<script>
document.getElementById("empty").textContent = "words from a script";
console.log("chatter");
fetch("http://127.0.0.1:9/elsewhere").catch(() => {});
setTimeout(() => { throw new Error("thrown") }, 0);
</script>
</body>
</html>
`

func TestTheChecksFindWhatIsPlanted(t *testing.T) {
	browser := needBrowser(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(planted))
	}))
	defer server.Close()
	out := run(t, "visit.mjs", visitor{browser, []visit{{"planted", server.URL + "/", server.URL + "/", true}}})

	for _, want := range []fault{
		{Check: "axe", Fault: "image-alt"},
		{Check: "axe", Mode: "dark", Fault: "color-contrast"},
		{Check: "console", Fault: "chatter"},
		{Check: "console", Fault: "uncaught: thrown"},
		{Check: "requests", Fault: "127.0.0.1:9/elsewhere is outside"},
		{Check: "requests", Fault: "missing.png answered 404"},
		{Check: "overflow", Mode: "320 px", Fault: "too wide: p.dim"},
		{Check: "keyboard", Mode: "1280 px", Fault: `"no focus to be seen" shows no focus`},
		{Check: "keyboard", Mode: "1280 px", Fault: `stands before it`},
		{Check: "keyboard", Mode: "1280 px", Fault: `"below the bar" is covered`},
		{Check: "keyboard", Mode: "skip link", Fault: "no visible skip link"},
		{Check: "motion", Fault: "ARTICLE has a transition of 1s"},
		{Check: "forced colours", Fault: ".card has no border"},
		{Check: "paper", Fault: "nav is printed"},
		{Check: "plain", Fault: "4 words are lost: words"},
		{Check: "plain", Fault: `"does nothing" does nothing`},
		{Check: "plain", Fault: `"q" belongs to no form`},
	} {
		if !slices.ContainsFunc(out.faults, func(f fault) bool {
			return f.Check == want.Check && strings.Contains(f.Mode, want.Mode) && strings.Contains(f.Fault, want.Fault)
		}) {
			t.Errorf("not found: %s, %s: %s", want.Check, want.Mode, want.Fault)
		}
	}
	if t.Failed() {
		for _, f := range out.faults {
			t.Logf("found: %s, %s: %s", f.Check, f.Mode, f.Fault)
		}
	}
}
