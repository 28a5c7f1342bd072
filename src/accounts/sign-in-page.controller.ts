import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Operation } from '../platform/http/operation.js';

/** Where the link in a letter leads. Signing in takes a click, because mail scanners follow every link. */
@ApiExcludeController()
@Controller()
export class SignInPageController {
  @Get('sign-in')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Operation({ id: 'signInPage', summary: 'Sign in with the link of a letter' })
  signIn(@Query('token') token?: string, @Query('error') error?: string): string {
    if (error !== undefined || typeof token !== 'string' || !/^[A-Za-z]{32}$/.test(token)) {
      return page(
        'This link does not work any more',
        '<p>It was used already, or it is older than 15 minutes. Please ask for a new one.</p>',
      );
    }
    return page(
      'Sign in to Barefoot',
      `<form action="/api/auth/magic-link/verify" method="get"><input type="hidden" name="token" value="${token}">
<input type="hidden" name="callbackURL" value="/signed-in"><input type="hidden" name="errorCallbackURL" value="/sign-in">
<button>Sign in</button></form>`,
    );
  }

  @Get('signed-in')
  @Header('content-type', 'text/html; charset=utf-8')
  @Operation({ id: 'signedInPage', summary: 'Signed in' })
  signedIn(): string {
    return page(
      'You are signed in',
      '<p>You can close this page, or look at <a href="/api/docs">what the service can do</a>.</p>',
    );
  }

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Operation({ id: 'homePage', summary: 'What this is' })
  home(): string {
    return page(
      'Barefoot',
      `<p>Find someone who has done it before: people who start co-operatives book the advisers who help them, and the advisers are paid fairly.</p>
<p><a href="/api/v1/experts">The advisers</a> · <a href="/api/docs">How programs talk to us</a></p>`,
    );
  }
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><h1>${title}</h1>${body}</html>`;
}
