/* Tables: sort and filter, with the choice in the address, so that a view can be a bookmark. */
(() => {
  "use strict";

  const { all, compare: letters, element, onEveryPage } = window.afterword;

  const SEPARATOR = " · ";
  const cellValue = (cell) => cell.dataset.value ?? cell.textContent.trim();
  const cellKey = (cell) => cell.dataset.sort ?? cell.textContent.trim();
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  function setUpTable(table) {
    if (table.dataset.ready) return;
    table.dataset.ready = "";
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, text: row.textContent.toLowerCase() }));
    const heads = [...table.tHead.rows[0].cells];
    const names = heads.map((head) => head.textContent.trim().toLowerCase());
    const filters = heads
      .map((head, column) => ({ column, name: head.dataset.filter?.toLowerCase(), label: head.dataset.filter }))
      .filter(({ name }) => name);
    const initial = heads.findIndex((head) => head.ariaSort);
    const usual = initial < 0 ? "" : (heads[initial].ariaSort === "descending" ? "-" : "") + names[initial];
    let shownOrder;

    const search = element("input", { type: "search", name: "find", placeholder: "Filter", autocomplete: "off" });
    search.setAttribute("aria-label", "Filter the rows");
    const count = element("output");
    const form = element("form", { className: "aw-filter" }, search);
    for (const filter of filters) {
      const values = new Set(
        rows.flatMap(({ row }) => cellValue(row.cells[filter.column]).split(SEPARATOR)).filter(Boolean),
      );
      if (values.size < 2) continue;
      const options = [...values].sort(collator.compare).map((value) => new Option(value, value));
      filter.select = element("select", { name: filter.name }, new Option(`${filter.label}: all`, ""), ...options);
      filter.select.setAttribute("aria-label", filter.label);
      form.append(filter.select);
    }
    form.append(count);
    table.before(form);

    heads.forEach((head, column) => {
      const button = element("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.ariaSort !== "ascending";
        choose({ sort: (up ? "" : "-") + names[column] });
      });
    });

    /** Put choices into the address, then show what it says. */
    function choose(choices, replace = false) {
      const address = new URL(location.href);
      for (const [name, value] of Object.entries(choices)) {
        if (value) address.searchParams.set(name, value);
        else address.searchParams.delete(name);
      }
      history[replace ? "replaceState" : "pushState"](history.state, "", address);
      show();
    }

    function show() {
      const chosen = new URLSearchParams(location.search);
      const words = (chosen.get("find") ?? "").toLowerCase();
      if (search !== document.activeElement) search.value = chosen.get("find") ?? "";
      const wanted = filters
        .filter(({ select }) => select)
        .map(({ column, name, select }) => {
          select.value = chosen.get(name) ?? "";
          return { column, value: select.value };
        })
        .filter(({ value }) => value);
      let shown = 0;
      for (const { row, text } of rows) {
        const fits =
          text.includes(words) &&
          wanted.every(({ column, value }) => cellValue(row.cells[column]).split(SEPARATOR).includes(value));
        row.hidden = !fits;
        shown += fits;
      }
      count.textContent = shown === rows.length ? `${shown}` : `${shown} of ${rows.length}`;
      sort(chosen.get("sort"));
    }

    function sort(choice) {
      const order = choice && names.includes(choice.replace(/^-/, "")) ? choice : usual;
      if (order === shownOrder) return;
      shownOrder = order;
      const down = shownOrder.startsWith("-");
      const column = names.indexOf(shownOrder.replace(/^-/, ""));
      heads.forEach((head, index) => {
        head.ariaSort = index === column ? (down ? "descending" : "ascending") : null;
      });
      if (column < 0) {
        body.append(...rows.map(({ row }) => row));
        return;
      }
      const keyed = rows.map(({ row }) => [cellKey(row.cells[column]), row]);
      // A key that the build wrote is compared letter by letter. Empty cells come last either way.
      const compare = rows[0] && "sort" in rows[0].row.cells[column].dataset ? letters : collator.compare;
      keyed.sort(([a], [b]) => !a - !b || (down ? -1 : 1) * compare(a, b));
      body.append(...keyed.map(([, row]) => row));
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    search.addEventListener("input", () => choose({ find: search.value }, true));
    for (const { name, select } of filters) select?.addEventListener("change", () => choose({ [name]: select.value }));
    table.showChoice = show;
    show();
  }

  const tables = () => all("table[data-table]");
  const onPage = () => tables().forEach(setUpTable);
  window.addEventListener("popstate", () => tables().forEach((table) => table.showChoice?.()));
  onEveryPage(onPage);
})();
