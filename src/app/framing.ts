/** Whether another site shows this page inside of its own. */
function inForeignFrame(): boolean {
  try {
    return window.top !== null && window.top.location.origin !== location.origin;
  } catch {
    // Another origin's address cannot even be read.
    return true;
  }
}

/** Whether the drawing in the address is only to be looked at. */
export function isViewOnly(): boolean {
  return new URLSearchParams(location.search).get('view') === '1' || inForeignFrame();
}
