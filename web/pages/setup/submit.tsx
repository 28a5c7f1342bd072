import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, newKey } from '../../api/api.js';
import type { Expert } from '../../api/experts.js';
import { decisions } from '../../api/setup.js';
import { myExpert } from '../../api/work.js';
import { Refused } from '../../parts/refused.js';
import { Pause } from './pause.js';
import { steps, useProgress } from './progress.js';

/** Where the profile stands, and the one thing that can be done about it. */
export function Submit({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('setup');
  const { state, suspended_at: suspended } = expert;
  return (
    <Stack>
      <Text fw={600}>{t(`profileStates.${suspended ? 'suspended' : state}`)}</Text>
      <Decided expertId={expert.id} />
      {state === 'draft' && <Hand expert={expert} />}
      {(state === 'live' || (state === 'paused' && !suspended)) && <Pause expert={expert} />}
      <Text>
        <Anchor component={Link} to={`/advisers/${expert.id}`} inherit>
          {t('submit.see')}
        </Anchor>
      </Text>
    </Stack>
  );
}

/** What we said when we last looked at it. */
function Decided({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('setup');
  const last = useQuery(decisions(expertId)).data?.[0];
  if (!last?.reasons) return null;
  return (
    <Text className="prose">
      {t('submit.weSaid')} {last.reasons}
    </Text>
  );
}

function Hand({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('setup');
  const queries = useQueryClient();
  const progress = useProgress(expert);
  const open = steps.filter((step) => step !== 'submit' && progress[step] === 'open');
  const submit = useMutation({
    mutationFn: () => api.post<Expert>(`/experts/${expert.id}/submission`, {}, newKey()),
    onSuccess: (submitted) => queries.setQueryData(myExpert.queryKey, submitted),
  });
  return (
    <Stack>
      {open.length > 0 && (
        <div>
          <Text>{t('submit.open')}</Text>
          <ul>
            {open.map((step) => (
              <li key={step}>
                <Anchor component={Link} to={`/advising/set-up?step=${step}`} inherit>
                  {t(`steps.${step}`)}
                </Anchor>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Refused error={submit.error} />
      <Group>
        <Button loading={submit.isPending} onClick={() => submit.mutate()}>
          {t('submit.go')}
        </Button>
      </Group>
    </Stack>
  );
}
