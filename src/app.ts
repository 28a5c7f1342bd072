import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply } from 'fastify';
import { Logger } from 'nestjs-pino';
import {
  access,
  AUTH,
  type Auth,
  enterpriseSchema,
  mountAuth,
  mountOneClick,
  RefuseLetters,
  type Relation,
} from './accounts/index.js';
import { AppModule } from './app.module.js';
import { bookingsSchemas } from './bookings/index.js';
import { describeEvents } from './events/index.js';
import { expertSchemas } from './experts/index.js';
import { Problem } from './kernel/problem.js';
import type { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { type DatabaseOptions, openDataSource } from './platform/database.js';
import { requestId } from './platform/logging.js';
import { leaveJsonRaw } from './platform/http/raw-json.js';
import { takeOctets } from './platform/http/octets.interceptor.js';
import { describeApi, serveDocument } from './platform/http/openapi.js';
import { refuse } from './platform/http/problem.filter.js';
import { voucherSchemas } from './vouchers/index.js';
import { serveWebApp } from './web-app.js';

const mostBodyBytes = 256 * 1024;

/** Payment providers, and who brings us mail, tell of everybody from a few addresses: they are counted apart, and may come more often. */
const provider = 'provider ';
const providersAddresses = ['/api/v1/webhooks/', '/api/v1/mail/inbound'];
const providersTimes = 20;

/** The whole service, ready to listen. The database is prepared already (`prepareDatabase`). */
export async function createApp(
  config: Config,
  clock: Clock,
  database: DatabaseOptions,
): Promise<NestFastifyApplication> {
  const source = await openDataSource(database, [
    ...expertSchemas,
    ...bookingsSchemas,
    ...voucherSchemas,
    enterpriseSchema,
  ]);
  const adapter = new FastifyAdapter({
    genReqId: requestId,
    bodyLimit: mostBodyBytes,
    trustProxy: config.trustProxy ?? false,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    requestTimeout: 30_000,
    frameworkErrors: (error: Error, _request: unknown, reply: FastifyReply) => refuse(error, reply), // an address that cannot be decoded
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(config, clock, source), adapter, {
    bufferLogs: true,
    bodyParser: false, // Fastify reads JSON by itself; Nest would read forms too, and those any site can send
  });
  adapter.getInstance().removeContentTypeParser('text/plain');
  takeOctets(adapter.getInstance());
  leaveJsonRaw(adapter.getInstance());
  app.useLogger(app.get(Logger));
  if (config.corsOrigins.length > 0)
    app.enableCors({
      origin: [...config.corsOrigins],
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      credentials: true,
      exposedHeaders: ['x-request-id', 'set-auth-token', 'retry-after', 'idempotency-replayed', 'content-disposition'],
    });
  tellRequestIds(app);
  await protect(app, config);
  await mountAuth(app.getHttpAdapter().getInstance(), app.get<Auth>(AUTH));
  await mountOneClick(app.getHttpAdapter().getInstance(), app.get(RefuseLetters));
  await serveWebApp(app);
  serveDocument(app, () => describeApi(app, isOpen, describeEvents()));
  return app;
}

function isOpen(operationId: string): boolean {
  return ((access as Record<string, readonly Relation[]>)[operationId] ?? []).includes('anyone');
}

/** What a person quotes who asks us about a request. */
function tellRequestIds(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
}

async function protect(app: NestFastifyApplication, config: Config): Promise<void> {
  const https = config.baseUrl.startsWith('https:');
  await app.register(helmet, {
    strictTransportSecurity: https,
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'object-src': ["'none'"],
        'upgrade-insecure-requests': https ? [] : null, // plain http on another host than localhost would break
      },
    },
  });
  // The page that browses the API brings inline styles, and nothing else inline.
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, _payload, done) => {
      const policy = reply.getHeader('content-security-policy');
      if (/^\/api\/docs(?:[/?]|$)/.test(request.url) && typeof policy === 'string') {
        void reply.header(
          'content-security-policy',
          policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
        );
      }
      done();
    });
  await app.register(rateLimit, {
    max: (_request, key) => config.requestsPerMinute * (key.startsWith(provider) ? providersTimes : 1),
    keyGenerator: ({ url, ip }) =>
      providersAddresses.some((address) => url.startsWith(address)) ? `${provider}${ip}` : ip,
    timeWindow: '1 minute',
    // Probes, and the parts of the web app, of which one page asks for dozens.
    allowList: (request) => /^\/(?:health\/(?:live|ready)(?:\?|$)|assets\/)/.test(request.url),
    errorResponseBuilder: (_request, { after }) =>
      new Problem('too-many-requests', `Too many requests from your address. Try again in ${after}.`),
  });
}
