import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dispute } from '../../api/sessions.js';

const stages = ['open', 'mediation', 'panel', 'decided', 'appeal', 'ended'] as const;

/** How far it is: what was, what is, and what may come. A stage that it went past without is left out. */
export function Stages({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const at = stages.indexOf(dispute.state);
  const shown = stages.filter((stage, index) => index >= at || hadStage(dispute, stage));
  return (
    <ol className="stages" aria-label={t('stages.label')}>
      {shown
        .filter((stage) => stage !== 'appeal' || dispute.appeal !== null || at < stages.indexOf('appeal'))
        .map((stage) => {
          const isPast = stages.indexOf(stage) < at || dispute.state === 'ended';
          return (
            <li key={stage} data-was={isPast || undefined} {...(stage === dispute.state && { 'aria-current': 'step' })}>
              {t(`stages.${stage}`)}
              {isPast && stage !== dispute.state && <VisuallyHidden> ({t('stages.was')})</VisuallyHidden>}
            </li>
          );
        })}
    </ol>
  );
}

function hadStage({ mediator, panel, decisions, appeal }: Dispute, stage: (typeof stages)[number]): boolean {
  switch (stage) {
    case 'open':
    case 'ended':
      return true;
    case 'mediation':
      return mediator !== null;
    case 'panel':
      return panel.length > 0;
    case 'decided':
      return decisions.length > 0;
    case 'appeal':
      return appeal !== null;
  }
}
