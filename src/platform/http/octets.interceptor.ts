import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { from, type Observable, switchMap } from 'rxjs';
import { Problem } from '../../kernel/problem.js';

const octetStream = 'application/octet-stream';
const octetTypes = [octetStream, 'message/rfc822'] as const;
type OctetType = (typeof octetTypes)[number];
const MOST_BYTES = 'barefoot:most-bytes';
const OCTET_TYPE = 'barefoot:octet-type';

/** Lets the octets of a request through unread, to routes that take them; all others are sent JSON. */
export function takeOctets(fastify: Pick<FastifyInstance, 'addContentTypeParser'>): void {
  for (const type of octetTypes)
    fastify.addContentTypeParser(type, (request, payload, done) => {
      const { takesOctets } = request.routeOptions.config as { takesOctets?: OctetType };
      if (takesOctets === type) done(null, payload);
      else done(new Problem('unsupported-media-type', `This address takes ${takesOctets ?? 'application/json'}.`));
    });
}

/** Reads a body of octets once it is known who sends it, and never more of it than the route takes. */
@Injectable()
export class OctetsInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const mostBytes = this.reflector.get<number>(MOST_BYTES, context.getHandler());
    const type = this.reflector.get<OctetType>(OCTET_TYPE, context.getHandler());
    return from(octetsOf(request, mostBytes, type)).pipe(
      switchMap((octets) => {
        request.body = octets;
        return next.handle();
      }),
    );
  }
}

/** Throws `unsupported-media-type`, `too-large`. */
function octetsOf(request: FastifyRequest, mostBytes: number, type: OctetType): Promise<Buffer> {
  const { body } = request;
  if (!(body instanceof Readable)) {
    throw new Problem('unsupported-media-type', `Send the file itself, with Content-Type: ${type}.`);
  }
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge(mostBytes);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const read = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= mostBytes) return void chunks.push(chunk);
      body.off('data', read).resume(); // what else comes is let go, so that the sender can hear our answer
      chunks.length = 0;
      reject(tooLarge(mostBytes));
    };
    body
      .on('data', read)
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', reject);
  });
}

function tooLarge(mostBytes: number): Problem {
  return new Problem('too-large', `Nothing was kept: a file may have ${mostBytes / 1024 / 1024} MB.`);
}

/** On a route whose body is a file as it is. Written below `@Idempotent()`, which is to see what was read. */
export function TakesOctets(mostBytes: number, type: OctetType = octetStream): MethodDecorator {
  return applyDecorators(
    RouteConfig({ takesOctets: type }),
    SetMetadata(MOST_BYTES, mostBytes),
    SetMetadata(OCTET_TYPE, type),
    UseInterceptors(OctetsInterceptor),
    ApiConsumes(type),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary', maxLength: mostBytes } }),
  );
}

/** The octets of a route that takes them. */
export const Octets = createParamDecorator(
  (_: unknown, context: ExecutionContext): Buffer => context.switchToHttp().getRequest<FastifyRequest>().body as Buffer,
);
