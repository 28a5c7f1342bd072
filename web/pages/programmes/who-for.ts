import { useTranslation } from 'react-i18next';
import type { Programme } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { useCodes } from '../../parts/use-codes.js';

type Eligibility = Programme['eligibility'];

/** Who may apply, a sentence a rule; none: anybody may. */
export function useWhoFor(): (rules: Eligibility) => string[] {
  const { t } = useTranslation('programmes');
  const { name } = useCodes();
  return (rules) => {
    const lists = [
      ['regions', 'regions'],
      ['stages', 'stages'],
      ['sectors', 'sectors'],
      ['legal_forms', 'legal_forms'],
    ] as const;
    const named = lists.flatMap(([rule, list]) =>
      rules[rule].length === 0
        ? []
        : [t(`rules.${rule}`, { which: rules[rule].map((code) => name(list, code)).join(', ') })],
    );
    const { least_people: least, most_people: most, most_previous_awards: before } = rules;
    const people =
      least !== null && most !== null
        ? [t('rules.between', { least, most })]
        : least !== null
          ? [t('rules.atLeast', { least })]
          : most !== null
            ? [t('rules.atMost', { most })]
            : [];
    return [...named, ...people, ...(before === null ? [] : [t('rules.before', { count: before })])];
  };
}

/** `£600`, or `£300 to £1,200`: what can be applied for. */
export function usePackageRange(): (programme: Pick<Programme, 'packages'>) => string {
  const { t } = useTranslation('programmes');
  const { t: common } = useTranslation();
  return ({ packages }) => {
    const byValue = packages.toSorted((a, b) => a.value.minor - b.value.minor);
    const [least, most] = [byValue[0], byValue.at(-1)];
    if (!least || !most) return t('nothingYet');
    if (least.value.minor === most.value.minor) return inWords(most.value, common);
    return t('range', { least: inWords(least.value, common), most: inWords(most.value, common) });
  };
}
