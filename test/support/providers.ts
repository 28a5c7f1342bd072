import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Environments, GoCardlessClient, parse } from 'gocardless-nodejs';
import Stripe from 'stripe';
import { LocalAgent } from '../../sandbox/gocardless/local-agent.js';
import { Sandbox } from '../../sandbox/sandbox.js';
import { SdkSchemas } from './sdk-schemas.js';

const secrets = { stripe: 'whsec_platform', connect: 'whsec_connect', gocardless: 'gocardless-secret' };

const pem = {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
} as const;

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Takes webhooks as the service would: with the providers' own verifiers, and 498 for a signature that is no good. */
export class Receiver {
  readonly stripe: Stripe.Event[] = [];
  readonly connect: Stripe.Event[] = [];
  readonly gocardless: any[] = [];
  readonly raw: Received[] = [];
  /** What it answers to the next ones, before it takes any. */
  readonly refusals: number[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        response.writeHead(receiver.take(request.url ?? '', { headers: request.headers, body })).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  urlOf(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/${path}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(path: string, received: Received): number {
    const refusal = this.refusals.shift();
    if (refusal !== undefined) return refusal;
    this.raw.push(received);
    const { headers, body } = received;
    try {
      if (path === '/gocardless')
        this.gocardless.push(...parse(body, secrets.gocardless, String(headers['webhook-signature'])));
      else {
        const kind = path === '/connect' ? 'connect' : 'stripe';
        this[kind].push(Stripe.webhooks.constructEvent(body, String(headers['stripe-signature']), secrets[kind], 0));
      }
      return 200;
    } catch {
      return 498;
    }
  }
}

/** The sandbox with the providers' own clients, on a Monday in March at nine, when nothing moves but by hand. */
export async function startProviders({
  stripeSecret = secrets.stripe,
  gocardlessSecret = secrets.gocardless,
  journal,
  signing = generateKeyPairSync('ec', { namedCurve: 'P-521', ...pem }),
}: {
  stripeSecret?: string;
  gocardlessSecret?: string;
  journal?: string;
  signing?: { readonly publicKey: string; readonly privateKey: string };
} = {}) {
  const schemas = new SdkSchemas();
  const receiver = await Receiver.start();
  const start = Temporal.Instant.from('2026-03-02T09:00:00Z');
  const sandbox = await Sandbox.start({
    present: { now: () => start },
    stripe: [
      { url: receiver.urlOf('stripe'), secret: stripeSecret },
      { url: receiver.urlOf('connect'), secret: secrets.connect, connect: true },
    ],
    gocardless: [{ url: receiver.urlOf('gocardless'), secret: gocardlessSecret }],
    gocardlessSigningKeys: { 'PK-1': signing.publicKey },
    observe: schemas.observe,
    ...(journal !== undefined && { journal }),
  });
  const agent = new LocalAgent(sandbox.port);
  const stripe = new Stripe('sk_test_sandbox', {
    ...{ host: '127.0.0.1', port: sandbox.port, protocol: 'http', apiVersion: '2026-10-28.endive', telemetry: false },
    maxNetworkRetries: 1,
  });
  const gocardless = new GoCardlessClient('sandbox_token', Environments.Sandbox, {
    proxy: { https: agent },
    raiseOnIdempotencyConflict: true,
    apiRequestSigningOptions: { publicKeyId: 'PK-1', privateKeyPem: signing.privateKey },
  });
  const close = async () => {
    agent.destroy();
    await Promise.all([sandbox.close(), receiver.close()]);
  };
  /** As somebody whose signatures are made with `options`, or who makes none. */
  const gocardlessSigning = (options?: { publicKeyId: string; privateKeyPem: string }) =>
    new GoCardlessClient('sandbox_token', Environments.Sandbox, {
      proxy: { https: agent },
      ...(options && { apiRequestSigningOptions: options }),
    });
  return { sandbox, stripe, gocardless, gocardlessSigning, signing, receiver, schemas, close };
}

export type Providers = Awaited<ReturnType<typeof startProviders>>;

/** Opens a hosted page, or picks an outcome on it. */
export function visit(url: string, outcome?: string, headers: Record<string, string> = {}): Promise<Response> {
  if (outcome === undefined) return fetch(url, { redirect: 'manual', headers });
  return fetch(url, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({ outcome }) });
}
