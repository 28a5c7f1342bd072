type Row = Readonly<Record<string, unknown>>;

const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const long = (length: number) => 'x'.repeat(length);
const now = '2031-05-01T12:00Z';

const readOnce = { tried_at: now, read_at: now, whole_at: now, read_as: 'ab'.repeat(32) };

/** Rows of calendars that advisers subscribed, that the database takes. */
export const good: Readonly<Record<string, Row>> = {
  time_off_sources: { id: id(9601), expert_id: id(904), name: 'Work' },
  busy_calendars: {
    ...{ id: id(9602), address: 'v1.abc-_.def', host: 'calendar.example:8080', wants_titles: false },
    ...{ connected_at: now, due_at: now, every_minutes: 15, failures: 0, events: 0, spans: 0, skipped: '{}' },
  },
};

/** A source whose calendar was not written yet. */
export const standing: readonly [string, Row][] = [['time_off_sources', { id: id(9602) }]];

export const wrong: Readonly<Record<string, readonly [string, Row][]>> = {
  'a source of time off has a name of 1 to 80 characters': [
    ['time_off_sources', { name: '' }],
    ['time_off_sources', { name: long(81) }],
  ],
  'imported time off is of the adviser whose source it is': [['time_off', { source_id: id(9699) }]],
  'the address of a calendar is sealed': [
    ['busy_calendars', { address: 'https://calendar.example/secret.ics' }],
    ['busy_calendars', { address: `v1.abc.${long(4000)}` }],
  ],
  'of the address of a calendar its host is shown': [
    ['busy_calendars', { host: 'calendar.example/secret.ics' }],
    ['busy_calendars', { host: 'me@calendar.example' }],
    ['busy_calendars', { host: '' }],
  ],
  'what a calendar was read by is a fingerprint': [['busy_calendars', { ...readOnce, read_as: 'Europe/London' }]],
  'an entity tag is at most 500 characters': [['busy_calendars', { etag: long(501) }]],
  'a date of change is at most 100 characters': [['busy_calendars', { last_modified: long(101) }]],
  'a calendar is read every quarter of an hour to every six hours': [
    ['busy_calendars', { every_minutes: 14 }],
    ['busy_calendars', { every_minutes: 361 }],
  ],
  'a failure is a code': [['busy_calendars', { failures: 1, failure: 'Not found: https://calendar.example' }]],
  'failures in a row are counted, and the last says why': [
    ['busy_calendars', { failures: 1 }],
    ['busy_calendars', { failure: 'not-found' }],
    ['busy_calendars', { failures: -1 }],
  ],
  'events of a calendar are counted': [['busy_calendars', { events: -1 }]],
  'spans of a calendar are counted': [['busy_calendars', { spans: -1 }]],
  'what was skipped is counted by reason': [['busy_calendars', { skipped: '[]' }]],
  'a calendar that was read was tried, and whole at first': [
    ['busy_calendars', { ...readOnce, tried_at: '2031-05-01T11:59Z' }],
    ['busy_calendars', { ...readOnce, whole_at: '2031-05-01T12:01Z' }],
    ['busy_calendars', { ...readOnce, whole_at: null }],
    ['busy_calendars', { ...readOnce, read_as: null }],
    ['busy_calendars', { ...readOnce, read_at: null }],
  ],
};

export const right: readonly [string, string, Row][] = [
  ['a calendar that was read', 'busy_calendars', readOnce],
  ['a calendar that failed', 'busy_calendars', { tried_at: now, failures: 3, failure: 'timed-out' }],
  ['time off that a calendar stands for', 'time_off', { source_id: id(9602) }],
];
