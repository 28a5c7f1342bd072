import type { ProblemKind } from '../../kernel/problem.js';

/** The one map from our words to HTTP's. */
export const statusOf: Readonly<Record<ProblemKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unsupported: 415,
  unprocessable: 422,
  'too-many': 429,
  unsigned: 498, // as GoCardless asks for
  unavailable: 503,
};
