import { useTranslation } from 'react-i18next';
import type { Figures } from '../../api/policies.js';
import { fieldsOf } from './figures.js';
import { useFigureWords } from './use-figure-words.js';

/** Each figure of a policy, by what it is for. */
export function FigureList({ value }: { readonly value: Figures }) {
  const { t } = useTranslation('figures');
  const words = useFigureWords();
  return (
    <dl className="policy-figures">
      {fieldsOf(value).map(([field, figure]) => (
        <div key={field}>
          <dt>{t(`fields.${field}`)}</dt>
          <dd>{words(field, figure)}</dd>
        </div>
      ))}
    </dl>
  );
}
