/* Keys for what can be done. They go before those of the theme, which opens its search with s, and only where there is
   a letter to do something with. */

const DOES = { e: "sent", s: "snooze", x: "skip" };
// In place of the key that copies the command, which is the last but one.
KEYS.splice(
  -2,
  1,
  ["e", "sent, as the letter reads now"],
  ["s", "snooze (search, where no letter is)"],
  ["x", "skip"],
  ["y r n l", "yes, read it, no, later: to a candidate"],
  ["u", "undo what was done last"],
);

function onKey(event) {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (target.closest(FIELDS) || one("#__search:checked, dialog[open]")) return;
  if (one(".aw-debrief")) return event.stopPropagation(); // or the theme would turn the page
  const post = DOES[key] && current();
  const gift = SAYS[key] && candidate();
  if (key === "u") undo();
  else if (gift) judge(gift, SAYS[key]);
  else if (post) ACTS[DOES[key]][1](post, DOES[key]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener("keydown", onKey, true);
