import type { Call, Reply } from './http.js';

/**
 * What can go wrong with a call. `before` nothing was done, `after` all of it was. `error` is a 500 of the provider's own making,
 * `closed` a connection that ends without an answer, `refused` a 429.
 */
export const faultKinds = ['error-before', 'error-after', 'closed-before', 'closed-after', 'refused'] as const;
type FaultKind = (typeof faultKinds)[number];

interface Fault {
  readonly kind: FaultKind;
  /** What the path begins with, or all of it where it is meant exactly; and the method where one is meant. */
  readonly path: string;
  readonly isExact?: boolean | undefined;
  readonly method?: string | undefined;
  times: number;
}

/** The faults that were asked for and have not happened yet. */
export class Faults {
  private readonly waiting: Fault[] = [];

  plan(fault: Fault): void {
    this.waiting.push(fault);
  }

  /** What was planned and has not happened yet does not happen. */
  heal(): void {
    this.waiting.length = 0;
  }

  /** Whether one of them happens to this call. */
  meets(call: Call): boolean {
    return this.find(call) !== undefined;
  }

  take(call: Call): FaultKind | undefined {
    const fault = this.find(call);
    if (fault) fault.times -= 1;
    return fault?.kind;
  }

  private find(call: Call): Fault | undefined {
    return this.waiting.find(
      ({ path, isExact, method, times }) =>
        times > 0 &&
        (isExact ? call.path === path : call.path.startsWith(path)) &&
        (method === undefined || method === call.method),
    );
  }
}

export const cutOff: Reply = { status: 0, body: '', cut: true };
