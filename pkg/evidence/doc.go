// Package evidence reads evidence files: Markdown in which an applicant answers
// for a framework's competencies or indicators, usually in STAR form.
//
// [Parse] never fails on what a person wrote: it gives a [File] with the
// answers that could be read and the problems that were met. [Answer.Text] is
// the text as it is pasted into a form, and what is counted is that text.
// [Scaffold] starts a file, and what it writes parses back. [File.Settle] takes
// or leaves a coach's edits.
//
// # How text is understood
//
//  1. A heading, or a line that is wholly bold, is a part if it says one, a
//     competency or an indicator if the framework has it, and otherwise what its
//     depth makes it: the shallowest headings are competencies, deeper ones and
//     bold lines indicators or, where answers are per competency, the titles of
//     stories. A bold line between two parts of a story is text, and so is one
//     that speaks as "I". The only "#" is the file's title if it is the first
//     heading and another that is no part follows. Text without any heading is
//     one answer. Answers are per indicator if the front matter says so, else the
//     settings, else if a line matches the framework's, a table has them, or two
//     such lines head text.
//  2. Several bold lines in one paragraph are several indicators; text belongs
//     to the last one before it.
//  3. Parts also occur as labels that text follows, in bold, in italics or
//     plain: at the start of a paragraph, a line or a list's item and, in a
//     paragraph that has opened with one, in bold anywhere.
//  4. In a table, a column headed evidence, answer or example answers for the
//     indicator in the column before it, unless the table stands in a part. A
//     table whose rows, or whose columns, are headed by parts holds these.
//  5. A list of indicators right under a competency is a checklist. One whose
//     items have text inside them is indicators with their evidence.
//  6. Comments, the framework's own description, quotations of what is asked and
//     prompts are never evidence; nor, where answers are per indicator, is text
//     before the first. All else under a heading is. HTML tags are dropped, the
//     words between them stay, as does what is no tag of HTML.
//  7. Placeholders are empty. List items that end as no sentence does, most of
//     them short, are notes.
//  8. Titles and indicators match the framework's through quotes, case, spacing,
//     punctuation, numbering, line breaks, lost ligatures and small slips, never
//     through a different meaning.
//  9. A file without a framework is read by structure alone.
//  10. A coach's comments, which open with a role or a capital, and CriticMarkup
//     are cut out before anything is read.
//     Deleted and replaced words stay until they are accepted.
//  11. Front matter that is wrong is a problem, and the rest is still read.
package evidence
