/* The live server behind the page: asks it to act, and loads the page anew when the site is built again. While
   somebody types, or an answer is on its way, that waits. */
(() => {
  "use strict";

  const [token, epoch, request] = document.querySelector('meta[name="afterword"]').content.split(" ");
  const here = document.currentScript.src;

  /** What the other parts stand on. `then`: where to go at the next build, in place of the same page. */
  const live = { epoch: Number(epoch), then: "", say() {}, away() {}, leaving() {} };
  (window.afterword ??= {}).live = live;

  const store = sessionStorage;
  live.recall = (key) => JSON.parse(store.getItem(`afterword ${key}`));
  live.keep = (key, value) =>
    value ? store.setItem(`afterword ${key}`, JSON.stringify(value)) : store.removeItem(`afterword ${key}`);

  /* --- Acting ------------------------------------------------------------------------------------- */

  const GONE =
    "The server does not answer, so nothing was done. What you typed stays here: start `afterword serve` again, then try once more.";
  let busy = 0;

  live.busy = () => busy > 0;

  /** Ask for an action; `done` says whether it was done, else `refused` says why not. It never throws. */
  live.ask = async (action, fields = {}, options = {}) => {
    busy += 1;
    const slow = setTimeout(() => live.say("Waiting for the server …"), 3000);
    try {
      const answer = await fetch(new URL("act", here), {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Afterword-Token": token },
        body: JSON.stringify({ action, ...fields }),
        ...options,
      });
      const told = await answer.json().catch(() => ({}));
      return answer.ok && told.done ? told : { refused: "The server could not do that.", ...told, done: false };
    } catch {
      return { done: false, refused: GONE };
    } finally {
      clearTimeout(slow);
      busy -= 1;
      if (due) setTimeout(renew);
    }
  };

  /* --- Loading anew ------------------------------------------------------------------------------- */

  let due = false;
  let asking;

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
      let pause = 3000;
      try {
        const answer = await fetch(`/livereload/${epoch}/${request}`, { signal });
        if (answer.ok) {
          due = Number(await answer.text()) !== live.epoch;
          pause = 0;
        }
        live.away(!answer.ok);
      } catch {
        if (!signal.aborted) live.away(true);
      }
      if (pause) await new Promise((go) => setTimeout(go, pause));
    }
    renew();
  }

  const look = () => (document.visibilityState === "visible" ? poll() : asking?.abort());
  document.addEventListener("visibilitychange", look);
  document.addEventListener("focusout", () => setTimeout(renew));
  window.addEventListener("blur", () => setTimeout(renew));
  window.addEventListener("beforeunload", () => asking?.abort());
  look();
})();
