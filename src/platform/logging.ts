import type { IncomingMessage } from 'node:http';
import { RequestMethod } from '@nestjs/common';
import type { Params } from 'nestjs-pino';
import { newId } from '../kernel/id.js';
import type { Config } from './config.js';

/** One id a request, for whoever asks first: Fastify, the log or the answer. */
export function requestId(request: IncomingMessage & { id?: unknown }): string {
  if (typeof request.id !== 'string') request.id = newId();
  return request.id as string;
}

const info = 30;

/** What Nest tells of its own wiring, some fifty lines at each start: nobody who runs the service wants it. */
const wiring = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** Without the query, and without what may be secret in an address: that of one's own calendar is, and mistyped ones. */
export function loggedPath(url: string): string {
  const [path = ''] = url.split('?');
  return path.replace(/(?<=\/calendars\/)(?!offers\/).+|[\w%-]{40,}/gi, '…');
}

/** One line a request, with its id and without anything personal: no query (it may hold a token), no headers, no body. */
export function logging(config: Config): Params {
  return {
    forRoutes: [{ path: '/{*path}', method: RequestMethod.ALL }], // the library's own default matches no route below a prefix
    pinoHttp: {
      level: config.logLevel,
      hooks: {
        logMethod(line, log, level) {
          const { context } = (line[0] ?? {}) as { context?: string };
          if (level !== info || context === undefined || !wiring.has(context)) log.apply(this, line);
        },
      },
      genReqId: requestId,
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: loggedPath(request.url),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      autoLogging: {
        ignore: (request: IncomingMessage & { originalUrl?: string }) =>
          (request.originalUrl ?? request.url ?? '').startsWith('/health'),
      },
    },
  };
}
