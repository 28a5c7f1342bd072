import { codesOf, type Label, type Topic, topics } from '../../kernel/taxonomy.js';
import type { Answers } from './answers.js';
import {
  type Condition,
  type KindRule,
  kindRules,
  topicRules,
  type Urgency,
  urgencies,
  weightOfPlace,
} from './diagnostic.js';

/** Why a topic is proposed: a rule that holds, or `asked`, which is no rule. */
export interface Reason {
  readonly rule: string;
  readonly because: Label;
}

/** What the answers make of the tables of `diagnostic.ts`. */
export interface Proposal {
  readonly kind: KindRule;
  /** One to five, the weightiest first, each with at least one reason. */
  readonly topics: readonly [ProposedTopic, ...ProposedTopic[]];
  readonly urgency: Urgency;
}

interface ProposedTopic {
  readonly topic: Topic;
  readonly reasons: readonly Reason[];
}

export const mostTopics = 5;

const asked: Reason = { rule: 'asked', because: { en: 'You asked for it', cy: 'Gofynnoch amdano' } };

export function propose(answers: Answers): Proposal {
  const kind = kindRules.find(({ when }) => holds(when, answers));
  const urgency = urgencies.find(({ withinDays }) => withinDays === null || isWithin(answers, withinDays));
  const [first, ...rest] = rankedTopics(answers);
  if (!kind || !urgency || !first) throw new Error('The tables of the diagnostic leave somebody without a proposal.');
  return { kind, topics: [first, ...rest], urgency };
}

/** An unsaid figure or fact meets no condition that names it, save a legal form, of which not to know it is an answer. */
export function holds(when: Condition, answers: Answers): boolean {
  const { stage, needs, legalForm, trading, people, tried, sectors } = answers;
  return (
    (when.stages?.includes(stage) ?? true) &&
    hasOneOf(when.needs, needs) &&
    (when.legalForm === undefined || when.legalForm === (legalForm === null ? 'unknown' : 'known')) &&
    hasOneOf(when.legalForms, legalForm === null ? [] : [legalForm]) &&
    (when.trading === undefined || when.trading === trading) &&
    (when.leastPeople === undefined || (people ?? 0) >= when.leastPeople) &&
    (when.mostPeople === undefined || (people !== null && people <= when.mostPeople)) &&
    (when.withinDays === undefined || isWithin(answers, when.withinDays)) &&
    hasOneOf(when.tried, tried) &&
    hasOneOf(when.sectors, sectors)
  );
}

function hasOneOf<Code>(wanted: readonly Code[] | undefined, said: readonly Code[]): boolean {
  return wanted === undefined || said.some((code) => wanted.includes(code));
}

function isWithin({ urgencyDays }: Answers, days: number): boolean {
  return urgencyDays !== null && urgencyDays <= days;
}

function rankedTopics(answers: Answers): ProposedTopic[] {
  const rules = topicRules.filter(({ when }) => holds(when, answers));
  return codesOf(topics)
    .map((topic) => weighed(topic, answers, rules))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostTopics)
    .map(({ topic, reasons }) => ({ topic, reasons }));
}

/** Needs stay in the order in which they were said: no sum of rules makes up for a place. */
function weighed(topic: Topic, { needs }: Answers, rules: typeof topicRules) {
  const adding = rules.filter((rule) => rule.topic === topic);
  const place = needs.indexOf(topic);
  const ofRules = adding.reduce((sum, { weight }) => sum + weight, 0);
  return {
    topic,
    weight: ofRules + (place < 0 ? 0 : weightOfPlace * (needs.length - place)),
    reasons: [...(place < 0 ? [] : [asked]), ...adding.map(({ id, because }) => ({ rule: id, because }))],
  };
}
