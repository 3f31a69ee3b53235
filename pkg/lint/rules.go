package lint

// Rules are all rules, in the order of the documentation. The last speaks of
// what the others found, so it runs last.
var Rules = []*Rule{
	form,
	emptyIndicator,
	emptyAnswer,
	emptyPart,
	missingPart,
	unlabelledAnswer,
	notesOnly,
	placeholder,
	overLimit,
	nearLimit,
	underLimit,
	missingIndicator,
	missingCompetency,
	unknownCompetency,
	unknownIndicator,
	duplicateIndicator,
	misspeltLabel,
	partOrder,
	unfinishedSentence,
	waiver,
	ignore,
}
