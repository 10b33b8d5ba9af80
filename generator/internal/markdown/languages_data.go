package markdown

import "github.com/alecthomas/chroma/v2"

func yamlRules() chroma.Rules {
	return chroma.Rules{
		"root": {
			one(space, chroma.TextWhitespace),
			one(`(?<!\S)#`+toLineEnd, chroma.CommentSingle),
			one(`(?:---|\.\.\.)(?=\s)`, chroma.NameNamespace),
			one(`[-?](?=\s)`, chroma.Punctuation),
			one(`(?>[\p{L}\p{N}_./-]{1,80})(?=[ \t]{0,8}:\s)`, chroma.NameTag),
			{Pattern: `:(?=\s)`, Type: chroma.Punctuation, Mutator: chroma.Push("value")},
			one(doubleQuoted, chroma.LiteralStringDouble),
			one(singleQuoted, chroma.LiteralStringSingle),
			chroma.Include("scalar"),
		},
		"value": {
			{Pattern: `\n`, Type: chroma.TextWhitespace, Mutator: chroma.Pop(1)},
			one(`(?>[ \t]+)`, chroma.TextWhitespace),
			one(`(?<!\S)#`+toLineEnd, chroma.CommentSingle),
			one(`[|>][+-]?(?=\s)`, chroma.Punctuation),
			one(doubleQuoted, chroma.LiteralStringDouble),
			one(singleQuoted, chroma.LiteralStringSingle),
			chroma.Include("scalar"),
		},
		"scalar": {
			one(`[&*!](?>[\p{L}\p{N}_!/-]+)`, chroma.NameLabel),
			one(`\b(?:true|false|null|yes|no|on|off)(?=[\s,\]}])|~(?=\s)`, chroma.KeywordConstant),
			one(`\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b`, chroma.LiteralDate),
			one(number+`(?=[\s,\]}])`, chroma.LiteralNumber),
			one(`[\[\]{},:]`, chroma.Punctuation),
			one(`(?>[^\s\[\]{},:"'#]+)`, chroma.Text),
			one(`\S`, chroma.Text),
		},
	}
}

func tomlRules() chroma.Rules {
	return chroma.Rules{
		"root": {
			one(space, chroma.TextWhitespace),
			one(`#`+toLineEnd, chroma.CommentSingle),
			one(`^\[{1,2}(?>[^\]\n]*)\]{0,2}`, chroma.NameNamespace),
			one(`(?>[\w.-]{1,80})(?=[ \t]{0,8}=)`, chroma.NameTag),
			inside(`"""`, "long", chroma.LiteralStringDouble),
			inside(`'''`, "raw", chroma.LiteralStringSingle),
			one(doubleQuoted, chroma.LiteralStringDouble),
			one(`'(?>[^'\n]*)'?`, chroma.LiteralStringSingle),
			one(`\b[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]{5,15}Z?)?`, chroma.LiteralDate),
			one(hexNumber, chroma.LiteralNumberHex),
			one(number, chroma.LiteralNumber),
			words(chroma.KeywordConstant, "true", "false", "inf", "nan"),
			one(`[=\[\]{},.]`, chroma.Punctuation),
			one(word, chroma.Text),
			one(`.`, chroma.Text),
		},
		"long": until(`"`, `"""`, chroma.LiteralStringDouble),
		"raw":  until(`'`, `'''`, chroma.LiteralStringSingle),
	}
}

func iniRules() chroma.Rules {
	return chroma.Rules{"root": {
		one(space, chroma.TextWhitespace),
		one(`^[;#]`+toLineEnd, chroma.CommentSingle),
		one(`^\[(?>[^\]\n]*)\]?`, chroma.NameNamespace),
		one(`^(?>[\w.-]+)(?=[ \t]{0,8}[=:])`, chroma.NameTag),
		one(doubleQuoted, chroma.LiteralStringDouble),
		one(`[=:]`, chroma.Operator),
		one(`(?>[^\s=:"]+)`, chroma.Text),
		one(`.`, chroma.Text),
	}}
}

func jsonRules() chroma.Rules {
	return chroma.Rules{
		"root": {
			one(space, chroma.TextWhitespace),
			one(doubleQuoted+`(?=[ \t]{0,8}:)`, chroma.NameTag),
			one(doubleQuoted, chroma.LiteralStringDouble),
			words(chroma.KeywordConstant, "true", "false", "null"),
			one(`-?`+number, chroma.LiteralNumber),
			one(`//`+toLineEnd, chroma.CommentSingle),
			inside(`/\*`, "comment", chroma.CommentMultiline),
			one(`[\[\]{},:]`, chroma.Punctuation),
			one(word, chroma.NameTag),
			one(`.`, chroma.Text),
		},
		"comment": until(`*`, `\*/`, chroma.CommentMultiline),
	}
}

