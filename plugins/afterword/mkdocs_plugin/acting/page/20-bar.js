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
  if (now !== gone) say(now ? "The server has stopped. What you type stays here." : "");
  gone = now;
}

/** Say what was done and what is left to write; that stays said when the page is loaded anew. */
function did(got, words) {
  last = got.last;
  const left = got.open ? `${got.open} more to write.` : "Nothing more to write today.";
  say(`${words} ${left}`);
  keep("said", [last, said.textContent]);
}

/** Take the last action back. */
async function undo() {
  if (!last || busy) return;
  const what = last,
    got = await ask("undo", { last });
  if (!got.done) return say(got.refused);
  putBack(what);
  did(got, `Taken back: ${what}.`);
}

say("");
document.body.append(make("link", { rel: "stylesheet", href: new URL("live.css", here) }), bar);

const state = ask("state").then((got) => {
  if (last === undefined && got.done) {
    last = got.last;
    const [then, words] = recall("said") ?? [];
    say(then === last ? words : last && `${capital(last)}.`);
  }
  return got;
});
