/** Systems of others that are told what happens: where they are, and how they are told. What happens is told to `events`. */
export { WebhooksModule } from './webhooks.module.js';
