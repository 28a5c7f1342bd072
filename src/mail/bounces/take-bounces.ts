import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { type AddressedTo, InboundAddresses } from '../inbound/inbound-addresses.js';
import { InboundMail } from '../inbound/inbound-mail.js';
import type { InboundMessage } from '../inbound/inbound-message.js';
import { type Bounce, bounceOf } from './bounce.js';
import { UndeliverableAddressTable } from './undeliverable-address.table.js';
import { UndeliveredLetterTable } from './undelivered-letter.table.js';

const prefix = 'bounces';
const mostAddresses = 20;

/** Hears of letters that came back, and of readers who call one spam. */
@Injectable()
export class TakeBounces implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly inboundMail: InboundMail,
    private readonly addresses: InboundAddresses,
  ) {}

  onModuleInit(): void {
    this.inboundMail.handle(prefix, [''], (message, to) => this.take(message, to));
  }

  private async take(message: InboundMessage, to: AddressedTo | undefined): Promise<string> {
    const letterId = (to ?? this.addressedWithin(message))?.id;
    if (letterId === undefined) return 'no-such-address';
    const bounce = bounceOf(message);
    if (!bounce) return 'no-bounce';
    if (bounce.kind === 'delayed') return 'delayed';
    return this.database.transaction((tx) => this.write(tx, letterId, bounce));
  }

  private async write(
    tx: Transaction,
    letterId: string,
    bounce: Exclude<Bounce, { kind: 'delayed' }>,
  ): Promise<string> {
    const now = this.clock.now();
    const letters = new UndeliveredLetterTable(tx);
    const address = await letters.addressOf(letterId);
    if (address === undefined) return 'no-such-letter';
    const marks = new UndeliverableAddressTable(tx);
    if (bounce.kind === 'complained') {
      await marks.mark({ address, letterId, reason: 'complained', failure: null }, now);
      return 'complained';
    }
    await letters.cameBack(letterId, bounce.status, now);
    if (!bounce.isOfAddress) return 'came-back';
    await marks.mark({ address, letterId, reason: 'bounced', failure: bounce.status }, now);
    return 'bounced';
  }

  /** Who passes complaints on writes to one address for all, and quotes the letter with the address that it would come back to. */
  private addressedWithin({ raw }: InboundMessage): AddressedTo | undefined {
    const found = raw.replace(/=\r?\n/g, '').match(/bounces\+[a-z2-7]{52}@[a-z0-9.-]{1,120}/gi) ?? [];
    const read = found.slice(0, mostAddresses).map((address) => this.addresses.read(address, prefix, ['']));
    return read.find((one) => one !== undefined);
  }
}
