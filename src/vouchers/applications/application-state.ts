import { Problem } from '../../kernel/problem.js';
import type { Application, ApplicationState } from '../application.js';

/** Throws `application-state`, saying what it takes. */
export function refuseUnless(
  { state }: Pick<Application, 'state'>,
  needed: readonly ApplicationState[],
  otherwise: string,
): void {
  if (needed.includes(state)) return;
  throw new Problem('application-state', `This application is ${state}. ${otherwise}`, { state });
}
