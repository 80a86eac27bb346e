/** Whether the address claims to hold a drawing; what reads it is loaded only then. */
async function follow(): Promise<void> {
  if (!/^#v\d+\./.test(location.hash)) return;
  const { openLink } = await import('./share/open-link.ts');
  openLink(location.hash);
}

/** Opens the drawing in the address of the page, now and whenever that changes. */
export async function followLinks(): Promise<void> {
  window.addEventListener('hashchange', () => void follow());
  await follow();
}
