/* Afterword in the browser: sorts what the build wrote by the reader's clock, lays the letter beside the list, and
   listens for a few keys. It knows no rule: each follow-up says when it opens, is due and lapses.
   Times are civil texts ("2026-11-23T15:00"), as in the files, so that comparing them needs no time zone. */
(() => {
  "use strict";

  const { all, one, compare, element, onEveryPage } = window.afterword;
  const byId = (id) => document.getElementById(id);

  /* --- Dates in words: the same forms as `pages/words.py` ---------------------------------------- */

  const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const NUMBERS = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split(" ");

  /** A local moment as text, to the minute. */
  const civil = (at) => new Date(at - at.getTimezoneOffset() * 6e4).toISOString().slice(0, 16);

  /** The reader's moment for such a text; a day alone is its noon, which every time zone has. */
  const local = (text) => {
    const [year, month, day, hour = 12, minute = 0] = text.split(/\D/).map(Number);
    return new Date(year, month - 1, day, hour, minute);
  };

  const daysApart = (from, to) => Math.round((local(to.slice(0, 10)) - local(from.slice(0, 10))) / 864e5);

  function dayWords(text, now) {
    const at = local(text.slice(0, 10));
    const words = `${DAYS[at.getDay()].slice(0, 3)} ${at.getDate()} ${MONTHS[at.getMonth()].slice(0, 3)}`;
    return text.slice(0, 4) === now.slice(0, 4) ? words : `${words} ${at.getFullYear()}`;
  }

  function fullDay(text) {
    const at = local(text.slice(0, 10));
    return `${DAYS[at.getDay()]} ${at.getDate()} ${MONTHS[at.getMonth()]}`;
  }

  function near(text, now) {
    const away = daysApart(now, text);
    const words =
      Math.abs(away) < 2
        ? ["yesterday", "today", "tomorrow"][away + 1]
        : away > 1 && away < 7
          ? DAYS[local(text.slice(0, 10)).getDay()]
          : dayWords(text, now);
    return text.length > 10 ? `${words} ${text.slice(11)}` : words;
  }

  function whenWords(state, card, now) {
    const { opens, due, until } = card.dataset;
    if (state === "upcoming") return `from ${near(opens, now)}`;
    if (state === "held") return "waits";
    if (state === "owed") return `right from ${near(opens, now)}`;
    if (state === "late") {
      const { wanted } = card.dataset;
      // Past the day it is best given, and no later than they want it.
      if (wanted && daysApart(now, wanted) >= 0)
        return daysApart(now, wanted) ? `by ${near(wanted, now)}` : "today";
      const last = until && near(until.slice(0, 10), now);
      const late = soLate(card, now);
      if (late) return last ? `by ${last}, ${late}` : late;
      return last ? `still welcome until ${last}` : "still welcome";
    }
    if (due.length === 10) return due === now.slice(0, 10) ? "today" : `by ${near(due, now)}`;
    return `by ${near(due, now)}, ${left(local(due) - local(now))} left`;
  }

  /** What somebody waits for: how late it is, is told. */
  const FOR_A_DAY = ["answer", "promised-item", "offer-answer"];

  function soLate(card, now) {
    const days = FOR_A_DAY.includes(card.dataset.kind) ? daysApart(card.dataset.wanted || card.dataset.due, now) : 0;
    if (days < 1) return "";
    return days === 1 ? "a day late" : `${NUMBERS[days]?.toLowerCase() ?? days} days late`;
  }

  function left(milliseconds) {
    const minutes = Math.max(0, Math.round(milliseconds / 6e4));
    return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
  }

  /* --- Follow-ups by the reader's clock ---------------------------------------------------------- */

  const COMING_UP = 14; // days

  /** As the filter of the contacts calls the states. */
  const STATE_WORDS = {
    late: "still welcome",
    due: "to write",
    upcoming: "coming up",
    held: "waiting its turn",
    owed: "still owed",
    "": "nothing planned",
  };

  /** Whether `now` is past a moment; a day lasts until its end. */
  const past = (now, text) => now.slice(0, text.length) > text;
  const before = (now, text) => now.slice(0, text.length) < text;

  /** The state of a follow-up; "" where it is gone. What the plan said of a day goes before its dates. */
  function stateAt(now, { state, opens, due, until, days = "" }) {
    const told = days.split(" ").findLast((change) => change && change.slice(0, 10) <= now.slice(0, 10));
    if (told) return told.slice(11);
    if (state === "owed") return "owed";
    if (until && past(now, until)) return "";
    if (state === "held") return "held";
    if (before(now, opens)) return "upcoming";
    return past(now, due) ? "late" : "due";
  }

  /** The key of what comes next, as `pages/sorting.py` makes it. */
  const RANKS = { late: 0, due: 0, upcoming: 1, held: 2, owed: 3 };
  const nextKey = (state, card) => state && `${RANKS[state]} ${RANKS[state] ? card.opens : end(closing(card))}`;

  /** Sort everything by the clock; `acted`: something left the page, so that also a pinned page says what is left. */
  function tellTime(acted = false) {
    const built = one("[data-now]");
    if (!built) return;
    const pinned = "pinned" in built.dataset;
    const now = pinned ? built.dataset.now : civil(new Date());
    for (const card of all("[data-follow-up]")) {
      const state = stateAt(now, card.dataset);
      if (card.tagName === "TD") {
        // A cell stays, so that its row stays whole.
        if (!state) card.replaceChildren();
        card.dataset.value = STATE_WORDS[state];
        card.dataset.sort = nextKey(state, { ...card.dataset, state });
      } else card.hidden = !state;
      if (!state) continue;
      card.dataset.state = state;
      const when = one(".aw-when", card);
      if (when) when.textContent = whenWords(state, card, now);
    }
    const today = one("[data-today]");
    if (today) arrange(today, now, pinned && !acted);
    if (!pinned && now.slice(0, 10) !== built.dataset.now.slice(0, 10)) {
      built.dataset.words ??= built.textContent.trim();
      built.textContent = `${built.dataset.words} Sorted by your clock, ${fullDay(now)}.`;
    }
  }

  /* --- The desk: by the same rules as `pages/desk.py` ----------------------------------------------- */

  const [OPEN, WEEK] = [7, 7];

  /** By when something should be written as it stands now; "" where it may wait for ever. */
  const closing = ({ state, firm, due, until }) => (state === "due" && firm !== undefined ? due : until);
  /** For sorting: a day alone ends after each of its hours, and what never closes comes last. */
  const end = (closes) => closes.padEnd(16, "~");

  function closesWithinADay(closes, now) {
    if (closes.length < 11) return closes !== "" && daysApart(now, closes) <= 1;
    const tomorrow = local(now);
    tomorrow.setDate(tomorrow.getDate() + 1);
    return closes <= civil(tomorrow);
  }

  function arrange(desk, now, pinned) {
    const rows = all(".aw-item", desk).map((row) => ({
      row,
      order: Number(row.dataset.order),
      state: row.hidden ? "" : row.dataset.state,
      closes: closing(row.dataset),
    }));
    const open = rows.filter(({ state }) => state === "due" || state === "late");
    open.sort((a, b) => compare(end(a.closes), end(b.closes)) || a.order - b.order);
    const urgent = open.filter(({ closes }) => closesWithinADay(closes, now));
    const shown = open.slice(0, Math.max(OPEN, urgent.length));
    const week = shown.filter(({ closes }) => closes && daysApart(now, closes) < WEEK);
    const about = ({ row }) => row.dataset.about;
    const piles = new Map();
    for (const each of shown) {
      const together = about(each) && week.filter((other) => about(other) === about(each)).length > 1;
      const name = !week.includes(each) ? "also" : together ? about(each) : "week";
      piles.set(name, [...(piles.get(name) ?? []), each]);
    }
    const sections = new Map(all("[data-pile]", desk).map((section) => [section.dataset.pile, section]));
    for (const [name, section] of sections) fill(section, piles.get(name) ?? []);
    const wanted = [...piles.keys()].map((name) => sections.get(name));
    const folds = Object.fromEntries(all("[data-fold]", desk).map((fold) => [fold.dataset.fold, fold]));
    if (wanted.some((section, index) => all("[data-pile]", desk)[index] !== section)) folds.more.before(...wanted);
    fill(folds.more, open.slice(shown.length));
    fill(folds.owed, rows.filter(({ state }) => state === "owed"));
    const held = all('[data-state="held"]:not([hidden])', desk).length;
    const hint = one("[data-held]", desk); // there is none on an empty journal's page, which says how to begin
    if (hint) {
      hint.hidden = !held;
      one(".aw-count", hint).textContent = held;
    }
    agenda(desk, now);
    if (pinned) return;
    const heading = one(".md-content__inner > h1") ?? one("h1");
    if (heading?.firstChild?.nodeType === Node.TEXT_NODE) heading.firstChild.data = fullDay(now);
    if (hint) one("[data-lead]", desk).textContent = lead(open, urgent, rows, now);
  }

  function fill(holder, rows) {
    const list = one(".aw-list", holder);
    // Moving what stands right already would take the focus away.
    if (rows.some(({ row }, index) => list.children[index] !== row)) list.append(...rows.map(({ row }) => row));
    holder.hidden = !rows.length;
    const count = one("summary > .aw-count", holder);
    if (count) count.textContent = rows.length;
  }

  /** What opens in the next two weeks: an entry speaks for itself, or for its row. */
  function agenda(desk, now) {
    for (const entry of all(".aw-agenda a", desk)) {
      const row = byId(entry.dataset.for ?? "");
      const { state, opens } = (row ?? entry).dataset;
      entry.hidden = (row ?? entry).hidden || state !== "upcoming" || daysApart(now, opens) > COMING_UP;
    }
    const empty = (part) => !one("a:not([hidden])", part);
    for (const part of all(".aw-agenda span, .aw-agenda li, [data-agenda]", desk)) part.hidden = empty(part);
  }

  function lead(open, urgent, rows, now) {
    const name = ({ row }) => one(".aw-name", row).textContent;
    const kind = ({ row }) => one(".aw-kind", row).textContent;
    const day = ({ closes }) => near(closes.slice(0, 10), now);
    const counted = (count) => NUMBERS[count] ?? count;
    if (urgent.length) {
      const same = urgent.filter(({ closes }) => closes === urgent[0].closes);
      const when = near(urgent[0].closes, now);
      const noun = same.every((each) => kind(each).startsWith("thank-you")) ? "thank-yous" : "notes";
      let words =
        same.length === 1
          ? `The ${kind(same[0])} to ${name(same[0])} closes ${when}`
          : `${counted(same.length)} ${noun} close ${when}`;
      if (urgent.length > same.length) {
        const last = near(urgent.at(-1).closes, now);
        const more = String(counted(urgent.length - same.length)).toLowerCase();
        words += `, ${more} more ${last === "today" ? "" : "by "}${last}`;
      }
      const rest = open.slice(urgent.length);
      if (!rest.length) return `${words}. Then there is nothing more today.`;
      const until = rest[0].closes ? ` until ${day(rest[0])}` : "";
      return `${words}. The ${rest.length > 1 ? "rest" : "other one"} can wait${until}.`;
    }
    if (open.length) {
      const { closes } = open[0];
      if (open.length === 1) {
        const until = closes ? `until ${day(open[0])}` : "in no hurry";
        return `One note is right to write, to ${name(open[0])}: ${kind(open[0])}, ${until}.`;
      }
      const hurry = closes ? `and none closes before ${day(open[0])}` : "in no hurry";
      return `${counted(open.length)} notes are right to write, ${hurry}.`;
    }
    const entries = all(".aw-agenda a:not([hidden])");
    if (!entries.length) return "Nothing to write today.";
    const next = (byId(entries[0].dataset.for ?? "") ?? entries[0]).dataset;
    const what = one("i", entries[0].parentElement).textContent;
    return `Nothing to write today. Next is ${entries[0].textContent}: ${what}, from ${near(next.opens, now)}.`;
  }

  /* --- The letter beside the list, where there is room for it ------------------------------------- */

  const WIDE = matchMedia("(min-width: 60em)");
  const homes = new WeakMap(); // of a letter: where it lies when it is not beside the list

  const letters = (root = document) => all(".aw-item:not([hidden]) > .aw-draft", root).filter((each) => each.checkVisibility());

  function lay() {
    const pane = one("[data-pane]");
    if (!pane) return;
    for (const sheet of [...pane.children]) {
      const home = homes.get(sheet);
      if (!WIDE.matches || !home.open) home.append(sheet);
    }
    const open = WIDE.matches && letters().find((each) => each.open);
    const sheet = open && one(".aw-sheet", open);
    if (!sheet) return;
    homes.set(sheet, open);
    pane.append(sheet);
  }

  function show(item, seen) {
    const draft = item && one(".aw-draft", item);
    if (!draft) return;
    const fold = item.closest("details.aw-more");
    if (fold) fold.open = true;
    draft.open = true;
    lay();
    if (seen) item.scrollIntoView({ block: WIDE.matches ? "nearest" : "start" });
  }

  /** The letter of the address; else, beside the list, the first. */
  function showAddressed() {
    const named = byId(decodeURIComponent(location.hash.slice(1)));
    if (named?.matches(".aw-item")) show(named, true);
    else if (WIDE.matches && one("[data-pane]") && !letters().some((each) => each.open)) show(letters()[0]?.parentElement);
    else lay();
  }

  function onToggle({ target }) {
    if (!target.matches?.(".aw-item > .aw-draft")) return;
    if (target.open) for (const other of letters()) if (other !== target) other.open = false;
    lay();
    const { id } = target.parentElement;
    const address = new URL(location.href);
    if (target.open && target.matches(":hover, :focus-within, .aw-item:focus > *")) address.hash = id;
    else if (!target.open && address.hash === `#${id}`) address.hash = "";
    else return;
    history.replaceState(history.state, "", address);
  }

  /* --- Keys -------------------------------------------------------------------------------------- */

  const KEYS = [
    ["/", "search"],
    ["j", "next follow-up"],
    ["k", "the one before"],
    ["Enter", "open or close its letter"],
    ["c", "copy its letter"],
    ["e", "copy the command that says it was sent"],
    ["?", "these keys"],
  ];

  function showKeys() {
    let dialog = one("dialog.aw-keys");
    if (!dialog) {
      const list = element("dl");
      for (const [key, words] of KEYS) {
        list.append(element("dt", {}, element("kbd", {}, key)), element("dd", {}, words));
      }
      const close = element("button", { type: "button", className: "aw-button" }, "Close");
      dialog = element("dialog", { className: "aw-keys md-typeset" }, element("h2", { id: "aw-keys" }, "Keys"), list, close);
      dialog.setAttribute("aria-labelledby", "aw-keys");
      close.addEventListener("click", () => dialog.close());
      document.body.append(dialog);
    }
    if (!dialog.open) dialog.showModal();
  }

  function step(by) {
    const items = all(".aw-item:not([hidden])").filter((item) => item.checkVisibility());
    const at = items.indexOf(document.activeElement?.closest(".aw-item"));
    const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
    if (WIDE.matches && one("[data-pane]")) show(next);
  }

  function onKey(event) {
    const { target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    if (one("#__search:checked") || one("dialog[open]")) return;
    const item = target.closest?.(".aw-item");
    const draft = item && one(".aw-draft", item);
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") showKeys();
    else if (event.key === "c" || event.key === "e") {
      // Of the row in focus, else of the letter that is to be seen.
      const kind = event.key === "c" ? "draft" : "command";
      const buttons = all(`[data-copy="${kind}"]`);
      const mine = buttons.find((button) => item?.contains(button)) ?? buttons.find((button) => button.checkVisibility());
      mine?.click();
    } else if (event.key === "Enter" && item === target && draft) {
      draft.open = !draft.open;
      if (draft.open) show(item, true);
    } else return;
    event.preventDefault();
  }

  /* --- Every page, also those that instant navigation puts in place ------------------------------ */

  /** Names that Material leaves out, for those who hear the page. */
  const NAMES = { ".md-search": "Search", ".md-path": "Breadcrumbs" };

  function onPage() {
    for (const [part, name] of Object.entries(NAMES)) one(part)?.setAttribute("aria-label", name);
    tellTime();
    showAddressed();
  }

  document.addEventListener("toggle", onToggle, true);
  document.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", () => tellTime());
  window.addEventListener("hashchange", showAddressed);
  WIDE.addEventListener("change", lay);
  setInterval(tellTime, 30000);

  Object.assign(window.afterword, { tellTime, lay, KEYS });
  onEveryPage(onPage);
})();
