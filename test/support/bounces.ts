interface Bounced {
  /** The address that the letter would come back to. */
  readonly to: string;
  readonly reader: string;
}

/** As Postfix writes them. */
export function byPostfix({ to, reader }: Bounced, { action = 'failed', status = '5.1.1' } = {}): string {
  return `Return-Path: <>
Delivered-To: ${to}
Received: by mx.people.example (Postfix) id 4C1B2; Mon, 22 Mar 2027 09:00:00 +0000 (GMT)
Date: Mon, 22 Mar 2027 09:00:00 +0000 (GMT)
From: MAILER-DAEMON@mx.people.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4C1B2.1/mx.people.example"
Message-Id: <20270322090000.4C1B2@mx.people.example>

This is a MIME-encapsulated message.

--4C1B2.1/mx.people.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.people.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<${reader}>: host mail.people.example[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command)

--4C1B2.1/mx.people.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.people.example
X-Postfix-Queue-ID: 4C1B2
X-Postfix-Sender: rfc822; ${to}
Arrival-Date: Mon, 22 Mar 2027 08:59:00 +0000 (GMT)

Final-Recipient: rfc822; ${reader}
Original-Recipient: rfc822;${reader}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.people.example
Diagnostic-Code: smtp; said something

--4C1B2.1/mx.people.example
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <${to}>
From: Barefoot <bookings@barefoot.example>
Subject: Confirmed

--4C1B2.1/mx.people.example--
`;
}

/** As Exim does today, whose status says no more than that it failed. */
export function byExim({ to, reader }: Bounced): string {
  return `Return-path: <>
Envelope-to: ${to}
Delivery-date: Mon, 22 Mar 2027 09:00:00 +0000
X-Failed-Recipients: ${reader}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.people.example>
To: ${to}
Content-Type: multipart/report; report-type=delivery-status; boundary=1711098000-eximdsn-1804289383
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1rnXYZ-0001@mx.people.example>
Date: Mon, 22 Mar 2027 09:00:00 +0000

--1711098000-eximdsn-1804289383
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${reader}
    host mail.people.example [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<${reader}>:
    550 5.1.1 User unknown

--1711098000-eximdsn-1804289383
Content-type: message/delivery-status

Reporting-MTA: dns; mx.people.example

Action: failed
Final-Recipient: rfc822;${reader}
Status: 5.0.0
Remote-MTA: dns; mail.people.example
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--1711098000-eximdsn-1804289383
Content-type: message/rfc822

Return-path: <${to}>
Subject: Confirmed

Hello
--1711098000-eximdsn-1804289383--
`;
}

/** As Exim did before 4.88, without a report. */
export function byOldExim({ to, reader }: Bounced): string {
  return `Return-path: <>
Envelope-to: ${to}
X-Failed-Recipients: ${reader}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.people.example>
To: ${to}
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1rnXYZ-0002@mx.people.example>

This message was created automatically by mail delivery software.

The following address(es) failed:

  ${reader}
    Unrouteable address

------ This is a copy of the message, including all the headers. ------

Subject: Confirmed
`;
}

/** As Exchange and Outlook.com do. */
export function byExchange({ to, reader }: Bounced): string {
  return `Delivered-To: ${to}
From: <postmaster@people.example>
To: <${to}>
Date: Mon, 22 Mar 2027 09:00:00 +0000
Content-Type: multipart/report; report-type=delivery-status;
	boundary="b8c0"
Content-Language: en-GB
Message-ID: <b8c0@AM0PR01.prod.outlook.com>
In-Reply-To: <x@barefoot.example>
Subject: Undeliverable: Confirmed
Auto-Submitted: auto-replied
MIME-Version: 1.0

--b8c0
Content-Type: multipart/alternative; boundary="b8c1"

--b8c1
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

${reader} wasn't found at people.example.

--b8c1
Content-Type: text/html; charset="us-ascii"

<p>wasn't found</p>
--b8c1--

--b8c0
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR01.eurprd01.prod.outlook.com
Received-From-MTA: dns;mail.barefoot.example
Arrival-Date: Mon, 22 Mar 2027 08:59:00 +0000

Final-Recipient: rfc822;${reader}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient
 ${reader} not found by SMTP address lookup

--b8c0
Content-Type: message/rfc822

From: Barefoot <bookings@barefoot.example>
Subject: Confirmed

Hello
--b8c0--
`;
}

/** As Gmail does. */
export function byGmail({ to, reader }: Bounced): string {
  return `Return-Path: <>
Delivered-To: ${to}
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: ${to}
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
X-Failed-Recipients: ${reader}
Content-Type: multipart/report; boundary="0000000000a1"; report-type=delivery-status
Date: Mon, 22 Mar 2027 02:00:00 -0700 (PDT)

--0000000000a1
Content-Type: text/plain; charset="UTF-8"

** Address not found **

--0000000000a1
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Arrival-Date: Mon, 22 Mar 2027 02:00:00 -0700 (PDT)
X-Original-Message-ID: <x@barefoot.example>

Final-Recipient: rfc822; ${reader}
Action: failed
Status: 5.1.1
Remote-MTA: dns; gmail-smtp-in.l.google.com. (192.0.2.2, the server for the domain gmail.com.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.

--0000000000a1--
`;
}

/** What a provider passes on when somebody calls a letter spam (RFC 5965), to one address for all. */
export function aComplaint({ to, reader }: Bounced, kind = 'abuse'): string {
  return `Delivered-To: bounces@in.barefoot.example
From: <complaints@provider.example>
To: <bounces@in.barefoot.example>
Subject: FW: Confirmed
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="part1"

--part1
Content-Type: text/plain; charset="US-ASCII"

This is an email abuse report.

--part1
Content-Type: message/feedback-report

Feedback-Type: ${kind}
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <${to}>
Original-Rcpt-To: <${reader}>

--part1
Content-Type: message/rfc822

Return-Path: <${to}>
From: Barefoot <bookings@barefoot.example>
Subject: Confirmed

Hello
--part1--
`;
}

/** What a program answers while somebody is away, to where the letter would come back to. */
export function thatSheIsAway({ to, reader }: Bounced): string {
  return `Return-Path: <>
Delivered-To: ${to}
From: Ada <${reader}>
To: <${to}>
Subject: Out of office: Confirmed
Auto-Submitted: auto-replied
Content-Type: text/plain

I am away until Monday. Call 550 123 456, room 5.1.1.
`;
}
