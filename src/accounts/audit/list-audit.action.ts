import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { OrganisationId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../../platform/database.js';
import type { Actor } from '../actor.js';
import type { ListAuditRequest } from './audit.request.js';
import { Audit, type KeptAuditEntry } from './audit.table.js';
import { viewAuditEntry } from './audit.view.js';

@Injectable()
export class ListAudit {
  constructor(private readonly database: Database) {}

  /** One's own deeds, what concerns oneself or an organisation that one is admin of; for a steward, everything. */
  async run(actor: Actor, { organisation, limit, cursor }: ListAuditRequest) {
    const found = await this.database.transaction((tx) =>
      new Audit(tx).list({
        all: actor.steward,
        userId: actor.userId,
        administered: actor.memberships.filter(({ role }) => role === 'admin').map((one) => one.organisationId),
        organisationId: organisation as OrganisationId | undefined,
        before: cursor === undefined ? undefined : placeOf(cursor),
        count: limit + 1,
      }),
    );
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return { items: page.map(viewAuditEntry), next_cursor: last ? cursorOf(last) : null };
  }
}

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()]);

function cursorOf({ at, id }: KeptAuditEntry): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

function placeOf(cursor: string): { at: string; id: string } {
  try {
    const [at, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at, id };
  } catch {
    throw new Problem('invalid-request', 'This cursor is not one of ours. Start again without it.', {
      errors: [{ parameter: 'cursor', detail: 'must be the next_cursor of a page' }],
    });
  }
}
