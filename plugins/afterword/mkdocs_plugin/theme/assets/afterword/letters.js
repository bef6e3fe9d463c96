/* Letters: each gap is a field; copy, mail and .eml take what was filled in, and ask once while a gap is open. What
   was typed is kept for this tab alone, so that it is still there when the page is built anew. */
(() => {
  "use strict";

  const { all, one, element, onEveryPage } = window.afterword;

  /* --- Gaps -------------------------------------------------------------------------------------- */

  const GAPS = ":is([data-draft], [data-subject]) mark";
  const open = (sheet) => all(GAPS, sheet).filter((gap) => !("filled" in gap.dataset));

  function setUp(sheet) {
    const place = sheet.closest(".aw-item")?.id ?? location.pathname;
    for (const [index, gap] of all(GAPS, sheet).entries()) {
      if (gap.isContentEditable) continue;
      const asked = (gap.dataset.asked = gap.textContent);
      const key = `afterword ${place} ${index} ${asked}`;
      gap.setAttribute("contenteditable", "plaintext-only");
      gap.setAttribute("role", "textbox");
      gap.setAttribute("aria-label", asked.replace(/^\[|\]$/g, ""));
      const fill = (text) => {
        if (text && text !== asked) gap.dataset.filled = "";
        else delete gap.dataset.filled;
      };
      const kept = sessionStorage.getItem(key);
      if (kept) {
        gap.textContent = kept;
        fill(kept);
      }
      gap.addEventListener("focus", () => {
        if (!("filled" in gap.dataset)) getSelection().selectAllChildren(gap);
      });
      gap.addEventListener("input", () => {
        const text = gap.textContent.trim();
        fill(text);
        if ("filled" in gap.dataset) sessionStorage.setItem(key, text);
        else sessionStorage.removeItem(key);
        tell(sheet);
      });
      gap.addEventListener("blur", () => {
        if (!("filled" in gap.dataset)) gap.textContent = asked;
      });
      gap.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        (open(sheet)[0] ?? one("[data-copy]", sheet)).focus();
      });
    }
    if (one(GAPS, sheet) && !one("[data-fill]", sheet)) {
      const button = element("button", { type: "button", className: "aw-button" });
      button.dataset.fill = "";
      one(".aw-actions", sheet).prepend(button, " ");
    }
    tell(sheet);
  }

  /** What depends on the gaps: the button that leads to them, and the address that opens the mail program. */
  function tell(sheet) {
    const left = open(sheet).length;
    const button = one("[data-fill]", sheet);
    if (button) {
      button.hidden = !left;
      button.textContent = left > 1 ? `Fill the ${left} gaps` : "Fill the gap";
    }
    const mail = one("[data-mail]", sheet);
    if (!mail || !one("mark[data-filled]", sheet)) return;
    const body = encodeURIComponent(one("[data-draft]", sheet).textContent.replace(/\r?\n/g, "\r\n"));
    const subject = encodeURIComponent(one("[data-subject]", sheet)?.textContent ?? "");
    mail.href = `${mail.href.split("?")[0]}?${subject && "subject="}${subject}${subject && "&"}body=${body}`;
    mail.hidden = mail.href.length > 1800; // programs cut longer ones
  }

  /** Whether a letter may go out; with a gap open it is asked, once. */
  function mayGo(button, sheet) {
    const left = open(sheet).length;
    if (!left || "agreed" in sheet.dataset) return true;
    sheet.dataset.agreed = "";
    say(button, `${left === 1 ? "A gap is" : left + " gaps are"} open: again to go on`, 5000);
    return false;
  }

  function say(button, words, time) {
    button.dataset.words ??= button.textContent;
    button.textContent = words;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => (button.textContent = button.dataset.words), time);
  }

  /* --- Ways out ---------------------------------------------------------------------------------- */

  async function copy(button) {
    const sheet = button.closest(".aw-sheet");
    const kind = button.dataset.copy;
    if (kind === "draft" && !mayGo(button, sheet)) return;
    const sources = all(`[data-${kind}]`, sheet);
    const [source] = sources;
    try {
      await navigator.clipboard.writeText(sources.map((each) => each.textContent).join("\n"));
      say(button, "Copied", 2500);
    } catch {
      // Not allowed here: mark the text, so that the reader's own copy command takes it.
      for (let each = source.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
      getSelection().selectAllChildren(source);
      say(button, "Marked: copy now", 2500);
    }
  }

  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

  /** The text of a header: as it is, or in words of at most 75 letters. */
  const header = (text) =>
    /^[ -~]*$/.test(text) ? text : text.match(/.{1,14}/gu).map((part) => `=?utf-8?B?${base64(part)}?=`).join("\r\n ");

  /** The file as the build writes it, with the letter as it reads now. */
  function save(link, sheet) {
    const [local, domain] = link.dataset.eml.split(/@(?=[^@]*$)/);
    const name = one(".aw-to b", sheet)?.textContent ?? "";
    const quoted = /^[ -~]*$/.test(name) ? `"${name.replace(/["\\]/g, "\\$&")}"` : header(name);
    const host = new URL(`http://${domain}`).hostname;
    const head = ["X-Unsent: 1", `To: ${quoted} <${local}@${host}>`];
    const subject = one("[data-subject]", sheet)?.textContent.trim();
    if (subject) head.push(`Subject: ${header(subject)}`);
    head.push("MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64");
    const body = base64(one("[data-draft]", sheet).textContent.replace(/\r?\n/g, "\r\n")).match(/.{1,76}/g);
    const file = new Blob([[...head, "", ...body, ""].join("\r\n")], { type: "message/rfc822" });
    const made = element("a", { href: URL.createObjectURL(file) });
    made.download = decodeURIComponent(link.pathname.split("/").at(-1));
    made.click();
    setTimeout(() => URL.revokeObjectURL(made.href), 10000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-copy], [data-fill], [data-mail], [data-eml]");
    if (!button) return;
    const sheet = button.closest(".aw-sheet");
    if ("fill" in button.dataset) open(sheet)[0]?.focus();
    else if ("copy" in button.dataset) copy(button);
    else if (!mayGo(button, sheet)) event.preventDefault();
    else if ("eml" in button.dataset && one("mark[data-filled]", sheet)) {
      event.preventDefault();
      save(button, sheet);
    }
  });

  function onPage() {
    for (const button of all("[data-copy]")) {
      button.hidden = false;
      button.ariaLive = "polite";
    }
    all(".aw-sheet").forEach(setUp);
  }

  window.afterword.letters = { open, tell };
  onEveryPage(onPage);
})();
