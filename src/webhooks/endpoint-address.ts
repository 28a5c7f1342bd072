import { isIP } from 'node:net';
import { Problem } from '../kernel/problem.js';
import { isLoopback } from '../platform/config.js';
import { isPublic } from '../platform/public-web.js';

/**
 * Throws `invalid-request` for an address that nothing will be sent to. What a name stands for is looked at when something is sent, each time.
 * @param reachesOwnMachine whether this machine may be told, without TLS too
 */
export function refuseBadAddress(url: string, reachesOwnMachine: boolean): void {
  const detail = faultOf(url, reachesOwnMachine);
  if (detail === null) return;
  throw new Problem('invalid-request', `Nothing was changed. Please mend: /url: ${detail}.`, {
    errors: [{ pointer: '/url', detail, rule: 'format' }],
  });
}

function faultOf(text: string, reachesOwnMachine: boolean): string | null {
  if (!URL.canParse(text)) return 'must be a web address, such as https://crm.example/webhooks';
  const { protocol, username, password, hash, port, hostname } = new URL(text);
  if (username !== '' || password !== '') return 'must hold no name and no password';
  if (hash !== '') return 'must have no part after #';
  if (reachesOwnMachine && isLoopback(text)) return /^https?:$/.test(protocol) ? null : 'must begin with https://';
  if (protocol !== 'https:') return 'must begin with https://';
  if (port !== '') return 'must be at the usual port of https, 443';
  const host = hostname.replace(/^\[|\]$/g, '');
  const isNoName = isIP(host) === 0 && !host.replace(/\.$/, '').includes('.');
  if (isNoName || (isIP(host) !== 0 && !isPublic(host))) return 'must lead to a server on the public internet';
  return null;
}
