import { inPounds } from '../../kernel/money-words.js';
import type { Floor } from '../../policies/index.js';

/** How the floor comes to be what it is, for a person. */
export function floorSentence({ hourly, livingWage, wagePolicy, floorPolicy }: Floor): string {
  const { on_cost_percent: onCosts, utilisation_percent: utilisation } = floorPolicy.value;
  return (
    `The floor is ${inPounds(hourly)} an hour: the living wage of ${inPounds(livingWage)} (${wagePolicy.decision}) × ` +
    `${onCosts} % with on-costs ÷ the ${utilisation} % of hours that are paid (${floorPolicy.decision}).`
  );
}

/** The same for a program. */
export function viewFloorFacts({ area, hourly, livingWage, wagePolicy, floorPolicy }: Floor) {
  return {
    area,
    hourly,
    living_wage: livingWage,
    living_wage_source: wagePolicy.decision,
    on_cost_percent: floorPolicy.value.on_cost_percent,
    utilisation_percent: floorPolicy.value.utilisation_percent,
    decision: floorPolicy.decision,
  };
}
