import { applicationSchema } from './application.table.js';
import { funderSchema } from './programmes/funder.table.js';
import { packageSchema, programmeSchema } from './programme.table.js';
import { voucherSchema } from './voucher.table.js';

/** Every table of this module that is read as objects. */
export const voucherSchemas = [programmeSchema, packageSchema, applicationSchema, voucherSchema, funderSchema];
