/** Figures that the members decide, each from an instant on and with the decision behind it. */
export { PoliciesModule } from './policies.module.js';
export { floorOf, hundredths, type PolicyValue, type WageArea } from './policy.js';
export { PolicyTable } from './policy.table.js';
export { PolicyPreviews, type Touched } from './policy-previews.js';
