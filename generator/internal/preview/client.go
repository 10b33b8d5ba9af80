package preview

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html/template"
	"strings"
)

// The scripts: of live pages, and of the worker that keeps one stream for all
// of them. One style serves both the script and the pages made here.
var (
	//go:embed client/follow.js
	followJS []byte
	//go:embed client/live.js
	liveJS []byte
	//go:embed client/patch.js
	patchJS []byte
	//go:embed client/sheet.js
	sheetJS []byte
	//go:embed client/worker.js
	workerJS []byte
	//go:embed client/style.css
	style []byte
)

// client returns the script of pages as one file, out of reach of their own.
func client() []byte {
	css, err := json.Marshal(string(style))
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	return script([]byte("const style = "+string(css)+";\n"), followJS, patchJS, sheetJS, liveJS)
}

// worker returns the script of the worker.
func worker() []byte { return script(followJS, workerJS) }

func script(parts ...[]byte) []byte {
	var b bytes.Buffer
	b.WriteString("(() => {\n\"use strict\";\n")
	for _, part := range parts {
		b.Write(part)
	}
	b.WriteString("})();\n")
	return b.Bytes()
}

// layouts returns the templates of problems and of the pages made here.
func layouts() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"carets": func(r row) string { return strings.Repeat("^", max(len([]rune(r.Marked)), 1)) },
	}).Parse(problemsHTML))
}
