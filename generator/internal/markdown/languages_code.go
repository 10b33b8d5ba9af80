package markdown

import "github.com/alecthomas/chroma/v2"

// curly returns rules for a language of the C family.
func curly(extra []chroma.Rule, keywords, types, constants chroma.Rule) chroma.Rules {
	root := append([]chroma.Rule{
		one(space, chroma.TextWhitespace),
		one(`//`+toLineEnd, chroma.CommentSingle),
		inside(`/\*`, "comment", chroma.CommentMultiline),
	}, extra...)
	root = append(root,
		one(doubleQuoted, chroma.LiteralStringDouble),
		one(singleQuoted, chroma.LiteralStringSingle),
		keywords, types, constants,
		one(hexNumber, chroma.LiteralNumberHex),
		one(number, chroma.LiteralNumber),
		one(word+`(?=\()`, chroma.NameFunction),
		one(word, chroma.Name),
		one(`(?>[-+*/%<>=!&|^~?:]+)`, chroma.Operator),
		one(`[\[\]{}().,;@#\\]`, chroma.Punctuation),
		one(`.`, chroma.Text),
	)
	return chroma.Rules{
		"root":     root,
		"comment":  until(`*`, `\*/`, chroma.CommentMultiline),
		"backtick": append([]chroma.Rule{one(`\\.`, chroma.LiteralStringEscape)}, until("`\\\\", "`", chroma.LiteralStringBacktick)...),
		"raw":      until("`", "`", chroma.LiteralString),
	}
}

