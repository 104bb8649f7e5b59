import type { LandingWords } from 'daystep';

/** The words of the landing page: what the course can do for someone, and what nobody can promise. */
export const landing: LandingWords = {
  headline: 'You miss them. Take it one day at a time.',
  lead: 'Nine short emails for the time after a breakup, a big fight or a mistake you regret. Each day brings one calm step: give space, understand what broke, look after yourself, and reach out with respect when the time is right.',
  reassurances: ['Free', 'About three minutes a day', 'Leave whenever you like'],
  sample: 'give-space',
  forWhom: {
    heading: 'Who it is for',
    points: [
      'You lost someone you love after a big fight, a slow drift apart, or a mistake of your own.',
      'You reach for your phone again and again, and don’t know whether to write or to wait.',
      'You want to understand your part in it, and to love better than you did.',
      'You can accept that the other person is free to say no.',
    ],
  },
  questions: [
    {
      question: 'How long does it take, and what does it cost?',
      answer:
        'There are nine lessons. The first comes as soon as you confirm your address, the others one a day, in the morning where you live. A lesson takes about three minutes to read and ends with one small exercise. The course is free.',
    },
    {
      question: 'Will it bring them back?',
      answer:
        'Nobody can promise you that, and we don’t. It is their decision as much as yours. The course helps you stop what pushes people away, understand what happened, say sorry and mean it, and become someone it is good to be close to. If they don’t come back, there is a lesson for that too, and what you learned stays with you.',
    },
    {
      question: 'How do I stop?',
      answer:
        'Every lesson has an unsubscribe link at the end, and most mail apps show one at the top as well. No account, no password, no questions asked. The lessons stop, and we keep your place in case you want to go on later.',
    },
    {
      question: 'What do you keep about me?',
      answer:
        'Your email address, your first name if you give it, your time zone, when you confirmed, and which lessons you have had. We use them to send you this course and for nothing else, and we don’t sell them or pass them on for advertising. Two services do the work for us and see what they need for it: Cloudflare stores the data, and Resend delivers the emails.',
    },
    {
      question: 'What if there was a clear no, or violence?',
      answer:
        'A no is final, and so is a block or a request for no contact. Please respect it. Where there was violence, threats or control, on either side, this course is not the way. If anyone is in danger, call your local emergency number. A domestic violence helpline near you can tell you what to do next.',
    },
    {
      question: 'What if it hurts more than I can bear?',
      answer:
        'This is a course, and it can’t take the place of a person. If you can’t sleep or eat for days, or think of harming yourself, please talk to someone today: a friend, a doctor, or a crisis line where you live.',
    },
  ],
  closing: 'You don’t have to put everything right today. One small step is enough.',
};
