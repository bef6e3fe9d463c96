/* The debrief as a form: the interview, then person by person, each line with the sentence that the letter would make
   of it. It is kept as it goes, and written down once, at its end. */

const QUESTION = "asked me";
const ANSWER = "answer";
/** Of a person: lead-in, question, an example. Each line of a field is a thing said. */
const LINES = [
  ["talked about", "Talked about, a line each", "who owns a table once three teams read it"],
  ["lit up at", "Lit up at", "swimming across the bay before work"],
  [QUESTION, "Asked you", "whether I have led a team"],
  [ANSWER, "Your answer to each, or one proof", "Four people, for two years."],
  ["worries them", "Worries them", "keeping calm as the team doubles"],
  ["promised", "You promised", "the write-up by friday"],
  ["say", "In your own words, for the letter", "a whole sentence"],
  ["since", "Thought or done since", "a whole sentence"],
  ["interests", "Cares about most", "with commas, the dearest first"],
  ["role", "Their role", ""],
  ["email", "Their e-mail", ""],
];
const BEFORE = [
  ["company", "Company", ""],
  ["position", "Position", "empty for a conversation outside any"],
  ["when", "When", "today"],
];
const AFTER = [
  ["decision_by", "When will they decide?", "friday, in 2 weeks, 4 Dec"],
  ["owner", "Who will you hear from?", "a name"],
  ["feeling", "How much do you want it, 1 to 10?", ""],
];

let told, step, box, fields, timer, sending, foreseen;

/* --- What was told, for the form and for the server ----------------------------------------------- */

function person({ said = [], ...more }) {
  const lists = {};
  const rest = [];
  for (const [lead, words] of said) {
    const list = LINES.some(([each]) => each === lead) ? (lists[lead] ??= []) : rest;
    if (lead === ANSWER) list[Math.max(0, (lists[QUESTION]?.length ?? 0) - 1)] = words;
    else list.push(list === rest ? [lead, words] : words);
  }
  for (const lead in lists) lists[lead] = lists[lead].join("\n");
  return { who: "", ...more, text: lists, rest };
}

function asTold({ text, rest, ...more }) {
  const lines = (lead) => (text[lead] ?? "").split("\n").map((words) => [lead, words.trim()]);
  const said = LINES.flatMap(([lead]) => {
    if (lead === QUESTION) return lines(lead).flatMap((each, at) => [each, lines(ANSWER)[at] ?? []]);
    return lead === ANSWER ? [] : lines(lead);
  });
  return { ...more, said: [...said.filter(([, words]) => words), ...rest] };
}

const named = ({ who, said }) => who || said.length;
const body = () => ({ told: { ...told, people: told.people.map(asTold).filter(named) } });

function changed() {
  keep("debrief", { told, step });
  clearTimeout(timer);
  timer = setTimeout(() => (sending = tell()), 500);
}

/** Keep it with the server, and show what the letters would say. */
async function tell() {
  clearTimeout(timer);
  const mine = (timer = {});
  for (const action of ["debrief-keep", "debrief-shown"]) {
    const answer = await ask(action, body(), { keepalive: true });
    if (timer !== mine || !box) return;
    problem(answer);
    if (!answer.done) return;
    if (action === "debrief-keep") keep("debrief");
    else show(answer);
  }
}

const problem = ({ done, refused }) => (one("[role=alert]", box).textContent = done ? "" : refused);

/** Below each field the sentences that it becomes, or what is wrong with it. */
function show(answer = {}) {
  foreseen = answer;
  for (const { input, under, at, key } of fields) {
    const wrong = answer.wrong?.find((each) => each.person === at && each.field === key);
    const lines = answer.people?.[at]?.shown.filter((each) => each.lead_in === key) ?? [];
    const letter = lines.map(({ sentence, reason }) => (sentence ? `In the letter: “${sentence}”` : `${capital(reason)}.`));
    const choices = (wrong?.choices ?? []).map(([words, change]) => button(words, () => choose(at, change)));
    under.replaceChildren(wrong?.message ?? letter.join("\n"), ...choices);
    under.className = wrong ? "aw-refused" : "aw-shown";
    input.ariaInvalid = wrong ? "true" : null;
  }
}

function choose(at, change) {
  Object.assign(told.people[at] ?? (change.new ? told : told.fields), change);
  foreseen = {};
  changed();
  draw();
}

/* --- The form ----------------------------------------------------------------------------------- */

