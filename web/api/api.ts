import i18next from 'i18next';
import type { ProblemView } from '../../src/platform/http/problem.view.js';

/** A request that the service refused, in its own words. */
export class Refusal extends Error {
  readonly code: string;

  constructor(
    readonly status: number,
    readonly problem: Pick<ProblemView, 'code' | 'detail' | 'errors'> & Partial<ProblemView>,
  ) {
    super(problem.detail);
    this.code = problem.code;
  }

  /** What is wrong with each field, by its name in the body: `slots/0/start` for `#/slots/0/start`; in the reader's language where a rule says it. */
  faults(): Readonly<Record<string, string>> {
    const named = (this.problem.errors ?? []).flatMap((fault) => {
      const name = fault.pointer?.replace(/^#?\//, '') ?? fault.parameter;
      return name === undefined ? [] : [[name, inOtherWords(fault) ?? fault.detail] as const];
    });
    return Object.fromEntries(named);
  }
}

type Fault = NonNullable<ProblemView['errors']>[number];

/** English readers are told in the service's own words, which know more. */
function inOtherWords(fault: Fault): string | undefined {
  return fault.rule && i18next.language !== 'en' ? i18next.t(fault.rule, { ns: 'faults', ...fault }) : undefined;
}

interface Asked {
  readonly body?: unknown;
  /** Names a deed, so that asking for it again, after an answer that was lost, does it once. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

/** @throws Refusal; TypeError, where the service was not reached */
async function ask<T>(method: string, path: string, { body, key, signal }: Asked = {}): Promise<T> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json, application/problem+json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.errors && i18next.language !== 'en') await i18next.loadNamespaces('faults');
    throw new Refusal(response.status, problem);
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function problemOf(response: Response): Promise<ProblemView> {
  try {
    return (await response.json()) as ProblemView;
  } catch {
    const { status, statusText } = response;
    return { type: 'about:blank', title: statusText, status, code: 'unavailable', detail: statusText, request: '' };
  }
}

/** `/experts?topic=governance&topic=finance`; what is null or undefined is left out. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value]) search.append(name, String(one));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}

/** `POST` needs the key of what it does: see `useDeed`. */
export const api = {
  get: <T>(path: string, query: Query = {}, signal?: AbortSignal) =>
    ask<T>('GET', withQuery(path, query), signal ? { signal } : {}),
  post: <T>(path: string, body: unknown, key: string) => ask<T>('POST', path, { body: body ?? {}, key }),
  put: <T>(path: string, body: unknown) => ask<T>('PUT', path, { body }),
  patch: <T>(path: string, body: unknown) => ask<T>('PATCH', path, { body }),
  delete: <T>(path: string) => ask<T>('DELETE', path),
};

/** Random and long; `crypto.randomUUID` is there over https and on localhost alone. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
