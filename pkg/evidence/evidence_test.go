package evidence

import (
	"encoding/binary"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"
)

// readings are evidence files as people write them, and how each is understood;
// see dump for the form. The rules are those of the package's documentation.
var readings = []struct {
	name      string
	framework string // for files that name none
	text      string // a first line that is empty is not part of it
	want      string
}{
	{
		name: "rule 1: a story under a competency, names as H4",
		text: `
## Teamwork

### The backlog

#### Situation
Backlog grew.
#### Result
Gone.
`,
		want: "star competency\n" +
			"§ Teamwork\n" +
			"1 evidenced 3 Teamwork\n" +
			"  - empty The backlog: \n" +
			"  Situation: Backlog grew.\n" +
			"  Result: Gone.\n",
	},
	{
		name:      "rule 1: a bank of two stories with bold parts",
		framework: "kit",
		text: `
## Working together

### The guide

**Situation:** S1.

**Task:** T1.

**Action:** A1.

**Result:** R1.

### The row

**Situation:** S2.

**Task:** T2.

**Action:** A2.

**Result:** R2.
`,
		want: `
star indicator
§ Working together =team
3 evidenced 4 The guide
  Situation: S1.
  Task: T1.
  Action: A1.
  Result: R1.
13 evidenced 4 The row
  Situation: S2.
  Task: T2.
  Action: A2.
  Result: R2.
`,
	},
	{
		name: "rule 1: a bank of two stories with parts as headings",
		text: `
## Working together
### Story one
#### Situation
s
#### Action
a
### Story two
#### Situation
s
#### Action
a
`,
		want: `
star indicator
§ Working together
2 evidenced 2 Story one
  Situation: s
  Action: a
7 evidenced 2 Story two
  Situation: s
  Action: a
`,
	},
	{
		name:      "rule 1: setext headings",
		framework: "kit",
		text: `
Working together
================

Share what you know with others
-------------------------------

I wrote a guide.

Settle conflict early, calmly and in the open
---

I rang.
`,
		want: `
star indicator
§ Working together =team
4 evidenced 4 Share what you know with others =share
  -: I wrote a guide.
9 evidenced 2 Settle conflict early, calmly and in the open =settle
  -: I rang.
`,
	},
	{
		name: "rule 1: text underlined by accident",
		text: `
## Teamwork

I wrote a guide and it is now used.
---
It went well.
`,
		want: `
star competency
§ Teamwork
1 evidenced 12 Teamwork
  -: I wrote a guide and it is now used.⏎⏎It went well.
! 3:1 a line of dashes right under text makes the text a heading
`,
	},
	{
		name: "rule 1: a competency as # without a framework",
		text: `
# Working together

## Situation
s
## Task
t
## Action
a
## Result
r
`,
		want: `
star competency
§ Working together
1 evidenced 4 Working together
  Situation: s
  Task: t
  Action: a
  Result: r
`,
	},
	{
		name: "rule 1: no heading and no bold line",
		text: `
Just some text.

And more of it.
`,
		want: `
star competency
§
1 evidenced 7
  -: Just some text.⏎⏎And more of it.
`,
	},
	{
		name: "rule 1: only bold lines",
		text: `
**Teamwork**

I wrote a guide.

**Change**

I changed it.
`,
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  -: I wrote a guide.
§ Change
5 evidenced 3 Change
  -: I changed it.
`,
	},
	{
		name: "rule 1: a bold sentence among the evidence",
		text: `
## Teamwork

I wrote a guide.

**It was used by forty people.**

Then I left.
`,
		want: `
star competency
§ Teamwork
1 evidenced 13 Teamwork
  -: I wrote a guide.⏎⏎It was used by forty people.⏎⏎Then I left.
`,
	},
	{
		name: "rule 3: labels before a wide colon",
		text: `
## 示范

**S：** 钟停了。

**T**：我修钟。

**A：**

我买了电池。

R：钟又走了。
`,
		want: "star competency\n" +
			"§ 示范\n" +
			"1 evidenced 4 示范\n" +
			"  Situation: 钟停了。\n" +
			"  Task: 我修钟。\n" +
			"  Action: 我买了电池。\n" +
			"  Result: 钟又走了。\n",
	},
	{
		name: "rule 3: bold names without a sign, before a sentence",
		text: `
## Clocks

**Situation** It stopped.

**Task** 12 of us had to leave on time.

**Action** I mended it.
**Result** £40 saved.

**Now** I wind it, and the **Action** I took is on the door.

**Result** of all this: peace.

## Bells

**My task**
To mend it.

**What I did**
I rang.
`,
		want: `
star competency
§ Clocks
1 evidenced 33 Clocks
  Situation: It stopped.
  Task: 12 of us had to leave on time.
  Action: I mended it.
  Result: £40 saved.⏎⏎Now I wind it, and the Action I took is on the door.⏎⏎Result of all this: peace.
§ Bells
14 evidenced 5 Bells
  Task: To mend it.
  Action: I rang.
`,
	},
	{
		name: "rule 3: a bold name that opens a sentence",
		text: `
## Clocks

**Action** I took: I mended the clock.

- **Task** I had was hard.
`,
		want: `
star competency
§ Clocks
1 evidenced 13 Clocks
  -: Action I took: I mended the clock.⏎⏎- Task I had was hard.
`,
	},
	{
		name: "rule 3: a bold beginning of a word",
		text: `
## Clocks

**Task**1 was hard.

**Action**1 was long.

**Result**1 was good.
`,
		want: `
star competency
§ Clocks
1 evidenced 9 Clocks
  -: Task1 was hard.⏎⏎Action1 was long.⏎⏎Result1 was good.
`,
	},
	{
		name: "rule 3: the reply to a question is no Action",
		text: `
## Clocks

**Situation:** It stopped.

**Action:** I mended it.

**Q: Why?**
A: It was flat.

- **Q1** – How?
- **A** – By hand.

**Q.**

**A:**

With care.
`,
		want: `
star indicator
§ Clocks
1 evidenced 5 Clocks
  Situation: It stopped.
  Action: I mended it.
7 evidenced 13 Q: Why?
  -: A: It was flat.⏎⏎- Q1 - How?⏎- A - By hand.
13 evidenced 3 Q.
  -: A:⏎⏎With care.
`,
	},
	{
		name: "rule 3: the method that knows most of the labels",
		text: `
## Clocks

#### Situation

It stopped.

#### Task

To mend it.

#### Action

I asked.

Challenge: nobody knew.

#### Result

It went.

#### Reflection

I would ask first.
`,
		want: `
starr competency
§ Clocks
1 evidenced 16 Clocks
  Situation: It stopped.
  Task: To mend it.
  Action: I asked.⏎⏎Challenge: nobody knew.
  Result: It went.
  Reflection: I would ask first.
`,
	},
	{
		name: "rule 1: misspelt labels",
		text: `
## Teamwork

**Sitation:** s

**Tasks:** t

**Acton:** a

**Reslut:** r
`,
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  Situation~: s
  Task: t
  Action~: a
  Result~: r
`,
	},
	{
		name:      "rule 1: an indicator under a heading that the framework lacks",
		framework: "kit",
		text: `
# My application

## Our values

### Share what you know with others

I did.
`,
		want: `
star indicator My application
§ Our values
5 evidenced 2 Share what you know with others =share
  -: I did.
`,
	},
	{
		name:      "rule 1: competencies as #",
		framework: "kit",
		text: `
# Working together

I did.

# Changing and improving

I did too.
`,
		want: `
star competency
§ Working together =team
1 evidenced 2 Working together
  -: I did.
§ Changing and improving =change
5 evidenced 3 Changing and improving
  -: I did too.
`,
	},
	{
		name:      "rule 1: indicators as headings without text",
		framework: "kit",
		text: `
## Working together
### Share what you know with others
### Settle conflict early, calmly and in the open
I rang.
### A made-up one
text
`,
		want: `
star indicator
§ Working together =team
2 empty 0 Share what you know with others =share
3 evidenced 2 Settle conflict early, calmly and in the open =settle
  -: I rang.
5 evidenced 1 A made-up one
  -: text
`,
	},
	{
		name:      "rule 1: text before the first heading",
		framework: "kit",
		text: `
Some preamble.

## Working together

I did.
`,
		want: `
star competency
§ Working together =team
3 evidenced 2 Working together
  -: I did.
`,
	},
	{
		name:      "rule 1: a heading over competencies",
		framework: "kit",
		text: `
## Behaviours

### Working together

I did.

### Changing and improving

I did.
`,
		want: `
star competency
§ Working together =team
3 evidenced 2 Working together
  -: I did.
§ Changing and improving =change
7 evidenced 2 Changing and improving
  -: I did.
`,
	},
	{
		name:      "rule 1: parts as H4 and in bold, under indicators",
		framework: "kit",
		text: `
## Teamwork
### Share what you know with others
#### Situation
s
#### Task
t
### Settle conflict early, calmly and in the open
**Situation** – s

**Result** – r
`,
		want: `
star indicator
§ Teamwork =team
2 evidenced 2 Share what you know with others =share
  Situation: s
  Task: t
7 evidenced 2 Settle conflict early, calmly and in the open =settle
  Situation: s
  Result: r
`,
	},
	{
		name: "rule 1: stories where answers are per competency",
		text: `
---
framework: kit
answer: competency
---
## Teamwork
### Share what you know with others
I did.
### The big story
I did too.
**Important**
Yes.
`,
		want: `
star competency
§ Teamwork =team
5 evidenced 7 Teamwork
  - Share what you know with others: I did.
  - The big story: I did too. Important Yes.
`,
	},
	{
		name:      "rule 1: indicators without competencies",
		framework: "kit",
		text: `
**Share what you know with others**

I did.

**Take managed risks and assess their impact**

I took.
`,
		want: `
star indicator
§ Working together =team
1 evidenced 2 Share what you know with others =share
  -: I did.
§ Changing and improving =change
5 evidenced 2 Take managed risks and assess their impact =risks
  -: I took.
`,
	},
	{
		name:      "rule 1: indicators as bold list items",
		framework: "kit",
		text: `
- **Share what you know with others**
  - I did.
- **Settle conflict early, calmly and in the open**
  - I rang.
`,
		want: `
star indicator
§ Working together =team
1 evidenced 3 Share what you know with others =share
  -: - I did.
3 evidenced 3 Settle conflict early, calmly and in the open =settle
  -: - I rang.
`,
	},
	{
		name: "rule 1: a title that nothing follows",
		text: `
# Title

Only prose under it.
`,
		want: `
star competency
§ Title
1 evidenced 4 Title
  -: Only prose under it.
`,
	},
	{
		name: "rule 1: a title over parts",
		text: `
# Title

**Situation:** s

**Result:** r
`,
		want: `
star competency
§ Title
1 evidenced 2 Title
  Situation: s
  Result: r
`,
	},
	{
		name: "rule 1: parts as headings without a competency",
		text: `
## Situation
s
## Action
a
`,
		want: `
star competency
§
1 evidenced 2
  Situation: s
  Action: a
`,
	},
	{
		name: "rule 1: headings that are odd or none",
		text: `
## Teamwork\
I had.

## Pace ##

Yes # no.

##Nospace

text

####### seven
`,
		want: `
star competency
§ Teamwork\
1 evidenced 2 Teamwork\
  -: I had.
§ Pace
4 evidenced 7 Pace
  -: Yes # no.⏎⏎##Nospace⏎⏎text⏎⏎####### seven
`,
	},
	{
		name:      "rule 1: a heading in a list",
		framework: "kit",
		text: `
- # Working together
- text
`,
		want: `
star competency
§ Working together =team
1 notes 2 Working together
  - notes: - text
`,
	},
	{
		name:      "rule 1: a heading in a quotation",
		framework: "kit",
		text: `
> # Working together
> text
`,
		want: `
star competency
§
1 evidenced 3
  -: Working together⏎⏎text
`,
	},
	{
		name:      "rule 1: bold that is no sentence, in the middle of a competency's evidence",
		framework: "kit",
		text: `
## Teamwork

I began.

**A turning point**

I went on.
`,
		want: `
star competency
§ Teamwork =team
1 evidenced 5 Teamwork
  -: I began.
  - A turning point: I went on.
`,
	},
	{
		name:      "rule 1: setext parts under a single # that is a competency",
		framework: "kit",
		text: `
# Working together

Situation
---------
s

Action
------
a
`,
		want: `
star competency
§ Working together =team
1 evidenced 2 Working together
  Situation: s
  Action: a
`,
	},
	{
		name: "rule 1: levels that skip",
		text: `
#### Leadership

I led.

###### Situation

s
`,
		want: `
star competency
§ Leadership
1 evidenced 3 Leadership
  -: I led.
  Situation: s
`,
	},
	{
		name: "rule 1: two titles",
		text: `
# One

text

# Two

text
`,
		want: `
star competency
§ One
1 evidenced 1 One
  -: text
§ Two
5 evidenced 1 Two
  -: text
`,
	},
	{
		name:      "rule 2: bold that wraps softly",
		framework: "kit",
		text: `
## Working together

**Share what you know
with others**

I wrote a guide.

**Settle conflict early,
calmly and in the open** **Do not blame colleagues for mistakes**

I rang.
`,
		want: `
star indicator
§ Working together =team
3 evidenced 4 Share what you know with others =share
  -: I wrote a guide.
8 evidenced 2 Settle conflict early, calmly and in the open Do not blame colleagues for mistakes
  -: I rang.
`,
	},
	{
		name:      "rule 2: two bold lines and text in one paragraph",
		framework: "kit",
		text: `
## Working together

**Share what you know with others**
**Settle conflict early, calmly and in the open**
I rang.
`,
		want: `
star indicator
§ Working together =team
3 empty 0 Share what you know with others =share
4 evidenced 2 Settle conflict early, calmly and in the open =settle
  -: I rang.
`,
	},
	{
		name:      "rule 2: several bold lines in one paragraph, text between them",
		framework: "kit",
		text: `
## Teamwork
**Share what you know with others**
I shared.
**Settle conflict early, calmly and in the open**
**Do not blame colleagues for mistakes**
I did not.
`,
		want: `
star indicator
§ Teamwork =team
2 evidenced 2 Share what you know with others =share
  -: I shared.
4 empty 0 Settle conflict early, calmly and in the open =settle
5 evidenced 3 Do not blame colleagues for mistakes =blame
  -: I did not.
`,
	},
	{
		name: "rule 3: single letters and hard breaks of three kinds",
		text: "## Teamwork\n" +
			"\n" +
			"**S:** We had a backlog.  \n" +
			"**T:** I was to clear it.\\\n" +
			"**A:** I sorted it.<br>**R:** It went.\n",
		want: `
star competency
§ Teamwork
1 evidenced 14 Teamwork
  Situation: We had a backlog.
  Task: I was to clear it.
  Action: I sorted it.
  Result: It went.
`,
	},
	{
		name: "rule 3: single letters in a list, with three dashes and a colon",
		text: `
## Teamwork

- **S** — We had a backlog.
- **T** – I was to clear it.
- **A** - I sorted it.
- **R**: It went.
`,
		want: `
star competency
§ Teamwork
1 evidenced 14 Teamwork
  Situation: We had a backlog.
  Task: I was to clear it.
  Action: I sorted it.
  Result: It went.
`,
	},
	{
		name: "rule 3: names in a list, text in nested lists",
		text: `
## Teamwork

- **Situation**
  - We had a backlog of forms.
  - It grew daily.
- **Task**
  - I was to clear it.
- **Action**
  1. I sorted it.
  2. I rang people.
- **Result**
  - It went.
`,
		want: `
star competency
§ Teamwork
1 evidenced 28 Teamwork
  Situation: - We had a backlog of forms.⏎- It grew daily.
  Task: - I was to clear it.
  Action: 1. I sorted it.⏎2. I rang people.
  Result: - It went.
`,
	},
	{
		name: "rule 3: names as H4 under an H2",
		text: `
## Teamwork

#### Situation
Backlog grew.
#### Task
Clear it.
#### Action
I did.
#### Result
Gone.
`,
		want: `
star competency
§ Teamwork
1 evidenced 7 Teamwork
  Situation: Backlog grew.
  Task: Clear it.
  Action: I did.
  Result: Gone.
`,
	},
	{
		name: "rule 3: names with text in headings",
		text: `
## Teamwork

### Situation: the backlog grew

More of it.

### Task – clear it

### Action
I did.
### Result: It went.
`,
		want: `
star competency
§ Teamwork
1 evidenced 12 Teamwork
  Situation: the backlog grew⏎⏎More of it.
  Task: clear it
  Action: I did.
  Result: It went.
`,
	},
	{
		name: "rule 3: plain names in soft-wrapped lines",
		text: `
## Teamwork

Situation: The backlog
grew daily.
Task: I had to clear
it.
Action: I sorted it and
rang people.
Result: It went.
`,
		want: `
star competency
§ Teamwork
1 evidenced 17 Teamwork
  Situation: The backlog grew daily.
  Task: I had to clear it.
  Action: I sorted it and rang people.
  Result: It went.
`,
	},
	{
		name: "rule 3: a part's name at the start of a sentence",
		text: `
## Teamwork

**Action** was needed, so I acted.

Action was needed again.
`,
		want: `
star competency
§ Teamwork
1 evidenced 10 Teamwork
  -: Action was needed, so I acted.⏎⏎Action was needed again.
`,
	},
	{
		name: "rule 3: labels in the middle of a filled paragraph",
		text: `
## Teamwork

**Situation:** s is long. **Task:** t goes
on and **Action:** a. Then **Result**: r **Bold** x
`,
		want: `
star competency
§ Teamwork
1 evidenced 12 Teamwork
  Situation: s is long.
  Task: t goes on and
  Action: a. Then
  Result: r Bold x
`,
	},
	{
		name: "rule 3: joint labels with and",
		text: `
## Teamwork

**Situation and Task:** s t

**Action:** a

**R:** r
`,
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  Situation and Task: s t
  Action: a
  Result: r
`,
	},
	{
		name: "rule 3: joint labels with a slash",
		text: `
## Teamwork

S/T: both

A: act

R: res
`,
		want: `
star competency
§ Teamwork
1 evidenced 3 Teamwork
  Situation and Task: both
  Action: act
  Result: res
`,
	},
	{
		name: "rule 3: single letters in bold as the only headings",
		text: `
**S**

s

**T**

t
`,
		want: `
star competency
§
1 evidenced 2
  Situation: s
  Task: t
`,
	},
	{
		name: "rule 3: bold names on their own",
		text: `
## Teamwork

**Situation**

s

**Task**

**Action**

a

---

**Result**

r
`,
		want: "star competency\n" +
			"§ Teamwork\n" +
			"1 evidenced 3 Teamwork\n" +
			"  Situation: s\n" +
			"  Task empty: \n" +
			"  Action: a\n" +
			"  Result: r\n",
	},
	{
		name: "rule 3: names in capitals on their own",
		text: `
## Teamwork
SITUATION

It was.

TASK

To clear.
`,
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  Situation: It was.
  Task: To clear.
`,
	},
	{
		name: "rule 3: names on their own, one with text on the next line",
		text: `
## Teamwork
Situation

It was.

Task

To clear.

Action
I acted.

Result
`,
		want: "star competency\n" +
			"§ Teamwork\n" +
			"1 evidenced 6 Teamwork\n" +
			"  Situation: It was.\n" +
			"  Task: To clear.\n" +
			"  Action: I acted.\n" +
			"  Result empty: \n",
	},
	{
		name: "rule 3: names in italics and other bold",
		text: `
## Teamwork

*Situation:* s

*Task* – t

__A:__ a

***Result***: r
`,
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  Situation: s
  Task: t
  Action: a
  Result: r
`,
	},
	{
		name: "rule 3: bold labels side by side on a line",
		text: `
## Teamwork

**Situation**: s **Task**: t **Action**: a **Result**: r
`,
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  Situation: s
  Task: t
  Action: a
  Result: r
`,
	},
	{
		name: "rule 3: a full stop behind a label, and letters in brackets",
		text: `
## Teamwork

**Situation.** We had.

**Task.** t

(S) We had. (T) x
`,
		want: `
star competency
§ Teamwork
1 evidenced 8 Teamwork
  Situation: We had.
  Task: t⏎⏎(S) We had. (T) x
`,
	},
	{
		name: "rule 3: labels in a quotation",
		text: `
## Teamwork

> **Situation:** It was.
>
> **Action:** I acted.
`,
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  Situation: It was.
  Action: I acted.
`,
	},
	{
		name: "rule 3: numbered labels, and labels with remarks in brackets",
		text: `
## Teamwork

### 1. Situation

s

### Task (25 words)

t

**Action (what I did):** a

**Result:** r
`,
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  Situation: s
  Task: t
  Action: a
  Result: r
`,
	},
	{
		name: "rule 3: bullets from a word processor",
		text: `
## Teamwork

• Situation: s

• Action: a
`,
		want: `
star competency
§ Teamwork
1 evidenced 2 Teamwork
  Situation: s
  Action: a
`,
	},
	{
		name: "rule 3: letters with names",
		text: `
## Teamwork

**S – Situation:** s

**T: Task** – t

A (Action): a

**R**esult: r
`,
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  Situation: s
  Task: t
  Action: a
  Result: r
`,
	},
	{
		name: "rule 3: a label on a line of its own, with a hard break",
		text: "## Teamwork\n" +
			"\n" +
			"**Situation:**  \n" +
			"It was.\n" +
			"\n" +
			"**Action**\\\n" +
			"I acted.\n",
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  Situation: It was.
  Action: I acted.
`,
	},
	{
		name: "rule 3: two rounds in one answer",
		text: `
## Teamwork

**Situation:** one

**Action:** one

**Situation:** two

**Action:** two
`,
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  Situation: one
  Action: one
  Situation: two
  Action: two
`,
	},
	{
		name: "rule 3: lists under labels",
		text: `
## Teamwork

**Situation:**

- I had a backlog.

**Action:**
1. I sorted.
2. I rang.
`,
		want: `
star competency
§ Teamwork
1 evidenced 11 Teamwork
  Situation: - I had a backlog.
  Action: 1. I sorted.⏎2. I rang.
`,
	},
	{
		name: "rule 3: nested labels in an ordered list",
		text: `
## Teamwork

1. **Situation:** It was
   long ago.

   And far.
2. **Action:** I did:
   - one thing;
   - another.
3. Then I left.
`,
		want: `
star competency
§ Teamwork
1 evidenced 17 Teamwork
  Situation: It was long ago.⏎⏎And far.
  Action: I did:⏎⏎- one thing;⏎- another.⏎⏎3. Then I left.
`,
	},
	{
		name: "rule 3: words that open like labels but are none",
		text: `
## Teamwork

Action plans were late: I wrote one.

Results: good. Situation normal.

The task: none. http://a.example/b

Actionable: yes.

Content: none.
`,
		want: `
star competency
§ Teamwork
1 evidenced 16 Teamwork
  -: Action plans were late: I wrote one.
  Result: good. Situation normal.
  Task: none. http://a.example/b⏎⏎Actionable: yes.⏎⏎Content: none.
`,
	},
	{
		name: "rule 3: plain names and dashes",
		text: `
## Teamwork

Situation – the backlog grew.

Task - clear it.

Action – I acted
Result — it went

A - b

We had a
task: to clear.
`,
		want: `
star competency
§ Teamwork
1 evidenced 18 Teamwork
  Situation: the backlog grew.
  Task: clear it.
  Action: I acted
  Result: it went⏎⏎A - b⏎⏎We had a task: to clear.
`,
	},
	{
		name: "rule 4: a table of parts without a header",
		text: `
## Teamwork

| | |
|---|---|
| Situation | The backlog grew. |
| Task | Clear it. |
| Action | I sorted it. |
| Result | Gone. |
`,
		want: `
star competency
§ Teamwork
1 evidenced 9 Teamwork
  Situation: The backlog grew.
  Task: Clear it.
  Action: I sorted it.
  Result: Gone.
`,
	},
	{
		name: "rule 4: a table of parts under an evidence header, with a break in a cell",
		text: `
## Teamwork

| STAR | Evidence |
|---|---|
| Situation | The backlog grew. |
| **Task** | Clear it. |
| A | I sorted it.<br>I rang. |
| Result | - |
`,
		want: "star competency\n" +
			"§ Teamwork\n" +
			"1 evidenced 10 Teamwork\n" +
			"  Situation: The backlog grew.\n" +
			"  Task: Clear it.\n" +
			"  Action: I sorted it.⏎I rang.\n" +
			"  Result empty: \n",
	},
	{
		name: "rule 4: a table of parts without leading pipes",
		text: `
## Teamwork

Part | Answer
---|---
Situation | The backlog grew.
Task | Clear it.
Action | I sorted it.
Result |
`,
		want: "star competency\n" +
			"§ Teamwork\n" +
			"1 evidenced 8 Teamwork\n" +
			"  Situation: The backlog grew.\n" +
			"  Task: Clear it.\n" +
			"  Action: I sorted it.\n" +
			"  Result empty: \n",
	},
	{
		name:      "rule 4: indicators without leading pipes, breaks and a column too many",
		framework: "kit",
		text: `
## Working together

Indicator | My example
---|---
Share what you know with others | I wrote a guide.<br><br>It is used.
Settle conflict early, calmly and in the open | -
Do not blame colleagues for mistakes | I thanked them. | extra
`,
		want: "star indicator\n" +
			"§ Working together =team\n" +
			"5 evidenced 7 Share what you know with others =share\n" +
			"  -: I wrote a guide.⏎⏎It is used.\n" +
			"6 empty 0 Settle conflict early, calmly and in the open =settle\n" +
			"  - empty: \n" +
			"7 evidenced 3 Do not blame colleagues for mistakes =blame\n" +
			"  -: I thanked them.\n",
	},
	{
		name: "rule 4: a table of parts whose header is one of them",
		text: `
## Teamwork

| Situation | The backlog grew. |
|---|---|
| Task | Clear it. |
| Reflection | x |
`,
		want: `
starr competency
§ Teamwork
1 evidenced 6 Teamwork
  Situation: The backlog grew.
  Task: Clear it.
  Reflection: x
`,
	},
	{
		name: "rule 4: a part that the method lacks",
		text: `
---
method: star
---
## Teamwork

| Situation | The backlog grew. |
|---|---|
| Task | Clear it. |
| Reflection | x |
`,
		want: `
star competency
§ Teamwork
4 evidenced 7 Teamwork
  Situation: The backlog grew.
  Task: Clear it.⏎⏎Reflection⇥x
`,
	},
	{
		name: "rule 4: parts as columns",
		text: `
## Teamwork

| Situation | Task | Action | Result |
|---|---|---|---|
| The backlog grew. | Clear it. | I did | |
`,
		want: "star competency\n" +
			"§ Teamwork\n" +
			"1 evidenced 7 Teamwork\n" +
			"  Situation: The backlog grew.\n" +
			"  Task: Clear it.\n" +
			"  Action: I did\n" +
			"  Result empty: \n",
	},
	{
		name:      "rule 4: a number before the indicator",
		framework: "kit",
		text: `
## Working together

| No | Indicator | Evidence | Date |
|---|---|---|---|
| 1 | Share what you know with others | I did | 2020 |
| 2 | Do not blame colleagues for mistakes |
`,
		want: `
star indicator
§ Working together =team
5 evidenced 3 Share what you know with others =share
  -: I did⇥2020
6 empty 0 Do not blame colleagues for mistakes =blame
`,
	},
	{
		name: "rule 4: a table whose header is a part and which has more columns",
		text: `
## Teamwork

| | What | Words |
|---|---|---|
| S | It was. | 2 |
| T | To do. | 2 |
`,
		want: `
star competency
§ Teamwork
1 evidenced 6 Teamwork
  Situation: It was.⇥2
  Task: To do.⇥2
`,
	},
	{
		name: "rule 4: an evidence table inside an answer without a framework",
		text: `
## Teamwork

| Indicator | Evidence |
|---|---|
| Shares | I shared. |
| Settles | |
`,
		want: `
star indicator
§ Teamwork
5 evidenced 2 Shares
  -: I shared.
6 empty 0 Settles
`,
	},
	{
		name: "rule 4: a table in the evidence",
		text: `
## Teamwork

I counted.

| Month | Calls |
|-------|------:|
| May   | 12    |
| June  | **9** |
`,
		want: `
star competency
§ Teamwork
1 evidenced 8 Teamwork
  -: I counted.⏎⏎Month⇥Calls⏎May⇥12⏎June⇥9
`,
	},
	{
		name:      "rule 5: ticked and unticked, with an answer",
		framework: "kit",
		text: `
## Working together

- [x] Share what you know with others
- [ ] Settle conflict early, calmly and in the open
- [X] Do not blame colleagues for mistakes

**Situation:** The backlog grew.
`,
		want: `
star competency
§ Working together =team
[x] Share what you know with others =share
[ ] Settle conflict early, calmly and in the open =settle
[x] Do not blame colleagues for mistakes =blame
1 evidenced 3 Working together
  Situation: The backlog grew.
`,
	},
	{
		name:      "rule 5: ticked and unticked, without an answer",
		framework: "kit",
		text: `
## Working together

- [x] Share what you know with others
- [ ] Settle conflict early, calmly and in the open
`,
		want: `
star competency
§ Working together =team
[x] Share what you know with others =share
[ ] Settle conflict early, calmly and in the open =settle
1 claimed 0 Working together
`,
	},
	{
		name: "rule 5: a checklist above indicators",
		text: `
---
framework: kit
answer: indicator
---
## Working together

- [x] Share what you know with others
- [ ] Settle conflict early, calmly and in the open

### Share what you know with others

I did.
`,
		want: `
star indicator
§ Working together =team
[x] Share what you know with others =share
[ ] Settle conflict early, calmly and in the open =settle
10 evidenced 2 Share what you know with others =share
  -: I did.
8 empty 0 Settle conflict early, calmly and in the open =settle
`,
	},
	{
		name:      "rule 5: a plain list of the indicators",
		framework: "kit",
		text: `
## Working together

* Share what you know with others
* Settle conflict early, calmly and in the open
* Do not blame colleagues for mistakes

I shared what I knew.
`,
		want: `
star competency
§ Working together =team
[x] Share what you know with others =share
[x] Settle conflict early, calmly and in the open =settle
[x] Do not blame colleagues for mistakes =blame
1 evidenced 5 Working together
  -: I shared what I knew.
`,
	},
	{
		name:      "rule 5: indicators as plain list items with text inside",
		framework: "kit",
		text: `
## Teamwork

- Share what you know with others
  - I did this on Monday.
- Settle conflict early, calmly and in the open
  - I rang.
`,
		want: `
star indicator
§ Teamwork =team
3 evidenced 6 Share what you know with others =share
  -: - I did this on Monday.
5 evidenced 3 Settle conflict early, calmly and in the open =settle
  -: - I rang.
`,
	},
	{
		name:      "rule 5: indicators as numbered items with text inside",
		framework: "kit",
		text: `
## Teamwork

1. Share what you know with others

   I did this on Monday.

2. Settle conflict early, calmly and in the open

   I rang.
`,
		want: `
star indicator
§ Teamwork =team
3 evidenced 5 Share what you know with others =share
  -: I did this on Monday.
7 evidenced 2 Settle conflict early, calmly and in the open =settle
  -: I rang.
`,
	},
	{
		name:      "rule 5: a checklist with text inside its items",
		framework: "kit",
		text: `
## Teamwork

- [x] Share what you know with others
  - I wrote a guide.
- [x] Settle conflict early, calmly and in the open
- [ ] Do not blame colleagues for mistakes
`,
		want: `
star indicator
§ Teamwork =team
[x] Share what you know with others =share
[x] Settle conflict early, calmly and in the open =settle
[ ] Do not blame colleagues for mistakes =blame
3 evidenced 5 Share what you know with others =share
  -: - I wrote a guide.
5 claimed 0 Settle conflict early, calmly and in the open =settle
6 empty 0 Do not blame colleagues for mistakes =blame
`,
	},
	{
		name:      "rule 5: ticks that the framework lacks",
		framework: "kit",
		text: `
## Teamwork

- [x] Something else
- [x] Share what you know with others

I did.
`,
		want: `
star competency
§ Teamwork =team
[x] Something else
[x] Share what you know with others =share
1 evidenced 2 Teamwork
  -: I did.
`,
	},
	{
		name:      "rule 6: the indicator quoted, per competency",
		framework: "kit",
		text: `
## Working together

> Share what you know with others

I wrote a guide.
`,
		want: `
star competency
§ Working together =team
1 evidenced 4 Working together
  -: I wrote a guide.
`,
	},
	{
		name:      "rule 6: the description quoted in part",
		framework: "kit",
		text: `
## Working together

> Working together is about sharing what you know.

I wrote a guide.
`,
		want: `
star competency
§ Working together =team
1 evidenced 4 Working together
  -: I wrote a guide.
`,
	},
	{
		name:      "rule 6: the indicator quoted under its heading",
		framework: "kit",
		text: `
## Working together
### Share what you know with others

> Share what you know with others

I wrote a guide.
`,
		want: `
star indicator
§ Working together =team
2 evidenced 4 Share what you know with others =share
  -: I wrote a guide.
`,
	},
	{
		name: "rule 6: a soft-wrapped paragraph",
		text: `
## Teamwork

First line of prose
second line of prose
third.
`,
		want: `
star competency
§ Teamwork
1 evidenced 9 Teamwork
  -: First line of prose second line of prose third.
`,
	},
	{
		name: "rule 6: HTML comments in paragraphs, lists, tables and code",
		text: "## Teamwork\n" +
			"\n" +
			"I wrote <!-- hidden --> a guide.\n" +
			"\n" +
			"<!-- block\n" +
			"multi\n" +
			"\n" +
			"line -->\n" +
			"\n" +
			"- item <!-- x --> one.\n" +
			"- item two. <!-- y\n" +
			"  z -->\n" +
			"\n" +
			"| a | b |\n" +
			"|---|---|\n" +
			"| one <!-- c | d --> | two |\n" +
			"\n" +
			"```\n" +
			"<!-- stays -->\n" +
			"```\n",
		want: `
star competency
§ Teamwork
1 evidenced 17 Teamwork
  -: I wrote a guide.⏎⏎- item one.⏎- item two.⏎⏎a⇥b⏎one⇥two⏎⏎<!-- stays -->
`,
	},
	{
		name: "rule 6: a comment that nothing closes",
		text: `
## Teamwork

I wrote a guide. <!-- unclosed

And then **more**.
`,
		want: `
star competency
§ Teamwork
1 evidenced 8 Teamwork
  -: I wrote a guide. unclosed⏎⏎And then more.
! 3:18 a comment that nothing closes
`,
	},
	{
		name: "rule 6: raw HTML",
		text: `
## Teamwork

<div align="center">
I wrote a <b>guide</b>.
</div>

<details><summary>More</summary>

It was **used**.

</details>

<table><tr><td>one</td><td>two</td></tr><tr><td>three</td></tr></table>
`,
		want: `
star competency
§ Teamwork
1 evidenced 11 Teamwork
  -: I wrote a guide.⏎⏎More⏎⏎It was used.⏎⏎one two three
`,
	},
	{
		name: "rule 6: footnotes, images, links and code",
		text: "## Teamwork\n" +
			"\n" +
			"I wrote a guide[^1] with ![a chart](x.png) and [a link](http://e.org \"t\"), <http://e.org/x>, [ref], [ref][] and `code  span`.\n" +
			"\n" +
			"[^1]: A footnote.\n" +
			"\n" +
			"[ref]: http://e.org/ref\n",
		want: `
star competency
§ Teamwork
1 evidenced 19 Teamwork
  -: I wrote a guide[^1] with a chart and a link, http://e.org/x, ref, ref and code span.⏎⏎[^1]: A footnote.
`,
	},
	{
		name: "rule 6: nested and ordered lists",
		text: `
## Teamwork

1. One.
   - Sub one.
     - Sub sub.
2. Two.

   Second paragraph of two.
3) Three.
+ Plus.
`,
		want: `
star competency
§ Teamwork
1 evidenced 18 Teamwork
  -: 1. One.⏎⏎  - Sub one.⏎    - Sub sub.⏎⏎2. Two.⏎⏎  Second paragraph of two.⏎⏎3) Three.⏎⏎- Plus.
`,
	},
	{
		name: "rule 6: code and quotations",
		text: "## Teamwork\n" +
			"\n" +
			"    indented code\n" +
			"      more\n" +
			"\n" +
			"```go\n" +
			"x := 1\n" +
			"\n" +
			"y  := 2\n" +
			"```\n" +
			"\n" +
			"> A quotation.\n" +
			">\n" +
			"> > Inner.\n",
		want: `
star competency
§ Teamwork
1 evidenced 12 Teamwork
  -: indented code⏎  more⏎⏎x := 1⏎⏎y  := 2⏎⏎A quotation.⏎⏎Inner.
`,
	},
	{
		name:      "rule 6: text between a competency and its first indicator, unlabelled",
		framework: "kit",
		text: `
## Working together

Some text before.

### Share what you know with others

I did.
`,
		want: `
star indicator
§ Working together =team uncounted 3
5 evidenced 2 Share what you know with others =share
  -: I did.
`,
	},
	{
		name:      "rule 6: tasks that are no indicators",
		framework: "kit",
		text: `
## Teamwork

I began.

- [x] rang the client
- [ ] wrote it down
`,
		want: `
star competency
§ Teamwork =team
1 evidenced 10 Teamwork
  -: I began.⏎⏎- rang the client⏎- wrote it down
`,
	},
	{
		name: "rule 6: entities and escapes",
		text: `
## Teamwork

Fish &amp; chips &lt;b&gt; &nbsp;&copy; 1\. \*not bold\* &unknown; &#x41;&#0; \a
`,
		want: `
star competency
§ Teamwork
1 evidenced 11 Teamwork
  -: Fish & chips <b> © 1. *not bold* &unknown; A� \a
`,
	},
	{
		name: "rule 6: rules between paragraphs",
		text: `
## Teamwork

one

***

two

* * *

three
___
four
`,
		want: `
star competency
§ Teamwork
1 evidenced 4 Teamwork
  -: one⏎⏎two⏎⏎three⏎⏎four
`,
	},
	{
		name: "rule 6: images and links that stand alone",
		text: `
## Teamwork

![A chart of losses](c.png)

[my report](https://example.org/r)

<me@example.org>
`,
		want: `
star competency
§ Teamwork
1 evidenced 7 Teamwork
  -: A chart of losses⏎⏎my report⏎⏎me@example.org
`,
	},
	{
		name:      "rule 6: text between a competency and its first indicator",
		framework: "kit",
		text: `
## Teamwork

Working together is about sharing what you know. Good colleagues ask before they need to.

My notes stand here.

**Situation:** but this is labelled

### Share what you know with others

I did.
`,
		want: `
star indicator
§ Teamwork =team uncounted 4
1 evidenced 4 Teamwork
  Situation: but this is labelled
9 evidenced 2 Share what you know with others =share
  -: I did.
`,
	},
	{
		name:      "rule 6: a description that the applicant has shortened",
		framework: "kit",
		text: `
## Teamwork

Good colleagues ask before they need to.

I asked before I needed to.
`,
		want: `
star competency
§ Teamwork =team
1 evidenced 6 Teamwork
  -: I asked before I needed to.
`,
	},
	{
		name:      "rule 6: the description, filled to short lines",
		framework: "kit",
		text: `
## Teamwork

Working together is about sharing
what you know. Good colleagues
ask before they
need to.

I asked.

> Share what you
> know with others

Then I left.
`,
		want: `
star competency
§ Teamwork =team
1 evidenced 5 Teamwork
  -: I asked.⏎⏎Then I left.
`,
	},
	{
		name:      "rule 6: the indicator on two lines under its heading",
		framework: "kit",
		text: `
## Teamwork

### Share what you know with others

> Share what you
> know with others

I did.
`,
		want: `
star indicator
§ Teamwork =team
3 evidenced 2 Share what you know with others =share
  -: I did.
`,
	},
	{
		name:      "rule 6: a description of which the applicant has kept half a paragraph",
		framework: "kit",
		text: `
## Teamwork

Working together is about sharing what you know.
I shared what I knew.
`,
		want: `
star competency
§ Teamwork =team
1 evidenced 5 Teamwork
  -: I shared what I knew.
`,
	},
	{
		name: "rule 7: notes above a labelled list item",
		text: `
## Teamwork

- some notes
- more notes
- **Situation:** short
  - nested note
`,
		want: `
star competency
§ Teamwork
1 evidenced 10 Teamwork
  - notes: - some notes⏎- more notes
  Situation: short⏎- nested note
`,
	},
	{
		name: "rule 7: placeholders of every kind",
		text: "## Teamwork\n" +
			"\n" +
			"TBC\n" +
			"\n" +
			"## Pace\n" +
			"\n" +
			"[insert here]\n" +
			"\n" +
			"## Next\n" +
			"\n" +
			"-\n" +
			"\n" +
			"## Other\n" +
			"\n" +
			"- \n" +
			"- \n" +
			"\n" +
			"## Linky\n" +
			"\n" +
			"[]() and\n" +
			"\n" +
			"## N/A\n" +
			"\n" +
			"n/a.\n" +
			"\n" +
			"## L2\n" +
			"\n" +
			"[text]()\n" +
			"\n" +
			"## L3\n" +
			"\n" +
			"TODO: ask Sam\n" +
			"\n" +
			"## Box\n" +
			"\n" +
			"☐\n" +
			"\n" +
			"## Space\n" +
			"\n" +
			"\u00a0\n" +
			"\n" +
			"## Under\n" +
			"\n" +
			"___\n" +
			"\n" +
			"## Ell\n" +
			"\n" +
			"…\n" +
			"\n" +
			"## Curly\n" +
			"\n" +
			"{{insert example}}\n" +
			"\n" +
			"## Curlier\n" +
			"\n" +
			"{{tool}} by {{name}}\n",
		want: "star competency\n" +
			"§ Teamwork\n" +
			"1 empty 0 Teamwork\n" +
			"  - empty: \n" +
			"§ Pace\n" +
			"5 empty 0 Pace\n" +
			"  - empty: \n" +
			"§ Next\n" +
			"9 empty 0 Next\n" +
			"  - empty: \n" +
			"§ Other\n" +
			"13 empty 0 Other\n" +
			"  - empty: \n" +
			"§ Linky\n" +
			"18 evidenced 1 Linky\n" +
			"  -: and\n" +
			"§ N/A\n" +
			"22 empty 0 N/A\n" +
			"§ L2\n" +
			"26 empty 0 L2\n" +
			"  - empty: \n" +
			"§ L3\n" +
			"30 empty 0 L3\n" +
			"  - empty: \n" +
			"§ Box\n" +
			"34 evidenced 1 Box\n" +
			"  -: ☐\n" +
			"§ Space\n" +
			"38 empty 0 Space\n" +
			"  - empty: \n" +
			"§ Under\n" +
			"42 empty 0 Under\n" +
			"§ Ell\n" +
			"46 empty 0 Ell\n" +
			"  - empty: \n" +
			"§ Curly\n" +
			"50 empty 0 Curly\n" +
			"  - empty: \n" +
			"§ Curlier\n" +
			"54 evidenced 3 Curlier\n" +
			"  -: {{tool}} by {{name}}\n",
	},
	{
		name: "rule 7: placeholders in parts",
		text: `
## Teamwork

**Situation:** TBC

**Task:** [what had to be done]

**Action:** What did you do, how, and why that way? Most of the words go here: say I, not we.

**Result:** TODO (ask Sam)
`,
		want: "star competency\n" +
			"§ Teamwork\n" +
			"1 empty 0 Teamwork\n" +
			"  Situation empty: \n" +
			"  Task empty: \n" +
			"  Action empty: \n" +
			"  Result empty: \n",
	},
	{
		name: "rule 7: notes",
		text: `
## Teamwork

- rang the client
- fixed the form
- saved money

## Pace

- I rang the client.
- I fixed the form
`,
		want: `
star competency
§ Teamwork
1 notes 11 Teamwork
  - notes: - rang the client⏎- fixed the form⏎- saved money
§ Pace
7 evidenced 10 Pace
  -: - I rang the client.⏎- I fixed the form
`,
	},
	{
		name: "rule 7: an empty list item among others",
		text: `
## Teamwork

**Action:**

- I rang.
-
- I wrote.
`,
		want: `
star competency
§ Teamwork
1 evidenced 6 Teamwork
  Action: - I rang.⏎- I wrote.
`,
	},
	{
		name:      "rule 8: a space too many, an ampersand, a number, brackets, a word before",
		framework: "kit",
		text: `
# My application
## Working together
I did.
## Working to gether
I did.
## Changing & improving
x
## 3. Delivering at Pace (250 words)
y
## Competency: Delivering at pace
z
`,
		want: `
star competency My application
§ Working together =team
2 evidenced 2 Working together
  -: I did.
§ Working to gether =team
4 evidenced 2 Working to gether
  -: I did.
§ Changing & improving =change
6 evidenced 1 Changing & improving
  -: x
§ 3. Delivering at Pace (250 words) =pace
8 evidenced 1 3. Delivering at Pace (250 words)
  -: y
§ Competency: Delivering at pace =pace
10 evidenced 1 Competency: Delivering at pace
  -: z
`,
	},
	{
		name:      "rule 8: the indicator among prose",
		framework: "kit",
		text: `
## Working together

I did. Share what you know with others. I did.

**Share what you know with others** I did too.

Share what you know with others

I did three.
`,
		want: `
star competency
§ Working together =team
1 evidenced 28 Working together
  -: I did. Share what you know with others. I did.⏎⏎Share what you know with others I did too.⏎⏎Share what you know with others⏎⏎I did three.
`,
	},
	{
		name: "rule 8: \"and\" for \"&\", in levels by title",
		text: `
---
framework: core-areas
level: Level 3
---
## Strategy, Systems and Culture
x
## Technology & Data Driven Decision Making
y
## Innovation and Transformation
z
`,
		want: `
star competency
§ Strategy, Systems and Culture =strategy-systems-and-culture
5 evidenced 1 Strategy, Systems and Culture
  -: x
§ Technology & Data Driven Decision Making =technology-and-data-driven-decision-making
7 evidenced 1 Technology & Data Driven Decision Making
  -: y
§ Innovation and Transformation =innovation-and-transformation
9 evidenced 1 Innovation and Transformation
  -: z
`,
	},
	{
		name: "rule 8: lost ligatures and slips, and another meaning",
		text: `
---
framework: civil-service-2012
level: HEO
---
## Making effective decisions

### Recognise patterns and trends in a wide range of evidence/data and draw key conclusions, outlining costs, bene ts, risks and potential responses
x
### Recognise paterns and trends in a wide range of evidence data and draw key conclusion, outlining costs, benefits, risks and potential responses
y
### Identify a broad range of relevant and credible information sources and recognise the need to collect new data when necessary from internal and internal sources
z
`,
		want: `
star indicator
§ Making effective decisions =making-effective-decisions
7 evidenced 1 Recognise patterns and trends in a wide range of evidence/data and draw key conclusions, outlining costs, bene ts, risks and potential responses =decisions-patterns-and-trends
  -: x
9 evidenced 1 Recognise paterns and trends in a wide range of evidence data and draw key conclusion, outlining costs, benefits, risks and potential responses =decisions-patterns-and-trends
  -: y
11 evidenced 1 Identify a broad range of relevant and credible information sources and recognise the need to collect new data when necessary from internal and internal sources
  -: z
`,
	},
	{
		name: "rule 8: a missing \"not\", a slip, a lost ligature, quotes and a number",
		text: `
---
framework: kit
---
## Team
x
## Working together (Teamwork)
### Do blame colleagues for mistakes
x
### Do not blame colleagues for mistake
x
### Simplify procedures to the bene t of their  exible users
x
### 2. “Settle conflict early, calmly, and in the open.”
x
`,
		want: `
star indicator
§ Team =team
4 evidenced 1 Team
  -: x
§ Working together (Teamwork) =team
7 evidenced 1 Do blame colleagues for mistakes
  -: x
9 evidenced 1 Do not blame colleagues for mistake =blame
  -: x
11 evidenced 1 Simplify procedures to the bene t of their  exible users =simplify
  -: x
13 evidenced 1 2. “Settle conflict early, calmly, and in the open.” =settle
  -: x
`,
	},
	{
		name:      "rule 8: near misses with the nearest, dashes, brackets, numbers",
		framework: "kit",
		text: `
## Behaviour 1 – Working Together:
### (a) Share what you know with others [essential]
x
### Indicator 2: Settle conflict early, calmly and in the open.
x
### SIMPLIFY PROCEDURES TO THE BENEFIT OF THEIR FLEXIBLE USERS
x
`,
		want: `
star indicator
§ Behaviour 1 – Working Together: =team
2 evidenced 1 (a) Share what you know with others [essential] =share
  -: x
4 evidenced 1 Indicator 2: Settle conflict early, calmly and in the open. =settle
  -: x
6 evidenced 1 SIMPLIFY PROCEDURES TO THE BENEFIT OF THEIR FLEXIBLE USERS =simplify
  -: x
`,
	},
	{
		name: "rule 8: levels with the same sentences: level 3",
		text: `
---
framework: core-areas
level: 3
---
## Developing Self and Others

### Uses their internal peer network to test ideas, challenges and problems and share insights and experiences.
x
`,
		want: `
star indicator
§ Developing Self and Others =developing-self-and-others
7 evidenced 1 Uses their internal peer network to test ideas, challenges and problems and share insights and experiences. =developing-3-peer-network
  -: x
`,
	},
	{
		name: "rule 8: levels with the same sentences: level 2",
		text: `
---
framework: core-areas
level: "2"
---
## Developing self & others

### Uses their internal peer network to test ideas, challenges and problems and share insights and experiences.
x
`,
		want: `
star indicator
§ Developing self & others =developing-self-and-others
7 evidenced 1 Uses their internal peer network to test ideas, challenges and problems and share insights and experiences. =developing-2-peer-network
  -: x
`,
	},
	{
		name: "rule 9: no framework: an outline by depth",
		text: `
# My evidence

## Leadership

### Leads by example

I led.

### Says what is wanted

#### Situation

s

## Change

I changed.
`,
		want: `
star indicator My evidence
§ Leadership
5 evidenced 2 Leads by example
  -: I led.
9 evidenced 1 Says what is wanted
  Situation: s
§ Change
15 evidenced 2 Change
  -: I changed.
`,
	},
	{
		name: "rule 10: coach's comments and edits",
		text: `
## Teamwork

<!-- coach: too long -->
I wrote <!-- Ms Jones: who? --> a guide{>>cut?<<} and{++ also++} a {--long --}list, {~~big~>small~~} and {==bright==}{>>nice<<}.

<!-- note: mine --> <!-- merit:ignore long-sentence it is a quote --> <!-- http://x --> <!-- Time: 10:30 -->
Done.
`,
		want: `
star competency
§ Teamwork
1 evidenced 12 Teamwork
  -: I wrote a guide and a long list, big and bright.⏎⏎Done.
" 3:1 coach0 too long
" 4:9 Ms Jones0 who?
" 4:40 0 cut?
" 4:54 1 also
" 4:68 2 long
" 4:85 3 small
" 4:106 4 bright
" 4:118 0 nice
" 6:89 Time0 10:30
ignore 6:21 long-sentence: it is a quote
`,
	},
	{
		name: "rule 10: CriticMarkup in headings, labels, lists and tables",
		text: `
## Team{>>x<<}work {>>heading<<}

**Situ{>>a<<}ation:** here{>>b<<}.

- {>>c<<}item one is here.
- {--item two--}

| a{>>d<<} | b |
|---|---|
| {>>e|f<<}x | y |
`,
		want: `
star competency
§ Teamwork
1 evidenced 13 Teamwork
  Situation: here.⏎⏎- item one is here.⏎- item two⏎⏎a⇥b⏎x⇥y
" 1:8 0 x
" 1:20 0 heading
" 3:7 0 a
" 3:27 0 b
" 5:3 0 c
" 6:3 2 item two
" 8:4 0 d
" 10:3 0 e|f
`,
	},
	{
		name: "rule 10: a coach's comment that nothing closes",
		text: `
## Alpha
<!-- coach: unclosed

text -- > here
`,
		want: `
star competency
§ Alpha
1 evidenced 6 Alpha
  -: coach: unclosed⏎⏎text -- > here
! 2:1 a comment that nothing closes
`,
	},
	{
		name: "rule 10: comments beside code",
		text: "## Alpha\n" +
			"\n" +
			"- ```\n" +
			"  <!-- stays -->\n" +
			"  ```\n" +
			"\n" +
			"<!-- coach: cut -->\n" +
			"\n" +
			"> ```\n" +
			"> code <!-- stays -->\n" +
			"\n" +
			"<!-- coach: cut2 --> `<!-- stays -->` and \\<!-- stays? -->\n" +
			"\n" +
			"\t```\n" +
			"<!-- coach: cut3 -->\n",
		want: "star competency\n" +
			"§ Alpha\n" +
			"1 evidenced 16 Alpha\n" +
			"  -: - <!-- stays -->⏎⏎code <!-- stays -->⏎⏎<!-- stays --> and <!-- stays? -->⏎⏎```\n" +
			"\" 7:1 coach0 cut\n" +
			"\" 12:1 coach0 cut2\n" +
			"\" 15:1 coach0 cut3\n",
	},
	{
		name: "rule 10: code behind a comment that opens a line",
		text: `
## Alpha

<!-- coach: one --> <!-- of mine --> I typed ` + "`{++this++}`" + `,
and <!-- coach: two --> ` + "`<!-- that -->`" + `.

- > <!-- coach:
  > three --> ` + "`{>>all of it<<}`" + `.

<!-- coach: four --> ` + "```" + `
<!-- fenced --> {--too--}
` + "```" + `

<!-- coach: five --> ` + "`{--here--}`" + ` {>>and what else?<<}
`,
		want: `
star competency
§ Alpha
1 evidenced 16 Alpha
  -: I typed {++this++}, and <!-- that -->.⏎⏎- {>>all of it<<}.⏎⏎<!-- fenced --> {--too--}⏎⏎{--here--}
" 3:1 coach0 one
" 4:5 coach0 two
" 6:5 coach0 > three
" 9:1 coach0 four
" 13:1 coach0 five
" 13:35 0 and what else?
`,
	},
	{
		name: "rule 10: CriticMarkup that nothing closes",
		text: `
## Alpha
text {>>unclosed and {++ also

{== x == y} {~~ no arrow ~~} {~~a~>b
`,
		want: `
star competency
§ Alpha
1 evidenced 14 Alpha
  -: text {>>unclosed and {++ also⏎⏎{== x == y} {~~ no arrow ~~} {~~a~>b
! 2:6 a coach's mark that nothing closes
! 2:22 a coach's mark that nothing closes
! 4:1 a coach's mark that nothing closes
! 4:30 a coach's mark that nothing closes
`,
	},
	{
		name: "rule 10: a comment by a person, and other comments",
		text: `
## Teamwork

I did.<!-- Ann Lee: which year? --> <!-- Dr A B Lee: too many names --> <!-- merit: x --> <!-- TODO: me --> <!--coach:close--> <!-- coach : spaced --> <!-- coach:
two lines
-->
`,
		want: `
star competency
§ Teamwork
1 evidenced 2 Teamwork
  -: I did.
" 3:7 Ann Lee0 which year?
" 3:128 coach0 spaced
" 3:152 coach0 two lines
! 3:73 merit knows ignore and ignore-file here
`,
	},
	{
		name: "rule 10: comments that nothing says, and short ones",
		text: `
## Teamwork

one<!---->two<!-->three<!--->four <!-- -- --> five <!-- a -- b --> six
`,
		want: `
star competency
§ Teamwork
1 evidenced 3 Teamwork
  -: onetwothreefour five six
`,
	},
	{
		name: "rule 10: merit's own comments",
		text: `
## Teamwork

<!-- merit:ignore over-limit the form is longer -->
text <!-- merit:ignore-file --> <!-- merit:ignored x -->
`,
		want: "star competency\n" +
			"§ Teamwork\n" +
			"1 evidenced 1 Teamwork\n" +
			"  -: text\n" +
			"ignore 3:1 over-limit: the form is longer\n" +
			"ignore 4:6 : \n" +
			"! 4:33 merit knows ignore and ignore-file here\n",
	},
	{
		name: "rule 11: unknown names, wrong types, near-miss keys",
		text: `
---
framework: kitt
level: 9
method: starx
answer: indicators
limit: many
competencies: [team, tem, pace]
limits: {team: 100, nope: 3}
date: 2026-13-01
private: Ada
waive:
  - indicator: share
tags: [a]
framwork: x
---
## Teamwork
x
`,
		want: `
star competency
§ Teamwork
16 evidenced 1 Teamwork
  -: x
! 6:8 "limit" is no number of words
! 10:10 "private" is no list
! 14:1 unknown key "framwork"
! 2:12 no such framework "kitt"
! 4:9 no method "starx"
! 5:9 no answer "indicators"
! 9:7 date "2026-13-01" is no date
`,
	},
	{
		name: "rule 11: unknown level, counting and competencies",
		text: `
---
framework: kit
level: 3
limit: {max: 100, min: 200, count: letters}
limits: {tem: 5}
competencies: [tem]
metod: star
---
## Teamwork
x
`,
		want: `
star competency
§ Teamwork =team
9 evidenced 1 Teamwork
  -: x
! 7:1 unknown key "metod"
! 3:8 no level "3"
! 4:36 no counting "letters"
! 4:24 limit with a min that is over its max, or below nought
! 6:16 no competency "tem"
! 5:9 no competency "tem"
`,
	},
	{
		name: "rule 11: tabs",
		text: "---\n" +
			"framework:\tkit\n" +
			"\tlevel: 3\n" +
			"---\n" +
			"## Teamwork\n" +
			"x\n",
		want: `
star competency
§ Teamwork
5 evidenced 1 Teamwork
  -: x
! 3:2 a tab
`,
	},
	{
		name: "rule 11: a key twice",
		text: `
---
framework: kit
framework: civil-service-2012
---
## Teamwork
x
`,
		want: `
star competency
§ Teamwork =team
5 evidenced 1 Teamwork
  -: x
! 3:1 "framework" is written twice
`,
	},
	{
		name: "rule 11: anchors and aliases",
		text: `
---
framework: &a kit
level: *a
---
## Teamwork
x
`,
		want: `
star competency
§ Teamwork
5 evidenced 1 Teamwork
  -: x
! 2:12 an anchor or alias (& or *)
`,
	},
	{
		name: "rule 11: front matter without an end",
		text: `
---
framework: kit

## Teamwork
x
`,
		want: `
star competency
§ Teamwork
4 evidenced 1 Teamwork
  -: x
! 1:1 front matter that nothing ends
`,
	},
	{
		name: "rule 11: empty front matter",
		text: `
---
---
## Teamwork
x
`,
		want: `
star competency
§ Teamwork
3 evidenced 1 Teamwork
  -: x
`,
	},
	{
		name: "rule 11: only the opening line",
		text: `
---
`,
		want: `
star competency
! 1:1 front matter that nothing ends
`,
	},
	{
		name: "rule 11: a list for front matter",
		text: `
---
- framework
---
## Tact
x
`,
		want: `
star competency
§ Tact
4 evidenced 1 Tact
  -: x
! 2:1 the document is no mapping
`,
	},
	{
		name: "rule 11: wrong types",
		text: `
---
framework: [kit]
limit: -5
private: {a: b}
---
## Tact
x
`,
		want: `
star competency
§ Tact
6 evidenced 1 Tact
  -: x
! 2:12 "framework" is no text
! 3:8 "limit" is no number of words
! 4:10 "private" is no list
`,
	},
	{
		name: "rule 11: limits by competency",
		text: `
---
framework: kit
answer: competency
limits: {Teamwork: 500, change: {max: 1500, count: characters}}
---
## Teamwork
x
`,
		want: `
star competency
§ Teamwork =team
6 evidenced 1 Teamwork
  -: x
`,
	},
	{
		name: "rule 11: a byte order mark, and dots for the end",
		text: "\ufeff---\n" +
			"framework: kit\n" +
			"...\n" +
			"## Teamwork\n" +
			"x\n",
		want: `
star competency
§ Teamwork =team
4 evidenced 1 Teamwork
  -: x
`,
	},
	{
		name: "methods: SOAR with obstacles",
		text: `
## Teamwork
**Situation:** s

**Obstacle:** o

**Action:** a

**Result:** r
`,
		want: `
soar competency
§ Teamwork
1 evidenced 4 Teamwork
  Situation: s
  Objective: o
  Action: a
  Result: r
`,
	},
	{
		name: "methods: CAR",
		text: `
## Teamwork
**Context:** s

**Action:** a

**Result:** r
`,
		want: `
car competency
§ Teamwork
1 evidenced 3 Teamwork
  Context: s
  Action: a
  Result: r
`,
	},
	{
		name: "methods: CCAR",
		text: `
## Teamwork
**Challenge:** s

**Context:** s

**Action:** a

**Result:** r
`,
		want: `
ccar competency
§ Teamwork
1 evidenced 4 Teamwork
  Challenge: s
  Context: s
  Action: a
  Result: r
`,
	},
	{
		name: "methods: PAR",
		text: `
## Teamwork
**Problem:** s

**Action:** a

**Result:** r
`,
		want: `
par competency
§ Teamwork
1 evidenced 3 Teamwork
  Problem: s
  Action: a
  Result: r
`,
	},
	{
		name: "methods: STARR",
		text: `
## Teamwork
**Situation:** s

**Task:** t

**Action:** a

**Result:** r

**Reflection:** l
`,
		want: `
starr competency
§ Teamwork
1 evidenced 5 Teamwork
  Situation: s
  Task: t
  Action: a
  Result: r
  Reflection: l
`,
	},
	{
		name: "methods: STAR-L",
		text: `
## Teamwork
**Situation:** s

**Task:** t

**Action:** a

**Result:** r

**What I learned:** l
`,
		want: `
star-l competency
§ Teamwork
1 evidenced 5 Teamwork
  Situation: s
  Task: t
  Action: a
  Result: r
  Learning: l
`,
	},
	{
		name: "methods: public narrative as headings",
		text: `
## Leading
### Story of self
x
### Story of us
y
### Story of now
z
`,
		want: `
public-narrative competency
§ Leading
1 evidenced 3 Leading
  Self: x
  Us: y
  Now: z
`,
	},
	{
		name: "methods: public narrative in bold",
		text: `
## Leading
**Self:** x

**Us:** y

**Now:** z
`,
		want: `
public-narrative competency
§ Leading
1 evidenced 3 Leading
  Self: x
  Us: y
  Now: z
`,
	},
	{
		name: "languages: Welsh",
		text: `
## Gwaith tîm

**Sefyllfa:** Roedd gennym ôl-groniad.

**Gweithredu:** Trefnais gyfarfod.
`,
		want: `
star competency
§ Gwaith tîm
1 evidenced 7 Gwaith tîm
  -: Sefyllfa: Roedd gennym ôl-groniad.⏎⏎Gweithredu: Trefnais gyfarfod.
`,
	},
	{
		name: "languages: French",
		text: `
## Travail d’équipe

**Situation :** Nous avions du retard.

**Tâche :** Rattraper.

**Action :** J’ai agi.

**Résultat :** Fini.
`,
		want: `
star competency
§ Travail d’équipe
1 evidenced 12 Travail d’équipe
  Situation: Nous avions du retard.⏎⏎Tâche : Rattraper.
  Action: J'ai agi.⏎⏎Résultat : Fini.
`,
	},
	{
		name: "languages: German",
		text: `
## Teamarbeit

**Situation:** Der Rückstand wuchs.

**Aufgabe:** Abbauen.

**Ergebnis:** Weg.
`,
		want: `
star competency
§ Teamarbeit
1 evidenced 7 Teamarbeit
  Situation: Der Rückstand wuchs.⏎⏎Aufgabe: Abbauen.⏎⏎Ergebnis: Weg.
`,
	},
	{
		name: "languages: Chinese",
		text: `
## 团队合作

**情况：** 积压很多。

**行动：** 我安排了会议。
`,
		want: `
star competency
§ 团队合作
1 evidenced 4 团队合作
  -: 情况： 积压很多。⏎⏎行动： 我安排了会议。
`,
	},
	{
		name: "counting: odd spaces and signs",
		text: "## Teamwork\n" +
			"\n" +
			"I\u00a0had\u2009a\u200bzero. Em — dash – en - hy “q” ‘s’ … • x\n" +
			"\n" +
			"A\t\ttab.\n",
		want: `
star competency
§ Teamwork
1 evidenced 17 Teamwork
  -: I had azero. Em - dash - en - hy "q" 's' ... - x⏎⏎A tab.
`,
	},
	{
		name: "counting: lone carriage returns",
		text: "## Teamwork\r\rI had\rit.\r\r## Pace\rWent.\r\n",
		want: `
star competency
§ Teamwork
1 evidenced 3 Teamwork
  -: I had it.
§ Pace
6 evidenced 1 Pace
  -: Went.
`,
	},
	{
		name:      "a competency whose group asks for nothing",
		framework: "kit",
		text: `
## Our mission

To boldly go.
`,
		want: `
star competency
§ Our mission =mission
1 evidenced 3 Our mission
  -: To boldly go.
`,
	},
	{
		name:      "rule 5: a checklist that an editor broke into lines",
		framework: "kit",
		text: `
## Working together

- [x] Settle conflict early, calmly
  and in the open
- [ ] Share what you know with
others
`,
		want: `
star competency
§ Working together =team
[x] Settle conflict early, calmly and in the open =settle
[ ] Share what you know with others =share
1 claimed 0 Working together
`,
	},
	{
		name:      "rule 5: a list of indicators that an editor broke into lines",
		framework: "kit",
		text: `
## Working together

- Settle conflict early, calmly
  and in the open

  I rang.
- Share what you know
  with others
`,
		want: `
star indicator
§ Working together =team
3 evidenced 2 Settle conflict early, calmly and in the open =settle
  -: I rang.
7 empty 0 Share what you know with others =share
`,
	},
	{
		name: "rule 5: ticks before one's own sentences",
		text: `
## Pace

- [x] I cut missed visits from 12 to 3 a month.
- [x] My rota saved £40,000.

That was all.
`,
		want: `
star competency
§ Pace
1 evidenced 19 Pace
  -: - I cut missed visits from 12 to 3 a month.⏎- My rota saved £40,000.⏎⏎That was all.
`,
	},
	{
		name: "rule 7: what people leave in a place for an answer",
		text: `
## 1

???
## 2

(TBC)
## 3

T.B.C.
## 4

Click or tap here to enter text.
## 5

N/A – see above
## 6

Lorem ipsum dolor sit amet, consectetur adipiscing elit.
## 7

“none”
## 8

WIP
## 9

(Max. 250 words)
## 10

Word count: 0
## 11

\\
`,
		want: `
star competency
§ 1
1 empty 0 1
  - empty: 
§ 2
4 empty 0 2
  - empty: 
§ 3
7 empty 0 3
  - empty: 
§ 4
10 empty 0 4
  - empty: 
§ 5
13 empty 0 5
  - empty: 
§ 6
16 empty 0 6
  - empty: 
§ 7
19 empty 0 7
  - empty: 
§ 8
22 empty 0 8
  - empty: 
§ 9
25 empty 0 9
  - empty: 
§ 10
28 empty 0 10
  - empty: 
§ 11
31 empty 0 11
  - empty: 
`,
	},
	{
		name: "rule 1: a heading inside a part of the only answer",
		text: `
# Leadership

## Situation

Two.

## Action

I rang.

### Step one: ring

I rang them.

## Result

It fell by 3.
`,
		want: `
star competency
§ Leadership
1 evidenced 10 Leadership
  Situation: Two.
  Action: I rang.⏎⏎I rang them.
  Result: It fell by 3.
`,
	},
	{
		name:      "rule 1: what Google Docs puts behind a heading",
		framework: "kit",
		text: `
## **Working together** {#working-together}

### **Situation** {#situation}

It was late {#late}.
`,
		want: `
star competency
§ Working together =team
1 evidenced 4 Working together
  Situation: It was late {#late}.
`,
	},
	{
		name: "rule 1: bold sentences",
		text: `
**Situation:** Two.

**Action:** I asked.

**In total I saved 40 hours a month**

**Calls fell by half.**

**Result:** It fell by 3.

**Teamwork**

**Situation:** One.

**I rang them.**

**Result:** It came.
`,
		want: `
star competency
§
1 evidenced 19
  Situation: Two.
  Action: I asked.⏎⏎In total I saved 40 hours a month⏎⏎Calls fell by half.
  Result: It fell by 3.
§ Teamwork
11 evidenced 6 Teamwork
  Situation: One.⏎⏎I rang them.
  Result: It came.
`,
	},
	{
		name: "rule 3: contact lines and figures are no labels",
		text: `
# Ada Example

T: 0161 496 0000
A: 12 High Street, Leeds

## Leading

£40,000 result: the saving was made again.

2. Result: it held.

## Pace

Action (150 words): I did.
`,
		want: `
star competency Ada Example
§ Leading
6 evidenced 9 Leading
  -: £40,000 result: the saving was made again.
  Result: it held.
§ Pace
12 evidenced 2 Pace
  Action: I did.
`,
	},
	{
		name:      "rule 4: tables within a part, and with words before the indicator",
		framework: "kit",
		text: `
## Pace

**Result:** More were answered:

| Month | Evidence |
|---|---|
| April | 450 |

## Teamwork

| Month | Calls | Example of change |
|---|---|---|
| April | 900 | I rang |
`,
		want: `
star competency
§ Pace =pace
1 evidenced 7 Pace
  Result: More were answered:⏎⏎Month⇥Evidence⏎April⇥450
§ Teamwork =team
9 evidenced 9 Teamwork
  -: Month⇥Calls⇥Example of change⏎April⇥900⇥I rang
`,
	},
	{
		name:      "rule 4: numbers before the indicator",
		framework: "kit",
		text: `
| No. | Indicator | Evidence |
|---|---|---|
| 1 | Share what you know with others | I wrote a guide |
`,
		want: `
star indicator
§ Working together =team
3 evidenced 4 Share what you know with others =share
  -: I wrote a guide
`,
	},
	{
		name: "rule 6: what looks like a tag or a link's definition",
		text: `
## Pace

I rang <name of client>, x<y>z. At 5<b and c>d, waits <two weeks
for all>, as <b>I</b> <span class="x">planned</span>.

[Budget]: £30,000

[Seen]: https://www.example.org

See [this][1].

[1]: https://www.example.org
`,
		want: `
star competency
§ Pace
1 evidenced 22 Pace
  -: I rang <name of client>, x<y>z. At 5<b and c>d, waits <two weeks for all>, as I planned.⏎⏎[Budget]: £30,000⏎⏎See this.
`,
	},
	{
		name: "rule 1: a line of dashes under a part",
		text: `
## Pace

I rang.

**Result:** Missed visits fell from 12 to 3 a month.
---
`,
		want: `
star competency
§ Pace
1 evidenced 11 Pace
  -: I rang.
  Result: Missed visits fell from 12 to 3 a month.
! 5:1 a line of dashes right under text makes the text a heading
`,
	},
	{
		name: "rule 6: the numbers of a list",
		text: `
## Pace

1. a
1. b
   1. x
   1. y
1. c

Text.

3. d
5. e
`,
		want: `
star competency
§ Pace
1 evidenced 15 Pace
  -: 1. a⏎2. b⏎  1. x⏎  2. y⏎3. c⏎⏎Text.⏎⏎3. d⏎5. e
`,
	},
	{
		name: "rule 10: notes to oneself, and names of coaches",
		text: `
## Pace

I led. <!-- Old opening: In spring I led. --> <!-- Draft 2: I built it --> <!-- NB: keep --> <!-- to do: cut --> <!-- Situation: in May --> <!-- opening: x --> <!-- not this: shout -->

It came. <!-- Sam: when? --> <!-- line manager: how? --> <!-- Head of learning: why? -->
`,
		want: `
star competency
§ Pace
1 evidenced 4 Pace
  -: I led.⏎⏎It came.
" 5:10 Sam0 when?
" 5:30 line manager0 how?
" 5:58 Head of learning0 why?
`,
	},
	{
		name: "rule 1: questions and statements in bold are no evidence",
		text: `
## Values

**I treat people with respect.**

I ran it.

**I take responsibility for my work.**

I wrote it.

## Questions

**What would you bring to our team?**

**Why do you want to support my residents?**
`,
		want: `
star indicator
§ Values
3 evidenced 3 I treat people with respect.
  -: I ran it.
7 evidenced 3 I take responsibility for my work.
  -: I wrote it.
§ Questions
13 empty 0 What would you bring to our team?
15 empty 0 Why do you want to support my residents?
`,
	},
	{
		name: "rule 1: titles of stories in bold",
		text: `
## Leading

**Situation:** Two left.

**Result:** All 5 stayed.

**My second example**

**Situation:** One left.

**Result:** I saved 3.
`,
		want: `
star competency
§ Leading
1 evidenced 10 Leading
  Situation: Two left.
  Result: All 5 stayed.
  - empty My second example: 
  Situation: One left.
  Result: I saved 3.
`,
	},
	{
		name: "rule 1: competencies in bold, each with a part",
		text: `
**Working together**

**Situation:** The team was new.

**Managing change**

**Action:** I wrote the plan for 5 depots.
`,
		want: `
star competency
§ Working together
1 evidenced 4 Working together
  Situation: The team was new.
§ Managing change
5 evidenced 7 Managing change
  Action: I wrote the plan for 5 depots.
`,
	},
	{
		name: "rule 3: letters in front of the first heading, and numbers before labels",
		text: `
S: The team was behind.

T: It had to catch up.

A: I rang.

R: All 40 letters went.

## Leading

1 Situation: The team was new.

#2 Task: It was mine.

3 - Action: I rang.
`,
		want: `
star competency
§
1 evidenced 15
  Situation: The team was behind.
  Task: It had to catch up.
  Action: I rang.
  Result: All 40 letters went.
§ Leading
9 evidenced 9 Leading
  Situation: The team was new.
  Task: It was mine.
  Action: I rang.
`,
	},
	{
		name: "rule 4: references before the indicator",
		text: `
| Ref | Criterion | Evidence |
|---|---|---|
| E1 | Works with the public | I ran a desk |
`,
		want: `
star indicator
§
3 evidenced 4 Works with the public
  -: I ran a desk
`,
	},
	{
		name: "rule 5: a box that is not ticked is no evidence",
		text: `
## Pace

- [ ] I can give an example of delivery.
`,
		want: `
star competency
§ Pace
[ ] I can give an example of delivery.
1 empty 0 Pace
`,
	},
	{
		name: "rule 6: numbers that are written stay",
		text: `
## Pace

2019. I led the team.
2019. I led the budget.

Text.

1. a
1. b
2. c
`,
		want: `
star competency
§ Pace
1 evidenced 17 Pace
  -: 2019. I led the team.⏎2019. I led the budget.⏎⏎Text.⏎⏎1. a⏎1. b⏎2. c
`,
	},
	{
		name: "rule 7: placeholders in angle brackets",
		text: `
## 1

<your text here>

## 2

<TBC>

## 3

Up to 90 words.
`,
		want: `
star competency
§ 1
1 empty 0 1
  - empty: 
§ 2
5 empty 0 2
  - empty: 
§ 3
9 evidenced 4 3
  -: Up to 90 words.
`,
	},
	{
		name: "rule 1: a sentence in bold right under an indicator",
		text: `
## Delivering at pace

### Works well with people

**I led a team of twelve in my depot.**

More.

### Other

Text.
`,
		want: `
star indicator
§ Delivering at pace
3 evidenced 10 Works well with people
  -: I led a team of twelve in my depot.⏎⏎More.
9 evidenced 1 Other
  -: Text.
`,
	},
	{
		name: "rule 1: figures in bold indicators",
		text: `
## Skills

**Works well with others**

**Situation:** x was.

**Keeps 24/7 records**

**Action:** I did.
`,
		want: `
star indicator
§ Skills
3 evidenced 2 Works well with others
  Situation: x was.
7 evidenced 2 Keeps 24/7 records
  Action: I did.
`,
	},
	{
		name: "rule 3: an address of three letters",
		text: `
A: 1 High St

T: 0161 496 0000

R: REF 12

## Delivering at pace

**Situation:** x y.
`,
		want: `
star competency
§ Delivering at pace
7 evidenced 2 Delivering at pace
  Situation: x y.
`,
	},
	{
		name: "rule 5: ticks before what we do",
		text: `
## Pace

- [x] We look for better ways.
- [x] Our team wins.
`,
		want: `
star competency
§ Pace
[x] We look for better ways.
[x] Our team wins.
1 claimed 0 Pace
`,
	},
	{
		name: "rule 6: amounts behind brackets, and data in them",
		text: `
## Pace

[Result]: £1.2m

We saved <data required> hours.

[Part]:
£1.2m saved.
`,
		want: `
star competency
§ Pace
1 evidenced 9 Pace
  Result: £1.2m⏎⏎We saved <data required> hours.⏎⏎[Part]: £1.2m saved.
`,
	},
	{
		name: "rule 7: lengths and sentences in brackets",
		text: `
## 1

Word limit: 250

## 2

<I cut costs by 30% and won a prize.>
`,
		want: `
star competency
§ 1
1 empty 0 1
  - empty: 
§ 2
5 evidenced 9 2
  -: <I cut costs by 30% and won a prize.>
`,
	},
	{
		name: "rule 10: notes for a coach, and coaches by number",
		text: `
## Pace

I did. <!-- Note to manager: ring Jo --> <!-- todo manager: x --> <!-- Coach 2: too long --> <!-- Second reviewer: why? -->
`,
		want: `
star competency
§ Pace
1 evidenced 2 Pace
  -: I did.
" 3:67 Coach 20 too long
" 3:94 Second reviewer0 why?
`,
	},
	{
		name: "rule 3: bold that Word closed in the wrong place",
		text: `
## Pace

**Situation:**It was late.

**Task: **To catch up.

**Action –** I rang.

**R**esult: It came.
`,
		want: `
star competency
§ Pace
1 evidenced 10 Pace
  Situation: It was late.
  Task: To catch up.
  Action: I rang.
  Result: It came.
`,
	},
	{
		name: "rule 3: names alone on lines",
		text: `
## Pace

Situation
It was late.
Task
To catch up.
Action
- I rang.
Result
It came.

## Other

• Situation: It was late.
• Action: I rang.
`,
		want: `
star competency
§ Pace
1 evidenced 11 Pace
  Situation: It was late.
  Task: To catch up.
  Action: - I rang.
  Result: It came.
§ Other
12 evidenced 5 Other
  Situation: It was late.
  Action: I rang.
`,
	},
	{
		name: "rule 3: numbered parts, and their lengths",
		text: `
## Pace

(1) Situation: It was late.

a) Task: To catch up.

### Step 3: Action

I rang.

**Result** (30 words): It came.

**Result/Outcome:** *(20 words)* It stayed.
`,
		want: `
star competency
§ Pace
1 evidenced 12 Pace
  Situation: It was late.
  Task: To catch up.
  Action: I rang.
  Result: It came.
  Result: It stayed.
`,
	},
	{
		name: "rule 3: a line that ends in a part's name",
		text: `
## Pace

**Situation:** We lacked
Action
and I rang.
`,
		want: `
star competency
§ Pace
1 evidenced 6 Pace
  Situation: We lacked Action and I rang.
`,
	},
	{
		name:      "rule 4: labels within cells",
		framework: "kit",
		text: `
## Teamwork

| Indicator | Evidence |
|---|---|
| Share what you know with others | **Situation:** s.<br>**Action:** a. |

## Pace

| **Situation:** s. |
|---|
| **Action:** a. |
`,
		want: `
star indicator
§ Teamwork =team
5 evidenced 2 Share what you know with others =share
  Situation: s.
  Action: a.
§ Pace =pace
7 evidenced 2 Pace
  Situation: s.
  Action: a.
`,
	},
	{
		name:      "rule 4: competencies in rows",
		framework: "kit",
		text: `
| Competency | Evidence |
|---|---|
| Working together | I wrote a guide |
| Delivering at pace | I rang |
`,
		want: `
star competency
§ Working together =team
3 evidenced 4 Working together
  -: I wrote a guide
§ Delivering at pace =pace
4 evidenced 2 Delivering at pace
  -: I rang
`,
	},
	{
		name:      "rule 8: competencies in plain lines",
		framework: "kit",
		text: `
Working together

Situation: s.

Action: a.

Delivering at pace

Situation: s.

I worked on Working together

Action: a.
`,
		want: `
star competency
§ Working together =team
1 evidenced 2 Working together
  Situation: s.
  Action: a.
§ Delivering at pace =pace
7 evidenced 7 Delivering at pace
  Situation: s.⏎⏎I worked on Working together
  Action: a.
`,
	},
	{
		name:      "rule 8: a question above each answer",
		framework: "kit",
		text: `
## Working together

**Describe a time when you shared.**

I wrote a guide.

## Pace

**Describe a time when you were quick.**

I rang.
`,
		want: `
star competency
§ Working together =team
1 evidenced 4 Working together
  - Describe a time when you shared.: I wrote a guide.
§ Pace =pace
7 evidenced 2 Pace
  - Describe a time when you were quick.: I rang.
`,
	},
	{
		name: "rule 3: words that are no numbers of parts",
		text: `
## Leadership

**Action:** I changed it.

- Q1 results: sales fell, so I changed it.
- "Actions: who did what" was on the wall.

**Result:** (5,000 words) of guidance fell to a page.
`,
		want: `
star competency
§ Leadership
1 evidenced 29 Leadership
  Action: I changed it.⏎⏎- Q1 results: sales fell, so I changed it.⏎- "Actions: who did what" was on the wall.
  Result: (5,000 words) of guidance fell to a page.
`,
	},
	{
		name: "rule 6: choices that are no tags",
		text: `
## Leadership

I saved <input amount> pounds for <select one>, <details of team> and <p hidden>me</p>.

See [a] and [b].

[a]: docs/guide.pdf
[b]: Report%20final.pdf
`,
		want: `
star competency
§ Leadership
1 evidenced 18 Leadership
  -: I saved <input amount> pounds for <select one>, <details of team> and⏎me⏎.⏎⏎See a and b.
`,
	},
	{
		name: "rule 7: prompts of one's own",
		text: `
## Leadership

**Situation:** <describe my situation>

**Action:** <what my team did>
`,
		want: `
star competency
§ Leadership
1 empty 0 Leadership
  Situation empty: 
  Action empty: 
`,
	},
	{
		name:      "rule 1: bold sentences that ask nothing",
		framework: "kit",
		text: `
# Working together

**The team had failed its audit twice.**

I took over.
`,
		want: `
star competency
§ Working together =team
1 evidenced 10 Working together
  -: The team had failed its audit twice.⏎⏎I took over.
`,
	},
	{
		name: "rule 1: indicators in words of one's own",
		text: `
# Alpha

## People

**I communicate clearly.**

I did.

**I listen to others.**

I heard.

# Beta

## Speed {.NET}

I ran.
`,
		want: `
star indicator
§ Alpha
5 evidenced 2 I communicate clearly.
  -: I did.
9 evidenced 2 I listen to others.
  -: I heard.
§ Beta
15 evidenced 2 Speed {.NET}
  -: I ran.
`,
	},
	{
		name:      "rule 8: a title that is repeated",
		framework: "kit",
		text: `
# Q1. Working together

Working together

Situation: x.
`,
		want: `
star competency
§ Q1. Working together =team
1 evidenced 1 Q1. Working together
  Situation: x.
`,
	},
}

