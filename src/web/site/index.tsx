/** The pages that are the same for everybody, and what is the same on every page: drawn once, by the build. */
import type { CourseDefinition } from '../../course/definition.ts';
import type { SitePage } from '../../course/site-paths.ts';
import type { AllMessages } from '../../locales/locale.ts';
import { adminFrame, embedFrame, frame } from './frame.tsx';
import { Head } from './head.tsx';
import { Landing } from './landing.tsx';
import { markIcon } from './mark.tsx';
import { Privacy } from './privacy.tsx';
import { sampleOf } from './sample.ts';

/** All of the site that the build draws. */
export interface BuiltSite {
  frame: string;
  /** The same without the name and the links around it: for another site's page to hold. */
  embedFrame: string;
  /** The document around the operator's pages. */
  adminFrame: string;
  landing: SitePage;
  privacy: SitePage;
  /** The course's mark (SVG). */
  icon: string;
}

/** Draws the site; `subjects` are filled in, and `sample` is the plain text of the lesson that is shown. */
export async function drawSite(
  course: CourseDefinition,
  { subjects, sample, messages }: { subjects: readonly string[]; sample: string; messages: AllMessages['site'] },
): Promise<BuiltSite> {
  const { name, author, landing, theme } = course;
  return {
    frame: await drawn(frame(course, messages.frame)),
    embedFrame: await drawn(embedFrame(course)),
    adminFrame: await drawn(adminFrame(course)),
    landing: {
      title: name,
      head: await drawn(<Head name={name} description={landing.lead} path="/" />),
      main: await drawn(
        <Landing
          author={author}
          landing={landing}
          subjects={subjects}
          sample={sampleOf(sample)}
          messages={messages.landing}
        />,
      ),
    },
    privacy: {
      title: `${messages.privacy.title} · ${name}`,
      head: await drawn(<Head name={name} description={messages.privacy.description} path="/privacy" />),
      main: await drawn(<Privacy author={author} messages={messages.privacy} />),
    },
    icon: markIcon(theme.light),
  };
}

async function drawn(content: unknown): Promise<string> {
  return String(await content);
}
