import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '../kernel/id.js';

/** Where the service takes its own word for who somebody is: on a machine of one's own alone. */
const here = '127.0.0.1';

/** Somebody of the demo who does what people do, by the operations that all clients use: rules, books and letters are those of the service. */
export class Caller {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly token: string,
  ) {}

  /** Throws where the service does not sign people in without a letter. */
  static async as(app: NestFastifyApplication, email: string): Promise<Caller> {
    const { token } = await new Caller(app, '').ask<{ token: string }>('POST', '/dev/sessions', { email });
    return new Caller(app, token);
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.ask('GET', `/api/v1${path}`);
  }

  post<Answer>(path: string, body: object = {}): Promise<Answer> {
    return this.ask('POST', `/api/v1${path}`, body);
  }

  put<Answer>(path: string, body: object): Promise<Answer> {
    return this.ask('PUT', `/api/v1${path}`, body);
  }

  private async ask<Answer>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<Answer> {
    const headers = {
      host: here,
      ...(this.token !== '' && { authorization: `Bearer ${this.token}` }),
      ...(method === 'POST' && { 'idempotency-key': newId() }),
    };
    const answer = await this.app.inject({ method, url, headers, ...(payload && { payload }) });
    if (answer.statusCode >= 400) throw new Error(`The demo was refused ${method} ${url}: ${answer.payload}`);
    return (answer.payload === '' ? undefined : answer.json<Answer>()) as Answer;
  }
}

/** The one that somebody of the demo acts for. */
export async function organisationOf(caller: Caller): Promise<string> {
  const { memberships } = await caller.get<{ memberships: { organisation_id: string }[] }>('/me');
  return memberships[0]?.organisation_id ?? '';
}
