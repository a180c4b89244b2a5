// A figure opens where it stands: its record is shown over the page. Without this, its link leads to the record.
// It holds no "less than" and no ampersand, so that the page stays well-formed XML.
"use strict";
{
const box = document.createElement("dialog");
const make = (name, text) => {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
};
box.className = "opened";
box.setAttribute("aria-labelledby", "opened-title");
(document.querySelector(".document") || document.body).append(box);
const open = (id) => {
  const entry = document.getElementById(id);
  const record = entry.closest(".record");
  const title = make("h2", "Where this figure comes from");
  title.id = "opened-title";
  const close = make("button", "Close");
  close.type = "button";
  close.autofocus = true;
  close.addEventListener("click", () => box.close());
  const list = make("ul", "");
  list.className = "figures";
  const item = entry.cloneNode(true);
  item.removeAttribute("id");
  item.querySelectorAll(".ways-back").forEach((line) => line.remove());
  list.append(item);
  const whole = make("a", "Go to its record");
  whole.href = "#" + id;
  whole.addEventListener("click", () => box.close());
  const last = make("p", "");
  last.append(whole);
  box.replaceChildren(close, title, list, record.querySelector(".facts").cloneNode(true), last);
  box.showModal();
  box.scrollTop = 0;
};
document.addEventListener("click", (e) => {
  if (e.target === box) box.close();
  const link = e.target.closest("a.figure");
  if (!link || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
  e.preventDefault();
  open(link.getAttribute("href").slice(1));
});
}
