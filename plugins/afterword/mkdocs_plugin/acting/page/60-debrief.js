/* The debrief as a form: the interview, then person by person, each line with the sentence that the letter would make
   of it. It is kept as it goes, and written down once, at its end. What is asked comes from the server. */

const BEGIN = "Write down an interview";
let questions, told, kept, step, box, fields, timer, sending, foreseen;

/* --- What was told, for the form and for the server ----------------------------------------------- */

const body = () => ({ ...kept, told: { ...told, people: told.people.filter(({ who }) => who) } });
const somebody = () => ({ who: "", text: {} });

const hold = () => keep("debrief", { told, step, seen: kept.seen });

function changed() {
  hold();
  clearTimeout(timer);
  timer = setTimeout(() => (sending = tell()), 400);
}

/** Keep it with the server, and show what the letters would say. */
async function tell() {
  clearTimeout(timer);
  const mine = (timer = {});
  const got = await ask("debrief-keep", body());
  if (got.done) {
    keepTo(got);
    hold();
  }
  if (timer !== mine) return;
  if (got.done) keep("debrief", { step });
  if (box) show(got);
}

/** The file that it is kept in, as it is now. */
const keepTo = ({ file, seen }) => (kept = { file, seen });

/** Below each field the sentences that it becomes, what is wrong with it, or what may be meant. */
function show(got = {}) {
  foreseen = got;
  const { people = [], unread = {}, asks = [], refused } = got;
  for (const { input, under, at, key } of fields) {
    const unclear = asks.find((each) => (each.person ?? undefined) === at && (key === "who" || each.field === key));
    const wrong = unclear?.question || (at === undefined && unread[key]);
    const lines = people[at]?.lines.filter((each) => each.lead_in === key) ?? [];
    const letter = lines.map(({ sentence, reason }) => (sentence ? `In the letter: “${sentence}”` : `${capital(reason)}.`));
    const choices = unclear?.choices.flatMap(({ label, values }) => [button(label, () => choose(at, values)), " "]) ?? [];
    under.replaceChildren(wrong || letter.join("\n"), " ", ...choices);
    under.className = wrong ? "aw-refused" : letter[0] && "aw-shown";
    input.ariaInvalid = wrong ? "true" : null;
  }
  one("[role=alert]", box).textContent = got.done || wrongOne() ? "" : (refused ?? "");
}

const wrongOne = () => fields.find(({ input }) => input.ariaInvalid)?.input;

function choose(at, values) {
  const { refused } = foreseen;
  Object.assign(told.people[at] ?? told, values);
  foreseen = {};
  changed();
  draw();
  if (refused) write();
}

/* --- The form ------------------------------------------------------------------------------------- */

function field([key, words, placeholder], holder, at) {
  const input = make("textarea", { rows: 1, value: holder[key] ?? "", placeholder });
  const under = make("small", { id: `aw-told-${fields.length}` });
  input.setAttribute("aria-describedby", under.id);
  input.oninput = () => {
    holder[key] = holder.who === undefined && at >= 0 ? input.value : input.value.replace(/\s+/g, " ");
    changed();
  };
  fields.push({ input, under, at, key });
  return [make("label", {}, words, input), under];
}

const list = (name, holder, at) => questions[name].flatMap((row) => field(row, holder, at));
const who = (each, at) => field(["who", at ? "And who else?" : "Who was there?", "a name"], each, at);

function to(next) {
  told.people = told.people.filter((each) => each.who);
  step = next;
  changed();
  draw();
}

