/* What the other scripts stand on: finding and making elements, and doing something on every page, also on those
   that instant navigation puts in place. */
window.afterword = (() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);

  /** Which of two texts comes first, letter by letter. */
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function onEveryPage(act) {
    if (window.document$) window.document$.subscribe(act);
    else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act);
    else act();
  }

  return { all, one, compare, element, onEveryPage };
})();
