/** Where contact with the buyer is recorded; other parts of the page lead there. */
export const CONTACT_FIELD = "contact-note";

/** On a narrow screen the form may be behind the story; the event brings it forward first. */
export const SHOW_FACTS = "heqi:show-facts";

export function focusContactForm(): void {
  window.dispatchEvent(new Event(SHOW_FACTS));
  requestAnimationFrame(() => {
    const field = document.getElementById(CONTACT_FIELD);
    field?.scrollIntoView({ block: "center" });
    field?.focus();
  });
}
