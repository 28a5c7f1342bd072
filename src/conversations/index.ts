/** What an organisation and an adviser say and show to each other: messages, files, questions before booking. */
export { ConversationsModule } from './conversations.module.js';
