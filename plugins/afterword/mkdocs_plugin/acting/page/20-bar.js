/* The line at the foot of the window: what was done last, for eyes and ears, and the way back. */
(() => {
  "use strict";

  const { live, element } = window.afterword;
  if (!element) return;

  const said = element("span", { role: "status" });
  const undo = element("button", { type: "button", className: "aw-button" }, "Undo");
  const bar = element("aside", { className: "aw-bar md-typeset", hidden: true, ariaLabel: "Last action" }, said, undo);
  let last = "";
  let away = false;
  let acted = false;

  live.button = (words, act, className = "") => {
    const made = element("button", { type: "button", className: `aw-button ${className}` }, words);
    made.addEventListener("click", act);
    return made;
  };

  const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

  /** Say something; `lasting`: also after the page was loaded anew. */
  live.say = (words, lasting = false) => {
    said.textContent = words;
    bar.hidden = !words && !last;
    if (lasting) live.keep("said", { words, last });
  };

  /** The server stopped, or is there again. */
  live.away = (now) => {
    if (now === away) return;
    away = now;
    live.say(
      now ? "The server has stopped. What you type stays here until it runs again." : "The server is there again.",
    );
  };

  /** Take in what an answer says of the last action and of what is left; `words` say what was done. */
  live.did = (answer, words) => {
    acted = true;
    last = answer.last ?? "";
    undo.hidden = !last;
    const { open } = answer;
    const left = open === 1 ? "One more to write." : open ? `${open} more to write.` : "Nothing more to write today.";
    live.say(`${words} ${open === undefined ? "" : left}`, true);
  };

  /** Take the last action back. */
  live.undo = async () => {
    if (!last || live.busy()) return;
    const answer = await live.ask("undo", { last });
    if (!answer.done) return live.say(answer.refused);
    const what = last;
    live.back?.(what);
    live.did(answer, `Taken back: ${what}.`);
  };
  undo.addEventListener("click", live.undo);

  document.body.append(
    element("link", { rel: "stylesheet", href: new URL("live.css", document.currentScript.src) }),
    bar,
  );

  live.state = live.ask("state").then((answer) => {
    if (!answer.done || acted) return answer;
    const kept = live.recall("said");
    last = answer.last ?? "";
    undo.hidden = !last;
    if (kept?.last === last) live.say(kept.words);
    else live.say(last && `${capital(last)}.`);
    return answer;
  });
  live.capital = capital;
})();
