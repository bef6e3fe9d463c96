/* A word on a candidate for a gift: its row leaves at once, and comes back with the reason where it is refused. */

const SAYS = { y: "Yes", r: "Read it", n: "No", l: "Later" };
const candidate = () => focused().closest("[data-candidate]") ?? one("[data-candidate]");

async function judge(row, words) {
  const why = words === SAYS.r ? prompt("Why is it good? A sentence, or nothing") : "";
  if (busy || why === null) return;
  const put = take(row),
    got = await ask("gift", { ...row.dataset, says: words.toLowerCase(), why });
  if (got.done) {
    done.push([got.last, [], [put]]);
    return did(got, got.said.join(" "));
  }
  put();
  row.append(alarm(got.refused));
}

onEveryPage(() => {
  for (const row of all("[data-candidate]:not(.aw-do)")) {
    row.className = "aw-do";
    for (const key in SAYS) row.append(" ", button(SAYS[key], () => judge(row, SAYS[key])));
  }
});
