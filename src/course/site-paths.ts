/** Where the build puts the pages, words and pictures of the site, and the Worker reads them: paths inside `dist/assets/`. */

export const FRAME = 'pages/frame.html';
export const EMBED_FRAME = 'pages/embed.html';
export const ADMIN_FRAME = 'pages/admin.html';
export const LANDING = 'pages/landing.json';
export const PRIVACY = 'pages/privacy.json';
export const MESSAGES = 'pages/words.json';
export const ICON = 'pictures/favicon.svg';
export const TOUCH_ICON = 'pictures/apple-touch-icon.png';
export const SHARE_PICTURE = 'pictures/course.png';

/** What stands under the paths of pages that end with `.json`: a page without its frame (HTML). */
export interface SitePage {
  title: string;
  head: string;
  main: string;
}
