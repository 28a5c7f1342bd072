import { Checkbox, Chip, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../api/api.js';
import { type Expert, type Taxonomy, taxonomy } from '../../api/experts.js';
import { useProfile } from '../../api/setup.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SaveRow } from './save-row.js';

const lists = ['topics', 'languages', 'sectors', 'stages', 'legal_forms', 'regions', 'access'] as const;
type List = (typeof lists)[number];
type Chosen = Readonly<Record<List, readonly string[]>>;

/** What they can help with, whom and where, in the words that searches use. */
export function FieldStep({ expert }: { readonly expert: Expert }) {
  const words = useQuery(taxonomy).data;
  const [chosen, setChosen] = useState<Chosen>(expert);
  const [remote, setRemote] = useState(expert.remote);
  const [isTouched, setTouched] = useState(false);
  const { t } = useTranslation('setup');
  const save = useProfile(expert, () => setTouched(false));
  if (!words) return <Waiting lines={10} />;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const picked = Object.fromEntries(lists.map((list) => [list, chosen[list]]));
    save.mutate({ ...picked, remote });
  };
  const fault = save.error instanceof Refusal ? save.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        {lists.map((list) => (
          <Choice
            key={list}
            list={list}
            words={words}
            value={chosen[list]}
            fault={fault[list]}
            onValue={(value) => {
              setChosen({ ...chosen, [list]: value });
              setTouched(true);
            }}
          />
        ))}
        <Checkbox
          label={t('field.remote')}
          checked={remote}
          onChange={(event) => {
            setRemote(event.currentTarget.checked);
            setTouched(true);
          }}
        />
        <Refused error={save.error} atFields={lists} />
        <SaveRow isPending={save.isPending} isSaved={save.isSuccess && !isTouched} />
      </Stack>
    </form>
  );
}

interface ChoiceProps {
  readonly list: List;
  readonly words: Taxonomy;
  readonly value: readonly string[];
  readonly fault: string | undefined;
  readonly onValue: (value: readonly string[]) => void;
}

function Choice({ list, words, value, fault, onValue }: ChoiceProps) {
  const { t } = useTranslation('setup');
  const say = useBilingual();
  return (
    <fieldset className="fields">
      <legend>{t(`field.${list}`)}</legend>
      <Chip.Group multiple value={[...value]} onChange={onValue}>
        <Group gap={6}>
          {words[list].map((word) => (
            <Chip variant="outline" key={word.code} value={word.code}>
              {say(word)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {fault && (
        <Text className="fault" role="alert">
          {fault}
        </Text>
      )}
    </fieldset>
  );
}
