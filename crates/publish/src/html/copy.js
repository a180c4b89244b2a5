// "Copy table" beside the links of a table or chart: its cells as a spreadsheet takes them. Without this, the CSV is a link.
// It holds no "less than" and no ampersand, as the other scripts.
"use strict";
for (const tools of document.querySelectorAll(".document .tools")) {
  const table = tools.parentElement.querySelector("table");
  if (!table || !navigator.clipboard) continue;
  const button = document.createElement("button"), said = document.createElement("span");
  button.type = "button";
  button.textContent = "Copy table";
  button.setAttribute("aria-describedby", tools.querySelector("[aria-describedby]").getAttribute("aria-describedby"));
  said.setAttribute("role", "status");
  const words = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("[aria-hidden], .unseen").forEach((part) => part.remove());
    const drawn = copy.querySelector("[aria-label]");
    return (drawn ? drawn.getAttribute("aria-label") : copy.textContent).trim().replace(/\s+/g, " ");
  };
  button.addEventListener("click", async () => {
    const rows = [...table.rows].map((row) => [...row.cells].map(words).join("\t"));
    try {
      await navigator.clipboard.writeText(rows.join("\n"));
      said.textContent = "Copied";
    } catch {
      said.textContent = "The browser does not allow it; use the CSV";
    }
  });
  tools.prepend(button);
  tools.append(said);
}
