/* The line at the foot of the window: what was done last, for eyes and ears, and the way back. */
(() => {
  "use strict";

  const { live, element } = window.afterword;
  if (!element) return;

  live.button = (words, act, className = "") => {
    const made = element("button", { type: "button", className: `aw-button ${className}` }, words);
    made.onclick = act;
    return made;
  };
  live.alert = (words) => element("p", { className: "aw-refused", role: "alert" }, words);
  live.capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

  let last;
  let away = false;
  const said = element("span", { role: "status" });
  const undo = live.button("Undo", () => live.undo());
  const bar = element("aside", { className: "aw-bar md-typeset", ariaLabel: "Last action" }, said, undo);

  live.say = (words) => {
    said.textContent = words;
    undo.hidden = !last;
    bar.hidden = !words;
  };

  /** The server stopped, or is there again. */
  live.away = (now) => {
    if (now !== away)
      live.say(now ? "The server has stopped. What you type stays here." : "The server is there again.");
    away = now;
  };

  /** Say what was done and what is left to write; that stays said when the page is loaded anew. */
  live.did = (answer, words) => {
    last = answer.last;
    const { open } = answer;
    live.say(`${live.capital(words)}. ${open ? `${open} more to write.` : "Nothing more to write today."}`);
    live.keep("said", { last, words: said.textContent });
  };

  /** Take the last action back. */
  live.undo = async () => {
    if (!last || live.busy()) return;
    const what = last;
    const answer = await live.ask("undo", { last });
    if (!answer.done) return live.say(answer.refused);
    live.back?.(what);
    live.did(answer, `taken back: ${what}`);
  };

  const style = element("link", { rel: "stylesheet", href: new URL("live.css", live.here) });
  live.say("");
  document.body.append(style, bar);

  live.state = live.ask("state").then((answer) => {
    if (last === undefined && answer.done) {
      last = answer.last;
      const kept = live.recall("said");
      live.say(kept?.last === last ? kept.words : last && `${live.capital(last)}.`);
    }
    return answer;
  });
})();
