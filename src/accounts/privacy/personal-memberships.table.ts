import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OrganisationId } from '../../kernel/id.js';
import { PersonalData } from '../../platform/personal-data.js';
import type { Role } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { tellOfLeaving } from '../members/tell-of-members.js';

/** For whom people act, who asked them to, and what they did; and of an organisation who is in it. */
@Injectable()
export class PersonalMemberships implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.tellOfMemberships();
    this.tellOfInvitations();
    this.tellOfAudit();
    this.tellOfOrganisations();
  }

  private tellOfMemberships(): void {
    this.personalData.tell({
      name: 'memberships',
      purpose: 'To let you act for your organisations.',
      kept: 'Until you leave, are removed, or ask to be erased.',
      covers: ['memberships (user_id)'],
      erased: { goes: 'All of them: you leave your organisations, which stay.' },
      lock: {
        what: 'organisations',
        take: async (tx, { userId }) => {
          await tx.query(
            `SELECT FROM organisations WHERE id IN (SELECT organisation_id FROM memberships WHERE user_id = $1)
             ORDER BY id FOR NO KEY UPDATE`,
            [userId],
          );
        },
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT m.organisation_id, o.name, o.kind, m.role, m.since FROM memberships m JOIN organisations o ON o.id = m.organisation_id
           WHERE m.user_id = $1 ORDER BY m.since, m.organisation_id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      hindrances: async (tx, { userId }) => {
        const rows: { id: string; name: string }[] = await tx.query(
          `SELECT o.id, o.name FROM memberships m JOIN organisations o ON o.id = m.organisation_id
           WHERE m.user_id = $1 AND m.role = 'admin'
             AND EXISTS (SELECT FROM memberships x WHERE x.organisation_id = o.id AND x.user_id <> $1)
             AND NOT EXISTS (SELECT FROM memberships x WHERE x.organisation_id = o.id AND x.user_id <> $1 AND x.role = 'admin')
           ORDER BY o.name, o.id`,
          [userId],
        );
        return rows.map(({ id, name }) => ({
          code: 'last-admin' as const,
          detail: `You are the last admin of ${name}, which has other members. Make one of them an admin first.`,
          ...{ id, name: { en: name, cy: name } },
        }));
      },
      erase: async (tx, { userId }, now) => {
        const [left]: [{ organisation_id: OrganisationId; role: Role }[], number] = await tx.query(
          'DELETE FROM memberships WHERE user_id = $1 RETURNING organisation_id, role',
          [userId],
        );
        for (const { organisation_id: organisationId, role } of left) {
          await tellOfLeaving(tx, { organisationId, userId, role, left: true }, now);
          await new Audit(tx).write({
            at: now,
            by: userId,
            as: role,
            deed: 'member-left',
            on: { kind: 'person', id: userId },
            organisationId,
            about: userId,
            facts: { role, erased: true },
          });
        }
      },
    });
  }

  private tellOfInvitations(): void {
    this.personalData.tell({
      name: 'invitations',
      purpose: 'To let people into organisations, and to know who let them in.',
      kept: 'For good, as who let whom in; without the address once its owner asks to be erased.',
      covers: ['invitations (invited_by)', 'invitations (accepted_by)', 'invitations (withdrawn_by)'],
      erased: {
        goes: 'Your address in invitations to you; those that are open are withdrawn.',
        stays: 'That you invited somebody, or accepted an invitation, without your name.',
      },
      export: (tx, { userId, email }, { skip, count }) =>
        tx.query(
          `SELECT i.id, o.name AS organisation, i.role, CASE WHEN i.email = $2 THEN i.email END AS to_my_address,
             i.invited_by = $1 AS from_me, i.sent_at, i.lapses_at, i.accepted_at, i.withdrawn_at
           FROM invitations i JOIN organisations o ON o.id = i.organisation_id
           WHERE i.email = $2 OR $1 IN (i.invited_by, i.accepted_by, i.withdrawn_by)
           ORDER BY i.created_at, i.id OFFSET $3 LIMIT $4`,
          [userId, email, skip, count],
        ),
      erase: () => Promise.resolve(), // with the account
    });
  }

  private tellOfAudit(): void {
    this.personalData.tell({
      name: 'audit',
      purpose: 'So that who did what can be shown to those it concerns.',
      kept: 'For good: entries hold ids, codes and figures, and no text that anybody wrote.',
      covers: ['audit_entries (by_user)', 'audit_entries (about_user)'],
      erased: { stays: 'All entries, without your name: who did what in others’ affairs has to stay known.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT id, at, by_user = $1 AS by_me, about_user = $1 AS about_me, acted_as, deed, subject_kind, subject_id,
             organisation_id, facts
           FROM audit_entries WHERE by_user = $1 OR about_user = $1 ORDER BY at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }

  private tellOfOrganisations(): void {
    this.personalData.tellOfOrganisations({
      name: 'members',
      purpose: 'To know who acts for the organisation.',
      kept: 'Until they leave or are removed.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT u.name, m.role, m.since FROM memberships m JOIN "user" u ON u.id = m.user_id
           WHERE m.organisation_id = $1 ORDER BY m.since, u.id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
    this.personalData.tellOfOrganisations({
      name: 'invitations',
      purpose: 'To let people into the organisation, and to know who let them in.',
      kept: 'For good, as who let whom in. The addresses are the invited people’s, and are not told here.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT i.id, i.role, u.name AS invited_by, i.sent_at, i.lapses_at, i.accepted_at, i.withdrawn_at
           FROM invitations i JOIN "user" u ON u.id = i.invited_by
           WHERE i.organisation_id = $1 ORDER BY i.created_at, i.id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
