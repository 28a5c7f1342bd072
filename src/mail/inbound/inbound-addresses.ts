import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';

const digits = 'abcdefghijklmnopqrstuvwxyz234567';
const idDigits = 26;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an address of ours was made for. */
export interface AddressedTo {
  readonly id: string;
  readonly part: string;
}

/**
 * Addresses at our own domain for what comes in, such as `reply+…@in.barefoot.example`: unguessable, and for as long as the secret stays
 * the same one for the same thing. They are of small letters and digits, because mail servers may write them small.
 */
@Injectable()
export class InboundAddresses {
  private readonly domain: string | null;
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) { inboundMail, authSecret }: Pick<Config, 'inboundMail' | 'authSecret'>) {
    this.domain = inboundMail?.domain ?? null;
    this.key = Buffer.from(hkdfSync('sha256', authSecret ?? '', '', 'barefoot inbound mail', 32));
  }

  /**
   * Null where no mail comes in.
   * @param part tells several addresses of one thing apart
   */
  of(prefix: string, id: string, part = ''): string | null {
    if (this.domain === null || !uuid.test(id)) return null;
    const octets = Buffer.from(id.replaceAll('-', ''), 'hex');
    return `${prefix}+${written(octets)}${written(this.seal(prefix, octets, part))}@${this.domain}`;
  }

  /** Whose an address is; undefined for what we never made. */
  read(address: string, prefix: string, parts: readonly string[]): AddressedTo | undefined {
    const [local = '', domain = ''] = address.toLowerCase().split('@');
    if (domain !== this.domain || !local.startsWith(`${prefix}+`)) return undefined;
    const token = local.slice(prefix.length + 1);
    const [octets, seal] = [token.slice(0, idDigits), token.slice(idDigits)].map(read) as [Buffer, Buffer];
    if (octets.length !== 16 || seal.length !== 16) return undefined;
    const part = parts.find((one) => timingSafeEqual(this.seal(prefix, octets, one), seal));
    return part === undefined ? undefined : { id: uuidOf(octets), part };
  }

  private seal(prefix: string, octets: Buffer, part: string): Buffer {
    const sealed = createHmac('sha256', this.key).update(`${prefix} ${part} `).update(octets).digest();
    return sealed.subarray(0, 16);
  }
}

/** RFC 4648's base 32, in small letters and without its padding. */
function written(octets: Buffer): string {
  const bits = [...octets].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => digits[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** Empty for what is not written so, octet for octet. */
function read(text: string): Buffer {
  const values = Array.from(text, (digit) => digits.indexOf(digit));
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  const octets = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  return values.includes(-1) || written(octets) !== text ? Buffer.alloc(0) : octets;
}

function uuidOf(octets: Buffer): string {
  return octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
