/** What Stripe's errors say. */
interface StripeError {
  readonly type: 'invalid_request_error' | 'card_error' | 'api_error' | 'idempotency_error' | 'authentication_error';
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly message: string;
  readonly charge?: string;
  readonly payment_intent?: unknown;
}

/** Ends a call with an error. `began` says that the endpoint had begun its work, so that an idempotency key keeps the answer. */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly error: StripeError,
    readonly began = true,
  ) {
    super(error.message);
  }
}

/** Parameters that are no good: nothing was begun. */
export function invalid(message: string, param?: string, code?: string): StripeRefusal {
  const error = { type: 'invalid_request_error' as const, message, ...(param && { param }), ...(code && { code }) };
  return new StripeRefusal(400, error, false);
}

/** What cannot be done in this state. */
export function refused(code: string, message: string): StripeRefusal {
  return new StripeRefusal(400, { type: 'invalid_request_error', code, message });
}

export function missing(kind: string, id: string, param: string): StripeRefusal {
  const message = `No such ${kind}: '${id}'`;
  return new StripeRefusal(404, { type: 'invalid_request_error', code: 'resource_missing', param, message }, false);
}
