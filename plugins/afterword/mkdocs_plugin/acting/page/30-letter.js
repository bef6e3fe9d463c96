/* A letter as it goes out: with what was filled in, and where wished with every word edited. What was typed is kept
   for this tab until it is no longer of use. */

const AREA = "textarea.aw-letter";
const built = new WeakMap(); // of a letter: what it says as the page was built
const paperOf = (sheet) => one("[data-draft]", sheet),
  gapOf = (mark) => mark.dataset.asked ?? mark.textContent;

/** The text of a part as the page was built, its gaps open. */
function seen(part) {
  const copy = part?.cloneNode(true);
  if (copy) for (const mark of all("mark", copy)) mark.textContent = gapOf(mark);
  return copy?.textContent;
}

/** Get a letter ready, once: what it said, and what was typed before the page was loaded anew. */
function prepare(sheet, place) {
  const paper = paperOf(sheet),
    text = seen(paper),
    gaps = all("mark", paper).map(gapOf);
  built.set(sheet, { text, gaps, paper: [...paper.childNodes], subject: seen(one("[data-subject]", sheet)) });
  const kept = recall(`edit ${place}`);
  if (!kept) return;
  edit(sheet, place, kept[0]);
  if (kept[1] !== text) paper.before(alarm("The draft was changed elsewhere; these are your words."));
}

/** The field for the whole letter, with the way back to the draft. */
function edit(sheet, place, words) {
  const paper = paperOf(sheet),
    value = words ?? paper.textContent.trimEnd(),
    area = make("textarea", { className: "aw-letter", ariaLabel: "The letter", rows: 18, value });
  const filled = make("mark"); // says to the ways out that the letter is no longer as it was built
  filled.dataset.filled = "";
  const take = () => {
    paper.replaceChildren(`${area.value.trimEnd()}\n`, filled);
    letters.tell(sheet);
  };
  const undone = button("Back to the draft", () => {
    for (const each of [area, undone, ...all(":scope > .aw-refused", sheet)]) each.remove();
    paper.replaceChildren(...built.get(sheet).paper);
    paper.hidden = false;
    keep(`edit ${place}`);
    letters.tell(sheet);
    one("[data-do=edit]", sheet).focus();
  });
  area.oninput = () => {
    take();
    keep(`edit ${place}`, [area.value, built.get(sheet).text]);
  };
  paper.hidden = true;
  paper.after(area, undone);
  take();
}

/** What goes to the server; the subject only where something was filled in. */
function letterOf(sheet, { note = "" }) {
  const { text, subject } = built.get(sheet),
    now = one("[data-subject]", sheet)?.textContent;
  return { note, text: paperOf(sheet).textContent, ...(now !== subject && { subject: now }), ...(note && { seen: text }) };
}

/** Lead to the first gap that is still open; false where none is. */
function fill(sheet) {
  const area = one(AREA, sheet),
    gap = area ? built.get(sheet).gaps.find((each) => area.value.includes(each)) : letters.open(sheet)[0];
  if (!gap) return false;
  (area ?? gap).focus();
  const at = area?.value.indexOf(gap);
  area?.setSelectionRange(at, at + gap.length);
  say("Fill the gap first.");
  return true;
}
