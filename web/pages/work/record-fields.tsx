import { Chip, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { taxonomy } from '../../api/experts.js';
import type { DeliveryWritten } from '../../api/work.js';
import { wholeOf } from '../../parts/amounts.js';
import { useBilingual } from '../../words/use-bilingual.js';

/** What is typed of a session, before it is sent. */
export interface Draft {
  readonly minutes: Readonly<Record<Kind, string>>;
  readonly topics: readonly string[];
  readonly language: string;
  readonly summary: string;
  readonly notes: string;
}

export const kinds = ['contact', 'preparation', 'write_up', 'travel'] as const;
type Kind = (typeof kinds)[number];

/** The names of the fields, for the faults that are shown at them. */
export const recordFields = [
  ...kinds.map((kind) => `minutes/${kind}`),
  ...['topics', 'language', 'summary', 'private_notes'],
];

export function writtenOf({ minutes, topics, language, summary, notes }: Draft): DeliveryWritten {
  const spent = Object.fromEntries(kinds.map((kind) => [kind, wholeOf(minutes[kind]) ?? 0]));
  return { minutes: spent, topics, language, summary, private_notes: notes } as unknown as DeliveryWritten;
}

interface Props {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly fault: Readonly<Record<string, string>>;
}

export function RecordFields({ draft, onDraft, fault }: Props) {
  const { t } = useTranslation('work');
  const say = useBilingual();
  const words = useQuery(taxonomy).data;
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  return (
    <Stack>
      <Minutes draft={draft} onDraft={onDraft} fault={fault} />
      <fieldset className="fields" aria-describedby={fault.topics ? 'topics-fault' : undefined}>
        <legend>{t('record.topics')}</legend>
        <Chip.Group multiple value={[...draft.topics]} onChange={(topics) => set({ topics })}>
          <Group gap={6}>
            {words?.topics.map((topic) => (
              <Chip variant="outline" key={topic.code} value={topic.code}>
                {say(topic)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {fault.topics && (
          <Text id="topics-fault" size="sm" c="var(--barefoot-harm)">
            {fault.topics}
          </Text>
        )}
      </fieldset>
      <NativeSelect
        label={t('record.language')}
        value={draft.language}
        onChange={(event) => set({ language: event.currentTarget.value })}
        data={(words?.languages ?? []).map((word) => ({ value: word.code, label: say(word) }))}
        error={fault.language}
        maw="20rem"
      />
      <Textarea
        label={t('record.summary')}
        description={t('record.summaryMeans')}
        maxLength={4000}
        autosize
        minRows={4}
        value={draft.summary}
        onChange={(event) => set({ summary: event.currentTarget.value })}
        error={fault.summary}
      />
      <Textarea
        label={t('record.notes')}
        description={t('record.notesMean')}
        maxLength={4000}
        autosize
        minRows={3}
        value={draft.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
        error={fault.private_notes}
      />
    </Stack>
  );
}

function Minutes({ draft, onDraft, fault }: Props) {
  const { t } = useTranslation('work');
  return (
    <fieldset className="fields">
      <legend>{t('record.minutes')}</legend>
      <div className="wide-fields">
        {kinds.map((kind) => (
          <TextInput
            key={kind}
            label={t(`record.${kind}`)}
            inputMode="numeric"
            required={kind === 'contact'}
            value={draft.minutes[kind]}
            onChange={(event) =>
              onDraft({ ...draft, minutes: { ...draft.minutes, [kind]: event.currentTarget.value } })
            }
            error={fault[`minutes/${kind}`]}
          />
        ))}
      </div>
    </fieldset>
  );
}
