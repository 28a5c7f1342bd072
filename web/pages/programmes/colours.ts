import type { Application } from '../../api/applications.js';

/** Beside the word that says the state. */
export function colourOf(state: Application['state']): string {
  if (state === 'offered') return 'leaf';
  if (state === 'ineligible' || state === 'rejected') return 'brick';
  return state === 'withdrawn' ? 'gray' : state === 'started' ? 'marigold' : 'teal';
}
