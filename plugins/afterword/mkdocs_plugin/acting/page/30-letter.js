/* A letter as it goes out: with what was filled in, and where wished with every word edited. What was typed is kept
   for this tab until it is no longer of use. */
(() => {
  "use strict";

  const { live, all, one, element, letters } = window.afterword;
  if (!letters) return;

  const asBuilt = new WeakMap();

  /** The text of a part as the page was built, its gaps open. */
  function seen(part) {
    const copy = part.cloneNode(true);
    for (const gap of all("mark", copy)) gap.textContent = gap.dataset.asked ?? gap.textContent;
    return copy.textContent;
  }

  /** Get a letter ready, once: what it said, and what was typed before the page was loaded anew. */
  live.prepare = (sheet, place) => {
    const paper = one("[data-draft]", sheet);
    const subject = one("[data-subject]", sheet);
    asBuilt.set(sheet, {
      paper: [...paper.childNodes],
      text: seen(paper),
      subject: subject && seen(subject),
      gaps: all("mark", paper).map((gap) => gap.dataset.asked ?? gap.textContent),
    });
    const kept = live.recall(`edit ${place}`);
    if (!kept) return;
    live.edit(sheet, place, kept.text);
    if (kept.seen !== asBuilt.get(sheet).text)
      paper.before(element("p", { className: "aw-refused" }, "The draft was changed elsewhere; this is your text."));
  };

  /** The field for the whole letter; where there was none it is made. */
  live.edit = (sheet, place, text) => {
    const there = one("textarea.aw-letter", sheet);
    if (there) return there;
    const paper = one("[data-draft]", sheet);
    const value = text ?? paper.textContent.trimEnd();
    const area = element("textarea", { className: "aw-letter", ariaLabel: "The letter", value });
    area.rows = value.split("\n").length + 3;
    const take = () => {
      paper.textContent = `${area.value.trimEnd()}\n`;
      sheet.dataset.edited = "";
      letters.tell(sheet);
    };
    area.addEventListener("input", () => {
      take();
      live.keep(`edit ${place}`, { text: area.value, seen: asBuilt.get(sheet).text });
    });
    paper.hidden = true;
    paper.after(area);
    take();
    return area;
  };

  /** Back to the draft as it was built, with its gaps. */
  live.unedit = (sheet, place) => {
    const paper = one("[data-draft]", sheet);
    one("textarea.aw-letter", sheet).remove();
    one(":scope > .aw-refused", sheet)?.remove();
    paper.replaceChildren(...asBuilt.get(sheet).paper);
    paper.hidden = false;
    delete sheet.dataset.edited;
    live.keep(`edit ${place}`);
    letters.tell(sheet);
  };

  /** What goes to the server; the subject only where something was filled in. */
  live.letter = (sheet, { note = "" }) => {
    const built = asBuilt.get(sheet);
    const subject = one("[data-subject]", sheet)?.textContent;
    return {
      text: one("[data-draft]", sheet).textContent,
      ...(subject && subject !== built.subject && { subject }),
      ...(note && { seen: built.text }),
    };
  };

  /** Lead to the first gap that is still open; false where none is. */
  live.fill = (sheet) => {
    const area = one("textarea.aw-letter", sheet);
    const open = area ? asBuilt.get(sheet).gaps.find((gap) => area.value.includes(gap)) : letters.open(sheet)[0];
    if (!open) return false;
    if (area) {
      const at = area.value.indexOf(open);
      area.focus();
      area.setSelectionRange(at, at + open.length);
    } else open.focus();
    live.say("There is a gap to fill in first.");
    return true;
  };
})();