func goRules() chroma.Rules {
	return curly(
		[]chroma.Rule{inside("`", "raw", chroma.LiteralString)},
		words(chroma.Keyword, "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go", "goto", "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var"),
		words(chroma.KeywordType, "any", "bool", "byte", "comparable", "error", "float32", "float64", "int", "int8", "int16", "int32", "int64", "rune", "string", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr"),
		words(chroma.KeywordConstant, "true", "false", "nil", "iota"),
	)
}

func scriptRules() chroma.Rules {
	return curly(
		[]chroma.Rule{inside("`", "backtick", chroma.LiteralStringBacktick)},
		words(chroma.Keyword, "abstract", "as", "async", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "declare", "default", "delete", "do", "else", "enum", "export", "extends", "finally", "for", "from", "function", "if", "implements", "import", "in", "instanceof", "interface", "keyof", "let", "namespace", "new", "of", "private", "protected", "public", "readonly", "return", "satisfies", "static", "super", "switch", "this", "throw", "try", "type", "typeof", "var", "void", "while", "with", "yield"),
		words(chroma.KeywordType, "any", "bigint", "boolean", "never", "number", "object", "string", "symbol", "unknown"),
		words(chroma.KeywordConstant, "true", "false", "null", "undefined", "NaN", "Infinity"),
	)
}

func cRules() chroma.Rules {
	return curly(
		[]chroma.Rule{one(`^#(?>[a-z]+)`, chroma.CommentPreproc), one(`@(?>\w+)`, chroma.NameDecorator), one(`\$(?>\w+)`, chroma.NameVariable)},
		words(chroma.Keyword, "abstract", "as", "async", "await", "break", "case", "catch", "class", "const", "continue", "crate", "data", "default", "delete", "do", "dyn", "else", "enum", "explicit", "export", "extends", "extension", "extern", "final", "finally", "fn", "for", "foreach", "friend", "fun", "func", "function", "goto", "guard", "if", "impl", "implements", "import", "in", "inline", "instanceof", "interface", "internal", "is", "let", "loop", "match", "mod", "move", "mut", "namespace", "new", "object", "operator", "override", "package", "private", "protected", "protocol", "pub", "public", "ref", "return", "sealed", "self", "sizeof", "static", "struct", "super", "switch", "synchronized", "template", "this", "throw", "throws", "trait", "try", "type", "typedef", "typename", "typeof", "unsafe", "use", "using", "val", "var", "virtual", "volatile", "when", "where", "while", "yield"),
		words(chroma.KeywordType, "auto", "bool", "boolean", "byte", "char", "decimal", "double", "f32", "f64", "float", "i8", "i16", "i32", "i64", "int", "isize", "long", "short", "signed", "size_t", "str", "string", "u8", "u16", "u32", "u64", "uint", "unsigned", "usize", "void", "Boolean", "Double", "Int", "List", "Long", "Map", "Option", "Result", "String", "Vec"),
		words(chroma.KeywordConstant, "true", "false", "null", "nullptr", "nil", "None", "Some", "Ok", "Err", "NULL"),
	)
}

func pythonRules() chroma.Rules {
	return chroma.Rules{
		"root": {
			one(space, chroma.TextWhitespace),
			one(`#`+toLineEnd, chroma.CommentSingle),
			inside(`[rbfuRBFU]{0,2}"""`, "double", chroma.LiteralStringDoc),
			inside(`[rbfuRBFU]{0,2}'''`, "single", chroma.LiteralStringDoc),
			one(`[rbfuRBFU]{0,2}`+doubleQuoted, chroma.LiteralStringDouble),
			one(`[rbfuRBFU]{0,2}`+singleQuoted, chroma.LiteralStringSingle),
			one(`@(?>[\w.]+)`, chroma.NameDecorator),
			words(chroma.Keyword, "and", "as", "assert", "async", "await", "break", "case", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "match", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"),
			words(chroma.KeywordConstant, "True", "False", "None"),
			words(chroma.NameBuiltin, "bool", "dict", "enumerate", "float", "int", "isinstance", "len", "list", "open", "print", "range", "self", "set", "sorted", "str", "sum", "super", "tuple", "type", "zip"),
			one(hexNumber, chroma.LiteralNumberHex),
			one(number, chroma.LiteralNumber),
			one(word+`(?=\()`, chroma.NameFunction),
			one(word, chroma.Name),
			one(`(?>[-+*/%<>=!&|^~@:]+)`, chroma.Operator),
			one(`.`, chroma.Punctuation),
		},
		"double": until(`"`, `"""`, chroma.LiteralStringDoc),
		"single": until(`'`, `'''`, chroma.LiteralStringDoc),
	}
}

// shell are the rules of a command line, wherever it stands.
func shell() []chroma.Rule {
	return []chroma.Rule{
		one(`(?>[ \t]+)|\\\n`, chroma.TextWhitespace),
		one(`(?<!\S)#`+toLineEnd, chroma.CommentSingle),
		one(doubleQuoted, chroma.LiteralStringDouble),
		one(`'(?>[^'\n]*)'?`, chroma.LiteralStringSingle),
		one(`\$(?>\{[^}\n]{0,200}\}|[\w]+|[?!#@*$-])`, chroma.NameVariable),
		one(`(?>\w+)(?==)`, chroma.NameVariable),
		one(`(?>--?[a-zA-Z][\w-]*)`, chroma.NameAttribute),
		one(chroma.Words(`\b`, `(?=[\s;)]|$)`, "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "in", "function", "return", "select"), chroma.Keyword),
		one(chroma.Words(`\b`, `(?=[\s;)]|$)`, "alias", "cd", "echo", "eval", "exec", "exit", "export", "local", "printf", "read", "set", "shift", "source", "test", "trap", "unset"), chroma.NameBuiltin),
		one(`(?>[0-9]+)(?=\s)`, chroma.LiteralNumber),
		one(`(?>[|&;<>=(){}\[\]!]+)`, chroma.Operator),
		one("(?>[^\\s\"'$#|&;<>=(){}\\[\\]!\\\\-]+)", chroma.Text),
		one(`.`, chroma.Text),
	}
}

func shellRules() chroma.Rules {
	return chroma.Rules{"root": append([]chroma.Rule{one(`\n`, chroma.TextWhitespace)}, shell()...)}
}

// consoleRules tell what was typed, after $ or #, from what came back.
func consoleRules() chroma.Rules {
	return chroma.Rules{
		"root": {
			{Pattern: `[$#>] `, Type: chroma.GenericPrompt, Mutator: chroma.Push("line")},
			one(toLineEnd+`\n`, chroma.GenericOutput),
		},
		"line": append([]chroma.Rule{{Pattern: `\n`, Type: chroma.TextWhitespace, Mutator: chroma.Pop(1)}}, shell()...),
	}
}
