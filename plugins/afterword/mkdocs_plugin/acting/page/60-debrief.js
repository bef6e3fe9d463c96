/* The debrief as a form: the interview, then person by person, each line with the sentence that the letter would make
   of it. It is kept as it goes, and written down once, at its end. */
(() => {
  "use strict";

  const { live, all, one, element, onEveryPage } = window.afterword;
  if (!live.button) return;

  const HASH = "#debrief";
  /** Of a person: lead-in, question, an example. */
  const LINES = [
    ["talked about", "Talked about", "who owns a table once three teams read it"],
    ["lit up at", "Lit up at", "swimming across the bay before work"],
    ["asked me", "Asked you", "whether I have led a team"],
    ["answer", "Your answer, or one proof", "Four people, for two years."],
    ["worries them", "Worries them", "keeping calm as the team doubles"],
    ["promised", "You promised", "the write-up by friday"],
    ["say", "In your own words, for the letter", "a whole sentence"],
    ["since", "Thought or done since", "a whole sentence"],
    ["interests", "Cares about most", "tags with commas, the dearest first"],
    ["role", "Their role", ""],
    ["email", "Their e-mail", ""],
  ];
  const SEVERAL = LINES.slice(0, 6).map(([lead]) => lead);
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

  let told;
  let step;
  let box;
  let fields;
  let timer;
  let sending;
  let shown = {};

  /** What was told, without what was left open. */
  function body() {
    const people = told.people.map((each) => ({ ...each, said: each.said.filter(([, text]) => text) }));
    return { told: { ...told, people: people.filter(({ who, said }) => who || said.length) } };
  }

  function changed() {
    live.keep("debrief", { told, step });
    clearTimeout(timer);
    timer = setTimeout(() => (sending = send()), 500);
  }

  /** Keep it with the server, and show what the letters would say. */
  async function send() {
    clearTimeout(timer);
    const mine = (timer = {});
    for (const action of ["debrief-keep", "debrief-shown"]) {
      const answer = await live.ask(action, body(), { keepalive: true });
      if (timer !== mine || !box) return;
      problem(answer.done ? "" : answer.refused);
      if (!answer.done) return;
      if (action === "debrief-keep") live.keep("debrief");
      else show(answer);
    }
  }

  const problem = (words) => (one("[role=alert]", box).textContent = words ?? "");

  /** Below each field the sentence that it becomes, or what is wrong with it. */
  function show(answer) {
    shown = answer;
    const lines = answer.people?.[step - 1]?.shown ?? [];
    for (const { input, under, at, key } of fields) {
      const text = input.value.trim();
      const line = lines.find((each) => each.lead_in === key && each.text === text);
      const wrong = answer.wrong?.find((each) => each.person === at && each.field === key);
      const letter = line && (line.sentence ? `In the letter: “${line.sentence}”` : `${live.capital(line.reason)}.`);
      const choices = (wrong?.choices ?? []).map(([words, change]) => live.button(words, () => choose(at, change)));
      under.replaceChildren(wrong?.message ?? letter ?? "", ...choices);
      under.className = wrong ? "aw-refused" : "aw-shown";
      input.ariaInvalid = wrong ? "true" : null;
    }
  }

  function choose(at, change) {
    Object.assign(told.people[at] ?? (change.new ? told : told.fields), change);
    shown = {};
    changed();
    draw();
  }

  /* --- The form ----------------------------------------------------------------------------------- */

  function field([key, words, placeholder], holder, name, at) {
    const input = element("textarea", { rows: 1, value: holder[name] ?? "", placeholder });
    const under = element("small", { id: `aw-told-${fields.length}` });
    input.setAttribute("aria-describedby", under.id);
    input.oninput = () => {
      holder[name] = input.value.replace(/\s+/g, " ").trim();
      changed();
    };
    input.onkeydown = (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      const stops = all("textarea, .aw-first", box);
      stops[stops.indexOf(input) + 1].focus();
    };
    fields.push({ input, under, at, key });
    return [element("label", {}, words, input), under];
  }

  const ofInterview = (rows) => rows.flatMap((row) => field(row, told.fields, row[0]));

  const who = (person, at) =>
    field(["who", at ? "And who else?" : "Who was there?", "a name, or a part of one you know"], person, "who", at);

  /** Every line of a person, an open one for what was not said yet, and a way to more. */
  function lines({ said }, at) {
    for (const [lead] of LINES) if (!said.some(([each]) => each === lead)) said.push([lead, ""]);
    // An answer stays behind its question.
    const place = ([lead]) => LINES.findIndex(([each]) => each === (lead === "answer" ? "asked me" : lead));
    said.sort((a, b) => place(a) - place(b));
    return said.flatMap((entry, index) => {
      const row = LINES.find(([lead]) => lead === entry[0]);
      if (!row) return [];
      const made = field(row, entry, 1, at);
      const [lead, words] = row;
      const next = said[index + 1]?.[0];
      if (!SEVERAL.includes(lead) || place([next]) === place([lead])) return made;
      const more = lead === "answer" ? [["asked me", ""], ["answer", ""]] : [[lead, ""]];
      const button = live.button("+ one more", () => {
        said.splice(index + 1, 0, ...more);
        draw(fields.findIndex(({ input }) => made[0].contains(input)) + 1);
      }, "aw-quiet");
      button.ariaLabel = `One more: ${words}`;
      return [...made, button];
    });
  }

  function to(next) {
    if (!step) told.people = told.people.filter((each) => each.who || each.said.some(([, text]) => text));
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
    const title = element("h2", { tabIndex: -1 }, here ? here.who : last ? "And then" : "The interview");
    const add = () => {
      people.push({ who: "", said: [] });
      draw(fields.length);
    };
    const parts = here
      ? lines(here, step - 1)
      : last
        ? [...ofInterview(AFTER), ...field(["prose", "Anything else worth keeping", ""], told, "prose")]
        : [...ofInterview(BEFORE), ...people.flatMap(who), live.button("+ one more person", add, "aw-quiet")];
    box.replaceChildren(
      element("p", { className: "aw-hint" }, "Kept as you go; leave open what you do not know."),
      title,
      ...parts,
      live.alert(""),
      last
        ? live.button("Write it down", write, "aw-first")
        : live.button(`Next: ${people[step]?.who || (step ? "what comes" : "person by person")}`, () => to(step + 1), "aw-first"),
      ...(step ? [live.button("Back", () => to(step - 1))] : []),
      live.button("Close", close, "aw-quiet"),
      live.button("Throw it away", drop, "aw-quiet"),
    );
    show(shown);
    (fields[at]?.input ?? title).focus();
    if (at === undefined) window.scrollTo(0, 0);
  }

  async function write() {
    clearTimeout(timer);
    await sending;
    const answer = await live.ask("debrief", body());
    if (!answer.done) {
      const { person, field: key } = answer.wrong?.[0] ?? {};
      if (key) step = person === undefined ? (BEFORE.some(([each]) => each === key) ? 0 : step) : key === "who" ? 0 : person + 1;
      shown = answer;
      draw(fields.findIndex(({ input }) => input.ariaInvalid));
      return problem(answer.refused);
    }
    const [first] = answer.contacts;
    live.keep("first", first);
    if (!one("[data-today]")) live.then = new URL(`contacts/${first}/`, one("[data-md-component=logo]").href);
    live.did(answer, answer.summary);
    shut();
  }

  function shut() {
    timer = box?.remove();
    live.keep("debrief");
    box = timer;
    history.replaceState(history.state, "", location.pathname);
    one("[data-do=debrief]")?.focus();
  }

  async function close() {
    await (sending = send());
    if (!live.recall("debrief")) shut();
  }

  async function drop() {
    if (!confirm("Throw away what you have told?")) return;
    told = { fields: {}, people: [] };
    await send();
    shut();
  }

  /** Take up what was begun, else begin with what the page is about. */
  async function open() {
    if (box?.isConnected) return;
    box = element("section", { className: "aw-debrief", id: HASH.slice(1) });
    one("h1").after(box);
    const { company, position, when } = one("[data-company]")?.dataset ?? {};
    const kept = live.recall("debrief") ?? (await live.ask("debrief-begun"));
    told = { fields: { company, position, when }, people: [], ...kept.told };
    step = kept.step ?? 0;
    if (!told.people.length) told.people.push({ who: "", said: [] });
    draw();
    changed();
  }

  /* --- On every page ------------------------------------------------------------------------------ */

  function onPage() {
    const lead = one("[data-today] > .aw-lead, [data-company] > .aw-lead");
    if (lead && !one("[data-do=debrief]")) {
      const button = live.button("Write down an interview", () => (location.hash = HASH));
      button.dataset.do = "debrief";
      lead.after(element("p", { className: "aw-do" }, button));
      live.state.then(({ debrief }) => debrief && (button.textContent = `Go on with the debrief ${debrief}`));
    }
    if (lead && location.hash === HASH) open();
    const row = one(`.aw-item[data-contact="${live.recall("first")}"]:not([hidden])`);
    if (!row) return;
    live.keep("first");
    one(".aw-draft", row).open = true;
    row.focus();
  }

  window.addEventListener("hashchange", onPage);
  window.addEventListener("pagehide", () => box && send());
  onEveryPage(onPage);
})();
