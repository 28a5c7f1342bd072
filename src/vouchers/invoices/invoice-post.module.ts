import { Module } from '@nestjs/common';
import { InvoicePost } from './invoice.post.js';

/** The letters about invoices alone, for whoever records what pays one. */
@Module({ providers: [InvoicePost], exports: [InvoicePost] })
export class InvoicePostModule {}
