import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';

interface RawJsonRoute {
  readonly rawJsonBytes?: number;
}

/** Leaves JSON as it came, for routes that hold a signature against it; all others have theirs parsed, and nothing is no body. */
export function leaveJsonRaw(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const { rawJsonBytes } = (route.config ?? {}) as RawJsonRoute;
    if (rawJsonBytes !== undefined) route.bodyLimit = rawJsonBytes;
  });
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const { rawJsonBytes } = request.routeOptions.config as RawJsonRoute;
    if (rawJsonBytes !== undefined) done(null, body);
    else if (body.length === 0)
      done(null, undefined); // many clients name a type where they send nothing
    else void parse(request, body.toString(), done);
  });
}

/** On a route whose JSON is signed as it is written: `@RawJson()` has it. */
export function TakesRawJson(mostBytes: number): MethodDecorator {
  return applyDecorators(
    RouteConfig({ rawJsonBytes: mostBytes } satisfies RawJsonRoute),
    ApiConsumes('application/json'),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary', maxLength: mostBytes } }),
  );
}

/** The JSON of a route that takes it raw; of a request without a body it is empty. */
export const RawJson = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
});
