import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Figures } from '../../api/policies.js';
import { fieldsOf, figureOf, unitOf } from './figures.js';

interface Props {
  readonly now: Figures;
  readonly typed: Readonly<Record<string, string>>;
  /** By the name in the request: `value/percent`. */
  readonly faults: Readonly<Record<string, string>>;
  readonly onType: (typed: Record<string, string>) => void;
}

/** A field for each figure, with what it is counted in. */
export function FigureFields({ now, typed, faults, onType }: Props) {
  const { t } = useTranslation('policies');
  const { t: called } = useTranslation('figures');
  return (
    <div className="policy-fields">
      {fieldsOf(now).map(([field, figure]) => {
        const unit = unitOf(field, figure);
        const text = typed[field] ?? '';
        if (unit === 'boolean')
          return (
            <Checkbox
              key={field}
              label={called(`fields.${field}`)}
              checked={text === 'true'}
              onChange={({ currentTarget }) => onType({ ...typed, [field]: String(currentTarget.checked) })}
              error={faults[`value/${field}`]}
            />
          );
        const isUnread = figureOf(field, figure, text) === undefined;
        return (
          <TextInput
            key={field}
            label={
              unit === 'text' || unit === 'number'
                ? called(`fields.${field}`)
                : `${called(`fields.${field}`)} (${called(`signs.${unit}`)})`
            }
            inputMode={unit === 'text' ? 'text' : 'decimal'}
            autoComplete="off"
            value={text}
            onChange={(event) => onType({ ...typed, [field]: event.currentTarget.value })}
            error={faults[`value/${field}`] ?? (isUnread ? t('form.unread') : undefined)}
          />
        );
      })}
    </div>
  );
}
