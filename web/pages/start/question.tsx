import { Checkbox, NativeSelect, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Question as QuestionView } from '../../api/intake.js';
import { useBilingual } from '../../words/use-bilingual.js';

interface Props {
  readonly question: QuestionView;
  /** Undefined where nothing is said, which is an answer too. */
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const fewChoices = 6;

/** A question of the diagnostic as its kind asks for it: one of a few, one of many, some, a number, yes or no. */
export function Question(props: Props) {
  const { choices, most, yes_or_no } = props.question;
  if (yes_or_no) return <YesOrNo {...props} />;
  if (!choices) return <HowMany {...props} />;
  if (most !== null) return <Some {...props} />;
  return choices.length > fewChoices ? <OneOfMany {...props} /> : <OneOfFew {...props} />;
}

function OneOfFew({ question, value, onChange }: Props) {
  const say = useBilingual();
  return (
    <Radio.Group label={say(question)} required={question.needed} value={said(value)} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {question.choices?.map((choice) => (
          <Radio key={choice.code} value={choice.code} label={say(choice)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function OneOfMany({ question, value, onChange }: Props) {
  const { t } = useTranslation('start');
  const say = useBilingual();
  return (
    <NativeSelect
      label={say(question)}
      required={question.needed}
      value={said(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      data={[
        { value: '', label: t('open') },
        ...(question.choices ?? []).map((choice) => ({ value: choice.code, label: say(choice) })),
      ]}
    />
  );
}

function Some({ question, value, onChange }: Props) {
  const { t } = useTranslation('start');
  const say = useBilingual();
  const chosen = (value as readonly string[] | undefined) ?? [];
  const isFull = question.most !== null && chosen.length >= question.most;
  return (
    <Checkbox.Group
      label={say(question)}
      description={t('most', { count: question.most ?? 0 })}
      value={[...chosen]}
      onChange={onChange}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs">
        {question.choices?.map((choice) => (
          <Checkbox
            key={choice.code}
            value={choice.code}
            label={say(choice)}
            disabled={isFull && !chosen.includes(choice.code)}
          />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}

function HowMany({ question, value, onChange }: Props) {
  const say = useBilingual();
  return (
    <TextInput
      label={say(question)}
      type="number"
      inputMode="numeric"
      maw="24rem"
      min={question.from ?? undefined}
      max={question.to ?? undefined}
      step={1}
      value={said(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
    />
  );
}

function YesOrNo({ question, value, onChange }: Props) {
  const { t } = useTranslation('start');
  const say = useBilingual();
  const shown = value === undefined ? 'open' : value === true ? 'yes' : 'no';
  return (
    <Radio.Group
      label={say(question)}
      value={shown}
      onChange={(chosen) => onChange(chosen === 'open' ? undefined : chosen === 'yes')}
    >
      <Stack gap="xs" mt="xs">
        {(['yes', 'no', 'open'] as const).map((each) => (
          <Radio key={each} value={each} label={t(each)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** A code or a number as a field shows it. */
function said(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
