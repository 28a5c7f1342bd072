/** Figures that the members decide, each from an instant on and with the decision behind it. */
export { PoliciesModule } from './policies.module.js';
export { hundredths, type Policy, type PolicyValue, type WageArea, wageAreas } from './policy.js';
export { type Floor, floorAt, floorFrom } from './floor.js';
export { PolicyTimeline } from './policy-timeline.js';
export { PolicyTable } from './policy.table.js';
export { PolicyPreviews, type Touched } from './policy-previews.js';
