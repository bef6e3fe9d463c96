/* The live server behind the page: asks it to act, and loads the page anew when the site is built again. While
   somebody types, or an answer is on its way, that waits. */
(() => {
  "use strict";

  const [token, epoch, request] = document.querySelector('meta[name="afterword"]').content.split(" ");
  const here = document.currentScript.src;

  /** What the other parts stand on. `then`: where to go at the next build, in place of the same page. */
  const live = { epoch: Number(epoch), here, then: "", say() {}, away() {}, leaving() {} };
  (window.afterword ??= {}).live = live;

  /** What is kept for this tab, so that nothing typed is lost; without a value it is forgotten. */
  live.recall = (key) => JSON.parse(sessionStorage.getItem(`afterword ${key}`));
  live.keep = (key, value) => {
    if (value) sessionStorage.setItem(`afterword ${key}`, JSON.stringify(value));
    else sessionStorage.removeItem(`afterword ${key}`);
  };

  /* --- Acting ------------------------------------------------------------------------------------- */

  let busy = 0;
  let due = false;
  let asking;

  live.busy = () => busy;

  /** Ask for an action; `done` says whether it was done, else `refused` says why not. It never throws. */
  live.ask = async (action, fields, options) => {
    busy += 1;
    const slow = setTimeout(() => live.say("Waiting for the server …"), 3000);
    try {
      const answer = await fetch(new URL("act", here), {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Afterword-Token": token },
        body: JSON.stringify({ action, ...fields }),
        ...options,
      });
      return { refused: "The server could not do that.", ...(await answer.json()) };
    } catch {
      return { refused: "The server does not answer. Your words stay here: start it again, then try once more." };
    } finally {
      clearTimeout(slow);
      busy -= 1;
      setTimeout(renew);
    }
  };

  /* --- Loading anew ------------------------------------------------------------------------------- */

  live.typing = () =>
    document.hasFocus() &&
    document.activeElement.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");

  function renew() {
    if (!due || busy || live.typing()) return;
    live.leaving();
    if (live.then) location.assign(live.then);
    else location.reload();
  }

  /** As MkDocs' own script asks: the answer comes when there is something new, or after a minute. */
  async function poll() {
    asking?.abort();
    const { signal } = (asking = new AbortController());
    while (!signal.aborted && !due) {
      try {
        const answer = await fetch(`/livereload/${epoch}/${request}`, { signal });
        due = Number(await answer.text()) !== live.epoch;
        live.away(false);
      } catch {
        if (signal.aborted) return;
        live.away(true);
        await new Promise((go) => setTimeout(go, 2000));
      }
    }
    renew();
  }

  const look = () => (document.hidden ? asking?.abort() : poll());
  document.addEventListener("visibilitychange", look);
  for (const left of ["focusout", "blur"]) window.addEventListener(left, () => setTimeout(renew));
  look();
})();
