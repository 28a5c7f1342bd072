import type { Policy, PolicyName } from './policy.js';

type Dated = Pick<Policy, 'id' | 'name' | 'value' | 'inForceFrom' | 'decision'> &
  Partial<Pick<Policy, 'recordedAt' | 'endsAt'>>;

/** What the members decided, over time: read once, and asked for many instants. */
export class PolicyTimeline {
  private readonly latestFirst: readonly Dated[];

  constructor(policies: readonly Dated[]) {
    this.latestFirst = policies.toSorted((a, b) => Temporal.Instant.compare(b.inForceFrom, a.inForceFrom));
  }

  /** Throws where none was in force yet. */
  at<Name extends PolicyName>(name: Name, instant: Temporal.Instant): Policy<Name> {
    const found = this.find(name, instant);
    if (!found) throw new Error(`No policy of ${name} was in force at ${instant.toString()}.`);
    return found;
  }

  find<Name extends PolicyName>(name: Name, instant: Temporal.Instant): Policy<Name> | undefined {
    return this.latestFirst.find(
      (policy) =>
        policy.name === name &&
        Temporal.Instant.compare(policy.inForceFrom, instant) <= 0 &&
        !(policy.endsAt && Temporal.Instant.compare(policy.endsAt, instant) <= 0),
    ) as Policy<Name> | undefined;
  }

  /** The instants at which something of it changes. */
  changes(): Temporal.Instant[] {
    return this.latestFirst.flatMap(({ inForceFrom, endsAt }) => [inForceFrom, ...(endsAt ? [endsAt] : [])]);
  }

  /** As it was known at an instant: without what was recorded after it. */
  asKnownAt(instant: Temporal.Instant): PolicyTimeline {
    return new PolicyTimeline(
      this.latestFirst.filter(({ recordedAt }) => !recordedAt || Temporal.Instant.compare(recordedAt, instant) <= 0),
    );
  }

  /** As it would be with one more. */
  with(proposal: Dated): PolicyTimeline {
    return new PolicyTimeline([proposal, ...this.latestFirst]);
  }
}
