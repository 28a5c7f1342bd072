import type { MeetingMode } from '../../experts/index.js';

export interface Place {
  readonly address: string;
  readonly directions: string;
  /** How to get in: steps, lifts, bells, parking. */
  readonly access: string;
}

/** How two people meet: in a room of ours or at a link, by who calls whom, or at a place. */
export type Way =
  | { readonly how: 'generated' }
  | { readonly how: 'link'; readonly url: string }
  | { readonly how: 'adviser-calls' }
  | { readonly how: 'client-calls'; readonly number: string }
  | ({ readonly how: 'place' } & Place);

export const waysOfMode = {
  video: ['generated', 'link'],
  phone: ['adviser-calls', 'client-calls'],
  in_person: ['place'],
} as const satisfies Record<MeetingMode, readonly Way['how'][]>;

/** How an adviser meets people, unless a session says otherwise. */
export interface MeetingSettings {
  /** Null where each session has a room of its own. */
  readonly url: string | null;
  /** Null where the adviser calls. */
  readonly number: string | null;
  readonly place: Place | null;
}

export const unlessSaid: MeetingSettings = { url: null, number: null, place: null };
