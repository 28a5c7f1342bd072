import { useTranslation } from 'react-i18next';
import { useTitle } from '../../parts/use-title.js';
import { WorkPage } from '../work/work-page.js';
import '../work/work.css';
import { Endpoints } from './endpoints.js';

/** Where an adviser has a system of their own told what becomes of their sessions and pay. */
export default function WebhooksOfAdviser() {
  const { t } = useTranslation('webhooks');
  useTitle(t('title'));
  return (
    <WorkPage title={t('title')} lead={t('leadOfAdviser')}>
      {() => <Endpoints organisationId={undefined} />}
    </WorkPage>
  );
}
