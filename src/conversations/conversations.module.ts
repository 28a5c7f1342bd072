import { Module } from '@nestjs/common';
import { samplesOf } from '../mail/index.js';
import { conversationSamples } from './conversation.letters.samples.js';
import { ConversationPost } from './conversation.post.js';
import { ConversationsController } from './conversations.controller.js';
import { FilesController } from './files/files.controller.js';
import { PutUpFile } from './files/put-up-file.action.js';
import { ReadFiles } from './files/read-files.action.js';
import { RemoveFile } from './files/remove-file.action.js';
import { ForgetMessages } from './forget-messages.job.js';
import { BookingMessagesController } from './messages/booking-messages.controller.js';
import { QuestionMessagesController } from './messages/question-messages.controller.js';
import { ReadMessages } from './messages/read-messages.action.js';
import { WriteMessage } from './messages/write-message.action.js';
import { PersonalConversations } from './personal-conversations.table.js';
import { AdviserQuestionsController } from './questions/adviser-questions.controller.js';
import { AskQuestion } from './questions/ask-question.action.js';
import { ChangeQuestions } from './questions/change-questions.action.js';
import { CloseQuestion } from './questions/close-question.action.js';
import { QuestionsController } from './questions/questions.controller.js';
import { ReadConversations } from './read-conversations.action.js';

@Module({
  controllers: [
    ConversationsController,
    BookingMessagesController,
    FilesController,
    QuestionsController,
    QuestionMessagesController,
    AdviserQuestionsController,
  ],
  providers: [
    ConversationPost,
    samplesOf('conversations', conversationSamples),
    ReadConversations,
    ReadMessages,
    WriteMessage,
    PutUpFile,
    ReadFiles,
    RemoveFile,
    AskQuestion,
    CloseQuestion,
    ChangeQuestions,
    ForgetMessages,
    PersonalConversations,
  ],
})
export class ConversationsModule {}