func TestParse(t *testing.T) {
	for _, tt := range readings {
		t.Run(tt.name, func(t *testing.T) {
			options := Options{}
			if tt.framework != "" {
				options.Framework = find(t, tt.framework)
			}
			got := dump(read(t, strings.TrimPrefix(tt.text, "\n"), options))
			if want := strings.TrimPrefix(tt.want, "\n"); got != want {
				t.Errorf("in\n%s\ngot\n%s\nwant\n%s", tt.text, got, want)
			}
		})
	}
}

// A file is read the same in every encoding and with every line end.
func TestEncodings(t *testing.T) {
	const text = "---\nframework: kit\n---\n\n## Teamwork\n\n**Situation:** Élan “vital” 👍\nand so on.\n\n- one\n- two\n"
	want := dump(read(t, text, Options{}))
	if !strings.Contains(want, "=team") {
		t.Fatal(want)
	}
	utf16With := func(order binary.AppendByteOrder) string {
		raw := order.AppendUint16(nil, 0xFEFF)
		for _, unit := range utf16.Encode([]rune(strings.ReplaceAll(text, "\n", "\r\n"))) {
			raw = order.AppendUint16(raw, unit)
		}
		return string(raw)
	}
	for name, encoded := range map[string]string{
		"CRLF":      strings.ReplaceAll(text, "\n", "\r\n"),
		"CR":        strings.ReplaceAll(text, "\n", "\r"),
		"BOM":       "\ufeff" + text,
		"UTF-16 LE": utf16With(binary.LittleEndian),
		"UTF-16 BE": utf16With(binary.BigEndian),
	} {
		if got := dump(read(t, encoded, Options{})); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// Files may be read side by side: what they share never changes.
func TestParseTogether(t *testing.T) {
	options := Options{Find: catalog(t).Find, Framework: find(t, "kit")}
	var group sync.WaitGroup
	for _, tt := range readings[:40] {
		want := dump(read(t, tt.text, options))
		group.Go(func() {
			if got := dump(read(t, tt.text, options)); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
	group.Wait()
}

func TestTextWithLabels(t *testing.T) {
	f := read(t, "## Teamwork\n\nBefore.\n\n**S and T:** Both.\n\n**Action:**\n- One.\n- Two.\n\n**R:** TBC\n", Options{})
	want := "Before.\n\nSituation and Task: Both.\n\nAction:\n- One.\n- Two."
	if got := f.Answers[0].Text(true); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	want = "Before.\n\nBoth.\n\n- One.\n- Two."
	if got := f.Answers[0].Text(false); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestCommands pastes nothing that a CI runner would take for a command.
func TestCommands(t *testing.T) {
	for text, want := range map[string]string{
		"::error::x":             ":error::x",
		"a  \n:::warning::y":     "a\n:warning::y",
		"a ::error":              "a ::error",
		"x ##[error]y ##z":       "x #[error]y ##z",
		"- ###vso[task.x]":       "- #vso[task.x]",
		"&#58;&#58;set-output::": ":set-output::",
	} {
		f := read(t, "## T\n\n"+text+"\n", Options{})
		if got := f.Answers[0].Text(false); got != want {
			t.Errorf("%q is pasted as %q, not %q", text, got, want)
		}
	}
}

// TestHiddenNesting reads a file whose comments hid from the first look at it
// what the Markdown parser cannot bear.
func TestHiddenNesting(t *testing.T) {
	f := read(t, strings.Repeat("- <!--\n-->", 2000)+"x"+strings.Repeat("\n", 2000), Options{})
	if len(f.Problems) != 1 || !strings.Contains(f.Problems[0].Message, "nested deeper") {
		t.Errorf("problems %v", f.Problems)
	}
}

// TestHeadingsInParts keeps a heading inside the part it stands in, and an
// indicator under its competency, whatever heading stands between.
func TestHeadingsInParts(t *testing.T) {
	f := read(t, "## Delivering\n\n### Situation\n\nIt was late.\n\n### Action\n\n#### Planning\n\nI planned it all.\n\n### Result\n\nIt came.\n", Options{})
	if len(f.Answers) != 1 || len(f.Answers[0].Parts) != 3 || f.Answers[0].Text(false) != "It was late.\n\nI planned it all.\n\nIt came." {
		t.Errorf("%d answers, %q", len(f.Answers), f.Answers[0].Text(false))
	}
	f = read(t, "---\nanswer: indicator\n---\n\n## Delivering\n\n### Cluster\n\n#### Share\n\nI ran.\n\n#### Listen\n\nI asked.\n", Options{})
	if len(f.Sections) != 1 || len(f.Answers) != 2 || f.Answers[0].Section.Title.Value != "Delivering" {
		t.Errorf("%d sections, %d answers", len(f.Sections), len(f.Answers))
	}
}
