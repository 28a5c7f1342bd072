import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../platform/http/problem.filter.js';
import { askForLinkRequest, signInRequest } from '../platform/http/sign-in.openapi.js';
import { ValidationPipe } from '../platform/http/validation.pipe.js';
import type { Auth } from './auth.js';

export { AUTH, type Auth } from './auth.js';

const mostBytes = 16_384;
const validation = new ValidationPipe();

/** Serves sign-in below /api/auth: four addresses of the library; the rest of what it offers does not exist. */
export async function mountAuth(fastify: FastifyInstance, auth: Auth): Promise<void> {
  const post = { bodyLimit: mostBytes };
  await fastify.register((scope, _options, done) => {
    scope.setErrorHandler((error, _request, reply) => refuse(error, reply));
    scope.post('/api/auth/sign-in/magic-link', post, async (request, reply) =>
      answer(
        auth,
        request,
        reply,
        await validation.transform(request.body, { type: 'body', schema: askForLinkRequest }),
      ),
    );
    scope.get('/api/auth/magic-link/verify', async (request, reply) => {
      await validation.transform(request.query, { type: 'query', schema: signInRequest });
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
  const retryAfter = response.headers.get('x-retry-after');
  if (retryAfter) void reply.header('retry-after', retryAfter);
  if (response.status < 400) return reply.send(text);
  if (response.status >= 500) throw new Error(`The sign-in library answered ${response.status}.`);
  return reply
    .header('content-type', 'application/problem+json')
    .send(problemFrom(response.status, text, reply.request.id));
}

/** Their `{ message, code }`, as every other refusal of ours looks. */
function problemFrom(status: number, text: string, request: string) {
  const said = parsed(text);
  const limited = status === 429;
  return {
    type: 'about:blank',
    title: limited ? 'Too many requests' : 'Sign in refused',
    status,
    code: limited ? 'too-many-requests' : 'sign-in-refused',
    detail: said.message ?? 'This did not work. Please ask for a new link.',
    request,
  };
}

function parsed(text: string): { message?: string } {
  try {
    return JSON.parse(text) as { message?: string };
  } catch {
    return {};
  }
}
