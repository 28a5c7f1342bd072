import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { OnModuleDestroy } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { Agent, type buildConnector as Connectors, buildConnector, fetch, type Response } from 'undici';

/**
 * Why nothing came back: `bad-address` is no web address or one with a password or a strange port; `refused-address` leads to
 * machines that are not the public's; `unreachable` is a name or a server that does not answer.
 */
export type WebFailureReason =
  | 'bad-address'
  | 'refused-address'
  | 'unreachable'
  | 'bad-certificate'
  | 'timed-out'
  | 'too-large'
  | 'too-many-redirects';

/** What kept {@link PublicWeb} from an answer. It never holds the address, which may be a secret. */
export class WebFailure extends Error {
  override readonly name = 'WebFailure';

  constructor(readonly reason: WebFailureReason) {
    super(`Nothing could be fetched: ${reason}.`);
  }

  /** The name and code by which logs tell failures apart. */
  get code(): string {
    return this.reason;
  }
}

export interface WebRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** Those that prove who we are go to no other origin than the first. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of the answer, after decompression; more is `too-large`. With 0 the body is not read at all. */
  readonly mostBytes: number;
  /** For all of it: names, redirects and the whole body. */
  readonly timeoutMs: number;
  /** With 0 a redirect is answered as it is, and not followed. */
  readonly mostRedirects: number;
}

export interface WebAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where it came from in the end. */
  readonly url: string;
}

/** Resolves a name to all its addresses, as `dns.lookup` with `all` does. */
export type Lookup = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const redirects = [301, 302, 303, 307, 308];
const ports = ['', '80', '443'];
const privateNames = ['localhost', 'local', 'internal', 'home.arpa', 'onion'];
/** Public by its number, and the host's own service on Azure. */
const hostsOwn = '168.63.129.16';
const credentials = ['authorization', 'cookie', 'proxy-authorization'];

/**
 * HTTP to addresses that somebody else chose, and never to a machine that is not the public's: by name, by any way to write a
 * number, by what a name resolves to (the connection goes to the address that was checked), or by a redirect.
 */
export class PublicWeb implements OnModuleDestroy {
  private readonly agent: Agent;

  /** @param reachesOwnMachine lets loopback hosts through, at any port: for tests, and on a machine of one's own */
  constructor(
    private readonly reachesOwnMachine: boolean,
    lookup: Lookup = systemLookup,
  ) {
    const reach = buildConnector({ lookup: this.checked(lookup), timeout: 10_000, allowH2: false });
    const connect: Connectors.connector = (options, callback) => {
      const host = bare(options.hostname);
      if (isIP(host) !== 0 && !this.mayReach(host, host)) callback(new WebFailure('refused-address'), null);
      else reach(options, callback);
    };
    this.agent = new Agent({ connect, pipelining: 0, allowH2: false, maxHeaderSize: 32_768 });
  }

  async onModuleDestroy(): Promise<void> {
    await this.agent.destroy();
  }

  /** Throws {@link WebFailure}; any status, also of an error, is an answer. */
  async fetch(address: string, request: WebRequest): Promise<WebAnswer> {
    const end = new AbortController();
    const late = setTimeout(() => end.abort(new WebFailure('timed-out')), request.timeoutMs);
    try {
      return await this.follow(this.target(address), request, end.signal);
    } catch (error) {
      throw failureOf(error);
    } finally {
      clearTimeout(late);
      end.abort(); // what is still coming is not waited for
    }
  }

  private async follow(first: URL, request: WebRequest, signal: AbortSignal): Promise<WebAnswer> {
    let url = first;
    let asked = request;
    for (let followed = 0; ; followed += 1) {
      const response = await this.ask(url, asked, signal);
      const location = redirects.includes(response.status) ? response.headers.get('location') : null;
      if (location === null || request.mostRedirects === 0) return answerOf(url, response, request.mostBytes);
      await response.body?.cancel();
      if (followed >= request.mostRedirects) throw new WebFailure('too-many-redirects');
      const next = this.target(location, url);
      asked = redirected(asked, response.status, next.origin === url.origin);
      url = next;
    }
  }

