import { EntitySchema } from 'typeorm';
import type { ExpertId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { boolean, instant, nullable, text, uuid, uuidKey } from '../../platform/columns.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import { noneOpen, type PromotionRequest } from './promotion.js';

export const promotionSchema = new EntitySchema<PromotionRequest>({
  name: 'promotion_requests',
  columns: {
    id: uuidKey,
    expertId: uuid,
    state: text,
    requestedAt: instant,
    endorsed: nullable(boolean),
    endorsementReason: text,
    endorsedAt: nullable(instant),
    endorsedBy: nullable(uuid),
    decidedAt: nullable(instant),
  },
});

/** Whoever changes a request has locked its adviser. */
export class PromotionTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `promotion-state` where one is open. */
  async insert(request: PromotionRequest): Promise<void> {
    try {
      await this.tx.insert(promotionSchema, request);
    } catch (error) {
      if (brokenConstraint(error) !== 'an adviser has one open request for promotion') throw error;
      throw new Problem('promotion-state', 'You have asked for it already. A steward will decide.');
    }
  }

  /** Throws `promotion-state` where none is. */
  async open(expertId: ExpertId): Promise<PromotionRequest> {
    const request = await this.tx.findOneBy(promotionSchema, { expertId, state: 'open' });
    if (!request) throw noneOpen();
    return request;
  }

  latest(expertId: ExpertId): Promise<PromotionRequest | null> {
    return this.tx.findOne(promotionSchema, { where: { expertId }, order: { requestedAt: 'DESC', id: 'DESC' } });
  }

  async update({ id, state, endorsed, endorsementReason, endorsedAt, endorsedBy, decidedAt }: PromotionRequest) {
    const changed = { state, endorsed, endorsementReason, endorsedAt, endorsedBy, decidedAt };
    await this.tx.update(promotionSchema, { id }, changed);
  }
}
