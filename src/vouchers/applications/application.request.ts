import { z } from 'zod';
import { codesOf, topics } from '../../kernel/taxonomy.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { applicationStates } from '../application.js';
import { adviserKinds } from '../programme.js';

const need = z.string().trim().max(4000).meta({ description: 'What you need the support for, in your own words.' });
const diagnosticId = z.uuid().nullable().meta({ description: 'Of a diagnostic that goes with it.' });

export const startApplicationRequest = z
  .strictObject({
    programme_id: z.uuid(),
    package_id: z.uuid(),
    need: need.optional(),
    diagnostic_id: diagnosticId.default(null),
  })
  .meta({ id: 'StartApplication' });
export type StartApplicationRequest = z.output<typeof startApplicationRequest>;

export const changeApplicationRequest = z
  .strictObject({ package_id: z.uuid().optional(), need: need.optional(), diagnostic_id: diagnosticId.optional() })
  .meta({ id: 'ChangeApplication' });
export type ChangeApplicationRequest = z.output<typeof changeApplicationRequest>;

export const diagnoseApplicationRequest = z
  .strictObject({
    adviser_kind: z.enum(adviserKinds),
    topics: z.array(z.enum(codesOf(topics))).max(5),
    note: z.string().trim().max(4000).default('').meta({ description: 'The applicant and the scorers read it.' }),
  })
  .meta({ id: 'DiagnoseApplication' });
export type DiagnoseApplicationRequest = z.output<typeof diagnoseApplicationRequest>;

export const listApplicationsRequest = z.strictObject({
  state: z.enum(applicationStates).optional(),
  open_appeal: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Only those with an appeal that is not decided, or only the others.' }),
  ...pageRequest,
});
export type ListApplicationsRequest = z.output<typeof listApplicationsRequest>;
