import { Injectable } from '@nestjs/common';
import { type AddressedTo, InboundAddresses } from './inbound-addresses.js';
import type { InboundMessage } from './inbound-message.js';

/**
 * Does what follows from a message, outside a transaction and at least once; what it throws has the message tried again.
 * @param to undefined where the address bears no seal of ours
 * @returns a code of what became of it, for whoever looks into it: never what the message says
 */
type MessageHandler = (message: InboundMessage, to: AddressedTo | undefined) => Promise<string>;

interface Known {
  readonly parts: readonly string[];
  readonly handler: MessageHandler;
}

/** Who reads what comes in by mail. */
@Injectable()
export class InboundMail {
  private readonly known = new Map<string, Known>();

  constructor(private readonly addresses: InboundAddresses) {}

  /**
   * Call it while modules start.
   * @param prefix what the addresses begin with: `reply` means reply+…@
   * @param parts as `addressOf` was given them
   */
  handle(prefix: string, parts: readonly string[], handler: MessageHandler): void {
    if (this.known.has(prefix)) throw new Error(`Two handlers of ${prefix}.`);
    this.known.set(prefix, { parts, handler });
  }

  /** Where what is sent about a thing comes in; null where no mail does. */
  addressOf(prefix: string, id: string, part = ''): string | null {
    return this.addresses.of(prefix, id, part);
  }

  /** By whom a message is read: by the first whose address is sealed, or else by whoever reads what begins so. */
  async read(message: InboundMessage): Promise<string> {
    const found = message.recipients.flatMap((address) => {
      const prefix = address.split(/[+@]/)[0] ?? '';
      const known = this.known.get(prefix);
      return known ? [{ known, to: this.addresses.read(address, prefix, known.parts) }] : [];
    });
    const { known, to } = found.find((one) => one.to) ?? found[0] ?? {};
    return known ? known.handler(message, to) : 'no-such-address';
  }
}
