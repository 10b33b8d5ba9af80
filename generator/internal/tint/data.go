package tint

func yamlRules() map[string][]rule {
	scalar := []rule{
		one(`[&*!][\p{L}\p{N}_!/-]+`, label),
		{behind: notWord, pattern: `(?:true|false|null|yes|no|on|off)`, ahead: `[\s,\]}]`, class: constant},
		before(`\s`, `~`, constant),
		alone(`[0-9]{4}-[0-9]{2}-[0-9]{2}`, date),
		{behind: notWord, pattern: number, ahead: `[\s,\]}]`, class: numeral},
		one(`[\[\]{},:]`, punctuation),
		one(`[^\s\[\]{},:"'#]+`, plain),
		one(`\S`, plain),
	}
	return map[string][]rule{
		"root": append([]rule{
			one(space, plain),
			behind(`\s`, `#`+toLineEnd, lineComment),
			before(`\s`, `(?:---|\.\.\.)`, namespace),
			before(`\s`, `[-?]`, punctuation),
			before(`[ \t]{0,8}:\s`, `[\p{L}\p{N}_./-]{1,80}`, tag),
			{pattern: `:`, ahead: `\s`, class: punctuation, push: "value"},
			one(doubleQuoted, doubleText),
			one(singleQuoted, singleText),
		}, scalar...),
		"value": append([]rule{
			leave(`\n`, plain),
			one(`[ \t]+`, plain),
			behind(`\s`, `#`+toLineEnd, lineComment),
			before(`\s`, `[|>][+-]?`, punctuation),
			one(doubleQuoted, doubleText),
			one(singleQuoted, singleText),
		}, scalar...),
	}
}

func tomlRules() map[string][]rule {
	return map[string][]rule{
		"root": {
			one(space, plain),
			one(`#`+toLineEnd, lineComment),
			one(`^\[{1,2}[^\]\n]*\]{0,2}`, namespace),
			before(`[ \t]{0,8}=`, `[\w.-]{1,80}`, tag),
			inside(`"""`, "long", doubleText),
			inside(`'''`, "raw", singleText),
			one(doubleQuoted, doubleText),
			one(`'[^'\n]*'?`, singleText),
			behind(notWord, `[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]{5,15}Z?)?`, date),
			alone(hexNumber, hexNumeral),
			alone(number, numeral),
			words(constant, "true", "false", "inf", "nan"),
			one(`[=\[\]{},.]`, punctuation),
			one(word, plain),
			one(`.`, plain),
		},
		"long": until(`"`, `"""`, doubleText),
		"raw":  until(`'`, `'''`, singleText),
	}
}

func iniRules() map[string][]rule {
	return map[string][]rule{"root": {
		one(space, plain),
		one(`^[;#]`+toLineEnd, lineComment),
		one(`^\[[^\]\n]*\]?`, namespace),
		before(`[ \t]{0,8}[=:]`, `^[\w.-]+`, tag),
		one(doubleQuoted, doubleText),
		one(`[=:]`, operator),
		one(`[^\s=:"]+`, plain),
		one(`.`, plain),
	}}
}

func jsonRules() map[string][]rule {
	return map[string][]rule{
		"root": {
			one(space, plain),
			before(`[ \t]{0,8}:`, `"(?:[^"\\\n]|\\.)*"`, tag),
			one(doubleQuoted, doubleText),
			words(constant, "true", "false", "null"),
			before(wordEnd, `-`+number, numeral),
			alone(number, numeral),
			one(`//`+toLineEnd, lineComment),
			inside(`/\*`, "comment", comment),
			one(`[\[\]{},:]`, punctuation),
			one(word, tag),
			one(`.`, plain),
		},
		"comment": until(`*`, `\*/`, comment),
	}
}

