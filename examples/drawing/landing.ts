import type { LandingWords } from 'daystep';

export const landing: LandingWords = {
  headline: 'You can draw. You only stopped.',
  lead: 'Three short emails for people who last drew as children. Each morning brings one small drawing, ten minutes long, with whatever pencil is in the house.',
  reassurances: ['Free', 'Ten minutes a day', 'No talent needed'],
  sample: 'look-longer',
  forWhom: {
    heading: 'Who it is for',
    points: [
      'You say “I can’t even draw a straight line.” Nobody will ask you to.',
      'You would like ten quiet minutes a day away from a screen.',
      'You have a pencil, some paper and a cup.',
    ],
  },
  questions: [
    {
      question: 'How long does it take, and what does it cost?',
      answer:
        'There are three lessons. The first comes as soon as you confirm your address, the others on the two mornings after that. The course is free.',
    },
    {
      question: 'Will I draw well afterward?',
      answer:
        'You will see better, which comes first. Drawing well takes a few hundred drawings. You will have made three.',
    },
    {
      question: 'How do I stop?',
      answer:
        'Every lesson has an unsubscribe link at the end. The lessons stop, and we keep your place in case you want to go on later.',
    },
  ],
  closing: 'The cup is in the kitchen. Shall we begin?',
};
