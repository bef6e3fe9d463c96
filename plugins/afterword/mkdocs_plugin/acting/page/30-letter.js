/* A letter as it goes out: with what was filled in, and where wished with every word edited. What was typed is kept
   for this tab until it is no longer of use. */
(() => {
  "use strict";

  const { live, all, one, element, letters } = window.afterword;
  if (!letters) return;

  const AREA = "textarea.aw-letter";
  const built = new WeakMap();
  const paperOf = (sheet) => one("[data-draft]", sheet);
  const asked = (gap) => gap.dataset.asked ?? gap.textContent;

  /** The text of a part as the page was built, its gaps open. */
  function seen(part) {
    const copy = part?.cloneNode(true);
    if (copy) for (const gap of all("mark", copy)) gap.textContent = asked(gap);
    return copy?.textContent;
  }

  /** Get a letter ready, once: what it said, and what was typed before the page was loaded anew. */
  live.prepare = (sheet, place) => {
    const paper = paperOf(sheet);
    const text = seen(paper);
    const gaps = all("mark", paper).map(asked);
    built.set(sheet, { text, gaps, paper: [...paper.childNodes], subject: seen(one("[data-subject]", sheet)) });
    const kept = live.recall(`edit ${place}`);
    if (!kept) return;
    live.edit(sheet, place, kept.text);
    if (kept.seen !== text) paper.before(live.alert("The draft was changed elsewhere; these are your words."));
  };

  /** The field for the whole letter; where there was none it is made. */
  live.edit = (sheet, place, words) => {
    const paper = paperOf(sheet);
    const value = words ?? paper.textContent.trimEnd();
    const rows = value.split("\n").length + 3;
    const area = element("textarea", { className: "aw-letter", ariaLabel: "The letter", rows, value });
    const take = () => {
      paper.textContent = `${area.value.trimEnd()}\n`;
      sheet.dataset.edited = "";
      letters.tell(sheet);
    };
    area.oninput = () => {
      take();
      live.keep(`edit ${place}`, { text: area.value, seen: built.get(sheet).text });
    };
    paper.hidden = true;
    paper.after(area);
    take();
    return area;
  };

  /** Back to the draft as it was built, with its gaps. */
  live.unedit = (sheet, place) => {
    const paper = paperOf(sheet);
    for (const each of all(`${AREA}, .aw-refused`, sheet)) each.remove();
    paper.replaceChildren(...built.get(sheet).paper);
    paper.hidden = false;
    delete sheet.dataset.edited;
    live.keep(`edit ${place}`);
    letters.tell(sheet);
  };

  /** What goes to the server; the subject only where something was filled in. */
  live.letter = (sheet, { note = "" }) => {
    const subject = one("[data-subject]", sheet)?.textContent;
    return {
      note,
      text: paperOf(sheet).textContent,
      ...(subject !== built.get(sheet).subject && { subject }),
      ...(note && { seen: built.get(sheet).text }),
    };
  };

  /** Lead to the first gap that is still open; false where none is. */
  live.fill = (sheet) => {
    const area = one(AREA, sheet);
    const gap = area ? built.get(sheet).gaps.find((each) => area.value.includes(each)) : letters.open(sheet)[0];
    if (!gap) return false;
    (area ?? gap).focus();
    if (area) area.setSelectionRange(area.value.indexOf(gap), area.value.indexOf(gap) + gap.length);
    live.say("There is a gap to fill in first.");
    return true;
  };
})();
