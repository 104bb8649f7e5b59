import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { reaches, readToml, withAccount, withCustomDomain, withVars } from '../../../src/cli/setup/wrangler-toml.ts';

const shipped = readFileSync('wrangler.toml', 'utf8');

function changed(text: string, vars: Record<string, string>): string {
  const result = withVars(text, vars);
  if (!result.ok) throw new Error(JSON.stringify(result.mistake));
  return result.value;
}

function hosts(routes: string) {
  const read = readToml(`name = "daystep"\n${routes}`);
  if (!read.ok) throw new Error(JSON.stringify(read.mistake));
  return read.value;
}

describe('a var', () => {
  test.each([
    ['plain', 'A = "1"      # why', 'A = "new"      # why'],
    ['with a # in it', 'A = "a # b" # why', 'A = "new" # why'],
    ['with a quote in it', String.raw`A = "a \" # b" # why`, 'A = "new" # why'],
    ['in single quotes', "A = 'a \" b' # why", 'A = "new" # why'],
    ['that is no text', 'A = 7 # why', 'A = "new" # why'],
    ['written close', 'A="1"', 'A="new"'],
  ])('%s is changed in its line, and its comment stays', (_, line, expected) => {
    const [before, after] = ['name = "x"\n[vars]\nAA = "1"\n', '\nB = "2"\n\n[observability]\nA = "mine"\n'];
    expect(changed(before + line + after, { A: 'new' })).toBe(before + expected + after);
  });

  test('may be any text, and is read back as it was', () => {
    for (const value of ['"', '\\', "it's $& $1", 'Ænna <a@b.example>', 'a\nb\tc\u007f', '# no comment', ']']) {
      const toml = parse(changed(shipped, { POSTAL_ADDRESS: value }));
      expect(toml['vars']).toMatchObject({ POSTAL_ADDRESS: value, SEND_HOUR: '7' });
    }
  });

  test('that has no line gets one, even where there are no vars yet', () => {
    expect(changed('name = "x"\n[vars]\nB = "2"\n', { A: '1' })).toBe('name = "x"\n[vars]\nA = "1"\nB = "2"\n');
    expect(changed('name = "x"', { A: '1' })).toBe('name = "x"\n\n[vars]\nA = "1"\n');
  });

  test('whose line is not understood is not written over', () => {
    const lines = 'name = "x"\n[vars]\nA = """\ntwo\nlines"""\n';
    expect(withVars(lines, { A: '1' })).toMatchObject({ ok: false, mistake: { kind: 'toml-unreadable' } });
  });
});

describe('a custom domain', () => {
  test('takes the place of the example, and else comes last', () => {
    for (const text of [shipped, changed('name = "daystep"\n', { A: '1' })]) {
      const attached = withCustomDomain(text, 'course.anna.example');
      expect(parse(attached)['routes']).toEqual([{ pattern: 'course.anna.example', custom_domain: true }]);
      expect(parse(attached)['vars']).toEqual(parse(text)['vars']);
    }
  });

  test('is there if a route leads from the host to the Worker', () => {
    expect(reaches(hosts('routes = ["course.example/*"]'), 'course.example')).toBe(true);
    expect(reaches(hosts('route = "https://*.example/*"'), 'course.example')).toBe(true);
    expect(reaches(hosts('[[routes]]\npattern = "course.example"\ncustom_domain = true'), 'course.example')).toBe(true);
    expect(reaches(hosts('routes = ["other.example/*"]'), 'course.example')).toBe(false);
    expect(reaches(hosts(''), 'course.example')).toBe(false);
  });
});

test('the account stands below the name', () => {
  expect(parse(withAccount(shipped, 'a1'))).toEqual({ ...parse(shipped), account_id: 'a1' });
});

test('what is no TOML, and what is none of wrangler’s, says why', () => {
  expect(readToml('name =')).toMatchObject({ ok: false, mistake: { words: expect.stringContaining('Invalid TOML') } });
  expect(readToml('vars = 7')).toMatchObject({ ok: false, mistake: { kind: 'toml-unreadable' } });
});
