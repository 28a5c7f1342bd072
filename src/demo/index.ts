/** People, organisations and bookings that do not exist, for a first look. */
export { demoSteward } from './demo-content.js';
export { demoVoucher } from './funding.js';
export { loadDemo } from './load-demo.js';
export { playDemo } from './play-demo.js';
