/** What is wrong with a field, by the rule that it breaks. English readers are told in the service's own words. */
export default {
  missing: 'must be given',
  kind: 'is not of the right kind',
  choice: 'is none of those to choose from',
  format: 'is not written as it has to be',
  unknown: 'is not expected here',
  'too-short': 'must be at least {{limit}} characters long',
  'too-long': 'must be at most {{limit}} characters long',
  'too-few': 'must have at least {{limit}}',
  'too-many': 'must have at most {{limit}}',
  'too-small': 'must be at least {{limit}}',
  'too-big': 'must be at most {{limit}}',
};
