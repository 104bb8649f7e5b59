/** Mistakes that an author really makes in Markdown: each is told with its file, its line, and what to do. */
import { describe, expect, test } from 'vitest';
import { FRONT, type Mistake, problemsIn } from './mistakes.ts';

const IN_PROSE: Mistake[] = [
  ['nothing at all', FRONT, 4, /lesson is empty: write its words below the front matter/],
  [
    'an unknown placeholder',
    `${FRONT}Hello\n\nDear {{nmae|friend}},\n`,
    8,
    /unknown placeholder \{\{nmae\|friend\}\}\. Did you mean "name"\? Known are: /,
  ],
  [
    'a placeholder without words for who gave no name',
    `${FRONT}Dear {{name}},\n`,
    6,
    /some readers give no name\. Write \{\{name\|friend\}\}/,
  ],
  ['a placeholder that lacks a brace', `${FRONT}Dear {{name|friend},\n`, 6, /a brace is missing or too many/],
  [
    'a picture without a description',
    `${FRONT}Look:\n\n![](https://pictures.example/cup.png)\n`,
    8,
    /no description.*write !\[what it shows\]/,
  ],
  [
    'a picture that is not on the web',
    `${FRONT}![A cup](cup.png)\n`,
    6,
    /No inbox can show the picture cup\.png: put the picture on the web/,
  ],
  [
    'a picture in a line of words',
    `${FRONT}Look ![A cup](https://a.example/cup.png) here\n`,
    6,
    /stands alone: put an empty line above and below/,
  ],
  [
    'a link without an address',
    `${FRONT}One\ntwo [three]() four\n`,
    7,
    /link has no address: write one between the brackets/,
  ],
  [
    'a link to nowhere',
    `${FRONT}See [this](www.one.example/page).\n`,
    6,
    /address www\.one\.example\/page leads nowhere.*write all of it/,
  ],
  [
    'a link with a space in its address',
    `${FRONT}See [this](https://one.example/my page).\n`,
    6,
    /This link is none: write \[words\]\(https:\/\/…\), with no space/,
  ],
  ['HTML', `${FRONT}One\n\nSome <b>bold</b> words.\n`, 8, /<b> is HTML.*write \*\*bold\*\*/],
  ['HTML on lines of its own', `${FRONT}<div class="x">\n\nWords\n\n</div>\n`, 6, /<div class="x"> is HTML/],
  [
    'what Word leaves',
    `${FRONT}Hello\n<p class=MsoNormal style='mso-margin-top-alt:auto'>x</p>\n`,
    7,
    /Word has left its own formatting here: paste from it as plain text/,
  ],
  ['letters that are not UTF-8', `${FRONT}Caf\uFFFD\n`, 6, /can’t be read: save the file as UTF-8/],
  [
    'a line that begins with a tab',
    `${FRONT}One\n\n\tTwo\n`,
    8,
    /begins with a tab or four spaces.*begin it without them/,
  ],
  [
    'a second title',
    `${FRONT}# Hello\n\nWords\n`,
    6,
    /title of the mail stands in the front matter: a heading in the prose begins with ##/,
  ],
  ['a heading of a kind that mails lack', `${FRONT}### Hello\n\nWords\n`, 6, /begins with ##, not with ###/],
  ['a heading without a space', `${FRONT}Words\n\n##Exercise: x\n`, 8, /heading needs a space behind its ##/],
  [
    'an exercise without a title',
    `${FRONT}## Exercise\n\nDo it.\n`,
    6,
    /exercise needs a title: ## Exercise: a letter/,
  ],
  [
    'an exercise without words',
    `${FRONT}## Exercise: one\n\n## More\n\nWords\n`,
    8,
    /exercise above this line is empty: write what there is to do/,
  ],
  ['a list in a quotation', `${FRONT}> One\n>\n> - Two\n`, 8, /quotation holds paragraphs alone/],
  ['two paragraphs in an item of a list', `${FRONT}- One\n\n  Two\n`, 8, /item of a list is one paragraph/],
  [
    'a button among words',
    `${FRONT}Please [begin](https://one.example "button") now.\n`,
    6,
    /it stands alone, with an empty line above and below/,
  ],
  ['words between backticks', `${FRONT}Type \`this\`.\n`, 6, /would be program code/],
];

describe('a lesson in Markdown with', () => {
  test.each(IN_PROSE)('%s', async (_, source, line, told) => {
    const problems = await problemsIn({ 'first.md': source });
    expect(problems).toEqual([
      { file: expect.stringMatching(/\/first\.md$/), line, message: expect.stringMatching(told) },
    ]);
  });

  test('150 KB pasted into it', async () => {
    const paragraph = `${'Many words were pasted here. '.repeat(20)}\n\n`;
    const [problem, ...others] = await problemsIn({ 'first.md': FRONT + paragraph.repeat(260) });
    expect(problem?.message).toMatch(/^The mail is \d{3} KB: over 100 KB Gmail cuts it off.*Shorten it, or split it/);
    expect(problem?.line).toBeGreaterThan(100);
    expect(problem?.line).toBeLessThan(400);
    expect(others).toEqual([]);
  });

  test('several mistakes: all are told, in the order of their lines', async () => {
    const source = '---\ntitle: A\ntomorow: x\n---\n\n# One\n\n<i>two</i> [three]()\n';
    const problems = await problemsIn({ 'first.md': source });
    expect(problems.map(({ line }) => line)).toEqual([1, 3, 6, 8, 8]);
  });

  test('the line ends and the mark of Windows, or an empty line above, reads as any other', async () => {
    const source = `${FRONT}Hello\n\n## A heading\n\n- One\n`;
    for (const same of [source, `\uFEFF${source.replaceAll('\n', '\r\n')}`, `\n${source}`, source.trimEnd()]) {
      expect(await problemsIn({ 'first.md': same })).toEqual([]);
    }
  });
});
