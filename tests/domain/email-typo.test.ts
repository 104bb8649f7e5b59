import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainMeant } from '../../src/domain/email-typo.ts';

const SLIPS: Record<string, string> = {
  'gmail.com': `gmial.com gamil.com gmai.com gmal.com gmil.com gmaill.com ggmail.com gnail.com gmaul.com gmsil.com gmail.con
    gmail.co gmail.cm gmail.om gmail.cmo gmail.comm gmail.coom gmail.xom gmail.vom gmail.cpm gmaio.com gimail.com
    gemail.com g-mail.com gmeil.com gmali.com`,
  'googlemail.com': 'googlmail.com googlemail.con googelmail.com',
  'hotmail.com': `hotmial.com hotmal.com hotmai.com hotmil.com hotnail.com hotmaill.com hotmail.con hotmail.co htomail.com
    hormail.com hotamil.com homtail.com hotmall.com`,
  'outlook.com':
    'outlok.com outllok.com outloo.com outlook.con outook.com oultook.com outlool.com outlook.co outlouk.com',
  'yahoo.com': 'yaho.com yahooo.com yhaoo.com yahoo.con yahoo.co yaoo.com yhoo.com yahho.com yajoo.com yahoo.cm',
  'yahoo.co.uk': 'yahoo.co.k yahoo.c.uk yahho.co.uk yaho.co.uk',
  'hotmail.co.uk': 'hotmail.co.k hotmial.co.uk',
  'icloud.com': 'iclod.com icoud.com iclould.com icloud.con icloud.co icluod.com',
  'protonmail.com': 'protonmial.com protonmal.com protonmail.con',
  'comcast.net': 'comcas.net comcast.ent',
  't-online.de': 't-onlin.de tonline.de t-online.d',
};

/** Providers, their other countries, companies with names like theirs, and domains that are nobody's mistake. */
const REAL = `gmail.com googlemail.com yahoo.com hotmail.com outlook.com icloud.com protonmail.com email.com mail.com mail.de
  email.it vmail.com fmail.com gmx.de gmx.com gmx.net gmx.at gmx.ch web.de ymail.com zmail.com hmail.com proton.me pm.me
  protonmail.ch grail.com gail.com gmat.com gmail.de gmail.org yahoo.de yahoo.dk yahoo.fr yahoo.es yahoo.it yahoo.ca
  yahoo.in yahoo.se yahoo.no yahoo.cn yahoo.co.in yahoo.co.id yahoo.co.jp yahoo.co.nz yahoo.co.kr yahoo.com.br
  yahoo.com.au yahoo.com.mx yahoo.com.tw kahoot.com hotmail.fr hotmail.de hotmail.es hotmail.it hotmail.be hotmail.ca
  hotmail.cl hotmail.ch hotmail.co.il hotmail.co.jp hotmail.co.kr hotmail.co.nz hotmail.com.br notmail.com hotmart.com
  hotel.com outlook.de outlook.fr outlook.es outlook.jp outlook.in outlook.cl outlook.com.br outreach.com lookout.com
  live.com life.com line.com me.com mac.com aol.com aim.com cloud.com icould.com icloud.net mailbox.org posteo.de
  fastmail.com hey.com tuta.io tutanota.com yandex.com yandex.ru mail.ru qq.com 163.com 126.com naver.com daum.net
  comcast.com comcast.org verizon.com bell.net att.net sky.com virginmedia.com btconnect.com orange.fr free.fr sfr.fr
  libero.it bluewin.ch telenet.be ziggo.nl planet.nl o2.pl wp.pl seznam.cz rocketmail.com freenet.de arcor.de online.de
  ionos.de google.com googlemail.de yahoo-inc.com microsoft.com students.gmail.com mail.gmail.com student.tu-berlin.de
  company.museum anna.photography reader.example xn--bcher-kva.example example.co.uk a.b.c.d.example`;

const words = (text: string) => text.split(/\s+/);

describe('a typing mistake', () => {
  it.each(Object.entries(SLIPS))('for %s is seen', (meant, slips) => {
    for (const slip of words(slips)) expect(domainMeant(slip), slip).toBe(meant);
  });

  it('is never seen in a domain that is real', () => {
    for (const domain of words(REAL)) expect(domainMeant(domain), domain).toBeNull();
  });

  it('is only ever seen where a well-known domain is one slip away', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (domain) => {
        const meant = domainMeant(domain);
        if (meant !== null) expect(Math.abs(meant.length - domain.length)).toBeLessThanOrEqual(1);
      }),
      { examples: [['__proto__'], [''], ['gmial.com']] },
    );
  });
});
