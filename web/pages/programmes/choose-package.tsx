import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Package } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { useBilingual } from '../../words/use-bilingual.js';

interface Props {
  readonly packages: readonly Package[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Which of what a programme gives is asked for. */
export function ChoosePackage({ packages, value, onChange }: Props) {
  const { t } = useTranslation('programmes');
  const { t: common } = useTranslation();
  const say = useBilingual();
  return (
    <Radio.Group label={t('apply.which')} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {packages.map((one) => (
          <Radio key={one.id} value={one.id} label={`${say(one.title)}, ${inWords(one.value, common)}`} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
