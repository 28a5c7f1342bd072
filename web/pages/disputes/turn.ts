import type { Dispute } from '../../api/sessions.js';
import type { Sides } from './use-sides.js';

const asked = [
  ...(['nameMediator', 'namePanel', 'propose', 'vote', 'answer', 'askForPanel', 'appeal'] as const),
  ...(['mediatorNamed', 'proposed', 'answered', 'panelNamed', 'decided', 'final'] as const),
] as const;

/** What comes next, as it concerns the reader: the first seven are theirs to do, and the others they wait for. */
export type Turn = (typeof asked)[number];

/** Undefined once it is over. */
export function turnOf(dispute: Dispute, sides: Sides): Turn | undefined {
  const { state, late, panel, appeal } = dispute;
  const { isSteward, isToVote, side } = sides;
  const isSeated = panel.some(({ round }) => round === (appeal ? 2 : 1));
  switch (state) {
    case 'open':
      return isSteward ? (late ? 'namePanel' : 'nameMediator') : 'mediatorNamed';
    case 'mediation':
      return inMediation(dispute, sides);
    case 'panel':
    case 'appeal':
      if (isToVote) return 'vote';
      if (isSteward && !isSeated) return 'namePanel';
      return state === 'appeal' ? 'final' : isSeated ? 'decided' : 'panelNamed';
    case 'decided':
      return side ? 'appeal' : 'final';
    case 'ended':
      return undefined;
  }
}

function inMediation({ proposal, late }: Dispute, { side, isMediator, isSteward }: Sides): Turn {
  if (!proposal) {
    if (isMediator) return 'propose';
    if (isSteward && late) return 'namePanel';
    return side && late ? 'askForPanel' : 'proposed';
  }
  const mine = side === 'client' ? proposal.client_accepts : proposal.adviser_accepts;
  return side && mine === null ? 'answer' : 'answered';
}

/** Whether it is the reader who is waited for. */
export function isTheirs(turn: Turn): boolean {
  return asked.indexOf(turn) < asked.indexOf('mediatorNamed');
}
