/* What can be done with a follow-up: its row leaves at once, and comes back with the reason where it is refused. */

const day = new Date().toDateString();
const ALONE = ".aw-sheet[data-contact]"; // the letter of a note's own page

/* --- Rows and their letters ----------------------------------------------------------------------- */

const shown = () => all(".aw-item:not([hidden])").filter((row) => row.checkVisibility()),
  draftOf = (row) => one(":scope > .aw-draft", row),
  placeOf = (post) => post.id || location.pathname;

/** The letter of a row, also while it lies beside the list. */
function sheetOf(post) {
  if (post.matches(ALONE)) return post;
  return one(".aw-sheet", post) ?? (draftOf(post)?.open ? one("[data-pane] .aw-sheet") : null);
}

/** What the user means: the row in focus, else that of the open letter, else the first. */
function current() {
  const at = focused(),
    rows = shown(),
    open = rows.find((row) => draftOf(row)?.open);
  return (at.closest("[data-pane]") ? open : at.closest(".aw-item")) ?? open ?? rows[0] ?? one(ALONE);
}

/** Take a row off the page. Returns what puts it back. */
function take(row) {
  const draft = draftOf(row),
    open = draft?.open,
    mark = document.createComment("");
  if (draft) {
    draft.append(sheetOf(row) ?? "");
    draft.open = false;
  }
  row.replaceWith(mark);
  return () => {
    mark.replaceWith(row);
    if (draft && !typing()) draft.open = open;
  };
}

function go(row) {
  if (!row) return (one(".aw-end") ?? one("h1")).focus();
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  if (innerWidth > 959 && one("[data-pane]")) reveal(row);
}

/** Open a letter, and put it in its place now: to be moved later would take the focus from its fields. */
function reveal(row) {
  const draft = draftOf(row);
  if (!draft) return;
  for (const each of all(".aw-item > .aw-draft[open]")) each.open = each === draft;
  draft.open = true;
  lay();
}

/** Sort what is left, and say so where nothing is. */
function settle() {
  tellTime(true);
  one(".aw-end")?.remove();
  one("h1").tabIndex = -1;
  if (!recall("acted") || shown().length) return;
  const words = "That was the last one for today. Well done.";
  one(".aw-main")?.prepend(make("p", { className: "aw-lead aw-end", tabIndex: -1 }, words));
}

/* --- Acting --------------------------------------------------------------------------------------- */

const done = [];
let locked = false;

/** Do something with a follow-up, or with a person. */
async function act(post, action, fields) {
  // The second click of a double click must not meet the next letter, which lies where this one was.
  if (locked) return;
  locked = true;
  setTimeout(() => (locked = false), 400);
  const { contact, person = contact, kind, interview = "", followUp } = post.dataset,
    asked = { contact: person, ...fields };
  if (/sent|save|skip/.test(action)) Object.assign(asked, { kind, interview }, followUp && { follow_up: followUp });
  const form = ACTS[action][3] && one("form", sheetOf(post) ?? post);
  one(":scope > .aw-refused", form ?? post)?.remove();
  const leaves = (row) =>
    /sent|skip/.test(action) ? row === post : /snooze|stop/.test(action) && row.dataset.contact === person;
  const stays = shown().filter((row) => row === post || !leaves(row)),
    at = stays.indexOf(post),
    left = all(".aw-item").filter(leaves),
    puts = left.map(take);
  if (left[0]) {
    keep("acted", 1);
    settle();
    go(stays[at + 1] ?? stays[at - 1]);
  }
  const got = await ask(action, asked);
  if (got.done) {
    for (const { id } of left) keep(`gone ${id}`, [got.epoch, day]);
    done.push([got.last, left, puts]);
    if (form) keep(formKey(post, action), form.remove());
    return did(got, [left[0] ? "" : `${capital(got.summary)}.`, ...got.said].join(" "));
  }
  if (left[0]) {
    for (const put of puts) put();
    settle();
    if (!typing()) go(post);
  }
  // Also where the page is loaded anew, since the draft was changed; what was to be loaded anew is then done.
  if (got.done === false) {
    keep("said", [last, got.refused, location.pathname]);
    if (form) form.dataset.kept = ""; // the next build may have no place for it
  }
  const why = alarm(got.refused);
  for (const { label, position } of got.choices ?? [])
    why.append(button(label, () => act(post, action, { ...fields, position })));
  (form ?? post).append(why);
  if (post.isConnected) sayLast(); // not what was said of the action before
  else say(got.refused);
}

