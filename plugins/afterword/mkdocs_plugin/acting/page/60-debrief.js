/* The debrief as a form: the interview, then person by person, each line with the sentence that the letter would make
   of it. It is kept as it goes, and written down once, at its end. */
(() => {
  "use strict";

  const { live, all, one, element, onEveryPage } = window.afterword;
  if (!live.button) return;

  const HASH = "#debrief";
  /** Lead-in, label, hint; a fourth says that there may be several. */
  const PERSON = [
    ["talked about", "Talked about", "who owns a table once three teams read it", 1],
    ["lit up at", "Lit up at", "swimming across the bay before work", 1],
    ["asked me", "Asked you", "whether I have led a team", 1],
    ["worries them", "Worries them", "keeping calm as the team doubles", 1],
    ["interests", "Cares about most", "tags with commas, the dearest first"],
    ["promised", "You promised", "the write-up by friday", 1],
    ["say", "In your own words, for the letter", "a whole sentence"],
    ["since", "What you thought or did since", "a whole sentence"],
    ["role", "Their role", "if you do not have it yet"],
    ["email", "Their e-mail", "if you do not have it yet"],
  ];
  const FIRST = [
    ["company", "Company", ""],
    ["position", "Position", "empty for a conversation outside any"],
    ["when", "When", "today"],
  ];
  const LAST = [
    ["decision_by", "When will they decide?", "friday, in 2 weeks, 4 Dec"],
    ["owner", "Who will you hear from?", "a name"],
    ["feeling", "How much do you want it, 1 to 10?", ""],
  ];

  let told;
  let name;
  let step;
  let box;
  let timer;
  let turn = 0;

  /* --- What was told, as the server has it and as the form has it ---------------------------------- */

  /** A person for the form: the lines of each lead-in, an answer with its question, and what the form does not know. */
  function person({ who = "", said = [], ...more } = {}) {
    const one = { ...more, who, lines: {}, rest: [] };
    for (const [lead, text] of said) {
      if (PERSON.some(([known]) => known === lead)) (one.lines[lead] ??= []).push({ text });
      else if (lead === "answer" && one.lines["asked me"]) one.lines["asked me"].at(-1).answer = text;
      else one.rest.push([lead, text]);
    }
    return one;
  }

  function asTold() {
    const people = told.people.map(({ lines, rest, ...more }) => ({
      ...more,
      said: [
        ...PERSON.flatMap(([lead]) =>
          (lines[lead] ?? []).flatMap(({ text, answer }) => [[lead, text], ["answer", answer]].filter(([, each]) => each)),
        ),
        ...rest,
      ],
    }));
    return { ...told, people: people.filter(({ who, said }) => who || said.length) };
  }

  const body = () => ({ told: asTold(), ...(name && { name }) });

  function changed() {
    live.keep("debrief", { told, name, step });
    clearTimeout(timer);
    timer = setTimeout(send, 500);
  }

  /** Keep it with the server, and show what the letters would say. */
  async function send() {
    clearTimeout(timer);
    timer = 0;
    const mine = (turn += 1);
    const kept = await live.ask("debrief-keep", body(), { keepalive: true });
    if (!kept.done) return problem(kept.refused);
    name = kept.name;
    const shown = await live.ask("debrief-shown", { told: asTold() });
    if (mine !== turn || !box) return;
    if (!timer) live.keep("debrief");
    problem("");
    if (!shown.done) return problem(shown.refused);
    show(shown);
  }

  const problem = (words) => (one("[role=alert]", box).textContent = words);

  function show({ people = [], wrong = [] }) {
    const { shown = [] } = people[step - 1] ?? {};
    for (const input of all("textarea", box)) {
      const { lead, place } = input.dataset;
      const text = input.value.trim();
      const found = text && shown.find((each) => each.lead_in === lead && each.text === text);
      const mistake = wrong.find((each) => `${each.person ?? ""} ${each.field}` === place);
      const under = input.parentElement.nextElementSibling;
      under.replaceChildren(
        mistake ? mistake.message : !found ? "" : found.sentence ? `In the letter: “${found.sentence}”` : `${live.capital(found.reason)}.`,
        ...(mistake ? choices(mistake, input) : []),
      );
      under.className = mistake ? "aw-refused" : "aw-shown";
      input.ariaInvalid = mistake ? "true" : null;
    }
  }

  /** What may be answered where it is not clear who or which is meant. */
  function choices({ person: at, field, ask = [], known = [] }, input) {
    const one = told.people[at];
    const choose = (words, act) => [
      " ",
      live.button(words, () => {
        act();
        changed();
      }),
    ];
    return [
      ...known.flatMap((each) =>
        choose(each, () => {
          input.value = each;
          input.dispatchEvent(new Event("input"));
        }),
      ),
      ...(ask.includes("same") ? choose("The one I know", () => Object.assign(one, { same: true, new: false })) : []),
      ...(ask.includes("new")
        ? choose("Another one", () => {
            if (one) Object.assign(one, { new: true, same: false });
            else told.new = [...new Set([...(told.new ?? []), field])];
          })
        : []),
    ];
  }

  /* --- The form ----------------------------------------------------------------------------------- */

  function field([lead, words, hint], value, set, place) {
    const input = element("textarea", { rows: 1, value: value ?? "", placeholder: hint, enterKeyHint: "next" });
    Object.assign(input.dataset, { lead, place });
    const under = element("small", { id: `aw-${place} ${lead}`.replaceAll(" ", "-") + turn++, ariaLive: "polite" });
    input.setAttribute("aria-describedby", under.id);
    input.addEventListener("input", () => {
      set(input.value.replace(/\s+/g, " ").trim());
      changed();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      const fields = all("textarea, .aw-first", box);
      fields[fields.indexOf(input) + 1].focus();
    });
    return [element("label", {}, element("span", {}, words), input), under];
  }

  const ofInterview = (list) =>
    list.flatMap((row) => field(row, told.fields[row[0]], (text) => (told.fields[row[0]] = text), ` ${row[0]}`));

  const lines = (at) =>
    PERSON.flatMap((row) => {
      const [lead, words, , several] = row;
      const list = (told.people[at].lines[lead] ??= []);
      if (!list.length) list.push({ text: "" });
      const fields = (line) => [
        ...field(row, line.text, (text) => (line.text = text), `${at} ${lead}`),
        ...(lead === "asked me"
          ? field(["answer", "Your answer, or one proof", "Four people, for two years."], line.answer, (text) => (line.answer = text), `${at} answer`)
          : []),
      ];
      const more = live.button("+ one more", () => {
        list.push({ text: "" });
        const made = fields(list.at(-1));
        more.before(...made);
        one("textarea", made[0]).focus();
      }, "aw-quiet");
      more.ariaLabel = `${words}: one more`;
      return [...list.flatMap(fields), ...(several ? [more] : [])];
    });

  const whoWasThere = (row, at) =>
    field(["who", at ? "And who else?" : "Who was there?", "a name, or a part of one you know"], row.who, (text) => (row.who = text), `${at} who`);

  function draw() {
    const { people } = told;
    const last = step > people.length;
    const here = people[step - 1];
    const title = element("h2", { tabIndex: -1 }, step ? (last ? "And then" : here.who) : "The interview");
    const to = (at) => () => {
      if (!step) told.people = people.filter(({ who, lines, rest }) => who || rest.length || Object.keys(lines).length);
      step = at;
      changed();
      draw();
    };
    const next = step < people.length ? `Next: ${step || people[0].who ? people[step].who : "who was there"}` : "Next: what comes";
    const more = live.button("+ one more person", () => {
      people.push(person());
      const made = whoWasThere(people.at(-1), people.length - 1);
      more.before(...made);
      one("textarea", made[0]).focus();
    }, "aw-quiet");
    const parts = !step
      ? [...ofInterview(FIRST), ...people.flatMap(whoWasThere), more]
      : last
        ? [...ofInterview(LAST), ...field(["prose", "Anything else worth keeping", ""], told.prose, (text) => (told.prose = text), " prose")]
        : lines(step - 1);
    box.replaceChildren(
      element("p", { className: "aw-hint" }, `${step + 1} of ${people.length + 2}. All of it is kept as you go; leave open what you do not know.`),
      title,
      ...parts,
      element("p", { className: "aw-refused", role: "alert" }),
      last ? live.button("Write it down", write, "aw-first") : live.button(next, () => to(step + 1)(), "aw-first"),
      ...(step ? [live.button("Back", to(step - 1))] : []),
      live.button("Close", close, "aw-quiet"),
      ...(step ? [] : [live.button("Throw it away", drop, "aw-quiet")]),
    );
    (step ? title : one("textarea", box)).focus();
    window.scrollTo(0, 0);
  }

  async function write() {
    if (live.busy() && !timer) await send();
    clearTimeout(timer);
    const answer = await live.ask("debrief", body());
    if (!answer.done) {
      const [{ person: at, field: place } = {}] = answer.wrong ?? [];
      if (place) {
        step = FIRST.some(([each]) => each === place) || place === "who" ? 0 : at === undefined ? step : at + 1;
        draw();
        show(answer);
        one("[aria-invalid]", box)?.focus();
      } else problem(answer.refused);
      return;
    }
    const [first] = answer.contacts;
    live.keep("first", first);
    if (first && !one("[data-today]")) live.then = new URL(`contacts/${first}/`, one("[data-md-component=logo]").href).href;
    live.did(answer, `${live.capital(answer.summary)}. Its letters are on their way.`);
    shut();
  }

  function shut() {
    live.keep("debrief");
    box.remove();
    box = told = name = null;
    history.replaceState(history.state, "", location.href.split("#")[0]);
  }

  function close() {
    if (timer) send();
    shut();
    one("[data-do=debrief]")?.focus();
  }

  async function drop() {
    if (!confirm("Throw away what you have told?")) return;
    clearTimeout(timer);
    told = { fields: {}, people: [], prose: "" };
    const answer = await live.ask("debrief-keep", body());
    if (!answer.done) return problem(answer.refused);
    shut();
  }

  /** Take up what was begun, else begin with what the page is about. */
  async function open() {
    if (box?.isConnected) return;
    box = element("section", { className: "aw-debrief", id: HASH.slice(1) });
    one("h1").after(box);
    const kept = live.recall("debrief");
    const begun = kept ? {} : await live.ask("debrief-begun");
    const { company, position, when } = one("[data-company]")?.dataset ?? {};
    const from = begun.told ?? { fields: { company, position, when } };
    told = kept?.told ?? { new: [], prose: "", ...from, fields: { ...from.fields }, people: (from.people ?? []).map(person) };
    name = kept?.name ?? begun.name;
    step = kept?.step ?? 0;
    if (!told.people.length) told.people.push(person());
    draw();
    if (kept) send();
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
    const first = live.recall("first");
    const row = first && one(`.aw-item[data-contact="${CSS.escape(first)}"]:not([hidden])`);
    if (!row) return;
    live.keep("first");
    one(".aw-draft", row).open = true;
    row.focus();
  }

  window.addEventListener("hashchange", onPage);
  window.addEventListener("pagehide", () => timer && send());
  onEveryPage(onPage);
})();
