import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Auth, authPaths } from './auth.js';

const mostBytes = 16_384;

/** Serves sign-in below /api/auth: a scope of its own, because the library wants web requests with unread bodies. */
export async function mountAuth(fastify: FastifyInstance, auth: Auth): Promise<void> {
  await fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, parsed) =>
      parsed(null, body),
    );
    for (const path of authPaths) {
      scope.route({
        method: ['GET', 'POST'],
        url: `/api/auth${path}`,
        handler: (request, reply) => answer(auth, request, reply),
      });
    }
    done();
  });
}

async function answer(auth: Auth, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  // A browser always says where a POST comes from. What says nothing and brings no cookie is a program: there is nothing to forge.
  if (!headers.has('origin') && !headers.has('cookie')) headers.set('origin', new URL(auth.options.baseURL).origin);
  headers.set('x-forwarded-for', request.ip); // limits are counted by the address we believe, not the one claimed
  const url = new URL(request.url, auth.options.baseURL);
  const body =
    request.method === 'POST' && request.body instanceof Buffer ? { body: new Uint8Array(request.body) } : {};
  const response = await auth.handler(new Request(url, { method: request.method, headers, ...body }));
  return send(response, reply);
}

async function send(response: Response, reply: FastifyReply): Promise<unknown> {
  void reply.status(response.status);
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') void reply.header(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  const retryAfter = response.headers.get('x-retry-after');
  if (retryAfter) void reply.header('retry-after', retryAfter);
  if (response.status < 400) return reply.send(await response.text());
  return reply
    .header('content-type', 'application/problem+json')
    .send(problemFrom(response.status, await response.text(), reply.request.id));
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
