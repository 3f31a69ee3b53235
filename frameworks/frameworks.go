// Package frameworks holds the built-in competency frameworks, one YAML file
// each. Their wording is quoted from other people, who are named in each file;
// the project's licence covers its code, not that wording.
package frameworks

import "embed"

// Files are the built-in frameworks; a file's name is its framework's id.
//
//go:embed *.yaml
var Files embed.FS
