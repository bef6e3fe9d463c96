/* Keys for what can be done. They go before those of the theme, which opens its search with s, and only where there is
   a letter to do something with. */
(() => {
  "use strict";

  const { live, one, KEYS } = window.afterword;
  if (!KEYS) return;

  const acts = { e: live.sent, x: live.skip, s: (post) => live.open(post, "snooze") };

  KEYS.splice(
    KEYS.findIndex(([key]) => key === "e"),
    1,
    ["e", "it is sent, as the letter reads now"],
    ["s", "snooze: nothing to them until a day (where no letter is, s searches)"],
    ["x", "skip it"],
    ["u", "undo what was done last"],
  );

  document.addEventListener(
    "keydown",
    (event) => {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
      if (one("#__search:checked, dialog[open]") || one(".aw-debrief")) return;
      const post = key in acts && live.current();
      if (key === "u") live.undo();
      else if (post) acts[key](post);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
})();
