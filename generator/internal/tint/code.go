package tint

// curly returns rules for a language of the C family.
func curly(extra []rule, keywords, types, constants rule) map[string][]rule {
	root := append([]rule{
		one(space, plain),
		one(`//`+toLineEnd, lineComment),
		inside(`/\*`, "comment", comment),
	}, extra...)
	root = append(root,
		one(doubleQuoted, doubleText),
		one(singleQuoted, singleText),
		keywords, types, constants,
		alone(hexNumber, hexNumeral),
		alone(number, numeral),
		before(`\(`, word, function),
		one(word, name),
		one(`[-+*/%<>=!&|^~?:]+`, operator),
		one(`[\[\]{}().,;@#\\]`, punctuation),
		one(`.`, plain),
	)
	return map[string][]rule{
		"root":     root,
		"comment":  until(`*`, `\*/`, comment),
		"backtick": append([]rule{one(`\\.`, escape)}, until("`\\\\", "`", backticked)...),
		"raw":      until("`", "`", text),
	}
}

func goRules() map[string][]rule {
	return curly(
		[]rule{inside("`", "raw", text)},
		words(keyword, "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go", "goto", "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var"),
		words(typeName, "any", "bool", "byte", "comparable", "error", "float32", "float64", "int", "int8", "int16", "int32", "int64", "rune", "string", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr"),
		words(constant, "true", "false", "nil", "iota"),
	)
}

func scriptRules() map[string][]rule {
	return curly(
		[]rule{inside("`", "backtick", backticked)},
		words(keyword, "abstract", "as", "async", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "declare", "default", "delete", "do", "else", "enum", "export", "extends", "finally", "for", "from", "function", "if", "implements", "import", "in", "instanceof", "interface", "keyof", "let", "namespace", "new", "of", "private", "protected", "public", "readonly", "return", "satisfies", "static", "super", "switch", "this", "throw", "try", "type", "typeof", "var", "void", "while", "with", "yield"),
		words(typeName, "any", "bigint", "boolean", "never", "number", "object", "string", "symbol", "unknown"),
		words(constant, "true", "false", "null", "undefined", "NaN", "Infinity"),
	)
}

func cRules() map[string][]rule {
	return curly(
		[]rule{one(`^#[a-z]+`, directive), one(`@[\w]+`, decorator), one(`\$[\w]+`, variable)},
		words(keyword, "abstract", "as", "async", "await", "break", "case", "catch", "class", "const", "continue", "crate", "data", "default", "delete", "do", "dyn", "else", "enum", "explicit", "export", "extends", "extension", "extern", "final", "finally", "fn", "for", "foreach", "friend", "fun", "func", "function", "goto", "guard", "if", "impl", "implements", "import", "in", "inline", "instanceof", "interface", "internal", "is", "let", "loop", "match", "mod", "move", "mut", "namespace", "new", "object", "operator", "override", "package", "private", "protected", "protocol", "pub", "public", "ref", "return", "sealed", "self", "sizeof", "static", "struct", "super", "switch", "synchronized", "template", "this", "throw", "throws", "trait", "try", "type", "typedef", "typename", "typeof", "unsafe", "use", "using", "val", "var", "virtual", "volatile", "when", "where", "while", "yield"),
		words(typeName, "auto", "bool", "boolean", "byte", "char", "decimal", "double", "f32", "f64", "float", "i8", "i16", "i32", "i64", "int", "isize", "long", "short", "signed", "size_t", "str", "string", "u8", "u16", "u32", "u64", "uint", "unsigned", "usize", "void", "Boolean", "Double", "Int", "List", "Long", "Map", "Option", "Result", "String", "Vec"),
		words(constant, "true", "false", "null", "nullptr", "nil", "None", "Some", "Ok", "Err", "NULL"),
	)
}

func pythonRules() map[string][]rule {
	return map[string][]rule{
		"root": {
			one(space, plain),
			one(`#`+toLineEnd, lineComment),
			inside(`[rbfuRBFU]{0,2}"""`, "double", docText),
			inside(`[rbfuRBFU]{0,2}'''`, "single", docText),
			one(`[rbfuRBFU]{0,2}`+doubleQuoted, doubleText),
			one(`[rbfuRBFU]{0,2}`+singleQuoted, singleText),
			one(`@[\w.]+`, decorator),
			words(keyword, "and", "as", "assert", "async", "await", "break", "case", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "match", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"),
			words(constant, "True", "False", "None"),
			words(builtin, "bool", "dict", "enumerate", "float", "int", "isinstance", "len", "list", "open", "print", "range", "self", "set", "sorted", "str", "sum", "super", "tuple", "type", "zip"),
			alone(hexNumber, hexNumeral),
			alone(number, numeral),
			before(`\(`, word, function),
			one(word, name),
			one(`[-+*/%<>=!&|^~@:]+`, operator),
			one(`.`, punctuation),
		},
		"double": until(`"`, `"""`, docText),
		"single": until(`'`, `'''`, docText),
	}
}

// shell are the rules of a command line, wherever it stands.
func shell() []rule {
	return []rule{
		one(`[ \t]+|\\\n`, plain),
		behind(`\s`, `#`+toLineEnd, lineComment),
		one(doubleQuoted, doubleText),
		one(`'[^'\n]*'?`, singleText),
		one(`\$(?:\{[^}\n]{0,200}\}|[\w]+|[?!#@*$-])`, variable),
		before(`=`, `[\w]+`, variable),
		one(`--?[a-zA-Z][\w-]*`, attribute),
		commands(keyword, "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "in", "function", "return", "select"),
		commands(builtin, "alias", "cd", "echo", "eval", "exec", "exit", "export", "local", "printf", "read", "set", "shift", "source", "test", "trap", "unset"),
		before(`\s`, `[0-9]+`, numeral),
		one(`[|&;<>=(){}\[\]!]+`, operator),
		one("[^\\s\"'$#|&;<>=(){}\\[\\]!\\\\-]+", plain),
		one(`.`, plain),
	}
}

func shellRules() map[string][]rule {
	return map[string][]rule{"root": append([]rule{one(`\n`, plain)}, shell()...)}
}

// consoleRules tell what was typed, after $ or #, from what came back.
func consoleRules() map[string][]rule {
	return map[string][]rule{
		"root": {
			inside(`[$#>] `, "line", prompt),
			one(toLineEnd+`\n`, printed),
		},
		"line": append([]rule{leave(`\n`, plain)}, shell()...),
	}
}
