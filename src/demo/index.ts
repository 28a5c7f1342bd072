/** People, organisations and bookings that do not exist, for a first look. */
export { loadDemo } from './load-demo.js';