/** Put back what the last action took off the page, where it was done here. */
function putBack(what) {
  const [was, left, puts] = done.pop() ?? [];
  if (was !== what) return;
  for (const { id } of left) keep(`gone ${id}`);
  for (const put of puts) put();
  settle();
  if (left[0]) go(left[0]);
}

function send(post, action) {
  const sheet = sheetOf(post);
  if (!sheet) return;
  if (letters.open(sheet).length) reveal(post);
  if (action === "save" || !fill(sheet)) act(post, action, letterOf(sheet, post.dataset));
}

/* --- What is asked before it is done -------------------------------------------------------------- */

const formKey = (post, action) => `form ${placeOf(post)} ${action}`;

/** Open the field of an action, with what was typed in it before. */
function question(post, action, again) {
  const [label, , , field, words, placeholder = ""] = ACTS[action];
  reveal(post);
  const holder = one(".aw-do", sheetOf(post) ?? post);
  one("form", holder)?.remove();
  const key = formKey(post, action),
    typed = make(field === "text" ? "textarea" : "input", { value: recall(key)?.[0] ?? "", placeholder });
  typed.required = action !== "called";
  const submit = make("button", { className: "aw-button aw-first" }, label.slice(0, -1));
  const close = () => {
    form.remove();
    keep(key, typed.value && [typed.value]);
    one(`[data-do=${action}]`, holder).focus();
  };
  const form = make("form", { className: "aw-ask" }, make("label", {}, words, typed), submit),
    hold = () => keep(key, [typed.value, 1]);
  form.append(" ", button("Cancel", close));
  typed.oninput = hold;
  form.onkeydown = (event) => {
    if (event.key === "Escape") close(); // returning false would swallow every other key
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    act(post, action, { [field]: typed.value.trim() });
  };
  holder.append(form);
  hold();
  if (!again) typed.focus();
}

/* --- On every page -------------------------------------------------------------------------------- */

const quiet = "aw-quiet";
/** Of each action: its name, what it does, how it looks; and the field of the answer, the question, an example. */
const ACTS = {
  sent: ["Sent", send, "aw-first"],
  save: ["Save draft", send],
  edit: ["Edit", (post) => (one(AREA, sheetOf(post)) || edit(sheetOf(post), placeOf(post)), one(AREA).focus())],
  skip: ["Skip", act, quiet],
  heard: ["Heard back…", question, quiet, "text", "What did they say?"],
  called: ["Called…", question, quiet, "text", "What was said? A line is enough."],
  snooze: ["Snooze…", question, quiet, "until", "Nothing to them until", "friday, in 3 days, 2 Dec"],
  stop: ["Stop…", question, quiet, "said", "Never write to them again? Why, in a few words"],
};

function controls(post) {
  const sheet = sheetOf(post),
    holder = sheet ?? post;
  if (one(".aw-do", holder)) return;
  if (sheet) {
    prepare(sheet, placeOf(post));
    for (const command of all("[data-command]", sheet)) command.parentElement.hidden = true;
  }
  const made = make("div", { className: "aw-do" });
  for (const [name, [words, doing, style, field]] of Object.entries(ACTS)) {
    if (!sheet && /sent|save|edit/.test(name)) continue;
    if (!post.id && (name === "skip" || (sheet && field))) continue;
    const each = button(words, () => doing(post, name), style);
    each.dataset.do = name;
    made.append(each, " ");
  }
  (one(".aw-actions", holder) ?? holder.lastElementChild).after(made);
  for (const name in ACTS) if (recall(formKey(post, name))?.[1]) question(post, name, true);
}

onEveryPage(() => {
  for (const row of all(".aw-item")) {
    const [since] = recall(`gone ${row.id}`) ?? [];
    if (epoch < since) take(row);
    else if (sheetOf(row) || /due|late|owed/.test(row.dataset.state)) controls(row);
  }
  all(`${ALONE}, [data-person]`).forEach(controls);
  settle();
  // Where the page was loaded anew just as somebody began to type, the keys must not do something else.
  const at = recall("focus") && (one(".aw-ask :is(input, textarea)") ?? document.getElementById(recall("focus")));
  at?.focus({ preventScroll: true });
  if (at?.matches(".aw-item")) reveal(at);
  keep("focus");
});

// What was typed for letters that left on another day is of no use: another one to the same person begins anew.
for (const key in store) {
  const [, id] = key.split("afterword gone ");
  if (!id || recall(`gone ${id}`)[1] === day) continue;
  for (const each in store) if (each.includes(` ${id}`)) store.removeItem(each);
}
