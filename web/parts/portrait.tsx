const tints = ['teal-8', 'leaf-8', 'marigold-8', 'brick-8', 'teal-9', 'leaf-9'] as const;

/** Initials on one of six tints, the same for the same person. */
export function Portrait({
  id,
  name,
  size = 56,
}: {
  readonly id: string;
  readonly name: string;
  readonly size?: number;
}) {
  const tint = tints[Number.parseInt(id.slice(-4), 16) % tints.length] ?? 'teal-8';
  const initials = name.split(/\s+/).map(([first = '']) => first);
  return (
    <span
      className="portrait"
      aria-hidden
      style={{ width: size, height: size, fontSize: size * 0.4, background: `var(--mantine-color-${tint})` }}
    >
      {[initials[0], initials.length > 1 ? initials.at(-1) : ''].join('')}
    </span>
  );
}
