import { Button, Checkbox, Group, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Application, Diagnosis } from '../../api/applications.js';
import { Refused } from '../../parts/refused.js';
import { useCodes } from '../../parts/use-codes.js';
import { useShown } from './use-application.js';

interface Props {
  readonly application: Application;
  readonly isSteward: boolean;
}

/** What kind of adviser would help and with what, as a steward sees it; the panel reads it before it scores. */
export function Diagnose({ application, isSteward }: Props) {
  const { t } = useTranslation('scoring');
  const { name } = useCodes();
  const [isWriting, write] = useState(false);
  const { diagnosis, state } = application;
  const mayWrite = isSteward && (state === 'submitted' || state === 'diagnosed');
  if (!diagnosis && !mayWrite) return null;
  return (
    <Stack component="section" gap="sm" aria-labelledby="diagnosis">
      <Title order={2} id="diagnosis">
        {t('diagnosis.title')}
      </Title>
      {diagnosis && (
        <>
          <Text>
            {t(`diagnosis.kinds.${diagnosis.adviser_kind}`)}
            {diagnosis.topics.length > 0 && `, ${diagnosis.topics.map((code) => name('topics', code)).join(', ')}`}
          </Text>
          {diagnosis.note && <Text className="prose">{diagnosis.note}</Text>}
        </>
      )}
      {mayWrite && (!diagnosis || isWriting) && <Form application={application} onDone={() => write(false)} />}
      {mayWrite && diagnosis && !isWriting && (
        <Button variant="default" onClick={() => write(true)} style={{ alignSelf: 'flex-start' }}>
          {t('diagnosis.again')}
        </Button>
      )}
    </Stack>
  );
}

interface FormProps {
  readonly application: Application;
  readonly onDone: () => void;
}

function Form({ application: { id, diagnosis }, onDone }: FormProps) {
  const { t } = useTranslation('scoring');
  const { options } = useCodes();
  const show = useShown();
  const [written, write] = useState<Diagnosis>({
    adviser_kind: diagnosis?.adviser_kind ?? 'barefoot',
    topics: diagnosis?.topics ?? [],
    note: diagnosis?.note ?? '',
  });
  const save = useMutation({
    mutationFn: (said: Diagnosis) => api.put<Application>(`/applications/${id}/diagnosis`, said),
    onSuccess: async (changed) => {
      await show(changed);
      onDone();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate(written);
  };
  const faults = save.error instanceof Refusal ? save.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Radio.Group
          label={t('diagnosis.kind')}
          value={written.adviser_kind}
          onChange={(kind) => write({ ...written, adviser_kind: kind })}
        >
          <Group gap="lg" mt={6}>
            {(['barefoot', 'specialist'] as const).map((kind) => (
              <Radio key={kind} value={kind} label={t(`diagnosis.kinds.${kind}`)} />
            ))}
          </Group>
        </Radio.Group>
        <details>
          <summary>{t('diagnosis.topics', { count: written.topics.length })}</summary>
          <Checkbox.Group
            aria-label={t('diagnosis.topicsLabel')}
            value={[...written.topics]}
            onChange={(topics) => write({ ...written, topics })}
          >
            <div className="gathered" style={{ gap: 8, padding: '8px 0' }}>
              {options('topics').map(({ value, label }) => (
                <Checkbox key={value} value={value} label={label} />
              ))}
            </div>
          </Checkbox.Group>
        </details>
        <Textarea
          label={t('diagnosis.note')}
          description={t('diagnosis.noteMeans')}
          autosize
          minRows={2}
          maxLength={4000}
          value={written.note ?? ''}
          onChange={({ currentTarget }) => write({ ...written, note: currentTarget.value })}
          error={faults.note}
        />
        <Refused error={save.error} atFields={['note']} />
        <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('diagnosis.save')}
        </Button>
      </Stack>
    </form>
  );
}
