// What script adds to pages that work without it: an import's progress as it happens.
const bar = document.getElementById("import-progress");
if (bar && "EventSource" in window) {
  const status = document.getElementById("import-status");
  const events = new EventSource(bar.dataset.events);
  const show = (event) => {
    const far = JSON.parse(event.data);
    if (far.percent === null) bar.removeAttribute("value");
    else bar.value = far.percent;
    if (status && status.textContent !== far.said) status.textContent = far.said;
  };
  events.addEventListener("far", show);
  events.addEventListener("end", (event) => {
    show(event);
    events.close();
    location.reload();
  });
}
