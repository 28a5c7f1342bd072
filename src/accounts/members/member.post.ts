import { Inject, Injectable } from '@nestjs/common';
import type { OrganisationId, UserId } from '../../kernel/id.js';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import { AccountTable } from '../account.table.js';
import type { Role } from '../actor.js';
import type { Person } from '../organisation.js';
import { memberLetter, type MemberNews } from './member.letter.js';

interface Member {
  readonly organisationId: OrganisationId;
  readonly userId: UserId;
  readonly role: Role;
}

/** Tells admins who has joined, and others what an admin did to what they may do. */
@Injectable()
export class MemberPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async joined(tx: Transaction, member: Member): Promise<void> {
    const members = await new AccountTable(tx).members(member.organisationId);
    const admins = members.filter(({ userId, role }) => role === 'admin' && userId !== member.userId);
    await this.write(tx, 'joined', member, admins);
  }

  async changed(tx: Transaction, news: 'role-changed' | 'removed', member: Member): Promise<void> {
    await this.write(tx, news, member, [await new AccountTable(tx).person(member.userId)]);
  }

  private async write(tx: Transaction, news: MemberNews, member: Member, readers: readonly Person[]): Promise<void> {
    const accounts = new AccountTable(tx);
    const { name: organisation } = await accounts.knownOrganisation(member.organisationId);
    const { name: who } = await accounts.person(member.userId);
    const url = `${this.config.baseUrl}/organisations/${member.organisationId}`;
    for (const reader of readers)
      await this.mail.post(tx, {
        kind: `member-${news}`,
        to: { name: reader.name, address: reader.email },
        ...memberLetter(news, { organisation, who, role: member.role, url }, reader),
      });
  }
}
