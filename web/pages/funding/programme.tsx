import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/api.js';
import { programme as programmeQuery, type Programme, type ProgrammeChange } from '../../api/programmes.js';
import { Terms } from '../programmes/terms.js';
import { Budget } from './budget.js';
import { FundedPage, type Funded } from './funded-page.js';
import { Opening } from './opening.js';
import { Packages } from './packages.js';
import { ProgrammeForm } from './programme-form.js';
import { changeOf, typedOf } from './typed-programme.js';

/** A programme as its funder has it: what it needs to open, where its money is, and its terms. */
export default function FundedProgramme() {
  return (
    <FundedPage title="overview">
      {(funded) => (
        <Stack gap="xl">
          {funded.programme.state === 'draft' ? (
            <>
              <Opening {...funded} />
              <Packages {...funded} />
              <OwnTerms {...funded} />
              <Budget programmeId={funded.programme.id} />
            </>
          ) : (
            <>
              <Budget programmeId={funded.programme.id} />
              <Packages {...funded} />
              <OwnTerms {...funded} />
              <Opening {...funded} />
            </>
          )}
        </Stack>
      )}
    </FundedPage>
  );
}

function OwnTerms({ programme, mayChange }: Funded) {
  const { t } = useTranslation('funding');
  const [isChanging, change] = useState(false);
  return (
    <Stack component="section" aria-labelledby="terms">
      <Title order={2} id="terms">
        {t('terms.title')}
      </Title>
      {isChanging ? (
        <Change programme={programme} onDone={() => change(false)} />
      ) : (
        <>
          {mayChange && programme.state !== 'closed' && (
            <Button variant="default" onClick={() => change(true)} style={{ alignSelf: 'flex-start' }}>
              {t('terms.change')}
            </Button>
          )}
          <details>
            <summary>{t('terms.see')}</summary>
            <Stack mt="sm">
              <Terms programme={programme} />
              {programme.state !== 'draft' && (
                <Anchor component={Link} to={`/programmes/${programme.id}`}>
                  {t('toPublic')}
                </Anchor>
              )}
            </Stack>
          </details>
        </>
      )}
    </Stack>
  );
}

interface ChangeProps {
  readonly programme: Programme;
  readonly onDone: () => void;
}

function Change({ programme, onDone }: ChangeProps) {
  const { t } = useTranslation('funding');
  const queries = useQueryClient();
  const before = typedOf(programme);
  const [typed, setTyped] = useState(before);
  const save = useMutation({
    mutationFn: (changed: ProgrammeChange) => api.patch<Programme>(`/programmes/${programme.id}`, changed),
    onSuccess: async (changed) => {
      queries.setQueryData(programmeQuery(programme.id).queryKey, changed);
      await queries.invalidateQueries({ queryKey: ['programmes'] });
      await queries.invalidateQueries({ queryKey: ['programme', programme.id] });
      onDone();
    },
  });
  const hasOpened = programme.state !== 'draft';
  return (
    <Stack>
      {hasOpened && <Text>{t('terms.opened')}</Text>}
      <ProgrammeForm
        typed={typed}
        hasOpened={hasOpened}
        error={save.error}
        isPending={save.isPending}
        save={t('terms.save')}
        onChange={setTyped}
        onSave={() => save.mutate(changeOf(before, typed))}
      >
        <Button variant="default" onClick={onDone}>
          {t('cancel', { ns: 'common' })}
        </Button>
      </ProgrammeForm>
    </Stack>
  );
}
