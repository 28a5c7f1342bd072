import { Problem } from '../../kernel/problem.js';

const mostLevels = 32;

/** Whoever goes down a body level by level, as JSON does when it is written again, comes to an end. Throws `invalid-request`. */
export function refuseDepth(body: unknown): void {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > mostLevels) {
      const detail = `must not be nested more than ${mostLevels} levels deep`;
      throw new Problem('invalid-request', `Nothing was changed. Please mend: the body ${detail}.`, {
        errors: [{ pointer: '', detail }],
      });
    }
    level = level.flatMap((each): unknown[] => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
}