func markupRules() chroma.Rules {
	return chroma.Rules{
		"root": {
			one(`(?>[^<&]+)`, chroma.Text),
			one(`&(?>[\w#]{1,32});`, chroma.NameEntity),
			inside(`<!--`, "comment", chroma.CommentMultiline),
			one(`<[!?](?>[^>\n]*)>?`, chroma.CommentPreproc),
			inside(`</?(?>[\w:.-]+)`, "tag", chroma.NameTag),
			one(`[<&]`, chroma.Text),
		},
		"tag": {
			one(space, chroma.TextWhitespace),
			{Pattern: `/?>`, Type: chroma.NameTag, Mutator: chroma.Pop(1)},
			one(`(?>[\w:@.-]+)`, chroma.NameAttribute),
			one(`=`, chroma.Operator),
			inside(`"`, "double", chroma.LiteralStringDouble),
			inside(`'`, "single", chroma.LiteralStringSingle),
			one(`.`, chroma.Text),
		},
		"comment": until(`-`, `-->`, chroma.CommentMultiline),
		"double":  until(`"`, `"`, chroma.LiteralStringDouble),
		"single":  until(`'`, `'`, chroma.LiteralStringSingle),
	}
}

func cssRules() chroma.Rules {
	return chroma.Rules{
		"root": {
			one(space, chroma.TextWhitespace),
			inside(`/\*`, "comment", chroma.CommentMultiline),
			one(`//`+toLineEnd, chroma.CommentSingle),
			one(`@(?>[\w-]+)`, chroma.Keyword),
			one(`--(?>[\w-]+)|\$(?>[\w-]+)`, chroma.NameVariable),
			one(`(?>[\w-]{1,80})(?=[ \t]{0,8}:\s)`, chroma.NameProperty),
			one(`[.#](?>[\p{L}_][\w-]*)`, chroma.NameClass),
			one(`#[0-9a-fA-F]{3,8}\b`, chroma.LiteralNumberHex),
			one(`-?(?>[0-9]+)(?:\.(?>[0-9]+))?(?:%|[a-z]{1,5}\b)?`, chroma.LiteralNumber),
			one(`::?(?>[\w-]+)`, chroma.NameDecorator),
			one(doubleQuoted, chroma.LiteralStringDouble),
			one(singleQuoted, chroma.LiteralStringSingle),
			one(`(?>[\w-]+)(?=\()`, chroma.NameFunction),
			one(`(?>[\w-]+)`, chroma.NameTag),
			one(`[{}()\[\];:,>+~*=!&]`, chroma.Punctuation),
			one(`.`, chroma.Text),
		},
		"comment": until(`*`, `\*/`, chroma.CommentMultiline),
	}
}

func markdownRules() chroma.Rules {
	return chroma.Rules{
		"root": {
			one(`^#{1,6}\s`+toLineEnd, chroma.GenericHeading),
			one("^(?:```|~~~)"+toLineEnd, chroma.LiteralStringBacktick),
			one(`^:::`+toLineEnd, chroma.Keyword),
			one(`^(?:---|\+\+\+)(?=\n)`, chroma.NameNamespace),
			one(`^>`, chroma.Keyword),
			one(`^[ \t]{0,12}(?:[-*+]|[0-9]{1,9}[.)])(?=\s)`, chroma.Keyword),
			one("`(?>[^`\n]*)`?", chroma.LiteralStringBacktick),
			one(`\*\*(?>[^*\n]+)\*\*`, chroma.GenericStrong),
			one(`\[(?>[^\[\]\n]{0,300})\](?=\()`, chroma.NameTag),
			one(`\((?>[^()\s]{0,500})\)`, chroma.NameAttribute),
			one("(?>[^`*\\[(\n]+)", chroma.Text),
			one(`\n`, chroma.TextWhitespace),
			one(`.`, chroma.Text),
		},
	}
}

func diffRules() chroma.Rules {
	return chroma.Rules{"root": {
		one(`(?:\+\+\+|---|diff|index)[ \t]`+toLineEnd+`\n`, chroma.GenericHeading),
		one(`@@`+toLineEnd+`\n`, chroma.GenericSubheading),
		one(`\+`+toLineEnd+`\n`, chroma.GenericInserted),
		one(`-`+toLineEnd+`\n`, chroma.GenericDeleted),
		one(toLineEnd+`\n`, chroma.Text),
	}}
}

func sqlRules() chroma.Rules {
	return chroma.Rules{
		"root": {
			one(space, chroma.TextWhitespace),
			one(`--`+toLineEnd, chroma.CommentSingle),
			inside(`/\*`, "comment", chroma.CommentMultiline),
			one(`'(?>[^'\n]*)'?`, chroma.LiteralStringSingle),
			one(`"(?>[^"\n]*)"?`, chroma.NameVariable),
			one(`(?i)\b(?:select|from|where|and|or|not|in|is|null|like|between|exists|case|when|then|else|end|as|on|using|join|left|right|inner|outer|full|cross|group|by|order|having|limit|offset|union|all|distinct|insert|into|values|update|set|delete|create|alter|drop|table|view|index|primary|foreign|key|references|constraint|unique|default|check|with|recursive|returning|grant|revoke|to|begin|commit|rollback|transaction|asc|desc|true|false|if)\b`, chroma.Keyword),
			one(`(?i)\b(?:int|integer|bigint|smallint|serial|text|varchar|char|boolean|bool|date|time|timestamp|timestamptz|interval|numeric|decimal|real|double|json|jsonb|uuid|bytea|blob)\b`, chroma.KeywordType),
			one(number, chroma.LiteralNumber),
			one(word+`(?=\()`, chroma.NameFunction),
			one(word, chroma.Name),
			one(`[-+*/%<>=!|&^~]+`, chroma.Operator),
			one(`.`, chroma.Punctuation),
		},
		"comment": until(`*`, `\*/`, chroma.CommentMultiline),
	}
}
