/* Afterword in the browser: sorts what the build wrote by the reader's clock, copies drafts, sorts and filters
   tables, and listens for a few keys. It knows no rule: each follow-up says when it opens, is due and lapses.
   Times are civil texts ("2026-11-23T15:00"), as in the files, so that comparing them needs no time zone. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);

  /* --- Dates in words: the same forms as `pages/words.py` --- */

  const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const NUMBERS = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split(" ");
  const two = (number) => String(number).padStart(2, "0");

  /** A local moment as text, to the minute. */
  const civil = (at) =>
    `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;

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
    if (state === "late") return `${soLate(card, now)}still welcome${until ? ` until ${near(until.slice(0, 10), now)}` : ""}`;
    if (due.length === 10) return due === now.slice(0, 10) ? "today" : `by ${near(due, now)}`;
    return `by ${near(due, now)}, ${left(local(due) - local(now))} left`;
  }

  /** What somebody waits for: how late it is, is told. */
  const FOR_A_DAY = ["answer", "promised-item", "offer-answer"];

  function soLate(card, now) {
    const days = FOR_A_DAY.includes(card.dataset.kind) ? daysApart(card.dataset.due, now) : 0;
    return days < 1 ? "" : `${days === 1 ? "a day" : `${NUMBERS[days]?.toLowerCase() ?? days} days`} late, and `;
  }

  function left(milliseconds) {
    const minutes = Math.max(0, Math.round(milliseconds / 6e4));
    return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
  }

  /* --- Follow-ups by the reader's clock --- */

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

  function tellTime() {
    const built = one("[data-now]");
    if (!built) return;
    const pinned = "pinned" in built.dataset;
    const now = pinned ? built.dataset.now : civil(new Date());
    for (const card of all("[data-follow-up]")) {
      const state = stateAt(now, card.dataset);
      const far = state === "upcoming" && card.closest("[data-today]") && daysApart(now, card.dataset.opens) > COMING_UP;
      if (card.tagName === "TD") {
        // A cell stays, so that its row stays whole.
        if (!state) card.replaceChildren();
        card.dataset.value = STATE_WORDS[state];
      } else card.hidden = !state || Boolean(far);
      if (!state) continue;
      card.dataset.state = state;
      const when = one(".aw-when", card);
      if (when) when.textContent = whenWords(state, card, now);
    }
    const today = one("[data-today]");
    if (today) arrange(today, now, pinned);
    if (!pinned && now.slice(0, 10) !== built.dataset.now.slice(0, 10)) {
      built.dataset.words ??= built.textContent.trim();
      built.textContent = `${built.dataset.words} Sorted by your clock, ${fullDay(now)}.`;
    }
  }

  function arrange(today, now, pinned) {
    const cards = all(".aw-card", today);
    for (const group of all("[data-group]", today)) {
      const states = group.dataset.group.split(" ");
      const list = one(".aw-list", group);
      const mine = cards.filter((card) => states.includes(card.dataset.state));
      const shown = mine.filter((card) => !card.hidden).length;
      const key = (card) =>
        (states[0] === "upcoming" ? card.dataset.opens.slice(0, 10) : "") + card.dataset.order.padStart(6, "0");
      mine.sort((a, b) => (key(a) < key(b) ? -1 : 1));
      // Moving what stands right would take the focus away.
      if (mine.some((card, index) => list.children[index] !== card)) list.append(...mine);
      group.hidden = shown === 0;
      one(".aw-count", group).textContent = shown;
    }
    if (pinned || !cards.length) return;
    const heading = one(".md-content__inner > h1") ?? one("h1");
    if (heading?.firstChild?.nodeType === Node.TEXT_NODE) heading.firstChild.data = fullDay(now);
    one("[data-lead]", today).textContent = lead(cards, now);
  }

  function lead(cards, now) {
    const order = (card) => Number(card.dataset.order);
    const open = cards.filter((card) => !card.hidden && ["late", "due"].includes(card.dataset.state));
    const what = (card) =>
      `${one(".aw-person", card).textContent}: ${one(".aw-kind", card).textContent}, ` +
      one(".aw-when", card).textContent.replace(/, [^,]+ left$/, "");
    if (open.length) {
      const first = what(open.sort((a, b) => order(a) - order(b))[0]);
      if (open.length === 1) return `One note to write, to ${first}.`;
      return `${NUMBERS[open.length] ?? open.length} notes to write. Begin with ${first}.`;
    }
    const coming = cards.filter((card) => card.dataset.state === "upcoming");
    if (!coming.length) return "Nothing to write today.";
    coming.sort((a, b) => (a.dataset.opens.slice(0, 10) < b.dataset.opens.slice(0, 10) ? -1 : 0) || order(a) - order(b));
    return `Nothing to write today. Next is ${what(coming[0])}.`;
  }

  /* --- Drafts --- */

  async function copy(button) {
    const draft = one("[data-draft]", button.closest(".aw-card"));
    if (!draft) return;
    try {
      await navigator.clipboard.writeText(draft.textContent);
      button.textContent = "Copied";
    } catch {
      // Not allowed here: mark the text, so that the reader's own copy command takes it.
      const panel = draft.closest("details");
      if (panel) panel.open = true;
      getSelection().selectAllChildren(draft);
      button.textContent = "Marked: copy now";
    }
    setTimeout(() => (button.textContent = "Copy"), 2500);
  }

  /* --- Tables: sort and filter, with the choice in the address --- */

  const SEPARATOR = " · ";
  const cellValue = (cell) => cell.dataset.value ?? cell.textContent.trim();
  const cellKey = (cell) => cell.dataset.sort ?? cell.textContent.trim();
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function setUpTable(table) {
    if (table.dataset.ready) return;
    table.dataset.ready = "";
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, text: row.textContent.toLowerCase() }));
    const heads = [...table.tHead.rows[0].cells];
    const names = heads.map((head) => head.textContent.trim().toLowerCase());
    const filters = heads
      .map((head, column) => ({ column, name: head.dataset.filter?.toLowerCase(), label: head.dataset.filter }))
      .filter(({ name }) => name);
    const initial = heads.findIndex((head) => head.ariaSort);
    let shownOrder = "";

    const search = element("input", { type: "search", name: "q", placeholder: "Filter", autocomplete: "off" });
    search.setAttribute("aria-label", "Filter the rows");
    const count = element("output");
    const form = element("form", { className: "aw-filter" }, search);
    for (const filter of filters) {
      const values = new Set(
        rows.flatMap(({ row }) => cellValue(row.cells[filter.column]).split(SEPARATOR)).filter(Boolean),
      );
      if (values.size < 2) continue;
      const options = [...values].sort(collator.compare).map((value) => new Option(value, value));
      filter.select = element("select", { name: filter.name }, new Option(`${filter.label}: all`, ""), ...options);
      filter.select.setAttribute("aria-label", filter.label);
      form.append(filter.select);
    }
    form.append(count);
    table.before(form);

    heads.forEach((head, column) => {
      const button = element("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.ariaSort !== "ascending";
        choose({ sort: (up ? "" : "-") + names[column] });
      });
    });

    /** Put choices into the address, then show what it says. */
    function choose(choices, replace = false) {
      const address = new URL(location.href);
      for (const [name, value] of Object.entries(choices)) {
        if (value) address.searchParams.set(name, value);
        else address.searchParams.delete(name);
      }
      history[replace ? "replaceState" : "pushState"](history.state, "", address);
      show();
    }

    function show() {
      const chosen = new URLSearchParams(location.search);
      const words = (chosen.get("q") ?? "").toLowerCase();
      if (search !== document.activeElement) search.value = chosen.get("q") ?? "";
      const wanted = filters
        .filter(({ select }) => select)
        .map(({ column, name, select }) => {
          select.value = chosen.get(name) ?? "";
          return { column, value: select.value };
        })
        .filter(({ value }) => value);
      let shown = 0;
      for (const { row, text } of rows) {
        const fits =
          text.includes(words) &&
          wanted.every(({ column, value }) => cellValue(row.cells[column]).split(SEPARATOR).includes(value));
        row.hidden = !fits;
        shown += fits;
      }
      count.textContent = shown === rows.length ? `${shown}` : `${shown} of ${rows.length}`;
      sort(chosen.get("sort"));
    }

    function sort(choice) {
      if ((choice ?? "") === shownOrder) return;
      shownOrder = choice ?? "";
      const down = shownOrder.startsWith("-");
      const column = names.indexOf(shownOrder.replace(/^-/, ""));
      heads.forEach((head, index) => {
        head.ariaSort = index === column ? (down ? "descending" : "ascending") : null;
      });
      if (column < 0) {
        if (initial >= 0) heads[initial].ariaSort = "descending";
        body.append(...rows.map(({ row }) => row));
        return;
      }
      const keyed = rows.map(({ row }) => [cellKey(row.cells[column]), row]);
      // Empty cells come last either way.
      keyed.sort(([a], [b]) => (!a - !b) || (down ? -1 : 1) * collator.compare(a, b));
      body.append(...keyed.map(([, row]) => row));
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    search.addEventListener("input", () => choose({ q: search.value }, true));
    for (const { name, select } of filters) select?.addEventListener("change", () => choose({ [name]: select.value }));
    table.showChoice = show;
    show();
  }

  /* --- Keys --- */

  const KEYS = [
    ["/", "search"],
    ["j", "next follow-up"],
    ["k", "the one before"],
    ["Enter", "open or close its draft"],
    ["c", "copy its draft"],
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
    const cards = all(".aw-card[data-follow-up]:not([hidden])");
    const at = cards.indexOf(document.activeElement?.closest(".aw-card"));
    const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  }

  function onKey(event) {
    const { target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    if (one("#__search:checked") || one("dialog[open]")) return;
    const card = target.closest?.(".aw-card");
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") showKeys();
    else if (event.key === "c") {
      const button = one("[data-copy]", card ?? document);
      if (button) copy(button);
    } else if (event.key === "Enter" && card === target) {
      const panel = one(".aw-draft", card);
      if (panel) panel.open = !panel.open;
    } else return;
    event.preventDefault();
  }

  /* --- Every page, also those that instant navigation puts in place --- */

  /** Names that Material leaves out, for those who hear the page. */
  const NAMES = { ".md-search": "Search", ".md-path": "Breadcrumbs" };

  function onPage() {
    for (const [part, name] of Object.entries(NAMES)) one(part)?.setAttribute("aria-label", name);
    for (const button of all("[data-copy]")) {
      button.hidden = false;
      button.ariaLive = "polite";
    }
    tellTime();
    all("table[data-table]").forEach(setUpTable);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (button) copy(button);
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", tellTime);
  window.addEventListener("popstate", () => all("table[data-table]").forEach((table) => table.showChoice?.()));
  setInterval(tellTime, 30000);

  if (window.document$) window.document$.subscribe(onPage);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", onPage);
  else onPage();
})();
