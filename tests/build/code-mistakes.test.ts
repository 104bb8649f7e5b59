/** Mistakes that an author really makes in TSX: each is told with its file, its line, and what to do. */
import { describe, expect, test } from 'vitest';
import { type Mistake, problemsIn } from './mistakes.ts';

const tsx = (body: string) => `import { A, Lesson, P, Picture } from 'daystep/emails';
import type { LessonProps } from 'daystep/emails';


export default function First(reader: LessonProps) {
  return (
    <Lesson reader={reader} title="A title" preview="What inboxes show">
${body}
    </Lesson>
  );
}
`;

const IN_TSX: Mistake[] = [
  ['a tag that does not end', tsx('<P>Words'), 9, /code can’t be read here: .*tag is missing or too many\. Compare it/],
  [
    'a placeholder without quotes',
    tsx('<P>Dear {{name|friend}},</P>'),
    8,
    /stands in quotes and braces of its own: \{'\{\{name\|friend\}\}'\}/,
  ],
  [
    'a placeholder of one word without quotes',
    tsx('<P>Words</P>\n<P>{{greeting}}</P>'),
    9,
    /stands in quotes and braces of its own/,
  ],
  [
    'an unknown placeholder',
    tsx("<P>Words</P>\n<P>{'{{firstname|friend}}'}</P>"),
    9,
    /unknown placeholder \{\{firstname\|friend\}\}\. Known are/,
  ],
  [
    'a part that it does not import',
    tsx('<P>Words</P>\n<Ul></Ul>'),
    9,
    /It uses <Ul>, which it does not import: add Ul to the import from 'daystep\/emails'/,
  ],
  [
    'a file that is not there',
    `import { x } from './parts/porse.tsx';\n${tsx('<P>{x}</P>')}`,
    1,
    /imports \.\/parts\/porse\.tsx, which is not there: look at the name/,
  ],
  [
    'a module that the product does not have',
    `import { P as x } from 'daystep/mails';\n${tsx('<P>{x}</P>')}`,
    1,
    /imports daystep\/mails, which is not there: look at the name/,
  ],
  [
    'a part that there is not',
    `import { Pp } from 'daystep/emails';\n${tsx('<Pp>Words</Pp>')}`,
    1,
    /imports Pp, which \S+ does not have: look at its name/,
  ],
  [
    'no default export',
    tsx('<P>Words</P>').replace('export default function', 'export function'),
    5,
    /no default export: its function has to begin with `export default function`/,
  ],
  ['nothing in the file', '\n', 1, /lesson is empty: write it/],
  ['nothing in the lesson', tsx(''), 7, /the lesson is empty: write its words between <Lesson …> and <\/Lesson>/],
  [
    'a picture without a description',
    tsx('<P>Words</P>\n<Picture src="https://a.example/b.png?a=1&b=2" alt="" />'),
    9,
    /no description.*write alt="what it shows"/,
  ],
  [
    'a picture that is not on the web',
    tsx('<Picture src="/cup.png" alt="A cup" />'),
    8,
    /No inbox can show the picture \/cup\.png/,
  ],
  [
    'a link without an address',
    tsx('<P>Words</P>\n<P>See <A href="">this</A></P>'),
    9,
    /link has no address: write href="https:/,
  ],
  ['a link to nowhere', tsx('<P>See <A href="#top">this</A></P>'), 8, /address #top leads nowhere/],
  ['what Word leaves', tsx('<P>Words</P>\n<p className="MsoNormal">x</p>'), 9, /Word has left its own formatting here/],
  [
    'an error of its own',
    tsx('<P>{reader.greeting.words.join()}</P>'),
    8,
    /It can’t be drawn: Cannot read properties of undefined/,
  ],
];

describe('a lesson in TSX with', () => {
  test.each(IN_TSX)('%s', async (_, source, line, told) => {
    expect(await problemsIn({ 'first.tsx': source })).toEqual([
      { file: expect.stringMatching(/\/first\.tsx$/), line, message: expect.stringMatching(told) },
    ]);
  });

  test('150 KB pasted into it', async () => {
    const paragraph = `<P>${'Many words were pasted here. '.repeat(20)}</P>\n`;
    const [problem] = await problemsIn({ 'first.tsx': tsx(paragraph.repeat(260)) });
    expect(problem).toMatchObject({
      line: expect.any(Number),
      message: expect.stringMatching(/KB: over 100 KB Gmail/),
    });
  });
});