  private async ask(url: URL, request: WebRequest, signal: AbortSignal): Promise<Response> {
    const { method = 'GET', headers = {}, body } = request;
    const init = { method, headers, signal, redirect: 'manual', dispatcher: this.agent } as const;
    return fetch(url, body === undefined ? init : { ...init, body });
  }

  private target(address: string, base?: URL): URL {
    if (!URL.canParse(address, base?.href)) throw new WebFailure('bad-address');
    const url = new URL(address, base?.href);
    if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
      throw new WebFailure('bad-address');
    const host = bare(url.hostname);
    if (this.reachesOwnMachine && isOwnMachine(host)) return url;
    if (isPrivateName(host)) throw new WebFailure('refused-address');
    if (!ports.includes(url.port)) throw new WebFailure('bad-address');
    return url;
  }

  /** One answer that is not public refuses them all: which of them would be connected to is not ours to say. */
  private checked(lookup: Lookup): LookupFunction {
    return (hostname, options, callback) => {
      lookup(hostname, { all: true }, (error, addresses) => {
        const failure = error ?? this.failureOfAnswers(hostname, addresses);
        if (failure) callback(failure, [], 0);
        else if (options.all) callback(null, addresses);
        else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
      });
    };
  }

  private failureOfAnswers(hostname: string, addresses: readonly LookupAddress[]): WebFailure | null {
    if (addresses.length === 0) return new WebFailure('unreachable');
    return addresses.every(({ address }) => this.mayReach(hostname, address))
      ? null
      : new WebFailure('refused-address');
  }

  private mayReach(hostname: string, address: string): boolean {
    return isPublic(address) || (this.reachesOwnMachine && isOwnMachine(hostname) && isLoopback(address));
  }
}

/** Whether an address is one of the public internet's, and leads into no other network by being translated. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast' || parsed.toString() === hostsOwn) return false;
  return parsed.kind() === 'ipv4' || parsed.match(ipaddr.parseCIDR('2000::/3'));
}

function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

function isOwnMachine(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && isLoopback(host));
}

function isPrivateName(host: string): boolean {
  return privateNames.some((name) => host === name || host.endsWith(`.${name}`));
}

/** A host without brackets and without the dots of a name that is spelt out. */
function bare(host: string): string {
  return host
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '')
    .toLowerCase();
}

/** As browsers follow: what was posted is posted on by 307 and 308 alone. */
function redirected(request: WebRequest, status: number, isSameOrigin: boolean): WebRequest {
  const { body, headers = {}, method = 'GET', ...rest } = request;
  const kept = isSameOrigin
    ? headers
    : Object.fromEntries(Object.entries(headers).filter(([name]) => !credentials.includes(name.toLowerCase())));
  if (method === 'POST' && ![307, 308].includes(status)) return { ...rest, headers: kept, method: 'GET' };
  return { ...rest, headers: kept, method, ...(body === undefined ? {} : { body }) };
}

async function answerOf(url: URL, response: Response, mostBytes: number): Promise<WebAnswer> {
  const { status } = response;
  const headers = Object.fromEntries(response.headers.entries());
  if (mostBytes === 0) await response.body?.cancel();
  return {
    status,
    headers,
    body: mostBytes === 0 ? Buffer.alloc(0) : await bodyOf(response, mostBytes),
    url: url.href,
  };
}

async function bodyOf(response: Response, mostBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new WebFailure('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What was thrown lies at the bottom of what it was wrapped in. */
function failureOf(thrown: unknown): WebFailure {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof WebFailure) return error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'UND_ERR_CONNECT_TIMEOUT') return new WebFailure('timed-out');
    if (code !== undefined && /CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code)) return new WebFailure('bad-certificate');
  }
  return new WebFailure('unreachable');
}
