/* The files of this folder are one script, and share one scope; this one comes first.

   The live server behind the page: it is asked to act here, and the page is loaded anew when the site is built again.
   While somebody types, or an answer is on its way, that waits. */

const [token, epoch, request] = document.querySelector('meta[name="afterword"]').content.split(" "),
  here = document.currentScript.src,
  focused = () => document.activeElement;

/** What is kept for this tab, so that nothing typed is lost. */
const store = sessionStorage,
  recall = (key) => JSON.parse(store.getItem(`afterword ${key}`));

/** Keep something; without a value it is forgotten. */
function keep(key, value) {
  if (value) store.setItem(`afterword ${key}`, JSON.stringify(value));
  else store.removeItem(`afterword ${key}`);
}

/* --- Acting --------------------------------------------------------------------------------------- */

const SILENT = "The server does not answer. What you type stays here; start it again.";
let busy = 0;

/** Ask for an action; `done` says whether it was done, else `refused` says why not. It never throws. */
async function ask(action, fields) {
  busy += 1;
  const slow = setTimeout(() => say("Waiting for the server …"), 3000);
  try {
    const got = await fetch(new URL("act", here), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Afterword-Token": token },
      body: JSON.stringify({ action, ...fields }),
    });
    return await got.json();
  } catch {
    return { refused: SILENT };
  } finally {
    clearTimeout(slow);
    busy -= 1;
    setTimeout(renew);
  }
}

/* --- Loading anew --------------------------------------------------------------------------------- */

let due = false;
let asking;
let goal; // where to go at the next build, in place of this page

const FIELDS = "textarea, select, input, [contenteditable]";
const typing = () => document.hasFocus() && focused().matches(FIELDS);

function renew() {
  // What lies in a letter that is being edited, or was refused, is not taken away.
  if (!due || busy || typing() || one(`${AREA}, [data-kept]`)) return;
  keep("focus", focused().closest(".aw-item")?.id ?? 1);
  if (goal) location.assign(goal);
  else location.reload();
}

/** As MkDocs' own script asks: the answer comes when there is something new, or after a minute. */
async function poll() {
  asking?.abort();
  const { signal } = (asking = new AbortController());
  while (!signal.aborted && !due) {
    try {
      const got = await fetch(`/livereload/${epoch}/${request}`, { signal });
      due = (await got.text()) !== epoch;
      away(false);
    } catch {
      if (signal.aborted) return;
      away(true);
      await new Promise((go) => setTimeout(go, 2000));
    }
  }
  renew();
}

const look = () => (document.hidden ? asking?.abort() : poll());
document.onvisibilitychange = look;
for (const left of ["focusout", "blur"]) window.addEventListener(left, () => setTimeout(renew));
look();
