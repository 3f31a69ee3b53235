package lint

// Rules are all rules, in the order of the documentation. The last speaks of
// what the others found, so it runs last.
var Rules = []*Rule{
	form,
	emptyIndicator,
	ignore,
}
