package generator

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

var linkedData = regexp.MustCompile(`<script type="application/ld\+json">([^<]*)</script>`)

// graphOf returns the things that a page describes for machines, by type.
func graphOf(t *testing.T, html string) map[string]map[string]any {
	t.Helper()
	found := linkedData.FindAllStringSubmatch(html, -1)
	if len(found) != 1 {
		t.Fatalf("%d pieces of linked data in\n%s", len(found), html)
	}
	var data struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(found[0][1]), &data); err != nil || data.Context != "https://schema.org" {
		t.Fatalf("%v in %s", err, found[0][1])
	}
	things := map[string]map[string]any{}
	for _, thing := range data.Graph {
		kind, _ := thing["@type"].(string)
		if kinds, ok := thing["@type"].([]any); ok {
			for _, k := range kinds {
				kind += k.(string)
			}
		}
		things[kind] = thing
	}
	return things
}

func TestPagesDescribeThemselvesToMachines(t *testing.T) {
	const hostile = "</script><script>alert(1)</script><!--&\u2028."
	quoted, _ := json.Marshal(hostile)
	p := small().
		with("content/roles/helper.md", "---\ntitle: Helper\naudience: public\ndefinition: "+string(quoted)+"\nresponsibilities: [{id: help, title: Help}, {id: mend, title: Mend}]\n"+
			"mappings: [{scheme: sfia, code: PROD}]\nskills: [{skill: care, level: working}]\nfaq: [{q: Is it?, a: It is.}]\n---\n").
		with("content/guides/how/one.md", "---\ntitle: One\naudience: public\nweight: 1\nupdated: 2026-11-01\nauthors: [ann]\nsummary: First.\n---\n\nWords.\n").
		with("content/catalogue/authors.md", "---\ntitle: Authors\naudience: public\nauthors: [{id: ann, title: Ann Author}]\n---\n")
	p = p.swapped(t, "content/roles/owner.md", "faq: [{q: Why an owner?, a: So that somebody does., roles: [helper]}]\n", "")
	r := mustBuild(t, p)

	things := graphOf(t, page(r, "public", "roles/helper/index.html"))
	role, faq := things["OccupationDefinedTerm"], things["FAQPage"]
	for key, want := range map[string]string{
		"name": "Helper", "description": hostile, "responsibilities": "Help; Mend", "skills": "Care", "occupationalCategory": "SFIA PROD",
		"url": "https://example.org/road/roles/helper/",
	} {
		if role[key] != want {
			t.Errorf("the role says %q as its %s, not %q", role[key], key, want)
		}
	}
	if asked, _ := json.Marshal(faq); !strings.Contains(string(asked), `"text":"It is."`) || !strings.Contains(string(asked), `"name":"Is it?"`) {
		t.Errorf("the questions are %s", asked)
	}
	owner := graphOf(t, page(r, "public", "roles/owner/index.html"))
	if owner["OccupationDefinedTerm"]["responsibilities"] != "Own it" || owner["FAQPage"] != nil {
		t.Errorf("a role without questions, with a hidden duty, is %v", owner)
	}

	things = graphOf(t, page(r, "public", "guides/how/one/index.html"))
	article, _ := json.Marshal(things["Article"])
	for _, want := range []string{`"headline":"One"`, `"description":"First."`, `"dateModified":"2026-11-01"`, `"name":"Ann Author"`} {
		if !strings.Contains(string(article), want) {
			t.Errorf("the chapter is %s, without %s", article, want)
		}
	}
	steps, _ := json.Marshal(things["BreadcrumbList"])
	if !strings.Contains(string(steps), `{"@type":"ListItem","item":"https://example.org/road/guides/","name":"Guides","position":2}`) {
		t.Errorf("the way to the chapter is %s", steps)
	}
	if graphOf(t, page(r, "public", "compare/both/index.html"))["Article"]["headline"] != "Owner or helper" {
		t.Error("a comparison is no article")
	}
	if strings.Contains(page(r, "team", "roles/owner/index.html"), "ld+json") {
		t.Error("an edition that search engines are to leave alone describes itself to them")
	}
}
