import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../words/i18n.js';

interface Props {
  readonly deed: string | undefined;
  readonly onChange: (deed: string | null) => void;
}

/** Every deed that is written down, in the order of the reader's alphabet. */
export function ChooseDeed({ deed, onChange }: Props) {
  const { t } = useTranslation('steward');
  const { t: named } = useTranslation('deeds');
  const locale = useLocale();
  const all = Object.entries(named('done', { returnObjects: true }));
  const sorted = all.toSorted(([, one], [, other]) => one.localeCompare(other, locale));
  return (
    <NativeSelect
      label={t('audit.columns.deed')}
      maw="28rem"
      value={deed ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
      data={[{ value: '', label: t('audit.everything') }, ...sorted.map(([value, label]) => ({ value, label }))]}
    />
  );
}
