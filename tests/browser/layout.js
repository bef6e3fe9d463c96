/* What a reader at this width would find wrong: a page that scrolls sideways, text that sticks out of what it is in,
   text that lies over other text. Where text is meant to be cut off or to scroll in a box of its own, it may be. */
() => {
  const found = new Set();
  const width = document.documentElement.clientWidth;
  const whole = document.documentElement.scrollWidth;
  if (whole > width) found.add(`the page is ${whole} wide`);
  const lines = [];
  const texts = document.createTreeWalker(document.querySelector(".md-content"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const parent = text.parentElement;
    const words = text.data.trim().slice(0, 40);
    if (!words || !parent.checkVisibility({ visibilityProperty: true })) continue;
    if (parent.closest("svg, pre:not(.aw-letter), table:not([class])")) continue;
    let [left, right, heard] = [-Infinity, Infinity, false];
    for (let each = parent; each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each);
      const box = each.getBoundingClientRect();
      if (style.clipPath !== "none") heard = true; // there for those who hear the page
      if (style.overflowX !== "visible") [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    }
    if (heard) continue;
    const home = parent.closest(".aw-sheet, .aw-item, .aw-aside, .aw-desk > div, th, td, .md-content__inner, .md-content");
    const sides = home.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      const line = { text, words, top: box.top, bottom: box.bottom };
      [line.left, line.right] = [Math.max(box.left, left), Math.min(box.right, right)];
      if (line.right > Math.min(sides.right, width) + 1 || line.left < sides.left - 1) found.add(`${words} sticks out`);
      lines.push(line);
    }
  }
  // Lines stand close: a few pixels above and below, and half a letter's edge, are no clash.
  for (const a of lines) {
    for (const b of lines) {
      const beside = a.left >= b.left || a.right - 1.5 <= b.left || a.bottom - 5 <= b.top || b.bottom - 5 <= a.top;
      if (a.text !== b.text && !beside) found.add(`${a.words} lies over ${b.words}`);
    }
  }
  return [...found];
}
