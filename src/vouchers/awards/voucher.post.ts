import { Inject, Injectable } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import { VoucherTable } from '../voucher.table.js';
import { AwardTable } from './award.table.js';
import { voucherLetter } from './voucher.letters.js';
import type { VoucherNews } from './voucher-news.table.js';

/**
 * Tells those who answer for an organisation's money what became of its voucher, each in their language: its finance and
 * admins, or where there are none all of it.
 */
@Injectable()
export class VoucherPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(tx: Transaction, news: VoucherNews): Promise<void> {
    const voucher = await new VoucherTable(tx).find(news.voucherId);
    const [names] = await new AwardTable(tx).of([voucher]);
    if (!names) throw new Error(`Voucher ${voucher.id} is of no programme.`);
    const url = `${this.config.baseUrl}/vouchers/${voucher.id}`;
    for (const person of await new AccountTable(tx).answeringForMoney(voucher.organisationId))
      await this.mail.post(tx, {
        kind: `voucher-${news.kind}`,
        to: { name: person.name, address: person.email },
        ...voucherLetter({ ...names, news, url }, person),
      });
  }
}
