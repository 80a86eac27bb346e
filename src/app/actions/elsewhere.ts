const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';
/** Where plain keys and Ctrl+A already mean something. */
const OWN_KEYS = '[role="menu"], [role="listbox"], [role="tablist"], .cm-editor';

/** Whether an event means a field, a list, the code or a dialog rather than the drawing. */
export function isElsewhere(event: Event): boolean {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return true;
  return targetOf(event).closest(`${TYPING}, ${OWN_KEYS}`) !== null;
}

/** Whether an event goes to what Enter presses. */
export function isPressed(event: Event): boolean {
  return targetOf(event).closest('a, button, summary') !== null;
}

/** Whether an event goes to a field. */
export function isTyped(event: Event): boolean {
  return targetOf(event).closest(TYPING) !== null;
}

function targetOf({ target }: Event): Element {
  return target instanceof Element ? target : document.body;
}
