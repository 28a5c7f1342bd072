import type { Session } from '../../api/work.js';

/** An adviser's sessions by what they ask of them. */
export interface Sorted {
  readonly requests: readonly Session[];
  readonly toWriteUp: readonly Session[];
  /** Where the client said that the adviser did not come. */
  readonly noShows: readonly Session[];
  /** Written up, and not accepted yet. */
  readonly waiting: readonly Session[];
  readonly ahead: readonly Session[];
}

/** The request that lapses first comes first. */
export function sorted(sessions: readonly Session[], now: Date): Sorted {
  const isOver = ({ end }: Session) => new Date(end) <= now;
  const confirmed = sessions.filter(({ state }) => state === 'confirmed');
  return {
    requests: sessions
      .filter(({ state }) => state === 'requested')
      .toSorted((a, b) => (a.lapses_at ?? a.start).localeCompare(b.lapses_at ?? b.start)),
    toWriteUp: confirmed.filter(isOver),
    noShows: sessions.filter(({ state, no_show }) => state === 'no-show' && no_show?.side === 'adviser'),
    waiting: sessions.filter(({ state }) => state === 'delivered'),
    ahead: confirmed.filter((session) => !isOver(session)),
  };
}
