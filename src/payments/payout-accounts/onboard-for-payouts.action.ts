import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { UserId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { answerOf } from '../ask-provider.js';
import type { PayoutAccount } from './payout-account.js';
import { PayoutAccountTable } from './payout-account.table.js';
import { PayoutAccountUse } from './payout-account-use.js';
import { type OnboardingPage, PAYOUT_PROVIDER, type PayoutProvider } from './payout-provider.js';
import { RefreshPayoutAccount } from './refresh-payout-account.action.js';

/** Lets a person say to the provider who they are, and shows whether it has what it needs. */
@Injectable()
export class OnboardForPayouts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly refresh: RefreshPayoutAccount,
    private readonly accounts: PayoutAccountUse,
    @Inject(PAYOUT_PROVIDER) private readonly provider: PayoutProvider,
    @Inject(CONFIG) private readonly config: Pick<Config, 'baseUrl'>,
  ) {}

  /** Asked of the provider now; undefined for who has none. Throws `payments-off` and `provider-unavailable`. */
  async read({ userId }: Actor): Promise<PayoutAccount | undefined> {
    const account = await this.database.transaction((tx) => new PayoutAccountTable(tx).ofPerson(userId));
    return account?.externalId ? answerOf(this.refresh.run(account.externalId)) : undefined;
  }

  /** A page to say it on; their account is opened with the first. Throws `not-an-adviser`, `payments-off` and `provider-unavailable`. */
  async run({ userId }: Actor): Promise<OnboardingPage> {
    const account = await this.plan(userId);
    const externalId = account.externalId ?? (await this.open(account));
    const { baseUrl } = this.config;
    const ways = { returnUrl: `${baseUrl}/payout-account/return`, refreshUrl: `${baseUrl}/payout-account/again` };
    return answerOf(this.provider.onboard(externalId, ways));
  }

  private plan(userId: UserId): Promise<PayoutAccount> {
    return this.database.transaction(async (tx) => {
      await this.accounts.use.refuseOthers(tx, userId);
      const [accounts, now] = [new PayoutAccountTable(tx), this.clock.now()];
      const account = await accounts.plan(userId, now);
      await accounts.lookSoon(account.id, now);
      return account;
    });
  }

  /** The row is there first: its id makes that the provider opens one account, also where its answer was lost. */
  private async open(account: PayoutAccount): Promise<string> {
    const externalId = await answerOf(this.provider.open(account));
    await this.database.transaction(async (tx) => {
      const accounts = new PayoutAccountTable(tx);
      await accounts.opened(account.id, externalId);
      await accounts.lookSoon(account.id, this.clock.now());
    });
    return externalId;
  }
}
