interface HeadProps {
  name: string;
  description: string;
  /** Begins with a slash. */
  path: string;
}

/** What search engines and the previews of messengers read of a page; the gap `site_url` is the site's address. */
export function Head({ name, description, path }: HeadProps) {
  const url = `{{site_url}}${path}`;
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={url} />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={name} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      <meta property="og:image" content="{{site_url}}/course.png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={name} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
