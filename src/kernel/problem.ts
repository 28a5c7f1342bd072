/**
 * Why a request was refused, in terms of who has to act on it:
 * `invalid` the caller mends the request (400, or 422 where its form is right and its content is not);
 * `unauthenticated` the caller signs in; `forbidden` the caller may see the thing but not do this;
 * `not-found` also what strangers get; `conflict` somebody else was first, or the state does not allow it;
 * `gone` it was there and has lapsed; `too-many` try again later; `unavailable` the service cannot answer now.
 */
export type ProblemKind =
  | 'invalid'
  | 'unprocessable'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'unsupported'
  | 'too-many'
  | 'unavailable';

/** A fault in one place of a request: a JSON pointer into the body, or the name of a parameter. */
export interface Fault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
}

/**
 * A refusal that the caller is told about. Thrown, because throwing rolls the transaction back;
 * anything else thrown is a bug and answers 500.
 */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    /** What a program switches on: kebab-case, stable. */
    readonly code: string,
    /** What a person reads: what happened, and what to do. */
    message: string,
    /** Members added to the answer, for programs. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'Problem';
  }
}

/** What a stranger is told of a thing that is there, and anybody of a thing that is not. */
export function notFound(what: string): Problem {
  return new Problem('not-found', 'not-found', `There is no such ${what}, or it is not yours to see.`);
}