func markupRules() map[string][]rule {
	return map[string][]rule{
		"root": {
			one(`[^<&]+`, plain),
			one(`&[\w#]{1,32};`, entity),
			inside(`<!--`, "comment", comment),
			one(`<[!?][^>\n]*>?`, directive),
			inside(`</?[\w:.-]+`, "tag", tag),
			one(`[<&]`, plain),
		},
		"tag": {
			one(space, plain),
			leave(`/?>`, tag),
			one(`[\w:@.-]+`, attribute),
			one(`=`, operator),
			inside(`"`, "double", doubleText),
			inside(`'`, "single", singleText),
			one(`.`, plain),
		},
		"comment": until(`-`, `-->`, comment),
		"double":  until(`"`, `"`, doubleText),
		"single":  until(`'`, `'`, singleText),
	}
}

func cssRules() map[string][]rule {
	return map[string][]rule{
		"root": {
			one(space, plain),
			inside(`/\*`, "comment", comment),
			one(`//`+toLineEnd, lineComment),
			one(`@[\w-]+`, keyword),
			one(`(?:--|\$)[\w-]+`, variable),
			before(`[ \t]{0,8}:\s`, `[\w-]{1,80}`, property),
			one(`[.#][\p{L}_][\w-]*`, classNamed),
			before(wordEnd, `#[0-9a-fA-F]{3,8}`, hexNumeral),
			one(`-?[0-9]+(?:\.[0-9]+)?(?:%|[a-z]{1,5}\b)?`, numeral),
			one(`::?[\w-]+`, decorator),
			one(doubleQuoted, doubleText),
			one(singleQuoted, singleText),
			before(`\(`, `[\w-]+`, function),
			one(`[\w-]+`, tag),
			one(`[{}()\[\];:,>+~*=!&]`, punctuation),
			one(`.`, plain),
		},
		"comment": until(`*`, `\*/`, comment),
	}
}

func markdownRules() map[string][]rule {
	return map[string][]rule{
		"root": {
			one(`^#{1,6}\s`+toLineEnd, heading),
			one("^(?:```|~~~)"+toLineEnd, backticked),
			one(`^:::`+toLineEnd, keyword),
			before(`\n`, `^(?:---|\+\+\+)`, namespace),
			one(`^>`, keyword),
			before(`\s`, `^[ \t]{0,12}(?:[-*+]|[0-9]{1,9}[.)])`, keyword),
			one("`[^`\n]*`?", backticked),
			one(`\*\*[^*\n]+\*\*`, strong),
			before(`\(`, `\[[^\[\]\n]{0,300}\]`, tag),
			one(`\([^()\s]{0,500}\)`, attribute),
			one("[^`*\\[(\n]+", plain),
			one(`\n`, plain),
			one(`.`, plain),
		},
	}
}

func diffRules() map[string][]rule {
	return map[string][]rule{"root": {
		one(`(?:\+\+\+|---|diff|index)[ \t]`+toLineEnd+`\n`, heading),
		one(`@@`+toLineEnd+`\n`, subheading),
		one(`\+`+toLineEnd+`\n`, inserted),
		one(`-`+toLineEnd+`\n`, deleted),
		one(toLineEnd+`\n`, plain),
	}}
}

func sqlRules() map[string][]rule {
	return map[string][]rule{
		"root": {
			one(space, plain),
			one(`--`+toLineEnd, lineComment),
			inside(`/\*`, "comment", comment),
			one(`'[^'\n]*'?`, singleText),
			one(`"[^"\n]*"?`, variable),
			alone(`(?i:select|from|where|and|or|not|in|is|null|like|between|exists|case|when|then|else|end|as|on|using|join|left|right|inner|outer|full|cross|group|by|order|having|limit|offset|union|all|distinct|insert|into|values|update|set|delete|create|alter|drop|table|view|index|primary|foreign|key|references|constraint|unique|default|check|with|recursive|returning|grant|revoke|to|begin|commit|rollback|transaction|asc|desc|true|false|if)`, keyword),
			alone(`(?i:int|integer|bigint|smallint|serial|text|varchar|char|boolean|bool|date|time|timestamp|timestamptz|interval|numeric|decimal|real|double|json|jsonb|uuid|bytea|blob)`, typeName),
			alone(number, numeral),
			before(`\(`, word, function),
			one(word, name),
			one(`[-+*/%<>=!|&^~]+`, operator),
			one(`.`, punctuation),
		},
		"comment": until(`*`, `\*/`, comment),
	}
}
