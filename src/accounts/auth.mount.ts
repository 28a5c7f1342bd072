import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { refuse, titleOf } from '../platform/http/problem.filter.js';
import { type ProblemCode, problemKinds } from '../kernel/problem.js';
import { addPasskeyRequest, noParameters, signInWithPasskeyRequest } from '../platform/http/passkey.openapi.js';
import { askForLinkRequest, signInRequest } from '../platform/http/sign-in.openapi.js';
import { ValidationPipe } from '../platform/http/validation.pipe.js';
import type { Auth } from './auth.js';

export { AUTH, type Auth } from './auth.js';

const mostBytes = 16_384;
const validation = new ValidationPipe();

/** Serves sign-in below /api/auth: eight addresses of the library; the rest of what it offers does not exist. */
export async function mountAuth(fastify: FastifyInstance, auth: Auth): Promise<void> {
  const post = { bodyLimit: mostBytes };
  await fastify.register((scope, _options, done) => {
    scope.setErrorHandler((error, _request, reply) => refuse(error, reply));
    const posts: readonly (readonly [string, z.ZodType])[] = [
      ['/api/auth/sign-in/magic-link', askForLinkRequest],
      ['/api/auth/passkey/verify-registration', addPasskeyRequest],
      ['/api/auth/passkey/verify-authentication', signInWithPasskeyRequest],
    ];
    const gets: readonly (readonly [string, z.ZodType])[] = [
      ['/api/auth/magic-link/verify', signInRequest],
      ['/api/auth/passkey/generate-register-options', noParameters],
      ['/api/auth/passkey/generate-authenticate-options', noParameters],
    ];
    for (const [path, schema] of posts)
      scope.post(path, post, async (request, reply) =>
        answer(auth, request, reply, await validation.transform(request.body, { type: 'body', schema })),
      );
    for (const [path, schema] of gets)
      scope.get(path, async (request, reply) => {
        await validation.transform(request.query, { type: 'query', schema });
        return answer(auth, request, reply);
      });
    scope.get('/api/auth/get-session', (request, reply) => answer(auth, request, reply));
    scope.post('/api/auth/sign-out', post, (request, reply) => answer(auth, request, reply));
    done();
  });
}

async function answer(auth: Auth, request: FastifyRequest, reply: FastifyReply, body?: unknown): Promise<unknown> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  // A browser always says where a POST comes from. What says nothing and brings no cookie is a program: there is nothing to forge.
  if (!headers.has('origin') && !headers.has('cookie')) headers.set('origin', new URL(auth.options.baseURL).origin);
  headers.set('x-forwarded-for', request.ip); // limits are counted by the address we believe, not the one claimed
  headers.delete('content-length');
  const url = new URL(request.url, auth.options.baseURL);
  const init = { method: request.method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  try {
    return await send(await auth.handler(new Request(url, init)), reply);
  } catch (error) {
    if (!isTooLate(error)) throw error;
    return reply.redirect(refusalOf(url), 302);
  }
}

const tooLate = ['an e-mail address signs in one person', 'nothing begins for an erased person'];

/**
 * Two links of one new address, opened at once: one of them signs up whom the other then finds. Or somebody signs in while
 * they are erased. The link is spent like a used one, and the next one works.
 */
function isTooLate(error: unknown): boolean {
  return tooLate.includes((error as { constraint?: string } | null)?.constraint ?? '');
}

/** Where the library sends whoever brings a used link; it has found the address to be ours by then. */
function refusalOf(verification: URL): string {
  const { searchParams } = verification;
  const page = new URL(searchParams.get('errorCallbackURL') ?? searchParams.get('callbackURL') ?? '/', verification);
  page.searchParams.set('error', 'INVALID_TOKEN');
  return page.href;
}

async function send(response: Response, reply: FastifyReply): Promise<unknown> {
  const text = await response.text();
  void reply.status(response.status);
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && (name !== 'content-type' || text !== '')) void reply.header(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  void reply.header('cache-control', 'no-store'); // sessions, challenges and who somebody is
  const retryAfter = response.headers.get('x-retry-after');
  if (retryAfter) void reply.header('retry-after', retryAfter);
  if (response.status < 400) return reply.send(text);
  return reply.header('content-type', 'application/problem+json').send(problemFrom(response.status, text, reply));
}

/** Their `{ message, code }`, as every other refusal of ours looks. Throws where it is no refusal but a bug. */
function problemFrom(theirs: number, text: string, reply: FastifyReply) {
  const said = parsed(text);
  // A passkey that does not fit what was asked is answered with 500 by the library; it is the device's fault, not ours.
  const status = said.code === 'FAILED_TO_VERIFY_REGISTRATION' ? 400 : theirs;
  if (status >= 500) throw new Error(`The sign-in library answered ${status}.`);
  const code = codeOf(status, said.code);
  void reply.status(status);
  if (code === 'not-signed-in') void reply.header('www-authenticate', 'Bearer');
  return {
    type: 'about:blank',
    title: titleOf(code),
    status,
    code,
    detail: plainly[said.code ?? ''] ?? said.message ?? 'This did not work. Please ask for a new link.',
    request: reply.request.id,
  };
}

/** What the library says in fewer words than people need. */
const plainly: Readonly<Record<string, string>> = {
  UNAUTHORIZED: 'Please sign in first: ask for a link at POST /api/auth/sign-in/magic-link.',
  SESSION_NOT_FRESH: 'You signed in more than a day ago. To add a passkey, please sign in again.',
  CHALLENGE_NOT_FOUND: 'This took more than five minutes, or was sent before. Please begin again.',
  FAILED_TO_VERIFY_REGISTRATION:
    'What your device sent does not fit what we asked it. No passkey was added; please begin again.',
  YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY: 'Somebody else began to add this passkey. Please begin again.',
  AUTHENTICATION_FAILED: 'What your device sent does not fit what we asked it. Try again, or ask for a link by e-mail.',
  PASSKEY_NOT_FOUND: 'We do not know this passkey. It may have been removed: please ask for a link by e-mail.',
};

function codeOf(status: number, said: string | undefined): ProblemCode {
  if (status === 429) return 'too-many-requests';
  if (status === 401 && said === 'UNAUTHORIZED') return 'not-signed-in';
  return said !== undefined && said in problemKinds ? (said as ProblemCode) : 'sign-in-refused';
}

function parsed(text: string): { message?: string; code?: string } {
  try {
    return JSON.parse(text) as { message?: string; code?: string };
  } catch {
    return {};
  }
}
