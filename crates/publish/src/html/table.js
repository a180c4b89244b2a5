// What a script adds to tables: a button in each head cell puts the rows in order, as the sortable table of the Ministry of
// Justice does; and "Copy table" beside the links of a table or chart gives its cells as a spreadsheet takes them. Without
// this, a table stands in the order of its page, and its CSV is a link. It holds no "less than" and no ampersand, so that the
// page stays well-formed XML.
"use strict";
{
const make = (name, parent) => parent.appendChild(document.createElement(name));
const words = (cell) => {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll("[aria-hidden], .unseen").forEach((part) => part.remove());
  const drawn = copy.querySelector("[aria-label]");
  return (drawn ? drawn.getAttribute("aria-label") : copy.textContent).trim().replace(/\s+/g, " ");
};

// Cells without a value, which come last in either direction: nothing, suppressed, not available, not rated.
const none = ["", "[c]", "[x]", "Not rated"];
const ratings = ["Green", "Amber", "Red"];
const months = "January February March April May June July August September October November December".split(" ");
const month = new RegExp("(" + months.join("|") + ") (\\d{4})$");
const letters = new Intl.Collator("en-GB", { numeric: true });
// What a cell is put in order by: a number, a month, the place of a rating, or its words.
const value = (cell, isNumber) => {
  const text = words(cell).replace(/(\d),(?=\d)/g, "$1");
  if (none.includes(text)) return null;
  if (isNumber) {
    const number = parseFloat(text.replace("\u2212", "-").replace(/^[^\d-]+/, ""));
    return Number.isNaN(number) ? null : number;
  }
  const rating = ratings.indexOf(text), when = text.match(month);
  return when ? when[2] * 12 + months.indexOf(when[1]) : rating >= 0 ? rating : text;
};
const compare = (a, b) => typeof a === "number" ? a - b : letters.compare(a, b);
for (const table of document.querySelectorAll("figure table")) {
  const rows = [...table.tBodies[0].rows], heads = [...table.tHead.rows[0].cells];
  if (3 > rows.length) continue;
  const said = make("span", table.closest("figure"));
  said.className = "unseen";
  said.setAttribute("role", "status");
  heads.forEach((head, place) => {
    // A drawing has no order.
    if (rows.some((row) => row.cells[place].querySelector("svg"))) return;
    const name = words(head), button = document.createElement("button");
    button.type = "button";
    make("span", button).append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const way = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      const all = rows.map((row) => [value(row.cells[place], head.classList.contains("n")), row]);
      const held = all.filter(([key]) => key !== null);
      // Numbers and words do not stand in one column, but were they to, they are words.
      if (held.some(([key]) => typeof key === "string")) held.forEach((one) => one[0] = String(one[0]));
      held.sort(([a], [b]) => way === "ascending" ? compare(a, b) : compare(b, a));
      const last = all.filter(([key]) => key === null);
      table.tBodies[0].append(...[...held, ...last].map(([, row]) => row));
      for (const other of heads) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", other === head ? way : "none");
      said.textContent = "Sorted by " + name + ", " + way;
    });
  });
}

for (const tools of document.querySelectorAll(".document .tools")) {
  const table = tools.parentElement.querySelector("table");
  if (!table || !navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy table";
  button.setAttribute("aria-describedby", tools.querySelector("[aria-describedby]").getAttribute("aria-describedby"));
  tools.prepend(button);
  const said = make("span", tools);
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const rows = [...table.rows].map((row) => [...row.cells].map(words).join("\t"));
    try {
      await navigator.clipboard.writeText(rows.join("\n"));
      said.textContent = "Copied";
    } catch {
      said.textContent = "The browser does not allow it; use the CSV";
    }
  });
}
}
