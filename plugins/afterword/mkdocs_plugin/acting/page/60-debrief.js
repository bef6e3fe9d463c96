/* The debrief as a form: the interview, then person by person, each line with the sentence that the letter would make
   of it. It is kept as it goes, and written down once, at its end. */

/** What is said of a person: lead-in, question, an example. Each line of a field is a thing said. */
const LINES = [
  ["talked about", "Talked about, a line each", "a shared table"],
  ["lit up at", "Lit up at", "swimming before work"],
  ["asked me", "Asked you", "whether I led a team"],
  ["answer", "Your answer, or one proof", "Four people, for two years."],
  ["worries them", "Worries them", "the team doubles"],
  ["promised", "You promised", "a write-up by friday"],
  ["say", "In your words, for the letter", "a whole sentence"],
  ["since", "Thought or done since"],
];
/** What goes into their own file. */
const THEIRS = [
  ["interests", "Cares about most", "with commas, dearest first"],
  ["role", "Their role"],
  ["email", "Their e-mail"],
];
const BEFORE = [
  ["company", "Company"],
  ["position", "Position", "or leave it open"],
  ["when", "When", "today"],
];
const AFTER = [
  ["decision_by", "When will they decide?", "friday, in 2 weeks"],
  ["owner", "Who will you hear from?"],
  ["feeling", "How keen, 1 to 10?"],
  ["said", "Anything else"],
];

let told, kept, step, box, fields, timer, sending, foreseen;

/* --- What was told, for the form and for the server ----------------------------------------------- */

/** A person as the form has them: a text for each lead-in, and the lines that it does not ask for. */
function person({ lines = [], ...more }) {
  const text = {},
    rest = [];
  for (const line of lines) {
    const { lead_in: lead } = line,
      list = LINES.some(([each]) => each === lead) ? (text[lead] ??= []) : rest;
    if (lead === "answer") list[Math.max(0, (text["asked me"]?.length ?? 0) - 1)] = line.text;
    else list.push(list === rest ? line : line.text);
  }
  for (const lead in text) text[lead] = text[lead].join("\n");
  return { who: "", ...more, text, rest };
}

/** An answer stands behind its question. */
function asTold({ text, rest, ...more }) {
  const linesOf = (lead) => (text[lead] ?? "").split("\n").map((words) => ({ lead_in: lead, text: words.trim() }));
  const lines = LINES.flatMap(([lead]) => {
    if (lead === "asked me") return linesOf(lead).flatMap((each, at) => [each, linesOf("answer")[at] ?? { text: "" }]);
    return lead === "answer" ? [] : linesOf(lead);
  });
  return { ...more, lines: [...lines.filter((each) => each.text), ...rest] };
}

const body = () => ({ ...kept, told: { ...told, people: told.people.filter(({ who }) => who).map(asTold) } });

function changed() {
  keep("debrief", { told, step });
  clearTimeout(timer);
  timer = setTimeout(() => (sending = tell()), 400);
}

/** Keep it with the server, and show what the letters would say. */
async function tell() {
  clearTimeout(timer);
  const mine = (timer = {});
  let got = await ask("debrief-keep", body());
  if (got.done) {
    kept = { file: got.file, seen: got.seen };
    if (timer === mine) keep("debrief", { step });
    got = await ask("debrief-shown", { told: body().told });
  }
  if (timer === mine && box) show(got);
}

/** Below each field the sentences that it becomes, or what is wrong with it. */
function show(got = {}) {
  foreseen = got;
  const { people = [], unread = {}, asks = [], refused } = got;
  for (const { input, under, at, key } of fields) {
    const unclear = asks.find((each) => (each.person ?? undefined) === at && (key === "who" || each.field === key)),
      wrong = unclear?.question ?? (at === undefined ? unread[key] : undefined),
      lines = people[at]?.lines.filter((each) => each.lead_in === key) ?? [],
      letter = lines.map(({ sentence, reason }) => (sentence ? `In the letter: “${sentence}”` : `${capital(reason)}.`)),
      choices = (unclear?.choices ?? []).map(({ label, values }) => button(label, () => choose(at, values)));
    under.replaceChildren(wrong ?? letter.join("\n"), ...choices);
    under.className = wrong ? "aw-refused" : "aw-shown";
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

function field([key, words, placeholder = ""], holder, at) {
  const input = make("textarea", { rows: 1, value: holder[key] ?? "", placeholder }),
    under = make("small", { id: `aw-told-${fields.length}` });
  input.setAttribute("aria-describedby", under.id);
  input.oninput = () => {
    holder[key] = holder.who === undefined && at >= 0 ? input.value : input.value.replace(/\s+/g, " ");
    changed();
  };
  fields.push({ input, under, at, key });
  return [make("label", {}, words, input), under];
}

const list = (rows, holder, at) => rows.flatMap((row) => field(row, holder, at));
const who = (each, at) =>
  field(["who", at ? "And who else?" : "Who was there?", "a name"], each, at);

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
  if (!people.length) people.push(person({}));
  const here = people[step - 1],
    end = step > people.length,
    title = make("h2", { tabIndex: -1 }, here?.who ?? (end ? "And then" : "The interview"));
  const add = () => {
    people.push(person({}));
    draw(fields.length);
  };
  const next = !step ? "person by person" : (people[step]?.who ?? "what comes");
  const parts = here
    ? [...list(LINES, here.text, step - 1), ...list(THEIRS, here, step - 1)]
    : list(end ? AFTER : BEFORE, told);
  if (!step) parts.push(...people.flatMap(who), button("+ one more person", add, quiet));
  const on = end ? button("Write it down", write, "aw-first") : button(`Next: ${next}`, () => to(step + 1), "aw-first");
  if (step) parts.push(alarm(""), on, button("Back", () => to(step - 1)), " ");
  else parts.push(alarm(""), on);
  box.replaceChildren(title, ...parts, button("Close, keep it", close, quiet));
  show(foreseen);
  (fields[step ? at : at ?? 0]?.input ?? title).focus();
  if (at === undefined) window.scrollTo(0, 0);
}

async function write() {
  clearTimeout(timer);
  await sending;
  const got = await ask("debrief", body());
  if (!got.done) {
    const [wrong] = got.asks ?? [],
      key = wrong?.field ?? Object.keys(got.unread ?? {})[0];
    if (wrong || BEFORE.some(([each]) => each === key)) step = 0;
    foreseen = got;
    draw();
    return wrongOne()?.focus();
  }
  const { first, comes } = got;
  keep("first", first);
  goal = new URL(`contacts/${first}/`, one("[data-md-component=logo]").href);
  const next = comes[0] ? `First: ${comes[0].join(", ")}.` : "";
  did(got, [`${capital(got.summary)}.`, ...got.said, next].join(" "));
  shut();
}

function shut() {
  box = box.remove();
  keep("debrief");
  history.replaceState(history.state, "", location.pathname);
  one("[data-do=debrief]").focus();
}

async function close() {
  await tell();
  if (!recall("debrief").told) shut();
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
  kept = { file: begun.file, seen: begun.seen };
  ({ told, step = 0 } = recall("debrief") ?? {});
  const about = kept.file ? {} : { company, position, when };
  told ??= { ...about, ...begun.told, people: begun.told.people.map(person) };
  draw();
  if (recall("debrief")) changed();
}

/* --- On every page -------------------------------------------------------------------------------- */

function debriefs() {
  const lead = one("[data-today] > .aw-lead, [data-company] > .aw-lead");
  if (lead && !one("[data-do=debrief]")) {
    const begin = button("Write down an interview", () => (location.hash = "#debrief"));
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
