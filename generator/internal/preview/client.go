package preview

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html/template"
	"strings"
)

// The script of live pages: following builds, changing the page, showing
// problems. One style serves both the script and the pages made here.
var (
	//go:embed client/live.js
	liveJS []byte
	//go:embed client/patch.js
	patchJS []byte
	//go:embed client/sheet.js
	sheetJS []byte
	//go:embed client/style.css
	style []byte
)

// client returns the script as one file, out of reach of the page's own.
func client() []byte {
	css, err := json.Marshal(string(style))
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	var b bytes.Buffer
	b.WriteString("(() => {\n\"use strict\";\nconst style = ")
	b.Write(css)
	b.WriteString(";\n")
	for _, part := range [][]byte{patchJS, sheetJS, liveJS} {
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
