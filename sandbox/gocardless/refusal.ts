interface Detail {
  readonly message: string;
  readonly field?: string;
  readonly reason?: string;
  readonly request_pointer?: string;
  readonly links?: Readonly<Record<string, string>>;
}

/** Ends a call with an error as GoCardless says it. */
export class GoCardlessRefusal extends Error {
  constructor(
    readonly status: number,
    readonly type: 'validation_failed' | 'invalid_api_usage' | 'invalid_state' | 'gocardless',
    readonly errors: readonly [Detail, ...Detail[]],
  ) {
    super(errors[0].message);
  }

  body(requestId: string): object {
    const anchor = this.errors[0].reason ?? this.type;
    return {
      error: {
        message: this.type === 'validation_failed' ? 'Validation failed' : this.message,
        documentation_url: `https://developer.gocardless.com/api-reference#${anchor}`,
        type: this.type,
        errors: this.errors,
        code: this.status,
        request_id: requestId,
      },
    };
  }
}

export function invalid(field: string, message: string): GoCardlessRefusal {
  return new GoCardlessRefusal(422, 'validation_failed', [
    { field, message, request_pointer: `/${field.replaceAll('.', '/')}` },
  ]);
}

/** What cannot be done in this state. */
export function refused(reason: string, message: string): GoCardlessRefusal {
  return new GoCardlessRefusal(422, 'invalid_state', [{ reason, message }]);
}

export function missing(): GoCardlessRefusal {
  return new GoCardlessRefusal(404, 'invalid_api_usage', [
    { reason: 'resource_not_found', message: 'Resource not found' },
  ]);
}

export function conflict(id: string): GoCardlessRefusal {
  const message = 'A resource has already been created with this idempotency key';
  return new GoCardlessRefusal(409, 'invalid_state', [
    { reason: 'idempotent_creation_conflict', message, links: { conflicting_resource_id: id } },
  ]);
}
