/* The line at the foot of the window: what was done last, for eyes and ears, and the way back. */

const { all, one, element: make, letters, tellTime, lay, onEveryPage, KEYS } = window.afterword;

function button(words, act, className = "") {
  const made = make("button", { type: "button", className: `aw-button ${className}` }, words);
  made.onclick = act;
  return made;
}
const alarm = (words) => make("p", { className: "aw-refused", role: "alert" }, words),
  capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

let last;
let gone = false;
const said = make("span", { role: "status" }),
  back = button("Undo", undo),
  bar = make("aside", { className: "aw-bar md-typeset", ariaLabel: "Last action" }, said, back);

function say(words) {
  said.textContent = words;
  back.hidden = !last;
  bar.hidden = !words;
}

/** The server stopped, or is there again. */
function away(now) {
  if (now !== gone) say(now ? SILENT : "");
  gone = now;
}

/** Say what was done and what is left to write; that stays said when the page is loaded anew. */
function did(got, words) {
  last = got.last;
  const left = got.open ? `${got.open} more to write.` : "Nothing more to write today.";
  say(`${words} ${left}`);
  keep("said", [last, said.textContent]);
}

/** Say what can be taken back, and nothing else. */
const sayLast = () => say(last && `${capital(last)}.`);

/** Take the last action back. */
async function undo() {
  await state; // until then nobody knows what there is to take back
  if (busy) return;
  if (!last) return say("There is nothing to take back.");
  const what = last;
  const got = await ask("undo", { last });
  if (!got.done) return say(got.refused);
  putBack(what);
  did(got, `Taken back: ${what}.`);
}

say("");
document.body.append(make("link", { rel: "stylesheet", href: new URL("live.css", here) }), bar);

const state = ask("state").then((got) => {
  if (last === undefined && got.done) {
    last = got.last;
    const [then, words, where = location.pathname] = recall("said") ?? [];
    if (then === last && where === location.pathname) say(words);
    else sayLast();
  }
  return got;
});
