import { money, type Money } from '../kernel/money.js';
import { floorOf, type Policy, type WageArea } from './policy.js';
import type { PolicyTimeline } from './policy-timeline.js';

/** The least that an hour of work may cost at an instant, and the figures that it comes from. */
export interface Floor {
  readonly area: WageArea;
  readonly hourly: Money;
  readonly livingWage: Money;
  readonly wagePolicy: Policy<'living-wage'>;
  readonly floorPolicy: Policy<'floor'>;
}

export function floorAt(policies: PolicyTimeline, area: WageArea, at: Temporal.Instant): Floor {
  return floorFrom(policies.at('living-wage', at), policies.at('floor', at), area);
}

export function floorFrom(wagePolicy: Policy<'living-wage'>, floorPolicy: Policy<'floor'>, area: WageArea): Floor {
  return {
    area,
    hourly: floorOf(wagePolicy.value, floorPolicy.value, area),
    livingWage: money(area === 'london' ? wagePolicy.value.london_minor : wagePolicy.value.uk_minor),
    wagePolicy,
    floorPolicy,
  };
}
