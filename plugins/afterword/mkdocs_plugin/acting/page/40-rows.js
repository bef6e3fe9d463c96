/* What can be done with a follow-up: its row leaves at once, and comes back with the reason where it is refused. */
(() => {
  "use strict";

  const { live, all, one, element, letters, onEveryPage } = window.afterword;
  if (!letters) return;

  const WIDE = matchMedia("(min-width: 60em)");
  const HALF_A_DAY = 432e5;

  /* --- Rows and their letters --------------------------------------------------------------------- */

  const shown = () => all(".aw-item:not([hidden])").filter((item) => item.checkVisibility());
  const draftOf = (item) => one(":scope > .aw-draft", item);
  const homeless = (item) => draftOf(item)?.open && !one(".aw-sheet", item);
  const placeOf = (post) => post.id || location.pathname;

  /** The letter of a row, also while it lies beside the list. */
  live.sheetOf = (item) =>
    item.matches(".aw-sheet") ? item : one(".aw-sheet", item) ?? (homeless(item) ? one("[data-pane] .aw-sheet") : null);

  /** The row, or the page's only letter, that something stands in. */
  live.postOf = (part) => part?.closest(".aw-item, .aw-sheet[data-contact]") ?? (part?.closest("[data-pane]") ? all(".aw-item").find(homeless) : null);

  /** The row in focus, else that of the open letter, else the first. */
  live.current = () =>
    live.postOf(document.activeElement) ??
    shown().find((item) => draftOf(item)?.open) ??
    shown()[0] ??
    one(".aw-sheet[data-contact]");

  const nameOf = (post) => one(".aw-name", post)?.textContent ?? one("h1").firstChild.textContent.trim();

  /** Take a row off the page. Returns what puts it back. */
  function take(item) {
    const sheet = live.sheetOf(item);
    const draft = draftOf(item);
    const open = draft?.open;
    if (draft) {
      if (sheet) draft.append(sheet);
      draft.open = false;
    }
    const mark = document.createComment("");
    item.replaceWith(mark);
    return () => {
      const there = mark.isConnected;
      mark.replaceWith(item);
      if (there && draft && !live.typing()) draft.open = open;
      return there;
    };
  }

  function go(item) {
    if (!item) return one(".aw-end, h1").focus();
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    const draft = draftOf(item);
    if (draft && WIDE.matches && one("[data-pane]")) draft.open = true;
  }

  /** What the page says once all is written. */
  function end() {
    one(".aw-end")?.remove();
    const main = one(".aw-main");
    const day = live.recall("day");
    const title = one("h1");
    if (title) title.tabIndex = -1;
    if (!main || day?.on !== today() || shown().length) return;
    const parts = [day.sent && `${day.sent} sent`, day.skip && `${day.skip} passed over`].filter(Boolean);
    const words = `That was the last one for today${parts.length ? `: ${parts.join(", ")}` : ""}. Well done.`;
    main.prepend(element("p", { className: "aw-end", tabIndex: -1 }, words));
  }

  const today = () => new Date().toDateString();

  function count(action, by) {
    const day = live.recall("day");
    const now = day?.on === today() ? day : { on: today(), sent: 0, skip: 0 };
    if (action in now) now[action] += by;
    live.keep("day", now);
  }

  /* --- Acting ------------------------------------------------------------------------------------- */

  const LEAVES = ["sent", "skip", "snooze", "stop"];
  const OF_THE_PERSON = ["snooze", "stop"];
  const done = [];
  let locked = false;

  /** A second click of a double click must not meet the next letter, which lies where this one was. */
  function lock() {
    if (locked) return true;
    locked = true;
    setTimeout(() => (locked = false), 400);
    return false;
  }

  function leaving(post, action) {
    if (!LEAVES.includes(action) || !post.matches(".aw-item")) return [];
    if (!OF_THE_PERSON.includes(action)) return [post];
    return all(".aw-item").filter((item) => item.dataset.contact === post.dataset.contact);
  }

  /** Do something with a follow-up, or with a person. Returns the reason where it was refused. */
  live.act = async (post, action, fields = {}) => {
    if (lock()) return "";
    const { contact, person, kind, interview = "", note = "", followUp } = post.dataset;
    const about = ["sent", "save", "skip", "snooze"].includes(action) && kind ? { kind, interview } : {};
    if (action === "sent" || action === "save") about.note = note;
    if (about.kind && followUp && action !== "snooze") about.follow_up = followUp;
    for (const old of all(":scope > .aw-refused", post)) old.remove();
    const gone = leaving(post, action);
    const rows = shown();
    const after = rows.slice(rows.indexOf(post)).find((item) => !gone.includes(item));
    const next = after ?? rows.findLast((item) => !gone.includes(item));
    const puts = gone.map(take);
    if (gone.length) {
      window.afterword.tellTime(true);
      count(action, 1);
      end();
      go(next);
    }
    const answer = await live.ask(action, { contact: contact ?? person, ...about, ...fields });
    if (answer.done) {
      for (const item of gone) live.keep(`gone ${item.id}`, { epoch: answer.epoch, at: Date.now() });
      done.push({ what: answer.last, action, gone, puts });
      live.did(answer, `${live.capital(answer.summary)}.`);
      return "";
    }
    if (!gone.length) return answer.refused;
    count(action, -1);
    const there = puts.map((put) => put()).some(Boolean);
    window.afterword.tellTime(true);
    end();
    if (!there) live.say(`${nameOf(post)}: ${answer.refused}`);
    else {
      post.append(element("p", { className: "aw-refused", role: "alert" }, answer.refused));
      if (!live.typing()) go(post);
    }
    return answer.refused;
  };

  /** Put back what the last action took off the page, where it was done here. */
  live.back = (what) => {
    const act = done.pop();
    if (act?.what !== what) return;
    for (const item of act.gone) live.keep(`gone ${item.id}`);
    act.puts.forEach((put) => put());
    if (!act.gone.length) return;
    count(act.action, -1);
    window.afterword.tellTime(true);
    end();
    go(act.gone[0]);
  };

  live.sent = (post) => {
    const sheet = live.sheetOf(post);
    if (!sheet) return live.say("There is no letter to it yet.");
    const draft = draftOf(post);
    if (draft && letters.open(sheet).length) draft.open = true;
    if (!live.fill(sheet)) live.act(post, "sent", live.letter(sheet, post.dataset));
  };

  live.skip = (post) => live.act(post, "skip");

  async function save(post) {
    const refused = await live.act(post, "save", live.letter(live.sheetOf(post), post.dataset));
    if (refused) live.sheetOf(post).append(element("p", { className: "aw-refused", role: "alert" }, refused));
  }

  /* --- What is asked before it is done ------------------------------------------------------------ */

  const ASKED = {
    snooze: { button: "Snooze…", field: "until", ask: (name) => `Nothing to ${name} until`, hint: "friday, in 3 days, 2 Dec" },
    heard: { button: "Heard back…", field: "text", ask: (name) => `What did ${name} say?`, long: true },
    called: { button: "Called…", field: "text", ask: (name) => `What was said with ${name}? A line is enough.`, long: true, may: true },
    stop: { button: "Stop…", field: "said", ask: (name) => `Never write to ${name} again? In a few words, why` },
  };

  /** Open the field of an action, with what was typed in it before. */
  live.open = (post, action, focus = true) => {
    const { field, ask, hint, long, may } = ASKED[action];
    const sheet = live.sheetOf(post);
    const draft = draftOf(post);
    if (draft && focus) draft.open = true;
    const holder = one(".aw-do", sheet ?? post);
    one("form", holder)?.remove();
    const key = `form ${placeOf(post)} ${action}`;
    const typed = element(long ? "textarea" : "input", {
      value: live.recall(key)?.value ?? "",
      placeholder: hint ? `such as ${hint}` : "",
      required: !may,
    });
    const refused = element("p", { className: "aw-refused", role: "alert" });
    const close = () => {
      form.remove();
      live.keep(key, typed.value && { value: typed.value });
      one(`[data-do="${action}"]`, holder).focus();
    };
    const form = element(
      "form",
      { className: "aw-ask" },
      element("label", {}, element("span", {}, ask(nameOf(post))), typed),
      refused,
      element("button", { className: "aw-button aw-first" }, ASKED[action].button.replace("…", "")),
      " ",
      live.button("Cancel", close),
    );
    const keep = () => live.keep(key, { value: typed.value, open: true });
    typed.addEventListener("input", keep);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      refused.textContent = "";
      const wrong = await live.act(post, action, { [field]: typed.value.trim() });
      refused.textContent = wrong;
      typed.toggleAttribute("aria-invalid", Boolean(wrong));
      if (wrong || !live.lately(action)) return;
      live.keep(key);
      form.remove();
    });
    holder.append(form);
    keep();
    if (focus) typed.focus();
  };
  live.lately = (action) => done.at(-1)?.action === action;

  /* --- On every page ------------------------------------------------------------------------------ */

  const doing = (name, words, act, className) => {
    const made = live.button(words, act, className);
    made.dataset.do = name;
    return [made, " "];
  };

  const asking = (post, ...names) =>
    names.flatMap((name) => doing(name, ASKED[name].button, () => live.open(post, name), "aw-quiet"));

  function controls(post, sheet) {
    const holder = sheet ?? post;
    if (one(".aw-do", holder)) return;
    const made = element("div", { className: "aw-do" });
    if (sheet) {
      live.prepare(sheet, placeOf(post));
      for (const command of all("[data-command]", sheet)) command.parentElement.hidden = true;
      const words = () => ("edited" in sheet.dataset ? "Back to the draft" : "Edit");
      const [edit] = doing("edit", words(), () => {
        if ("edited" in sheet.dataset) live.unedit(sheet, placeOf(post));
        else live.edit(sheet, placeOf(post)).focus();
        edit.textContent = words();
      });
      made.append(
        ...doing("sent", "Sent", () => live.sent(post), "aw-first"),
        ...doing("save", "Save draft", () => save(post)),
        edit,
        " ",
      );
    }
    if (post.matches(".aw-item"))
      made.append(
        ...doing("skip", "Skip", () => live.skip(post), "aw-quiet"),
        ...asking(post, "snooze", "heard", "called", "stop"),
      );
    const actions = sheet && one(".aw-actions", sheet);
    if (actions) actions.after(made);
    else holder.append(made);
    again(post);
  }

  /** Open again what was open when the page was loaded anew. */
  function again(post) {
    for (const action of Object.keys(ASKED))
      if (live.recall(`form ${placeOf(post)} ${action}`)?.open) live.open(post, action, false);
  }

  function onPage() {
    for (const item of all(".aw-item")) {
      const gone = live.recall(`gone ${item.id}`);
      if (gone && live.epoch < gone.epoch) take(item);
      else if (live.sheetOf(item) || ["due", "late", "owed"].includes(item.dataset.state))
        controls(item, live.sheetOf(item));
    }
    const sheet = one(".aw-sheet[data-contact]");
    if (sheet) controls(sheet, sheet);
    const person = one("[data-person]");
    if (person && !one(".aw-do", person)) {
      person.append(element("div", { className: "aw-do" }, ...asking(person, "heard", "called", "snooze", "stop")));
      again(person);
    }
    window.afterword.tellTime(true);
    end();
    const at = live.recall("focus");
    live.keep("focus");
    const post = at && document.getElementById(at.id);
    if (post) ((at.control && one(`[data-do="${at.control}"]`, live.sheetOf(post) ?? post)) || post).focus({ preventScroll: true });
  }

  /** Forget what was typed for letters that left long ago: another one to the same person begins anew. */
  for (const key of Object.keys(sessionStorage)) {
    const [, id] = key.match(/^afterword gone (.+)/) ?? [];
    if (!id || Date.now() - live.recall(`gone ${id}`).at < HALF_A_DAY) continue;
    for (const each of Object.keys(sessionStorage))
      if (each === key || each === `afterword edit ${id}` || each.startsWith(`afterword ${id} `))
        sessionStorage.removeItem(each);
  }

  live.leaving = () => {
    const post = live.postOf(document.activeElement);
    if (post?.id) live.keep("focus", { id: post.id, control: document.activeElement.dataset.do });
  };

  onEveryPage(onPage);
})();
