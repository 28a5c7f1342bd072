/** What happened, as programs may follow it: a catalogue of events, told in the transactions of the facts. */
export { type EventContent, eventKinds, type EventType, eventTypes, subjectKinds } from './catalogue.js';
export { Events, type NewDelivery, takeWritten } from './events.table.js';
export { describeEvents } from './event.openapi.js';