function field([key, words, placeholder], holder, at) {
  const input = element("textarea", { rows: 1, value: holder[key] ?? "", placeholder });
  const under = element("small", { id: `aw-told-${fields.length}` });
  input.setAttribute("aria-describedby", under.id);
  input.oninput = () => {
    holder[key] = input.value;
    changed();
  };
  fields.push({ input, under, at, key });
  return [element("label", {}, words, input), under];
}

const list = (rows, holder, at) => rows.flatMap((row) => field(row, holder, at));
const who = (each, at) => field(["who", at ? "And who else?" : "Who was there?", "a name, or a part of one you know"], each, at);

function to(next) {
  if (!step) told.people = told.people.filter((each) => named(asTold(each)));
  step = next;
  changed();
  draw();
}

/** Draw the step, and lead to its title, or to one of its fields. */
function draw(at) {
  fields = [];
  const { people } = told;
  const here = people[step - 1];
  const last = step > people.length;
  const title = element("h2", { tabIndex: -1 }, here?.who ?? (last ? "And then" : "The interview"));
  const add = () => {
    people.push(person({}));
    draw(fields.length);
  };
  const next = people[step]?.who || (step ? "what comes" : "person by person");
  const parts = here ? list(LINES, here.text, step - 1) : last ? list(AFTER, told.fields) : list(BEFORE, told.fields);
  if (last) parts.push(...field(["prose", "Anything else worth keeping", ""], told));
  if (!step) parts.push(...people.flatMap(who), button("+ one more person", add, "aw-quiet"));
  box.replaceChildren(
    title,
    ...parts,
    alarm(""),
    last ? button("Write it down", write, "aw-first") : button(`Next: ${next}`, () => to(step + 1), "aw-first"),
    step ? button("Back", () => to(step - 1)) : button("Throw it away", drop),
    " ",
    button("Close, and keep it", close, "aw-quiet"),
  );
  show(foreseen);
  (fields[step ? at : at ?? 0]?.input ?? title).focus();
  if (at === undefined) window.scrollTo(0, 0);
}

async function write() {
  clearTimeout(timer);
  await sending;
  const answer = await ask("debrief", body());
  if (!answer.done) {
    const { person: whose, field: key } = answer.wrong?.[0] ?? {};
    if (whose !== undefined) step = key === "who" ? 0 : whose + 1;
    else if (BEFORE.some(([each]) => each === key)) step = 0;
    foreseen = answer;
    draw();
    fields.find(({ input }) => input.ariaInvalid)?.input.focus();
    return problem(answer);
  }
  const [first] = answer.contacts;
  keep("first", first);
  if (!one("[data-today]")) goal = new URL(`contacts/${first}/`, one("[data-md-component=logo]").href);
  did(answer, answer.summary);
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
  if (!recall("debrief")) shut();
}

async function drop() {
  if (!confirm("Throw away what you have told?")) return;
  told = { fields: {}, people: [] };
  await tell();
  shut();
}

/** Take up what was begun, else begin with what the page is about. */
async function open() {
  if (box?.isConnected) return;
  box = element("section", { className: "aw-debrief", id: "debrief" });
  one("h1").after(box);
  const { company, position, when } = one("[data-company]")?.dataset ?? {};
  const kept = recall("debrief");
  const begun = kept ? {} : (await ask("debrief-begun")).told ?? {};
  told = kept?.told ?? { fields: { company, position, when }, ...begun, people: (begun.people ?? []).map(person) };
  step = kept?.step ?? 0;
  if (!told.people.length) told.people.push(person({}));
  draw();
  sending = tell();
}

/* --- On every page ------------------------------------------------------------------------------ */

function debriefs() {
  const lead = one("[data-today] > .aw-lead, [data-company] > .aw-lead");
  if (lead && !one("[data-do=debrief]")) {
    const begin = button("Write down an interview", () => (location.hash = "#debrief"));
    begin.dataset.do = "debrief";
    lead.after(element("p", { className: "aw-do" }, begin));
    state.then(({ debrief }) => debrief && (begin.textContent = `Go on with the debrief ${debrief}`));
  }
  if (lead && location.hash === "#debrief") open();
  const row = one(`.aw-item[data-contact="${recall("first")}"]:not([hidden])`);
  if (!row) return;
  keep("first");
  one(".aw-draft", row).open = true;
  row.focus();
}

window.addEventListener("hashchange", debriefs);
window.addEventListener("pagehide", () => box && tell());
onEveryPage(debriefs);
