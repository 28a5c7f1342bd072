import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Operation } from '../platform/http/operation.js';
import { deadLinkPage, isLinkToken, signInPage } from './pages.js';

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
    return error === undefined && isLinkToken(token) ? signInPage(token) : deadLinkPage();
  }
}
