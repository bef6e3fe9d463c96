/* What can be done with a follow-up: its row leaves at once, and comes back with the reason where it is refused. */
(() => {
  "use strict";

  const { live, all, one, element, letters, tellTime, onEveryPage } = window.afterword;
  if (!letters) return;

  const WIDE = matchMedia("(min-width: 60em)");
  const ALONE = ".aw-sheet[data-contact]"; // the letter of a note's own page

  /* --- Rows and their letters --------------------------------------------------------------------- */

  const shown = () => all(".aw-item:not([hidden])").filter((row) => row.checkVisibility());
  const draftOf = (row) => one(":scope > .aw-draft", row);
  const beside = (row) => draftOf(row)?.open && !one(".aw-sheet", row);
  const placeOf = (post) => post.id || location.pathname;
  const nameOf = (post) => (one(".aw-name", post) ?? one("h1").firstChild).textContent.trim();

  /** The letter of a row, also while it lies beside the list. */
  const sheetOf = (post) => {
    if (post.matches(ALONE)) return post;
    return one(".aw-sheet", post) ?? (beside(post) ? one("[data-pane] .aw-sheet") : null);
  };

  /** What the user means: the row in focus, else that of the open letter, else the first. */
  live.current = () => {
    const at = document.activeElement;
    const rows = shown();
    const open = rows.find((row) => draftOf(row)?.open);
    return (at.closest("[data-pane]") ? open : at.closest(".aw-item")) ?? open ?? rows[0] ?? one(ALONE);
  };

  /** Take a row off the page. Returns what puts it back, and says whether it could. */
  function take(row) {
    const draft = draftOf(row);
    const open = draft?.open;
    const mark = document.createComment("");
    if (draft) {
      draft.append(sheetOf(row) ?? "");
      draft.open = false;
    }
    row.replaceWith(mark);
    return () => {
      const there = mark.isConnected;
      mark.replaceWith(row);
      if (draft && !live.typing()) draft.open = open;
      return there;
    };
  }

  function go(row) {
    if (!row) return one(".aw-end, h1").focus();
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    if (draftOf(row) && WIDE.matches && one("[data-pane]")) draftOf(row).open = true;
  }

  /** Sort what is left, and say so where nothing is. */
  function settle() {
    tellTime(true);
    one(".aw-end")?.remove();
    one("h1").tabIndex = -1;
    if (!live.recall("day") || shown().length) return;
    const words = "That was the last one for today. Well done.";
    one(".aw-main")?.prepend(element("p", { className: "aw-end", tabIndex: -1 }, words));
  }

  /* --- Acting ------------------------------------------------------------------------------------- */

  const ONE = ["sent", "skip"]; // leave with their row
  const EVERY = ["snooze", "stop"]; // with all rows of the person
  const done = [];
  let locked = false;

  /** Do something with a follow-up, or with a person. Returns the reason where it was refused. */
  live.act = async (post, action, fields) => {
    // The second click of a double click must not meet the next letter, which lies where this one was.
    if (locked) return "";
    locked = true;
    setTimeout(() => (locked = false), 400);
    const { contact, person, kind, interview = "", followUp } = post.dataset;
    const mine = { contact: contact ?? person };
    if (fields.note !== undefined || action === "skip") Object.assign(mine, { kind, interview });
    if (mine.kind && followUp) mine.follow_up = followUp;
    for (const old of all(":scope > .aw-refused", post)) old.remove();
    const leaves = (row) => (row === post && ONE.includes(action)) || (row.dataset.contact === mine.contact && EVERY.includes(action));
    const rows = shown();
    const next = rows.slice(rows.indexOf(post)).find((row) => !leaves(row)) ?? rows.findLast((row) => !leaves(row));
    const gone = all(".aw-item").filter(leaves);
    const puts = gone.map(take);
    if (gone.length) {
      live.keep("day", true);
      settle();
      go(next);
    }
    const answer = await live.ask(action, { ...mine, ...fields });
    if (answer.done) {
      for (const { id } of gone) live.keep(`gone ${id}`, [answer.epoch, new Date().toDateString()]);
      done.push({ what: answer.last, gone, puts });
      live.did(answer, answer.summary);
      return "";
    }
    if (gone.length) {
      const there = puts.map((put) => put()).includes(true);
      settle();
      if (!there) live.say(`${nameOf(post)}: ${answer.refused}`);
      if (!live.typing()) go(post);
    }
    post.append(live.alert(answer.refused));
    return answer.refused;
  };

  /** Put back what the last action took off the page, where it was done here. */
  live.back = (what) => {
    const act = done.pop();
    if (act?.what !== what) return;
    for (const row of act.gone) live.keep(`gone ${row.id}`);
    for (const put of act.puts) put();
    settle();
    if (act.gone.length) go(act.gone[0]);
  };

  live.sent = (post) => {
    const sheet = sheetOf(post);
    if (!sheet) return;
    if (draftOf(post) && letters.open(sheet).length) draftOf(post).open = true;
    if (!live.fill(sheet)) live.act(post, "sent", live.letter(sheet, post.dataset));
  };
  live.skip = (post) => live.act(post, "skip", {});

  /* --- What is asked before it is done ------------------------------------------------------------ */

  /** Of each action: its name, the field of the answer, the question, an example. */
  const ASKED = {
    snooze: ["Snooze", "until", (name) => `Nothing to ${name} until`, "such as friday, in 3 days, 2 Dec"],
    heard: ["Heard back", "text", (name) => `What did ${name} say?`],
    called: ["Called", "text", (name) => `What was said with ${name}? A line is enough.`],
    stop: ["Stop", "said", (name) => `Never write to ${name} again? Why, in a few words`],
  };

  /** Open the field of an action, with what was typed in it before. */
  live.open = (post, action, again) => {
    const [words, field, ask, placeholder = ""] = ASKED[action];
    if (draftOf(post)) draftOf(post).open = true;
    const holder = one(".aw-do", sheetOf(post) ?? post);
    one("form", holder)?.remove();
    const key = `form ${placeOf(post)} ${action}`;
    const value = live.recall(key)?.value ?? "";
    const typed = element(field === "text" ? "textarea" : "input", { value, placeholder, required: action !== "called" });
    const close = () => {
      form.remove();
      live.keep(key, typed.value && { value: typed.value });
      one(`[data-do=${action}]`, holder).focus();
    };
    const form = element(
      "form",
      { className: "aw-ask" },
      element("label", {}, ask(nameOf(post)), typed),
      element("button", { className: "aw-button aw-first" }, words),
      live.button("Cancel", close),
    );
    const keep = () => live.keep(key, { value: typed.value, open: true });
    typed.oninput = keep;
    form.onkeydown = ({ key: pressed }) => pressed === "Escape" && close();
    form.onsubmit = async (event) => {
      event.preventDefault();
      one(".aw-refused", form)?.remove();
      const acted = done.length;
      const refused = await live.act(post, action, { [field]: typed.value.trim() });
      if (refused) typed.after(live.alert(refused));
      else if (done.length > acted) {
        live.keep(key);
        form.remove();
      }
    };
    holder.append(form);
    keep();
    if (!again) typed.focus();
  };

  /* --- On every page ------------------------------------------------------------------------------ */

  function doing(name, words, act, className) {
    const made = live.button(words, act, className);
    made.dataset.do = name;
    return made;
  }

  const asking = (post, ...names) =>
    names.map((name) => doing(name, `${ASKED[name][0]}…`, () => live.open(post, name), "aw-quiet"));

  function controls(post) {
    const sheet = sheetOf(post);
    if (one(".aw-do", sheet ?? post)) return;
    const place = placeOf(post);
    const made = element("div", { className: "aw-do" });
    if (sheet) {
      live.prepare(sheet, place);
      for (const command of all("[data-command]", sheet)) command.parentElement.hidden = true;
      const edited = () => "edited" in sheet.dataset;
      const words = () => (edited() ? "Back to the draft" : "Edit");
      const edit = doing("edit", words(), () => {
        if (edited()) live.unedit(sheet, place);
        else live.edit(sheet, place).focus();
        edit.textContent = words();
      });
      const sent = doing("sent", "Sent", () => live.sent(post), "aw-first");
      const save = doing("save", "Save draft", () => live.act(post, "save", live.letter(sheet, post.dataset)));
      made.append(sent, save, edit);
    }
    if (post.id) made.append(doing("skip", "Skip", () => live.skip(post), "aw-quiet"));
    if (!post.matches(ALONE)) made.append(...asking(post, "heard", "called", "snooze", "stop"));
    (sheet && one(".aw-actions", sheet) ? one(".aw-actions", sheet) : (sheet ?? post).lastElementChild).after(made);
    for (const action in ASKED) if (live.recall(`form ${place} ${action}`)?.open) live.open(post, action, true);
  }

  function onPage() {
    for (const row of all(".aw-item")) {
      const [epoch] = live.recall(`gone ${row.id}`) ?? [];
      if (live.epoch < epoch) take(row);
      else if (sheetOf(row) || /due|late|owed/.test(row.dataset.state)) controls(row);
    }
    all(`${ALONE}, [data-person]`).forEach(controls);
    settle();
    const at = document.getElementById(live.recall("focus"));
    live.keep("focus");
    at?.focus({ preventScroll: true });
  }

  // What was typed for letters that left on another day is of no use: another one to the same person begins anew.
  for (const key of Object.keys(sessionStorage)) {
    const id = key.match(/^afterword gone (.+)/)?.[1];
    if (!id || live.recall(`gone ${id}`)[1] === new Date().toDateString()) continue;
    for (const each of Object.keys(sessionStorage)) if (each.includes(` ${id}`)) sessionStorage.removeItem(each);
  }

  live.leaving = () => live.keep("focus", document.activeElement.closest(".aw-item")?.id);

  onEveryPage(onPage);
})();
