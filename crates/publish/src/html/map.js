// Maps that can be moved, enlarged and asked: the drawing as it stands, made to answer. Nothing is fetched.
// It holds no "less than" and no ampersand, so that the page stays well-formed XML.
"use strict";
{
const set = (node, name, value) => node.setAttribute(name, value);
const on = (node, name, act, how) => node.addEventListener(name, act, how);
const clamp = (n, low, high) => Math.min(high, Math.max(low, n));
for (const map of document.querySelectorAll("svg.map")) answer(map);

function answer(map) {
  const all = (s) => [...map.querySelectorAll(s)];
  const views = all("svg.view"), areas = all(".area"), planes = all(".plane");
  if (!areas.length) return;
  const pins = all(".pin").map((pin) => [pin, pin.transform.baseVal[0].matrix]);
  const { width, height } = views[0].viewBox.baseVal;
  const length = map.querySelector(".scale"), most = 12;
  let scale = 1, left = 0, top = 0, now = areas[0], rim = null;

  // Buttons, and the line that says which area it is.
  const tools = document.createElement("div");
  const make = (name, text) => {
    const node = tools.appendChild(document.createElement(name));
    node.textContent = text;
    return node;
  };
  tools.className = "map-tools " + map.classList[1];
  set(tools, "role", "group");
  set(tools, "aria-label", map.querySelector("title").textContent);
  const button = (sign, name, act) => {
    const b = make("button", sign);
    b.type = "button";
    set(b, "aria-label", name);
    on(b, "click", act);
  };
  const step = (by) => zoom(by, [width / 2, height / 2]);
  button("+", "Zoom in", () => step(1.6));
  button("\u2212", "Zoom out", () => step(1 / 1.6));
  button("Reset", "Reset: whole map", () => place(1, 0, 0));
  const said = make("p", "Point at an area, or use Tab and the arrow keys.");
  set(said, "aria-live", "polite");
  map.before(tools);
  set(map, "role", "group");
  map.classList.add("live");
  // Lines keep their width.
  for (const line of all(".plane path, .plane line")) set(line, "vector-effect", "non-scaling-stroke");

  function place(to, x, y) {
    scale = clamp(to, 1, most);
    left = clamp(x, width * (1 - scale), 0);
    top = clamp(y, height * (1 - scale), 0);
    for (const plane of planes) plane.style.transform = `translate(${left}px,${top}px) scale(${scale})`;
    // Names, badges and circles keep their size.
    for (const [pin, at] of pins) pin.style.transform = `translate(${at.e}px,${at.f}px) scale(${1 / scale})`;
    map.classList.toggle("zoomed", scale > 1);
    if (length) length.textContent = +(length.dataset.km / scale).toPrecision(2) + " km";
  }
  function zoom(by, [x, y]) {
    const to = clamp(scale * by, 1, most);
    place(to, x - (x - left) * to / scale, y - (y - top) * to / scale);
  }
  const centre = (area) => {
    const box = area.getBBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  function bring(area, always) {
    const [x, y] = centre(area), across = left + x * scale, down = top + y * scale;
    const out = 0 > Math.min(across, down, width - across, height - down);
    if (out || always) place(scale, width / 2 - x * scale, height / 2 - y * scale);
  }

  // One area is in the order of Tab; the arrow keys lead to its neighbours.
  const words = (area) => area.querySelector("title").textContent;
  for (const area of areas) {
    set(area, "role", "img");
    set(area, "aria-label", words(area));
    set(area, "tabindex", area === now ? "0" : "-1");
    on(area, "focus", () => {
      set(now, "tabindex", "-1");
      now = area;
      set(area, "tabindex", "0");
      bring(area, false);
      tell(area);
    });
  }
  function tell(area) {
    said.textContent = words(area);
    if (rim) rim.remove();
    // A rim over all others.
    rim = document.createElementNS(map.namespaceURI, "g");
    set(rim, "class", "rim");
    for (const kind of ["rim-dark", "rim-light"]) {
      const copy = area.lastElementChild.cloneNode();
      set(copy, "class", kind);
      rim.append(copy);
    }
    area.closest(".plane").append(rim);
  }
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function next([dx, dy]) {
    const view = now.closest("svg.view"), [x, y] = centre(now);
    let best = null, least = Infinity;
    for (const area of areas) {
      if (area === now || area.closest("svg.view") !== view) continue;
      const [ax, ay] = centre(area), along = (ax - x) * dx + (ay - y) * dy;
      const far = along + 2 * Math.abs((ax - x) * dy + (ay - y) * dx);
      if (along > 0.5) if (least > far) [best, least] = [area, far];
    }
    return best;
  }
  on(map, "keydown", (e) => {
    if (e.altKey || e.ctrlKey || e.metaKey) return;
    const way = ways[e.key], [x, y] = centre(now);
    const here = [left + x * scale, top + y * scale];
    let area = null;
    if (way) {
      if (e.shiftKey) place(scale, left - way[0] * width / 5, top - way[1] * height / 5);
      else area = next(way);
    } else if (e.key === "+" || e.key === "=") zoom(1.6, here);
    else if (e.key === "-") zoom(1 / 1.6, here);
    else if (e.key === "0" || e.key === "Escape") place(1, 0, 0);
    else if (e.key === "Home") area = areas[0];
    else if (e.key === "End") area = areas[areas.length - 1];
    else return;
    e.preventDefault();
    if (area) area.focus();
  });

  // Pointers: one drags an enlarged map, two pinch, a click brings the area to the middle.
  const held = new Map();
  let moved = 0;
  const spot = (e, view) => {
    const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(view.getScreenCTM().inverse());
    return [p.x, p.y];
  };
  const hold = (e) => e.target.closest(".area");
  for (const view of views) {
    on(view, "pointerdown", (e) => {
      if (!held.size) moved = 0;
      held.set(e.pointerId, spot(e, view));
    });
    on(view, "pointerover", (e) => {
      const area = hold(e);
      if (!held.size) if (area) tell(area);
    });
    on(view, "pointermove", (e) => {
      const from = held.get(e.pointerId);
      if (!from) return;
      const to = spot(e, view);
      const other = [...held].find(([id]) => id !== e.pointerId);
      moved += Math.hypot(to[0] - from[0], to[1] - from[1]);
      map.classList.add("moving");
      if (other) {
        const apart = (p) => Math.hypot(p[0] - other[1][0], p[1] - other[1][1]) || 1;
        zoom(apart(to) / apart(from), other[1]);
      } else if (scale > 1) {
        if (moved > 4) view.setPointerCapture(e.pointerId);
        place(scale, left + to[0] - from[0], top + to[1] - from[1]);
      }
      held.set(e.pointerId, to);
    });
    const drop = (e) => {
      held.delete(e.pointerId);
      map.classList.remove("moving");
    };
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) on(view, name, drop);
    on(view, "click", (e) => {
      const area = hold(e);
      if (!area || moved > 4) return;
      area.focus({ preventScroll: true });
      if (scale > 1) bring(area, true);
    });
    on(view, "wheel", (e) => {
      if (!e.ctrlKey) return;
      e.preventDefault();
      zoom(Math.exp(-e.deltaY / 200), spot(e, view));
    }, { passive: false });
  }
  on(window, "beforeprint", () => place(1, 0, 0));
  place(1, 0, 0);
}
}
