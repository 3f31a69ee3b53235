package lint

// An answer that a person has read whole, and what is to be said of it: the words
// that each rule should point at. Whatever else is found is wrong.
type judgedAnswer struct {
	text string
	want map[string]string
}

// judgedAnswers are invented answers of people in many kinds of work, judged
// before any rule had seen them. Each stands below its own heading, if it has
// one, and before a closing date in November 2026, for a box of 20 to 150 words.
var judgedAnswers = []judgedAnswer{
	// Strong: nothing but notes may be found, and those only where they are named.
	{`**Situation:** The hospital school took its register three times a morning, and pupils on drips were woken for it.

**Task:** I was asked to find a quieter way by half term.

**Action:** I sat with the ward sister and marked on a plan when each bed was free. I wrote a one-page sheet that the night staff could fill in, tried it on two wards, and changed the wording after the first week because the porters found it unclear. I then showed every teacher how to read it.

**Result:** Nobody has been woken since March, and the register is ready by 9.15 instead of 10.`, nil},
	{`**Situation:** Our studio of six lost two clients in a spring because their sites were slow on old phones.

**Task:** I had to bring the loading time of thirty sites below three seconds.

**Action:** I measured each site on a borrowed phone, listed the ten worst, and found that one picture gallery was to blame in eight of them. I rewrote it in plain code, tested it with a client who has poor sight, and taught both juniors how to put it in. I kept a table on the wall, so that everyone saw what was left.

**Result:** All thirty were under three seconds by June, and one of the lost clients came back.`, nil},
	{`**Situation:** Drivers at the depot were leaving their cabs unlocked on the forecourt.

**Task:** As shift lead, I was to stop it without a new rule.

**Action:** I walked the forecourt at five for a week and noted which cabs were open and why. Most drivers were fetching a key from the office, so I had hooks put up by the gate and moved the keys there. I told each driver myself what I had seen, and asked them to try the hooks for a fortnight.

**Result:** Open cabs fell from eleven a morning to one, and nothing has been stolen since.`, nil},
	{`**Situation:** A resident of the care home had stopped eating at lunch.

**Task:** I was her key worker and had to find out why before the doctor's visit on Friday.

**Action:** I ate with her on three days and saw that she could not hear anyone in the dining room. I moved her to the small table by the window, asked her daughter to bring her old hearing aid, and cleaned it with the nurse. I wrote all of it in her plan, so that the night team would do the same.

**Result:** She ate four lunches in five the next week and gained two kilograms in a month.`, nil},
	{`**Situation:** The museum's guided tour ran twenty minutes late every Saturday.

**Task:** I offered to find where the time went.

**Action:** I followed six tours with a watch and drew a line for each room. The coat room and the Roman gallery took half of all the delay. I asked the volunteers what visitors wanted there, cut two stops that nobody had asked about, and opened the coat room ten minutes early. I wrote the new route on a card for each guide.

**Result:** Tours have ended within five minutes of the hour since May, and complaints stopped.`, nil},
	{`**Situation:** Two families wanted the same allotment, and both had letters that promised it.

**Task:** I had to settle it before the planting season.

**Action:** I read both files and found that we had made the mistake. I rang each family, said so, and asked what they needed the plot for. One wanted room for bees. I walked the site, found an unused corner by the hedge, and had it cleared and fenced. I then changed our form so that a plot cannot be offered twice.

**Result:** Both families were digging by the first of April, and no plot has been promised twice in two years.`, nil},
	{`**Context:** The bakery threw away forty loaves each night.

**Action:** I counted for a month what came back, by shop and by weather. I showed the owner that rain, not the day, explained most of it, and I set up a call with the weather office's free service. I baked by that for three weeks, then trained the two night bakers to do it and left them the sheet.

**Result:** We throw away nine loaves a night, and saved £410 in the first month.`, nil},
	{`**Situation:** Jurors at our court waited an hour in a corridor without being told why.

**Task:** I was to see that they were told, with no more staff.

**Action:** I asked twelve jurors what they would have wanted to know and when. I wrote four short notices with the usher, in large print, and a rota that says who reads which one aloud at what time. When the judge worried about noise, I had the notices read in the side room instead.

**Result:** In the last survey 46 of 50 jurors said they knew why they were waiting; the year before it was 19.`, nil},
	{`**Situation:** The pool's lane booking failed on the first day of the holidays.

**Task:** I was the only lifeguard on duty who knew the paper system.

**Action:** I took a clipboard to the queue, explained what had happened, and gave each swimmer a numbered band by lane and half hour. I sent a colleague to put a sign on the door, and I rang the four clubs that had booked so that they could come later. Every half hour I read out the numbers myself.

**Result:** 214 people swam that day, and two asked for their money back.`, map[string]string{"part-balance": "Result"}},
	{`**Situation:** Parents rang the school kitchen because they could not tell which meals held nuts.

**Task:** I had to make a menu that anybody could read.

**Action:** I laid out last term's menu beside the letters we had received, and I marked each dish that had raised a question. I drew a small sign for each of the fourteen allergens, tried them on a class of eight-year-olds, and threw out the three they read wrongly. I then checked every recipe with the supplier by telephone.

**Result:** Calls about nuts fell from nine a week to none, and another school has taken the signs over.`, nil},
	{`**Situation:** A crew on the refuse round had three back injuries in a winter.

**Task:** I was asked to change how we lift, not to write a poster.

**Action:** I rode with the crew for two days and counted the lifts. Nearly all the bad ones were at four blocks with steps. I asked the caretakers there to bring the bins to the kerb, offered them an earlier collection in return, and swapped the order of the round so that we could keep it. I showed new starters the lift on their first day.

**Result:** There has been one injury in the eleven months since.`, map[string]string{"part-balance": "Result"}},
	{`**Situation:** The archive had 300 boxes that nobody could find anything in.

**Task:** I had one summer and two students.

**Action:** I opened every tenth box first, so that I could guess what the rest held. I wrote a list of nine kinds of paper with the students and we sorted by it, while I settled each doubtful case the same day. I asked three regular readers to look for something and watched where they got lost, then changed the labels.

**Result:** All 300 boxes are listed, and a reader waits four minutes for one instead of a day.`, nil},
	{`**Situation:** Our translators worked from recordings that cut off the first word.

**Task:** I had to find the fault, though I am no engineer.

**Action:** I listened to sixty recordings with the times beside them and saw that only calls from one building were cut. I borrowed a recorder, rang from there myself, and heard that the line opened half a second late. I wrote down the steps so that the engineer could hear it too, and I stayed with him until he did.

**Result:** He mended it in a day, and corrections fell by a third.`, nil},
	{`**Situation:** A farmer had been refused a grant because his map did not match ours.

**Task:** I was to check the refusal within ten days.

**Action:** I laid his map over ours and found that ours was from before the road was moved. I drove out, walked the boundary with him, and took a photograph at each corner. I wrote up what I had seen in one page, asked the survey team to correct the map, and told the farmer each evening where it had got to.

**Result:** The grant was paid eight days later, and six neighbours' maps were put right as well.`, nil},
	{`When the surgery changed its telephone system, patients over seventy stopped ringing. I noticed it because the morning list was short for the first time in years. I rang twenty of them from the old number, and learned that the new menu had five choices and read them too fast. I wrote a menu with two, recorded it slowly with the practice nurse, and asked the supplier to put it in that week. I then rang the same twenty people again. The morning list was full within ten days, and complaints about the telephone fell from eight to one a month.`,
		map[string]string{"unlabelled-answer": "## Working together"}},
	{`I run the lighting at a small theatre. In January a touring company arrived with a plan for twice the lamps we have. I sat down with their designer and asked which moments mattered most to her. I built those eight first, showed them to her the same evening, and offered three ways to do the rest with what we had. She chose one, and I wrote the cues overnight. The show opened on time with all eleven scenes lit, and the company has booked us for the next two years.`,
		map[string]string{"unlabelled-answer": "## Working together"}},
	{`**Situation and Task:** Two of our charity shops priced the same coat at £4 and £15, and I was asked to bring the prices closer.

**Action:** I photographed forty things in both shops and had each priced by four volunteers, who could not see what the others had said. I laid out the answers on a table and asked them to explain the widest gaps. From that I wrote a guide with twenty pictures, tried it for a month, and took out the six pages that nobody had opened.

**Result:** Prices now differ by a tenth at the most, and takings rose by £300 a month.`, nil},
	{`**Problem:** The coastguard team's radios failed behind the headland.

**Action:** I drew the gap on a chart by walking the path with a second radio, and marked every point where I lost the station. I asked the lighthouse keeper whether we might put a relay on his roof, wrote the request for the landowner, and helped the fitter to carry it up. I tested the whole path again at low and at high tide.

**Result:** There is no gap left on the path, and the team used it for a rescue within a month.`, nil},
	{`**Situation:** Members of our union branch did not vote because they did not trust the new form.

**Task:** I was elected to raise the turnout.

**Action:** I stood by the clock at each shift change for a week and asked what put people off. Most had thrown the letter away as an advertisement. I had the envelope printed with the branch's own mark, explained the form in the canteen, and left a sealed box there that two members watched. I answered every question in the newsletter, under no name.

**Result:** Turnout rose from 22 to 61 per cent.`, map[string]string{"part-balance": "Result"}},
	{`**Situation:** A tenant on the fourth floor could not leave her flat after a stroke.

**Task:** As her housing officer I was to find her a ground-floor home.

**Action:** I asked her which three things mattered most, and learned that the bus to her sister was one of them. I went through every empty home on that line, found one with a step, and had a ramp costed by two builders the same afternoon. I took her to see it, and I filled in the medical form with her so that she signed every answer.

**Result:** She moved within seven weeks; the usual wait is eight months.`, map[string]string{"part-balance": "Result"}},
	{`**Situation:** Trains left our station with doors closing on passengers who had been told the wrong platform.

**Task:** I had to see that the board and the voice said the same.

**Action:** I stood on the bridge with a notebook at both peaks and wrote down each time they differed. All of it came from changes made in the last four minutes. I agreed with the signaller that he would ring me before any late change, and I made the announcement by hand until the software was mended.

**Result:** Wrong announcements fell from six a day to none in the first week.`, nil},
	{`**Situation:** The vet practice lost a day each month to finding cats that had been wrongly filed.

**Task:** I was asked to sort the cards.

**Action:** I filed a hundred cards twice, once by owner and once by animal, and timed how long the others took to find ten of them. By animal was twice as quick. I moved all 1,900 over four weekends, wrote the colour code on the lid of each drawer, and stayed late on the first Monday to help.

**Result:** A card takes twelve seconds to find, down from fifty.`, map[string]string{"part-balance": "Result"}},
	{`**Situation:** Planning letters at the council were so long that people rang to ask what they said.

**Task:** I was to shorten the one sent most often.

**Action:** I read forty complaints about it and wrote down the questions people had. I put the answer in the first line, moved the law to the back, and read the draft aloud to a neighbour of the next three sites. I asked our lawyer which sentences we must keep; there were four. I then sent old and new letters to alternate streets for a month.

**Result:** Calls about the letter fell by 70 per cent in the streets that had the new one.`, nil},
	{`**Situation:** A ten-year-old in the hospital school would not read.

**Task:** I wanted him to read one page aloud by the end of term.

**Action:** I asked what he would do at home, and he said that he mended radios. I brought in two broken ones with their manuals. I let him find the page, read the first line to him, and waited. When he stumbled I wrote the word on a card and he kept it. I told his teacher at home each Friday what had worked.

**Result:** He read eleven pages in six weeks, and took a manual home.`, map[string]string{"part-balance": "Result"}},

	// Weak in one thing.
	{`**Situation:** The clinic's diary was full of gaps.

**Task:** I was asked to fill them.

**Action:** We met every Monday and we went through the list. We rang the patients on our waiting list and we offered them the gaps. I kept the minutes. In the end we agreed on a rule for late cancellations and our manager signed it.

**Result:** Gaps fell from nine a day to two.`, map[string]string{"we-not-i": "We"}},
	{`**Situation:** The school garden had been left to weeds.

**Task:** The head wanted vegetables for the kitchen.

**Action:** The beds were dug over, compost was ordered and seeds were chosen with the cook. Posters were put up for parents, and a rota for watering was drawn up. The shed was mended, the tools were oiled and a fence was put round the pond before the summer term began.

**Result:** The kitchen had 40 kilograms of beans by July.`, map[string]string{"part-balance": "Result", "we-not-i": "## Working together"}},
	{`Our team looks after the website of a brewery. We were told that the shop had stopped working on a Friday night. We looked at our logs and we saw that a certificate had run out. We bought a new one and our lead put it in. I told the client. The shop was back after 40 minutes.`,
		map[string]string{"we-not-i": "Our", "unlabelled-answer": "## Working together"}},
	{`**Situation:** The reading club had three members left.

**Task:** I took it over in May.

**Action:** I asked every former member why they had stopped, moved the day to Thursday, and let the members choose the books in turn. I wrote a card for each new face in the library and asked the school to read one chapter with us.

**Result:** The club is lively again, and people tell me that they look forward to it.`, map[string]string{"unmeasured-result": "Result"}},
	{`**Situation:** New starters on the ward did not know where anything was.

**Task:** I was to make their first week easier.

**Action:** I walked the ward with two of them and wrote down each thing they had to ask for. I drew a map, had it laminated, and put a label on every cupboard. I met each new starter on the second day and again on the fifth, and changed the map after each talk.

**Result:** The feedback was very positive and the matron was impressed by the improvement.`, map[string]string{"unmeasured-result": "Result"}},
	{`**Situation:** The printer on the second floor broke each week.

**Task:** I was asked to get it replaced.

**Action:** I kept a diary of the faults for a month, asked the firm for its own record, and laid the two side by side. I wrote to the firm with both, and asked for a new machine under the contract. When they refused, I showed them clause nine and offered to wait until the end of the quarter.

**Result:** In April 2026 the firm gave way and put in a new machine.`, map[string]string{"unmeasured-result": "Result"}},
	{`**Situation:** The ferry's café lost money.

**Task:** I was to find out why.

**Action:** I was involved in a review of the prices with the purser. I counted what was thrown away on ten crossings, asked forty passengers what they would have bought, and tried two menus on alternate days. I took the better one to the crew and changed it where they saw that it would not work in a swell.

**Result:** The café has made £90 a day since June.`, map[string]string{"part-balance": "Result", "weak-phrase": "I was involved in"}},
	{`**Situation:** Invoices from the joinery went out late.

**Task:** I was to send them within a week.

**Action:** I helped to set up a new system. I asked each joiner to photograph the job sheet at the end of the day, I read the sheets every evening, and I wrote the invoice the next morning. Where a sheet could not be read, I rang the joiner before nine.

**Result:** Invoices go out after two days, and we are paid a fortnight sooner.`, map[string]string{"weak-phrase": "I helped to"}},
	{`I believe that I am a strong communicator. At the post office counter I explained the new pension forms to about sixty people a week in their own words, drew the three steps on a card for those who could not read, and asked each of them to say it back to me. The queue on pension days fell from forty minutes to fifteen.`,
		map[string]string{"weak-phrase": "I believe that I", "long-sentence": "At the post office", "unlabelled-answer": "## Working together"}},
	{`**Situation:** The town's bonfire needed a new safety plan.

**Task:** I had to write it in three weeks.

**Action:** I am passionate about safety. I walked the field with the fire officer, marked where the wind had carried sparks the year before, and moved the fence by ten metres. I trained sixteen stewards over two evenings and gave each of them a whistle and a card.

**Result:** There were no injuries among 4,000 people.`, map[string]string{"part-balance": "Result", "weak-phrase": "I am passionate about"}},
	{`**Situation:** Our hostel had a high turnover of night staff.

**Task:** I was to keep them longer.

**Action:** As part of my role I was responsible for the rota. I asked all nine of them which nights they wanted, gave each a fixed pattern for three months, and moved the handover to seven so that nobody walked home in the dark.

**Result:** One of nine left in the next year; the year before it was six.`, map[string]string{"weak-phrase": "I was responsible for"}},
	{`**Situation:** The pharmacy mixed up two boxes that looked alike.

**Task:** I was to see that it could not happen again.

**Action:** I took every pair of boxes that had been mixed up in the last five years, laid them on the counter in the order in which they stand on the shelf, and asked each of my colleagues, one after the other and without telling them why, to hand me one of the two while I read out the prescription as fast as it comes on a Monday morning. I moved the worst pairs apart.

**Result:** There has been no mix-up in fourteen months.`, map[string]string{"part-balance": "Result", "long-sentence": "I took every pair"}},
	{`**Situation:** Referrals came in by fax.

**Task:** I had to move them to the web.

**Action:** I asked the CMHT and the school nurses what they wrote on the fax and why. I made a form with those nine boxes, tried it with three of them, and ran both ways side by side for a month. I rang each person who still faxed and filled in the form with them.

**Result:** The last fax came in June, and a referral takes one day instead of four.`, map[string]string{"unexpanded-acronym": "CMHT"}},
	{`**Situation:** The museum's loans were recorded in four notebooks.

**Task:** I was to bring them together.

**Action:** I read all four, typed each loan into the TMS, and wrote to every lender whose date had passed. I put a card in each notebook that says where the record is now, and I taught the three curators to enter a loan themselves.

**Result:** 212 loans are in one place, and 17 things came home.`, map[string]string{"unexpanded-acronym": "TMS"}},
	{`**Situation:** Our sports club had no first aider on Sundays.

**Task:** I had to find two.

**Action:** I asked in every changing room for a month and and wrote down who might be willing. I paid for the course from the bar's takings, sat it with them, and drew up a rota on which nobody has more than one Sunday in four.

**Result:** Every Sunday has had a first aider since February.`, map[string]string{"double-word": "and"}},
	{`**Situation:** The kennels had a waiting list of a year.

**Task:** I was asked to shorten it.

**Action:** I rang everybody on the the list and asked whether they still wanted a place. I found that a third had gone elsewhere. I set up a call every quarter, and I offered cancelled weeks to the next three on the list by text.

**Result:** The wait is now seven weeks.`, map[string]string{"part-balance": "Result", "double-word": "the"}},
	{`**Situation:** A family could not reach the night team.

**Task:** I had to give them a way.

**Action:** I met them on the ward, wrote down when they had rung, and found that the number on the leaflet was wrong. I had it reprinted, and until then I told them to ring 0161 496 0123 and ask for me. I checked every other leaflet on the rack and found two more.

**Result:** Three leaflets were put right within a week.`, map[string]string{"part-balance": "Result", "identifying-detail": "0161 496 0123"}},
	{`**Situation:** The parish map had the wrong address for the hall.

**Task:** I was to have it corrected.

**Action:** I collected four letters that had gone astray, wrote to the survey with copies of them, and asked for the hall to be shown at SY23 3AB. I put up a sign at the old place, and I told the three delivery firms myself.

**Result:** No parcel has gone astray in five months.`, map[string]string{"part-balance": "Result", "identifying-detail": "SY23 3AB"}},
	{`**Situation:** Volunteers at the food bank did not get the rota.

**Task:** I was to send it in time.

**Action:** I asked each of them how they wanted it. Most said by text. I wrote one list with names and numbers, sent the rota on Wednesdays, and asked anybody who could not come to tell me at foodbank.rota@example.org by Friday. I kept two people in reserve.

**Result:** We have been one person short twice in a year; before, it was every week.`, map[string]string{"identifying-detail": "foodbank.rota@example.org"}},
	{`**Situation:** In the winter of 2019 the heating in the library failed.

**Task:** I had to keep it open.

**Action:** I borrowed eleven heaters from three schools, moved the newspapers into the small room, and asked the engineer to mend the south side first. I told every regular reader by hand which room was warm on which day, and I stayed each evening until the heaters were cold.

**Result:** We closed for one afternoon in five weeks.`, map[string]string{"part-balance": "Result", "old-example": "2019"}},
	{`**Situation:** The choir's music was spread over four houses.

**Task:** I was to bring it together.

**Action:** I fetched it all in a van, sorted it with two singers, and wrote a list that I put [on our site](https://example.org/choir/list) for everybody to see. I numbered each set and made a box for it, and I asked the school for a dry cupboard.

**Result:** All 86 sets can be found within a minute.`, map[string]string{"not-pasteable": "on our site"}},
	{`**Situation:** The night shift had no hot food.

**Task:** I was to find a way within the budget.

**Action:** I asked the shift what they would eat → soup won by far. I found a second-hand urn for £30, had it tested, and agreed with the canteen that it would leave the soup at eight. I washed it up myself for the first month, to show that it could be done.

**Result:** Thirty people a night have soup, at 40p each.`, map[string]string{"part-balance": "Result", "not-pasteable": "→"}},
	{`**Situation:** I have worked in the post room of a large firm since I left school, and over the years I have seen it grow from two people and a trolley to a team of nine with three vans, a franking machine and a contract with two couriers. In that time the letters have fallen and the parcels have risen, so that the room we have is too small for most of the year.

**Task:** I was to make room.

**Action:** I moved the parcels to the loading bay and had shelves put up there.

**Result:** We have 30 square metres more.`, map[string]string{"part-balance": "Situation", "long-sentence": "I have worked"}},
	{`**Situation:** The crèche's toys were never washed.

**Task:** I took it on.

**Action:** I listed every toy, sorted them by what they are made of, and asked the nurse which of them matter most. I bought a basket for each day of the week and wrote the day on it. I showed each helper how long the wash takes, and stayed for the first five evenings. When two helpers said that it took too long, I timed it with them and found that the drying was slow, so I had a rack put over the radiator.

**Result:** All are washed weekly.`, map[string]string{"part-balance": "Result"}},
	{`**Situation:** The bridge club argued about the heating.

**Task:** I was to settle it.

**Action:** I asked each table what they wanted, hung a thermometer on the wall, and wrote down what it showed at the moments when somebody complained. I showed all of them the list.

**Result:**`, map[string]string{"empty-part": "Result"}},
	{`**Situation:** The scout hut's roof leaked.

**Task:** TBC

**Action:** I asked three roofers for a price, showed the committee what each had left out, and chose the second. I found half of the money with a sponsored walk, which I planned with the oldest scouts, and the rest with a letter to the brewery.

**Result:** The roof cost £4,200 and has been dry for two winters.`, map[string]string{"empty-part": "Task"}},
	{`**Situation:** The bell ringers were short of learners.

**Task:** I was to find six.

**Action:** I opened the tower on market days, let everybody who came try one stroke, and wrote down their names. I paired each learner with one ringer, and I rang [insert number] of them myself on the evening before.

**Result:** Eight learners came, and five have stayed.`, map[string]string{"placeholder": "[insert number]"}},
	{`**Situation:** Our street had no crossing.

**Action:** I counted cars and children for a week, drew the places where they met, and took the drawing to the council's engineer. I asked her what she would need to say yes, and I found it: two years of accident records and forty signatures.

**Result:** The crossing was painted within a year.`, map[string]string{"missing-part": "## Working together"}},
	{`**Situation:** The film club's projector failed.

**Task:** I had an evening to save the show.

**Result:** 120 people saw the film, twenty minutes late.

**Action:** I rang the school, whose caretaker I know, and he opened the hall where a second one stood. I carried it over with two members, set it up while the audience had tea, and tried the sound from the back row.`, map[string]string{"part-order": "Result"}},
	{`**Sitaution:** The ice rink's boots were blunt.

**Task:** I was to have them sharp by the weekend.

**Action:** I sorted 300 pairs by size, marked the worst hundred, and found a grinder in the next town who would do them by night. I drove them there and back myself, and I tried ten pairs from each box.

**Result:** All hundred were sharp on Saturday, and refunds fell from twelve to one.`, map[string]string{"misspelt-label": "Sitaution"}},
	{`**Situation:** The bakery's van broke down each winter.

**Task:** I had to keep the round going.

**Action:**

- new battery
- spare key with Sam
- list of taxi firms
- call shops early

**Result:** No shop went without bread in three winters.`, map[string]string{"notes-only": "Action"}},
	{`**Situation:** The swimming teachers used three different badges.

**Task:** I was to bring them to one.

**Action:** I watched each of the teachers for a morning and wrote down what they asked of a child for each badge. I laid the lists side by side, asked all three to strike out what they could do without, and tried the list that was left with one class.

**Result:** All three use one list, and 40 children passed in the first term. Parents say that`, map[string]string{"unfinished-sentence": "that"}},
	{`I look after the stores of a joinery. Screws were always running out, and the joiners drove to town for them. I hung a card behind each box at the height at which we need to order, and the joiner who sees the card hangs it on my door. Trips to town fell from five a week to none in two months. I now plan to do the same for glue and`,
		map[string]string{"unfinished-sentence": "and", "unlabelled-answer": "## Working together"}},
	{`**Situation:** Deliveries to the ward came at meal times.

**Task:** I was to move them.

**Action:** I asked the porters when they could come. They said, "We do what we are told, and we are told noon." I rang the stores, read them that sentence, and agreed on ten o'clock for our floor. I wrote it on the door, thanked the porters by name in the newsletter, and checked it every day for a fortnight.

**Result:** Meals have been served on time on 58 days of 60.`, nil},
	{`**Situation:** Half of the letters from HMRC to our clients were never opened.

**Task:** I was to see that none was missed.

**Action:** I asked 25 clients to bring in whatever they had not opened. I sorted the letters by what they wanted, wrote a card that shows which three need an answer within the month, and rang everybody who had one of those. I put the card into our VAT reminder.

**Result:** Late fines fell from £2,300 to £200 in a year.`, nil},
	{`**Situation:** The Integrated Care Board (ICB) asked our hospice for figures each month in a new form.

**Task:** I had to send them without taking a nurse off the ward.

**Action:** I wrote down which of the ICB's 32 figures we had already in some list, and found 29. I made one sheet that draws them together, and asked the ward clerk for the other three on the last Friday. When the form changed again, I asked the ICB for a month's notice, and was given it.

**Result:** The figures take me an hour instead of two days.`, map[string]string{"part-balance": "Result"}},
	{`**Situation:** I joined the depot in 2024, when the timetable of 1998 still hung on the wall.

**Task:** I was to write a new one.

**Action:** I drove each route twice, at noon and at five, and wrote down where I waited. I asked six drivers what they would change, and put it to the passengers' group, which wanted the last bus an hour later. I drew three versions and let the drivers vote.

**Result:** Nine buses in ten have been on time since January 2026.`, nil},
	{`**Task:** I was required to find places for 30 apprentices by September.

**Situation:** Two firms had closed that spring.

**Action:** I went to every firm on the estate with a sheet that showed what an apprentice costs and brings. I asked each which week of the month would suit them, and built the timetable round that. Where a firm was too small, I paired it with its neighbour.

**Result:** 28 had a place by the first of September, the others by the tenth.`, map[string]string{"part-order": "Task"}},
	{`**Situation:** The dog wardens wrote their reports by hand at home.

**Task:** I had to have them typed.

**Action:** I rode along for three days and saw that they had an hour in the van each noon. I found four old tablets in the stores, put a form on them with their own words for things, and asked the eldest warden to teach the others, because they would believe him. I mended what they found wrong the same night.

**Result:** Reports are in by three o'clock on the same day, where they took a week.`, nil},
	{`## Managing a quality service

When the cemetery's register was digitised, 300 names were read wrongly by the machine. I printed each page beside its scan, gave ten pages to each of thirty volunteers, and marked every doubtful letter myself. I checked the first hundred corrections against the stones, walking the rows with a torch on four evenings. Errors fell from 300 to two.

## Working together

When the cemetery's register was digitised, some 300 names were read wrongly by the machine. I printed each page beside its scan, gave ten pages to each of thirty helpers, and marked every doubtful letter by myself. I checked the first hundred corrections against the stones, walking the rows with a lamp on four evenings. Thirty people now read old handwriting.
`, map[string]string{"repeated-story": "## Working together", "unlabelled-answer": "## Managing"}},
	{`## Managing a quality service

In my role as warden I counted the broken lamps on the harbour wall each night for a month, and asked the electrician to mend them in the order in which people fall. Falls went from five to none.

## Working together

In my role as warden I brought the anglers and the sailors to one table, let each mark the wall on a map, and found the eleven metres that both wanted. They now share them by the tide.

## Delivering at pace

In my role as warden I had two days to clear the wall before the regatta, so I asked nine owners in person and lent them my own trolley. All nine boats were gone by noon on the second day.
`, map[string]string{"repeated-opening": "In my role as", "unlabelled-answer": "## Managing"}},
	{`## Managing a quality service

The laundry lost a sheet in ten. I sewed a number into each of 400 sheets over a weekend, wrote down which ward had which, and looked for the first forty that did not come back. They were lining the cupboards of one ward, which had no other paper. I gave it paper, and we lose one sheet in two hundred.

## Working together

Two wards quarrelled over the dryer. I sat with both sisters, drew their week on one sheet, and saw that neither needed it on the same four mornings. I put the sheet on the door and kept it for a month. Nobody has called me down since, and both wards have dry gowns by nine.
`, map[string]string{"unlabelled-answer": "## Managing"}},
	{`## Serving the public

### Listen to what people ask before you decide what they are to be offered by the service

As a registrar I listen to what people ask before I decide anything. I listen to what people ask before you decide what they are to be offered by the service, as the standard says. In May I changed the order of the form for 30 couples.

### Explain

A widow came for a certificate and did not know which of the five kinds she needed. I asked what it was for, showed her two, and wrote the name of each office on the back. She rang a week later to say that all three offices had taken them.
`, map[string]string{"framework-echo": "listen to what people ask before you decide", "unlabelled-answer": "### Listen"}},
}
