/** Two guardians face each other, one mouth open, one closed. One ink; not below 18 px. */
export function Mark({ className = "size-[22px]" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={`shrink-0 ${className}`} fill="currentColor" aria-hidden="true">
      <path d="M10.4 2.5H6A3.6 3.6 0 0 0 2.4 6.1v3.4C2.4 12.5.8 14.5.8 18v3.5h9.6V19H7.8v-8h2.6V9L6.6 7l3.8-2z" />
      <path d="M13.6 2.5H18a3.6 3.6 0 0 1 3.6 3.6v3.4c0 3 1.6 5 1.6 8.5v3.5h-9.6V19h2.6v-8h-2.6V7.6h3.8V6.4h-3.8z" />
    </svg>
  );
}
