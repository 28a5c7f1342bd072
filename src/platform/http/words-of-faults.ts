import { type z } from 'zod';
import { type Fault, type FaultRule, faultRules } from '../../kernel/problem.js';

const kinds: Readonly<Record<string, string>> = {
  ...{ string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false' },
  ...{ array: 'a list', object: 'an object', null: 'null' },
};
const formats: Readonly<Record<string, string>> = {
  ...{ uuid: 'an id, which is a UUID', email: 'an email address', url: 'an address on the web' },
  ...{ date: 'a date like 2027-03-22', datetime: 'an instant like 2027-03-22T09:00:00Z' },
};

const missing = 'must be given';
const rules: Readonly<Record<string, FaultRule>> = {
  ...{ invalid_type: 'kind', invalid_value: 'choice', invalid_union: 'choice', invalid_format: 'format' },
};

/** Which rule an issue of zod's breaks, and its limit; of what a schema says in words of its own, the rule that its `params` name. */
export function ruleOf(issue: Readonly<Record<string, unknown>>): Pick<Fault, 'rule' | 'limit'> {
  const { code, message, origin, minimum, maximum, params } = issue;
  const named = faultRules.find((one) => one === (params as { readonly rule?: unknown } | undefined)?.rule);
  if (named) return { rule: named };
  if (message === missing) return { rule: 'missing' };
  if (code === 'too_small') return { rule: bound(origin, 'too-short', 'too-few', 'too-small'), limit: Number(minimum) };
  if (code === 'too_big') return { rule: bound(origin, 'too-long', 'too-many', 'too-big'), limit: Number(maximum) };
  const rule = rules[String(code)];
  return rule ? { rule } : {};
}

function bound(origin: unknown, ofText: FaultRule, ofList: FaultRule, ofNumber: FaultRule): FaultRule {
  if (origin === 'string') return ofText;
  return origin === 'array' || origin === 'set' ? ofList : ofNumber;
}

/** What a fault of a request is called in plain words; undefined where the schema's own, or zod's, are as good. */
export function wordsOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return missing;
      return mustBe(kinds[issue.expected]);
    case 'invalid_value':
      return oneOf(issue.input, issue.values);
    case 'invalid_union':
      return issue.discriminator === undefined
        ? undefined
        : oneOf(valueAt(issue.input, issue.discriminator), Array.isArray(issue.options) ? issue.options : []);
    case 'invalid_format':
      return mustBe(formats[issue.format]);
    case 'too_small':
      return `must ${sized(issue.origin, 'at least', issue.minimum)}`;
    case 'too_big':
      return `must ${sized(issue.origin, 'at most', issue.maximum)}`;
    default:
      return undefined;
  }
}

function oneOf(input: unknown, values: readonly unknown[]): string {
  if (input === undefined) return missing;
  return `must be ${values.length > 1 ? 'one of ' : ''}${values.map(String).join(', ')}`;
}

function valueAt(input: unknown, key: string): unknown {
  return typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>)[key] : undefined;
}

function mustBe(what: string | undefined): string | undefined {
  return what && `must be ${what}`;
}

function sized(origin: string, bound: 'at least' | 'at most', limit: number | bigint): string {
  const isOne = Number(limit) === 1;
  if (origin === 'string') return `be ${bound} ${limit} ${isOne ? 'character' : 'characters'} long`;
  if (origin === 'array' || origin === 'set') return `have ${bound} ${limit} ${isOne ? 'entry' : 'entries'}`;
  return `be ${bound} ${limit}`;
}
