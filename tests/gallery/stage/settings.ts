/** For `startCourse`: the course as the stage plays it, in a folder of its own, under secrets that are known. */
export const STAGE = {
  WORKER_ENTRY: 'tests/gallery/stage/index.ts',
  DIST: 'dist/stage',
  ADMIN_PASSWORD: 'for-the-stage-only',
  SIGNING_SECRET: 'for-the-stage-only-0123456789abcdef',
  RESEND_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
};