/** Draw the step, and lead to its title, or to one of its fields. */
function draw(at) {
  fields = [];
  const { people } = told;
  if (!step && !people.length) people.push(somebody());
  const place = step - 1;
  const here = people[place];
  const end = step > people.length;
  const title = make("h2", { tabIndex: -1 }, here?.who ?? (end ? "And then" : "The interview"));
  const add = () => {
    people.push(somebody());
    draw(fields.length - 1);
  };
  const next = !step ? "person by person" : (people[step]?.who ?? "what comes");
  const parts = here
    ? [...list("lines", here.text, place), ...list("theirs", here, place)]
    : list(end ? "after" : "before", told);
  if (here && !told.position) parts.push(...list("staying", here, place));
  if (!step) parts.push(...people.flatMap(who), button("+ one more person", add, quiet), ...list("absent", told));
  const on = end ? button("Write it down", write, "aw-first") : button(`Next: ${next}`, () => to(step + 1), "aw-first");
  parts.push(alarm(""), on);
  if (step) parts.push(button("Back", () => to(place)), " ");
  box.replaceChildren(title, ...parts, button("Close, keep it", close, quiet), " ", button("Throw it away", drop, quiet));
  show(foreseen);
  (fields[step ? at : (at ?? 0)]?.input ?? title).focus();
  if (at === undefined) window.scrollTo(0, 0);
}

async function write() {
  clearTimeout(timer);
  await sending;
  const got = await ask("debrief", body());
  if (!got.done) {
    const [wrong] = got.asks ?? [];
    const key = wrong?.field ?? Object.keys(got.unread ?? {})[0];
    if ([...questions.theirs, ...questions.staying].some(([each]) => each === key)) step = wrong.person + 1;
    else if (wrong || questions.before.some(([each]) => each === key)) step = 0;
    foreseen = got;
    draw();
    return wrongOne()?.focus();
  }
  const { first, comes } = got;
  keep("first", first);
  goal = first && new URL(`contacts/${first}/`, one("[data-md-component=logo]").href);
  const next = comes[0] ? `First: ${comes[0].join(", ")}.` : "";
  did(got, [`${capital(got.summary)}.`, ...got.said, next].join(" "));
  shut();
}

function shut(words = BEGIN) {
  box = box.remove();
  keep("debrief");
  history.replaceState(history.state, "", location.pathname);
  const begin = one("[data-do=debrief]");
  begin.textContent = words;
  begin.focus();
}

async function close() {
  await tell();
  if (!recall("debrief").told) shut(kept.file ? "Go on with the debrief" : BEGIN);
}

async function drop() {
  if (!confirm("Throw these answers away? Nothing brings them back.")) return;
  clearTimeout(timer);
  await sending;
  const got = await ask("debrief-drop", kept);
  if (got.done) shut();
  else show(got);
}

/** Take up what was begun, else begin with what the page is about. */
async function open() {
  if (box?.isConnected) return;
  box = make("section", { className: "aw-debrief", id: "debrief" });
  one("h1").after(box);
  const { company, position, when } = one("[data-company]")?.dataset ?? {},
    begun = await ask("debrief-begun");
  // Nothing may be kept in the place of what could not be read.
  if (!begun.done) return box.replaceChildren(alarm(begun.refused));
  questions = begun.questions;
  const mine = recall("debrief");
  // Words that another window has written over meanwhile are kept apart, so that neither are lost.
  keepTo(mine?.told && mine.seen !== begun.seen ? { file: "", seen: "" } : begun);
  ({ told, step = 0 } = mine ?? {});
  told ??= { ...(!kept.file && { company, position, when }), ...begun.told };
  foreseen = begun;
  draw();
  one("[role=alert]", box).textContent = Object.entries(begun.unreadable).map((each) => each.join(": ")).join("\n");
  if (mine) changed();
  else if (company) {
    const got = await ask("debrief-shown", { told: body().told });
    if (box && !timer) show(got);
  }
}

/* --- On every page -------------------------------------------------------------------------------- */

function debriefs() {
  const lead = one("[data-today] > .aw-lead, [data-company] > .aw-lead");
  if (lead && !one("[data-do=debrief]")) {
    const begin = button(BEGIN, () => (location.hash = "#debrief"));
    begin.dataset.do = "debrief";
    lead.after(make("p", { className: "aw-do" }, begin));
    state.then(({ debrief }) => debrief && (begin.textContent = `Go on with the debrief ${debrief}`));
  }
  if (lead && location.hash === "#debrief") open();
  const row = one(`.aw-item[data-contact="${recall("first")}"]:not([hidden])`);
  if (!row) return;
  keep("first");
  reveal(row);
  row.focus();
}

window.onhashchange = debriefs;
onEveryPage(debriefs);
