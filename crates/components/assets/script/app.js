// After the package's classes, in the same file: without this a page works; with it, its parts do a little more.

// A dot of a group is not said to be folded or unfolded: no screen reader expects it of one (ARIA 1.2).
const sync = Radios.prototype.syncConditionalRevealWithInputState;
Radios.prototype.syncConditionalRevealWithInputState = function (input) {
  sync.call(this, input);
  input.removeAttribute("aria-expanded");
};

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const Part of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(Part);
}

// A comma that is read out and not shown keeps those who say what they see from pressing the button.
for (const comma of document.querySelectorAll(".govuk-file-upload-button > [id$='-comma']")) {
  const button = comma.parentElement;
  button.setAttribute("aria-labelledby", button.getAttribute("aria-labelledby").replace(` ${comma.id}`, ""));
  comma.replaceWith(" ");
}
