/** The border of what is empty inside: it can be held there. */
export function Frame() {
  return (['top', 'right', 'bottom', 'left'] as const).map((side) => (
    <span key={side} className={`frame frame-${side} grip`} data-grip />
  ));
}
