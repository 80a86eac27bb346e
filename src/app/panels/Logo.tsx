/** Threads of a loom, as cables. */
export function Logo() {
  return (
    <svg
      aria-hidden
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="2.2"
      strokeLinecap="round"
      className="shrink-0"
    >
      <path d="M3 6h18M3 12h18M3 18h18" stroke="var(--accent)" />
      <path d="M7 3v6M12 9v6M17 15v6M17 3v6M7 15v6" stroke="var(--ink)" />
    </svg>
  );
}
