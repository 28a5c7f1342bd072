import type { FastifyInstance } from 'fastify';
import { refuse } from '../../platform/http/problem.filter.js';
import { ValidationPipe } from '../../platform/http/validation.pipe.js';
import { RefuseLetters } from './refuse-letters.action.js';
import { unsubscriptionParameters } from './unsubscription.request.js';

export { RefuseLetters };

const mostBytes = 1024;
const validation = new ValidationPipe();

/**
 * RFC 8058: the mail program posts a form to the address in a letter's header, and its reader has refused. Forms are taken here alone; what one
 * says is not read, since the address says it all, and any site may send one: it has to know the secret in it.
 */
export async function mountOneClick(fastify: FastifyInstance, refuseLetters: RefuseLetters): Promise<void> {
  await fastify.register((scope, _options, done) => {
    scope.setErrorHandler((error, _request, reply) => refuse(error, reply));
    const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];
    scope.addContentTypeParser(forms, { parseAs: 'buffer' }, (_request, _body, parsed) => parsed(null, undefined));
    scope.post('/unsubscribe', { bodyLimit: mostBytes }, async (request, reply) => {
      const metadata = { type: 'query', schema: unsubscriptionParameters } as const;
      const { token } = (await validation.transform(request.query, metadata)) as { token: string };
      await refuseLetters.set(token, { isRefused: true, isDaily: false });
      return reply.code(204).send();
    });
    done();
  });
}
