import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/api.js';
import { type Application, application as applicationQuery, type ApplicationChange } from '../../api/applications.js';
import type { Programme } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { useSettled } from '../../parts/use-settled.js';
import { Waiting } from '../../parts/waiting.js';
import { ChoosePackage } from './choose-package.js';
import { Withdraw } from './withdraw.js';

interface Props {
  readonly applicationId: string;
  readonly programme: Programme;
}

/** What is asked in an application, kept with the service while it is typed, until it is sent. */
export function ApplicationForm({ applicationId, programme }: Props) {
  const { data, error, refetch } = useQuery(applicationQuery(applicationId));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={6} />;
  return <Form application={data} programme={programme} />;
}

const leastNeed = 20; // what the service takes; it says so itself where it is less

function Form({ application, programme }: { readonly application: Application; readonly programme: Programme }) {
  const { t } = useTranslation('programmes');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { id } = application;
  const [need, write, forget] = useDraft(`application.${id}`, application.need);
  const show = (changed: Application) => queries.setQueryData(applicationQuery(id).queryKey, changed);
  const save = useMutation({
    mutationFn: (change: ApplicationChange) => api.patch<Application>(`/applications/${id}`, change),
    onSuccess: show,
  });
  const { isTooEarly, flush } = useKept(need, application.need, (typed) => save.mutateAsync({ need: typed }));
  const submit = useDeed(
    async (_: string, key) => {
      await flush();
      return api.post<Application>(`/applications/${id}/submission`, {}, key);
    },
    async (sent) => {
      forget();
      show(sent);
      await navigate(`/applications/${id}`);
      await queries.invalidateQueries({ queryKey: ['organisation', sent.organisation.id] });
    },
  );
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    submit.mutate(need);
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <ChoosePackage
          packages={programme.packages}
          value={application.package_id}
          onChange={(package_id) => save.mutate({ package_id })}
        />
        <Textarea
          label={t('apply.need')}
          description={t('apply.needMeans', { least: leastNeed })}
          required
          autosize
          minRows={6}
          maxLength={4000}
          value={need}
          onChange={({ currentTarget }) => write(currentTarget.value)}
        />
        <Text size="sm" role="status">
          {save.isPending || isTooEarly ? t('apply.saving') : save.isSuccess ? t('apply.kept') : t('apply.keeps')}
        </Text>
        <Refused error={save.error} retry={() => void flush()} />
        <Refused error={submit.error} />
        <Group>
          <Button type="submit" size="md" loading={submit.isPending}>
            {t('apply.send')}
          </Button>
          <Withdraw application={application} />
        </Group>
        <Text size="sm">{t('apply.afterSending')}</Text>
      </Stack>
    </form>
  );
}

/** Keeps what is typed once nobody has typed for a moment, and at once where it is asked to. */
function useKept(typed: string, known: string, keep: (typed: string) => Promise<unknown>) {
  const kept = useRef(known);
  const settled = useSettled(typed, 800);
  const flush = async (text = typed) => {
    if (text === kept.current) return;
    const before = kept.current;
    kept.current = text;
    await keep(text).catch((error: unknown) => {
      kept.current = before;
      throw error;
    });
  };
  const flushed = useRef(flush);
  useEffect(() => {
    flushed.current = flush;
  });
  useEffect(() => {
    flushed.current(settled).catch(() => undefined); // what was refused is shown beside the field
  }, [settled]);
  return { isTooEarly: typed !== settled, flush: () => flush() };
}
