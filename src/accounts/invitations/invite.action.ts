import { Inject, Injectable } from '@nestjs/common';
import { type InvitationId, newId, type OrganisationId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database, type Transaction } from '../../platform/database.js';
import { AccountTable } from '../account.table.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { lockMembers } from '../members/members.js';
import { hashOf, newSecret } from '../secret.js';
import { type Invitation, lapseOf, mostInvitationsADay, mostLettersAnHour, mostOpenInvitations } from './invitation.js';
import { invitationLetter } from './invitation.letter.js';
import type { InviteRequest } from './invitation.request.js';
import { InvitationTable } from './invitation.table.js';

@Injectable()
export class Invite {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Writes to the address, whether or not it has an account; once more to one that was written to before, whose first
   * letter is then void. Throws `not-found`, `not-allowed`, `already-a-member`, `invitation-limit`, `too-many-requests`.
   */
  run(actor: Actor, organisationId: OrganisationId, request: InviteRequest): Promise<Invitation> {
    return this.database.transaction(async (tx) => {
      await lockMembers(tx, actor, organisationId, 'invite');
      await refuseMember(tx, organisationId, request.email);
      const invitations = new InvitationTable(tx);
      const standing = await invitations.standing(organisationId, request.email);
      const now = this.clock.now();
      await refuseTooMany(invitations, organisationId, { besides: standing, now });
      const token = newSecret();
      const invitation = invitationFrom(standing, { actor, organisationId, request, now });
      await (standing ? invitations.renew(invitation, hashOf(token)) : invitations.insert(invitation, hashOf(token)));
      await this.write(tx, invitation, actor, token);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'admin',
        deed: standing ? 'invitation-sent-again' : 'invitation-sent',
        on: { kind: 'invitation', id: invitation.id },
        organisationId,
        facts: { role: invitation.role },
      });
      return invitation;
    });
  }

  private async write(tx: Transaction, invitation: Invitation, inviter: Actor, token: string): Promise<void> {
    const kind = 'invitation';
    if ((await this.mail.countInLastHour(tx, invitation.email, kind)) >= mostLettersAnHour) {
      throw new Problem('too-many-requests', 'This address was invited often within the hour. Please try again later.');
    }
    const accounts = new AccountTable(tx);
    const { name } = await accounts.knownOrganisation(invitation.organisationId);
    const language = (await accounts.languageOf(invitation.email)) ?? inviter.language;
    const letter = invitationLetter({
      ...invitation,
      organisation: name,
      inviter: inviter.name,
      url: `${this.config.baseUrl}/invitation?token=${token}`,
      language,
      zone: inviter.zone,
    });
    await this.mail.post(tx, { kind, to: { name: '', address: invitation.email }, language, ...letter });
  }
}

/** An admin sees the members' addresses anyway. Throws `already-a-member`. */
async function refuseMember(tx: Transaction, organisationId: OrganisationId, email: string): Promise<void> {
  const members = await new AccountTable(tx).members(organisationId);
  if (!members.some((member) => member.email === email)) return;
  throw new Problem('already-a-member', 'Whoever has this address is a member already. Change their role instead.');
}

/** Throws `invitation-limit`, `too-many-requests`. */
async function refuseTooMany(
  invitations: InvitationTable,
  organisationId: OrganisationId,
  { besides, now }: { besides: Invitation | undefined; now: Temporal.Instant },
): Promise<void> {
  const open = await invitations.open(organisationId, now);
  if (open.filter(({ id }) => id !== besides?.id).length >= mostOpenInvitations) {
    throw new Problem(
      'invitation-limit',
      `${mostOpenInvitations} invitations are open already. Withdraw one, or wait until one is accepted.`,
    );
  }
  if (besides) return;
  if ((await invitations.countMadeSince(organisationId, now.subtract({ hours: 24 }))) >= mostInvitationsADay) {
    throw new Problem(
      'too-many-requests',
      `${mostInvitationsADay} addresses were invited within a day. Wait until tomorrow.`,
    );
  }
}

interface Asked {
  readonly actor: Actor;
  readonly organisationId: OrganisationId;
  readonly request: InviteRequest;
  readonly now: Temporal.Instant;
}

function invitationFrom(standing: Invitation | undefined, { actor, organisationId, request, now }: Asked): Invitation {
  return {
    id: standing?.id ?? newId<InvitationId>(),
    organisationId,
    email: request.email,
    role: request.role,
    invitedBy: actor.userId,
    createdAt: standing?.createdAt ?? now,
    sentAt: now,
    lapsesAt: lapseOf(now),
    acceptedAt: null,
    withdrawnAt: null,
  };
}
