/**
 * The product's own sentences in English: whatever a reader reads that is not the author's. One such file a language,
 * named as `language` in emails/course.ts. `{{gap}}` is filled in when the sentence is shown; a sentence with a tag in
 * it is HTML.
 */

const inTheCourse = 'To the course';
const ourFault = 'This is our fault, not yours. Please go back and try again in a few minutes.';
const askAgain =
  'If you still want your lessons at this address, ask for it once more on your own page: the link is at the end of every lesson. Until then they come to the address before.';
const unreached = 'Our mails stopped getting through to you, so your lessons stopped.';
const alreadyIn = {
  label: 'Nothing more to do',
  title: 'You are already in',
  text: 'Your address is confirmed and your place in the course is safe.',
} as const;

export const messages = {
  /** How a day and an hour are told; a clock of 24 hours may want a word of its own ("Uhr"). */
  clock: { moment: '{{day}} at {{time}}', hours24: '{{time}}' },

  /** Whose clock a time is told by. */
  zone: '{{place}} time',

  /** The parts of the world, by their names in the IANA time zone database. */
  regions: {
    Africa: 'Africa',
    America: 'America',
    Antarctica: 'Antarctica',
    Arctic: 'Arctic',
    Asia: 'Asia',
    Atlantic: 'Atlantic Ocean',
    Australia: 'Australia',
    Europe: 'Europe',
    Indian: 'Indian Ocean',
    Pacific: 'Pacific Ocean',
  },

  /** What places of that database are called here, where it is not their name there ("Vienna" is "Wien"). */
  places: {} as Record<string, string>,

  /** What stands around every page. */
  layout: {
    skip: 'To the words of this page',
    author: 'An email course by {{author}}',
    about: 'About the course',
    privacy: 'Privacy',
  },

  /** What the landing page says around the author's own words. */
  landing: {
    label: 'An email course in {{count}} lessons',
    begin: 'Start today',
    days: 'The course, day by day',
    day: 'Day',
    sample: 'What a lesson is like',
    aboutSample:
      'This is how one of them begins. The whole of it takes a few minutes to read, and ends with one small step.',
    from: 'From {{author}}, in your inbox',
    goesOn: '… and so it goes on for a few minutes.',
    questions: 'Questions',
    privacy: 'What is stored about you, and why, is on the <a href="/privacy">privacy page</a>.',
    /** Below the course's name on the picture that messengers show beside a link. */
    picture: 'An email course in {{count}} lessons, by {{author}}',
  },

  privacy: {
    title: 'Privacy',
    description: 'What is stored about the readers of this course, and why.',
    heading: 'What we keep about you, and why',
    lead: 'We keep what it takes to send you this course, and nothing else. There are no cookies here, nothing counts your visits, and our emails don’t tell us whether you open them or what you tap.',
    before: 'Before you confirm',
    aboutBefore:
      'We store nothing. What you type into the form travels inside the link of the email that we send you. If you don’t press it, that email was all.',
    during: 'While you take the course',
    kept: [
      { what: 'Your email address', why: 'It is where the lessons go.' },
      { what: 'Your first name, if you gave it', why: 'It stands at the top of each lesson.' },
      { what: 'Your time zone and the hour you chose', why: 'So that a lesson comes in your own morning.' },
      {
        what: 'When you asked for the course and confirmed it, and on which site, or from which list you came',
        why: 'The law wants us to be able to show that you did.',
      },
      { what: 'Which lessons you have had, and when', why: 'So that you get each of them once, in order.' },
      {
        what: 'Whether you have paused, left or come back, and why, if you told us',
        why: 'So that nothing comes that you don’t want.',
      },
      { what: 'Whether an email to you came back, or was marked as spam', why: 'Then we stop.' },
    ],
    helpers: 'Who works for us',
    cloudflare: 'Cloudflare runs this site and stores what is listed above. It sees your IP address when you visit.',
    resend: 'Resend delivers the emails, and sees their text and your address.',
    aboutHelpers: 'They may use it for this work alone. We sell nothing and pass nothing on for advertising.',
    howLong: 'For how long',
    place: 'Your place in the course goes by itself {{days}} days after its last lesson.',
    rest: 'The rest stays until you delete it, so that you can come back, and so that nobody is mailed again who has left.',
    choices: 'What you can do',
    aboutChoices:
      'Every email links to your own page. There you can see all that we keep, download it, correct your name and address, leave the course, or delete everything. If you delete it, all that stays is a scrambled mark from which nobody can read your address; it tells us never to write to it again.',
    who: 'Who we are',
    aboutWho:
      'This course is by {{author}}, {{postalAddress}}. Write to <a href="mailto:{{replyTo}}">{{replyTo}}</a> if anything is unclear, or if you no longer have one of our emails. You can also complain to the data protection authority where you live.',
  },

  /** What mails say around the author's own words, and all of the mails that are no lesson. */
  mails: {
    greeting: { named: 'Hi {{name}},', unnamed: 'Hello,' },
    lesson: {
      day: 'Day {{day}} of {{days}}',
      exercise: 'Today’s exercise: {{title}}',
      tomorrow: 'Tomorrow:',
    },
    /** Below a button, for whom it does not work. */
    instead: { text: 'If the button doesn’t work, {{link}}.', link: 'use this link' },
    footer: {
      /** How the course is named in what follows. */
      course: '“{{name}}”',
      why: 'You get this because you asked for {{course}}.',
      rhythm: 'One lesson a day, until the course is over.',
      whySignup: 'You get this one mail because somebody entered this address at {{course}}.',
      online: 'Read this in your browser',
      manage: 'Manage your course',
      leave: 'Unsubscribe',
      lessonOf: 'A lesson of “{{name}}.”',
      begin: 'Begin it yourself',
    },
    confirmation: {
      subject: 'Please confirm: your first lesson is ready',
      preview: 'Say yes, and lesson 1 is on its way. If you didn’t sign up, there is nothing to do.',
      title: 'Shall we begin?',
      text: 'You asked for our email course, “{{name}}.” Please confirm that this address is yours:',
      button: 'Yes, send me lesson 1',
      after:
        'Lesson 1 comes as soon as you have confirmed. After that you get one lesson a day, in the morning, {{days}} lessons in all. You can stop whenever you like.',
      otherwise:
        'The link is good for 7 days. If you didn’t sign up, do nothing, and you will hear nothing more from us.',
    },
    alreadyIn: {
      subject: 'You are already in the course',
      preview: 'Your place is safe, and your next lesson comes by itself. There is nothing to do.',
      title: 'You are already in',
      text: 'Somebody, most likely you, has just signed up again with this address. You’re already in the course, so there is nothing to do: you keep your place, and your next lesson comes by itself.',
      spam: 'If you were expecting a lesson and can’t find it, your spam folder is worth a look.',
      page: 'On your own page you can see where you are in the course, or leave it if you have had enough.',
      button: 'See where I am',
    },
    comeBack: {
      subject: 'Shall we go on where you stopped?',
      preview: 'Your place was kept. One tap, and the next lesson comes by itself.',
      title: 'Shall we go on?',
      text: '{{why}} Now somebody, most likely you, has signed up again with this address. It’s good to see you back. Your place was kept:',
      button: 'Go on with the course',
      after:
        'You go on where you stopped. The next lesson is one that you haven’t had yet, and after it comes one a day, in the morning, as before.',
      otherwise: 'The link is good for 7 days. If you’d rather not go on, do nothing, and nothing comes.',
    },
    finished: {
      subject: 'You have had the whole course',
      preview: 'All lessons are yours: read them again, or start from the first one.',
      title: 'You have had the whole course',
      text: 'Somebody, most likely you, has just signed up again with this address. You have had every lesson already, so we didn’t start over without asking.',
      again:
        'Some lessons say more the second time. On your own page you can read any of them again, or begin anew from the first one, with one a day as before.',
      button: 'Open my page',
      otherwise: 'If neither is for you, do nothing. No more lessons come.',
    },
    newAddress: {
      subject: 'Please confirm your new address',
      preview: 'One tap, and your lessons come to this address from now on.',
      title: 'Is this your new address?',
      text: 'You asked us to send the lessons of “{{name}}” to this address. Please confirm that it’s yours:',
      button: 'Yes, this is my new address',
      after: 'Nothing changes until you press it. You keep your place in the course, and no lesson comes twice.',
      otherwise: 'The link is good for 7 days. If it wasn’t you, ignore this mail, and everything stays as it is.',
    },
  },

  form: {
    email: 'Your email address',
    name: 'Your first name',
    optional: 'optional',
    trap: 'Please leave this empty',
    begin: 'Begin the course',
    after: 'We send you one email to confirm your address. Lesson 1 follows right after.',
    lookAgain: 'Please look at the form again',
    framed: 'Sign up',
    stored: 'What is stored about you',
  },

  /** Cloudflare's check for robots, where it is on. */
  turnstile: {
    needsScript:
      'Robots fill in this form too, and only a script can tell you from them. Please switch JavaScript on for this page.',
    privacy:
      'Cloudflare Turnstile checks, on the page with the form, that a person and no program fills it in. It looks at your browser and your IP address for that.',
  },

  /** What is wrong with what was typed. */
  mistakes: {
    noText: 'Please send this as text.',
    tooLong: 'This is far too long.',
    noEmail: 'Please enter your email address.',
    notAnEmail: 'This does not look like an email address. Please check it: it should look like name@example.org.',
    refusedEmail: 'Our mail service cannot send to this address. Please check it, or try another one.',
    linkInName: 'Please enter just your name, without a link.',
    longName: 'Please keep your name under {{most}} characters.',
    noFields: 'Please send the fields email, name and timezone.',
    notAPerson: 'We could not tell that you are a person. Please try once more.',
    hour: 'Please choose one of the hours in the list.',
    zone: 'Please choose one of the time zones in the list.',
    day: 'Please choose a day from tomorrow on, within a year.',
    notSure: 'Please tick the box, so that nothing is deleted by mistake.',
    manyEmails: 'That was one address after the other. Please wait a minute, and try again.',
    unreachedEmail: 'We could not send an email to this address. Please look at it once more, or try again later.',
  },

  checkInbox: {
    title: 'Check your inbox',
    typo: 'You wrote an address at {{domain}}. Did you mean {{meant}}? If so, please <a href="/#begin">sign up again</a>.',
    label: 'One more step',
    text: 'We have sent you an email. Open it and press the button inside: that tells us that the address is yours, and your lessons can come.',
    nothing: 'Nothing there?',
    wait: 'Give it a minute or two.',
    spam: 'Look in your spam folder, and in “Promotions” if you use Gmail.',
    mistyped: 'Maybe the address had a typing mistake. You can simply <a href="/">sign up again</a>.',
    done: 'You can close this page.',
  },

  /** Why no lesson has come, in the mail that asks somebody back: it accuses nobody. */
  whyStopped: {
    paused: 'You paused the course a while ago.',
    left: 'You left the course a while ago.',
    refused: unreached,
    bounced: unreached,
    complained: 'One of our mails was marked as spam, so we stopped writing to you.',
  },

  /** The pages behind the links that confirm; each is true both before and after its button is pressed. */
  confirm: {
    pages: {
      begin: {
        label: 'The last step',
        title: 'Confirm your address',
        text: 'This tells us that the address is yours. Lesson 1 follows right away.',
        button: 'Yes, send me lesson 1',
      },
      return: {
        label: 'Good to see you again',
        title: 'Shall we go on?',
        text: 'Your place was kept. The next lesson is one that you haven’t had yet, and it comes in the morning, as before.',
        button: 'Go on with the course',
      },
      already: { ...alreadyIn, button: 'See how it goes on' },
    },
    waiting: 'One moment… If this takes more than a few seconds, please press the button.',
    expired: {
      title: 'This link has expired',
      old: 'A confirmation link works for seven days, and this one is older. Nothing is lost: we can send a new one to {{address}}.',
      left: 'You have left the course since we sent it, and your leaving counts. If you would like to come back, we can send a new one to {{address}}.',
      again: 'Send me a new link',
    },
    broken: {
      title: 'This link doesn’t work',
      text: 'A part of it is probably missing. That happens when a mail app breaks a long link in two, or when only a piece of it was copied.',
      press: 'Go back to the email and press the button there once more.',
      copy: 'Or copy the whole link from the email into the address bar of your browser.',
      otherwise: 'If neither helps, sign up again and we send you a fresh email.',
      again: 'Sign up again',
    },
  },

  confirmed: {
    outcomes: {
      sent: {
        label: 'Your address is confirmed',
        title: 'Lesson 1 is on its way',
        text: 'It should be in your inbox within a minute or two. If you cannot find it, look in your spam folder.',
      },
      delayed: {
        label: 'Your address is confirmed',
        title: 'Lesson 1 will be with you soon',
        text: 'Sending takes a little longer than usual right now. Your first lesson comes within the next quarter of an hour or so. There is nothing more for you to do.',
      },
      already: alreadyIn,
      paused: {
        label: 'Nothing more to do',
        title: 'Your course is paused',
        text: 'Your place is safe. You paused after that email was sent, so no lesson comes until you resume.',
      },
      returned: {
        label: 'Good to see you again',
        title: 'Welcome back',
        text: 'We have kept your place: the course goes on where you left off.',
      },
    },
    second: 'Lesson 2 comes <strong>{{when}}</strong>, and then one a day at the same hour.',
    next: 'Your next lesson comes <strong>{{when}}</strong>.',
    ownPage:
      'On <a href="{{page}}">your own page</a> you can see how far you are, choose another hour, pause, or leave. Every email links to it.',
  },

  /** A reader's own page. */
  preferences: {
    label: 'Your course',
    labelFor: 'Your course, {{name}}',
    titles: {
      pausedBefore: 'Paused before lesson 1',
      pausedAfter: 'Paused after lesson {{count}} of {{all}}',
      first: 'Lesson 1 is coming',
      at: 'Lesson {{count}} of {{all}}',
      finished: 'You have finished the course',
      left: 'You have left the course',
      cameBack: 'Our emails to you came back',
      stopped: 'We have stopped our emails',
    },
    nothingChanged: 'Nothing has changed yet.',
    showMe: 'Show me where',
    onItsWay: 'A lesson is on its way to you just now.',
    nextLesson: 'Your next lesson comes <strong>{{when}}</strong>.',
    goesOn: 'Your course waits, and goes on by itself on <strong>{{when}}</strong>.',
    goOnNow: 'Go on now',
    lessonsGoTo: 'Lessons go to {{address}}.',
    paused: 'No lesson comes until you resume. Take all the time you need: your place is kept.',
    resume: 'Resume the course',
    finished:
      'That was the last lesson. No more go to {{address}}. You can read each of them again, whenever you like.',
    had: 'You have had {{count}} of {{all}} lessons.',
    left: 'No more go to {{address}}.',
    refused:
      'An email to {{address}} could not be delivered, so we stopped. If there is a mistake in the address, please <a href="/">sign up</a> with the right one.',
    bounced: 'An email to {{address}} came back, so we stopped. It happens when a mailbox is full, or was closed.',
    complained:
      'One of our emails was marked as spam, so we stopped, and nothing more goes to {{address}}. That is quite all right.',
    wayBack: {
      heading: 'Would you like to go on?',
      text: 'You can go on where you left off. We send you an email to confirm first.',
      button: 'Continue the course',
      otherwise: 'If that email does not arrive, please <a href="/">sign up</a> with another address.',
    },
  },

  lessons: {
    heading: 'Your lessons',
    lesson: 'Lesson',
    again: 'Read it again',
    cameOn: 'Came on {{when}}',
    came: 'Received',
    uncertainOn: 'Sent, but it may not have arrived: {{when}}',
    uncertain: 'Sent, but it may not have arrived',
    never: 'Not received',
    coming: 'Still to come',
    onceResumed: 'Next, once you resume',
    nextOn: 'Next: {{when}}',
    next: 'Next',
  },

  /** All that a reader can change, on their own page. */
  actions: {
    headings: {
      rhythm: 'Your rhythm',
      onceMore: 'Once more?',
      about: 'About you',
      stop: 'Stop',
      forget: 'Forget me',
    },
    now: {
      title: 'Get the next lesson now',
      button: 'Send me the next lesson',
      text: 'It leaves at once and cannot be called back.',
      paused: 'After it, your course stays paused.',
      after: 'The one after it comes at your usual hour, at least half a day later.',
    },
    pause: {
      title: 'Pause the course',
      change: 'Change the pause',
      text: 'No lesson comes until you resume, or until a day that you choose. Your place is kept.',
      day: 'Next lesson on',
      dayHint: 'leave it empty to decide later',
      goOn: 'Go on by itself on a day',
      goOnButton: 'Go on that day',
      goOnText: 'Choose the day on which your next lesson is to come.',
    },
    hour: {
      title: 'Change the hour or time zone',
      button: 'Save the hour',
      hour: 'Lessons come at',
      zone: 'Time zone',
      zoneNow: '{{zone}} (now)',
    },
    restart: {
      title: 'Start again from lesson 1',
      button: 'Start again',
      text: 'All lessons come once more, one a day, from the first one on. You can take it back until lesson 1 has come.',
    },
    undoRestart: {
      title: 'Go back to where I was',
      button: 'Go on where I was',
      text: 'You have begun again. Until lesson 1 has come, you can still go on where you were.',
    },
    name: { title: 'Change my name', button: 'Save the name' },
    address: {
      title: 'Change my address',
      button: 'Send the email',
      text: 'Your lessons go to {{address}}. We send an email to the new address first; once you have pressed the button there, the lessons move.',
      email: 'Your new email address',
    },
    download: {
      title: 'Download what is kept about me',
      button: 'Download it',
      text: 'One file (JSON) with all that we keep: who you are to us, which lessons came when, and what you agreed to.',
    },
    leave: {
      title: 'Leave the course',
      text: 'No more lessons come. We keep your place, in case you would like to go on one day.',
    },
    delete: {
      title: 'Delete everything about me',
      button: 'Delete everything',
      text: 'No more emails come, and all that we know of you is deleted: your address, your name, your lessons. Only a scrambled mark stays, from which nobody can read your address, so that we never write to it again; so you cannot join again with this address. You can take it back within an hour.',
      sure: 'Yes, delete everything',
    },
  },

  /** What became of a reader's wish: plain words for somebody who is tired. */
  changes: {
    onItsWay: 'A lesson may be on its way to you just now.',
    delayed:
      'Sending takes a little longer than usual right now. Your lesson comes within the next quarter of an hour or so.',
    tooSoon: 'Each lesson has half a day to itself.',
    tooSoonUntil: 'Each lesson has half a day to itself. You can ask for the next one from {{when}} on.',
    refused: 'Our mail service cannot send to {{address}} just now. Nothing has changed.',
    done: {
      pause: 'Your course is paused. It waits for you as long as you like.',
      pauseUntil: 'Your course is paused. It goes on by itself on {{day}}.',
      resume: 'Good. Your course goes on.',
      hour: 'From now on your lessons come at {{hour}}.',
      hourPaused: 'Once you resume, your lessons come at {{hour}}.',
      name: 'Done. From the next email on we call you {{name}}.',
      noName: 'Done. From the next email on we write to you without a name.',
      address:
        'We have sent an email to {{address}}. Once you press the button there, your lessons go there. Until then, and if you change your mind, everything stays as it is.',
      now: 'Your next lesson is on its way. It should be in your inbox within a minute or two. It cannot be called back.',
      restart: 'You begin again with lesson 1, at your usual hour.',
      'undo-restart': 'Good. You are back where you were.',
      return: 'Welcome back. You are where you left off.',
      returnPaused: 'Welcome back. Your course is paused, as it was when you left.',
      reason: 'Thank you. It helps us to make the course better.',
      noReason: 'Done. What you wrote is deleted.',
      restore: 'You are back, and nothing is lost.',
    },
    /** Where a lesson is on its way, and the wish waits until it has arrived. */
    afterLesson: {
      pause: 'Your course pauses right after it.',
      pauseUntil: 'Your course pauses right after it, until {{day}}.',
      resume: 'Your course goes on right after it.',
      hour: 'Those after it come at {{hour}}.',
      name: 'Those after it call you {{name}}.',
      noName: 'Those after it use no name.',
      restart: 'After it, the course begins again with lesson 1.',
      'undo-restart': 'After it, you go on where you were.',
      other: 'The next one comes after it, at your usual hour.',
    },
    /** Where there was nothing to do. */
    nothing: {
      gone: 'No lessons come any more, so there is nothing to change.',
      finished: 'You have had the whole course, so there is nothing to change.',
      paused: 'Your course is paused already.',
      running: 'Your course is running already.',
      hour: 'Your lessons come at {{hour}} already.',
      name: 'We call you {{name}} already.',
      noName: 'We use no name already.',
      address: 'Your lessons go to {{address}} already.',
      now: 'There is no lesson that could be sent now.',
      restart: 'You are at the beginning already.',
      'undo-restart': 'You are where you were already.',
      return: 'You are in the course already.',
    },
    /** The buttons that take a change back. */
    undo: {
      pause: 'Do not pause',
      pauseAsBefore: 'Pause until I resume',
      pauseUntil: 'Pause until {{day}}',
      hour: 'Back to {{hour}}',
      name: 'Call me {{name}}, as before',
      noName: 'Use no name, as before',
      restart: 'Go on where I was',
      'undo-restart': 'Begin again after all',
      return: 'Leave after all',
      reason: 'Delete what I wrote',
    },
  },

  address: {
    confirm: {
      label: 'The last step',
      title: 'Your new address',
      text: 'From now on, the lessons are to come to {{address}}. Nothing else changes: the same lessons, at the same hour.',
      button: 'Yes, send them here',
    },
    label: 'Thank you',
    moved: 'Your address is changed',
    movedText: 'The lessons come to {{address}} from now on, and nothing more goes to the address before.',
    afterLesson: 'One more lesson, then we move',
    afterLessonText:
      'A lesson is on its way to your old address just now. All that follow it come to {{address}}. There is nothing more for you to do.',
    nextLesson: 'Your next lesson comes <strong>{{when}}</strong>.',
    ownPage:
      '<a href="{{page}}">Your own page</a> has moved with you. The links in older mails do not lead there any more; those in the next lesson do.',
  },

  leaving: {
    ask: {
      title: 'Leave the course?',
      text: 'Press the button and no more lessons come. We keep your place, in case you would like to go on one day.',
      button: 'Leave the course',
      stay: 'Would you rather stay? Then just close this page: nothing has changed.',
    },
    title: 'You have left the course',
    elsewhere: 'No more lessons come. If you would like to come back one day, just sign up again.',
    text: 'No more lessons come to {{address}}. Thank you for the time you gave it. We wish you well, whatever comes next.',
    back: 'Changed your mind?',
    backText: 'Press the button, and you are back where you left off.',
    backButton: 'Go on with the course',
    why: 'Would you like to tell us why?',
    whyHint: '(You do not have to.)',
    reasons: ['It was not the right time', 'Too many emails', 'It was not what I needed', 'Things are better now'],
    ownWords: 'In your own words',
    send: 'Send it',
    thanks: 'Thank you for telling us why.',
    kept: 'What is kept of you, and how to delete it, is on <a href="{{page}}">your own page</a>.',
  },

  deleted: {
    title: 'Everything is deleted',
    text: 'No more emails go to {{address}}. All that stays is a scrambled mark that tells us not to write there again. Thank you for the time you gave the course. We wish you well.',
    mistake: 'Was it a mistake? This page can put you back for one hour. Once you close it, it is final.',
    button: 'Put me back',
  },

  /** The file with all that is kept about a reader: its name, and what stands in it, for people and programs to read. */
  file: {
    name: 'my-course.json',
    keys: {
      madeAt: 'madeAt',
      course: 'course',
      person: 'person',
      address: 'address',
      name: 'name',
      timeZone: 'timeZone',
      hourOfLessons: 'hourOfLessons',
      status: 'status',
      whyLeft: 'whyLeft',
      whyNotMailed: 'whyNotMailed',
      changedAt: 'changedAt',
      leftAt: 'leftAt',
      pausedSince: 'pausedSince',
      pausedUntil: 'pausedUntil',
      beganAgainAt: 'beganAgainAt',
      consent: 'consent',
      requestedAt: 'requestedAt',
      confirmedAt: 'confirmedAt',
      website: 'website',
      lessons: 'lessons',
      lesson: 'lesson',
      subject: 'subject',
      received: 'received',
      receivedAt: 'receivedAt',
      uncertain: 'uncertain',
      place: 'place',
      nextLesson: 'nextLesson',
      nextLessonAt: 'nextLessonAt',
      lastLessonAt: 'lastLessonAt',
      onItsWay: 'onItsWay',
      waitingChanges: 'waitingChanges',
      askedAt: 'askedAt',
      action: 'action',
      until: 'until',
      hour: 'hour',
      issuedAt: 'issuedAt',
      earlierAddresses: 'earlierAddresses',
      asItIsStored: 'asItIsStored',
      keptByOthers: 'keptByOthers',
    },
    /** What `status` can be. */
    statuses: {
      active: 'active',
      paused: 'paused',
      left: 'left',
      refused: 'refused',
      bounced: 'bounced',
      complained: 'complained',
    },
    /** What `action` can be. */
    actions: {
      pause: 'pause',
      resume: 'resume',
      hour: 'hour',
      name: 'name',
      restart: 'restart',
      'undo-restart': 'undo-restart',
      address: 'address',
    },
  },

  /** What that file says of others. */
  keptByOthers: [
    'Resend, which delivers our mails, keeps each mail with your address, and whether it arrived, for as long as its own terms say: https://resend.com/legal/privacy-policy',
    'Cloudflare, on whose computers this course runs, logs for some days that a page was asked for. When a lesson may not have reached you, a line of that log holds the id below.',
    'This course keeps no record of whether you opened a mail or followed a link in it.',
  ],

  /** The answers to what went wrong, a string a paragraph; `action` names the way to the landing page. */
  errors: {
    notFound: {
      title: 'There is no page here',
      messages: [
        'The address may have been cut off on its way to you. Links in our mails work best when you tap them there.',
      ],
      action: inTheCourse,
    },
    originNotAllowed: {
      title: 'This form does not work from there',
      messages: [
        'It was sent from a site that this course does not know. Nothing was stored, and no mail leaves.',
        'You can sign up on the course’s own page.',
      ],
      action: inTheCourse,
    },
    tooLarge: {
      title: 'That was too much at once',
      messages: [
        'What you sent is larger than any of our forms. Nothing was stored. Please go back and try with less.',
      ],
      action: inTheCourse,
    },
    tooManySignups: {
      title: 'Too many signups at once',
      messages: [
        'From your network came more signups than one person makes. Please try again in a minute; nothing is lost but that minute.',
      ],
      action: inTheCourse,
    },
    mailNotSent: { title: 'We could not send your mail just now', messages: [ourFault] },
    notYetVisible: { title: 'We cannot find you just now', messages: [ourFault] },
    unexpected: {
      title: 'Something went wrong on our side',
      messages: [
        'Please go back and try once more. If you were confirming, pressing the button again is safe: nothing is sent twice.',
      ],
      action: inTheCourse,
    },
    notSetUp: {
      title: 'This course is not set up yet',
      messages: ['Whoever runs this course has to mend this first. Until then nobody can sign up, and no mail leaves.'],
    },
    brokenLink: {
      title: 'This link doesn’t work',
      messages: ['It may have been cut off. Please open it again from one of our mails, or copy all of it.'],
      action: inTheCourse,
    },
    refusedAddress: {
      title: 'Our mail service cannot send to your address',
      messages: ['It refused the first lesson, so we have not signed you up. Please try again with another address.'],
      action: 'Sign up with another address',
    },
    addressTaken: {
      title: 'This address is in the course already',
      messages: [
        'Somebody takes this course with it, so the lessons cannot move here. If that is you, you have two places: each lesson has a link at its end with which you can leave one of them.',
        'Nothing was changed.',
      ],
    },
    moveExpired: {
      title: 'This link does not count any more',
      messages: ['A link like this works for seven days, and this one is older.', askAgain],
    },
    moveOutdated: {
      title: 'This link does not count any more',
      messages: ['Something has changed since we sent it, and that counts.', askAgain],
    },
    movedAway: {
      title: 'This course has moved to another address',
      messages: [
        'The lessons come to the address that you gave us, and so do the links to your own page: open it from a newer lesson, there.',
        'The link with which you leave the course still works in every mail, old ones too.',
      ],
      action: inTheCourse,
    },
    deleted: {
      title: 'There is nothing here any more',
      messages: [
        'You asked us to delete you, and we did. All that stays is a scrambled mark that tells us not to write to your address again: no mail will come.',
      ],
    },
    tooLateToRestore: {
      title: 'This cannot be taken back any more',
      messages: ['Deleting could be taken back for one hour, and that hour is over. No mail will come.'],
    },
    lessonGone: {
      title: 'This lesson is not here any more',
      messages: [
        'It was taken out of the course. The mail that brought it still has all of it, and the other lessons are where they were.',
      ],
      action: inTheCourse,
    },
  },
} as const;
