import type { BookingId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';

export const planSides = ['client', 'adviser'] as const;
export type PlanSide = (typeof planSides)[number];
export const mostItems = 20;
export const mostPlanVersions = 200;

/** Something that one side means to do. */
export interface ActionItem {
  readonly what: string;
  readonly who: PlanSide;
  /** ISO 8601, a day. */
  readonly by: string;
  readonly doneAt: Temporal.Instant | null;
  readonly doneBy: UserId | null;
}

export interface Signature {
  readonly side: PlanSide;
  readonly at: Temporal.Instant;
  readonly by: UserId;
}

/** What both sides mean to do after a session. Version 0 is the empty one that nobody has written yet. */
export interface ActionPlan {
  readonly bookingId: BookingId;
  readonly version: number;
  readonly writtenAt: Temporal.Instant | null;
  readonly writtenBy: UserId | null;
  readonly writtenSide: PlanSide | null;
  /** When both had signed one version for the first time. */
  readonly firstCosignedAt: Temporal.Instant | null;
  readonly items: readonly ActionItem[];
  /** Of this version. */
  readonly signatures: readonly Signature[];
}

/** As somebody writes an item. */
export interface WrittenItem {
  readonly what: string;
  readonly who: PlanSide;
  readonly by: string;
  readonly done: boolean;
}

interface Author {
  readonly by: UserId;
  readonly side: PlanSide;
}

/** The next version, which nobody has signed. An item that was done before it keeps who did it and when. Throws `too-many-entries`. */
export function rewrite(
  plan: ActionPlan,
  written: readonly WrittenItem[],
  author: Author,
  now: Temporal.Instant,
): ActionPlan {
  if (plan.version >= mostPlanVersions) {
    throw new Problem(
      'too-many-entries',
      `A plan is written at most ${mostPlanVersions} times. Tick off what is done instead.`,
    );
  }
  return {
    ...plan,
    version: plan.version + 1,
    writtenAt: now,
    writtenBy: author.by,
    writtenSide: author.side,
    items: written.map((item) => itemOf(item, plan.items, { at: now, by: author.by })),
    signatures: [],
  };
}

function itemOf(
  { what, who, by, done }: WrittenItem,
  before: readonly ActionItem[],
  writing: { readonly at: Temporal.Instant; readonly by: UserId },
): ActionItem {
  const same = before.find((item) => item.what === what && item.who === who && item.doneAt);
  return {
    ...{ what, who, by },
    doneAt: done ? (same?.doneAt ?? writing.at) : null,
    doneBy: done ? (same?.doneBy ?? writing.by) : null,
  };
}

/** Signing twice is signing once. */
export function sign(plan: ActionPlan, signature: Signature): ActionPlan {
  if (plan.signatures.some(({ side }) => side === signature.side)) return plan;
  const signed = { ...plan, signatures: [...plan.signatures, signature] };
  return isCosigned(signed) ? { ...signed, firstCosignedAt: plan.firstCosignedAt ?? signature.at } : signed;
}

export function isCosigned({ signatures }: ActionPlan): boolean {
  return planSides.every((side) => signatures.some((signature) => signature.side === side));
}
