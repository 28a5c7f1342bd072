import type { CalendarLinkId, UserId } from '../../kernel/id.js';

/** `sessions`: one's own; `free-busy`: when an adviser is busy, and not with what. */
export const linkKinds = ['sessions', 'free-busy'] as const;
export type LinkKind = (typeof linkKinds)[number];

export const mostLinks = 10;

/** Lets whoever has it read a calendar of somebody's, until it is revoked. The address itself is known to whoever made it, and to nobody else. */
export interface CalendarLink {
  readonly id: CalendarLinkId;
  readonly userId: UserId;
  readonly kind: LinkKind;
  /** To tell it by. */
  readonly name: string;
  readonly createdAt: Temporal.Instant;
  /** To the hour or so. */
  readonly lastReadAt: Temporal.Instant | null;
}

export function addressOf(baseUrl: string, token: string): string {
  return `${baseUrl}/calendars/${token}.ics`;
}

/** As `newSecret` makes them: anything else is no link, and costs no query. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
