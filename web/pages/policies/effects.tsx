import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Change, effectsOf } from '../../api/policies.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { Touched } from './put-forward.js';

/** What would follow from a change that is before the members, for stewards, who know whose rates those are. */
export function Effects({ change }: { readonly change: Change }) {
  const { t } = useTranslation('policies');
  const [isOpen, open] = useState(false);
  const { data, error, refetch } = useQuery({ ...effectsOf(change), enabled: isOpen });
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{t('form.preview')}</summary>
      {isOpen && !data && !error && <Waiting lines={1} />}
      <Refused error={error} retry={() => void refetch()} />
      {data && <Touched preview={data} />}
    </details>
  );
}
