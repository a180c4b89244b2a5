// After the package's classes, in the same file: without this a page works; with it, its parts do a little more.
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
  Tabs,
]) {
  createAll(Part);
}
