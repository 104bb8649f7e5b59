/**
 * The product's own sentences in German, with "du": see en.ts for what each is for. Lessons are „Lektionen“, a reader's
 * own page is „deine Seite“.
 */
import type { Sentences } from './locale.ts';

const inTheCourse = 'Zum Kurs';
const ourFault = 'Das liegt an uns, nicht an dir. Bitte geh zurück und versuch es in ein paar Minuten noch einmal.';
const askAgain =
  'Wenn du deine Lektionen weiterhin an diese Adresse möchtest, bitte auf deiner Seite noch einmal darum: Der Link dorthin steht am Ende jeder Lektion. Bis dahin kommen sie an die bisherige Adresse.';
const unreached = 'Unsere Mails kamen nicht mehr bei dir an, deshalb kam auch keine Lektion mehr.';
const alreadyIn = {
  label: 'Mehr ist nicht zu tun',
  title: 'Du bist schon dabei',
  text: 'Deine Adresse ist bestätigt, und dein Platz im Kurs ist dir sicher.',
} as const;

export const messages = {
  clock: { moment: '{{day}}, um {{time}}', hours24: '{{time}} Uhr' },

  zone: 'Ortszeit {{place}}',

  regions: {
    Africa: 'Afrika',
    America: 'Amerika',
    Antarctica: 'Antarktis',
    Arctic: 'Arktis',
    Asia: 'Asien',
    Atlantic: 'Atlantischer Ozean',
    Australia: 'Australien',
    Europe: 'Europa',
    Indian: 'Indischer Ozean',
    Pacific: 'Pazifischer Ozean',
  },

  places: {
    Addis_Ababa: 'Addis Abeba',
    Algiers: 'Algier',
    Argentina: 'Argentinien',
    Ashgabat: 'Aschgabat',
    Astrakhan: 'Astrachan',
    Asuncion: 'Asunción',
    Athens: 'Athen',
    Azores: 'Azoren',
    Baghdad: 'Bagdad',
    Belem: 'Belém',
    Belgrade: 'Belgrad',
    Bishkek: 'Bischkek',
    Bogota: 'Bogotá',
    Brussels: 'Brüssel',
    Bucharest: 'Bukarest',
    Busingen: 'Büsingen',
    Cairo: 'Kairo',
    Canary: 'Kanarische Inseln',
    Cancun: 'Cancún',
    Cape_Verde: 'Kap Verde',
    Cayman: 'Kaimaninseln',
    Chatham: 'Chathaminseln',
    Chisinau: 'Chișinău',
    Chita: 'Tschita',
    Christmas: 'Weihnachtsinsel',
    Cocos: 'Kokosinseln',
    Comoro: 'Komoren',
    Copenhagen: 'Kopenhagen',
    Cordoba: 'Córdoba',
    Curacao: 'Curaçao',
    Damascus: 'Damaskus',
    Dar_es_Salaam: 'Daressalam',
    Djibouti: 'Dschibuti',
    Dushanbe: 'Duschanbe',
    Easter: 'Osterinsel',
    Faroe: 'Färöer',
    Fiji: 'Fidschi',
    Galapagos: 'Galápagos',
    Havana: 'Havanna',
    Ho_Chi_Minh: 'Ho-Chi-Minh-Stadt',
    Hong_Kong: 'Hongkong',
    Isle_of_Man: 'Insel Man',
    Jamaica: 'Jamaika',
    Kamchatka: 'Kamtschatka',
    Khandyga: 'Chandyga',
    Khartoum: 'Khartum',
    Kiev: 'Kiew',
    Kirov: 'Kirow',
    Krasnoyarsk: 'Krasnojarsk',
    Kyiv: 'Kiew',
    Lisbon: 'Lissabon',
    Lord_Howe: 'Lord-Howe-Insel',
    Luxembourg: 'Luxemburg',
    Mahe: 'Mahé',
    Maldives: 'Malediven',
    Marquesas: 'Marquesas-Inseln',
    Merida: 'Mérida',
    Mexico_City: 'Mexiko-Stadt',
    Mogadishu: 'Mogadischu',
    Moscow: 'Moskau',
    Muscat: 'Maskat',
    Ndjamena: 'N’Djamena',
    Nicosia: 'Nikosia',
    Norfolk: 'Norfolkinsel',
    Noumea: 'Nouméa',
    Novokuznetsk: 'Nowokusnezk',
    Novosibirsk: 'Nowosibirsk',
    Pitcairn: 'Pitcairninseln',
    Prague: 'Prag',
    Pyongyang: 'Pjöngjang',
    Qatar: 'Katar',
    Reunion: 'Réunion',
    Reykjavik: 'Reykjavík',
    Riyadh: 'Riad',
    Rome: 'Rom',
    Sakhalin: 'Sachalin',
    Sao_Paulo: 'São Paulo',
    Sao_Tome: 'São Tomé',
    Saratov: 'Saratow',
    Singapore: 'Singapur',
    South_Georgia: 'Südgeorgien',
    St_Barthelemy: 'St. Barthélemy',
    St_Helena: 'St. Helena',
    St_Johns: 'St. John’s',
    St_Kitts: 'St. Kitts',
    St_Lucia: 'St. Lucia',
    St_Thomas: 'St. Thomas',
    St_Vincent: 'St. Vincent',
    Taipei: 'Taipeh',
    Tashkent: 'Taschkent',
    Tbilisi: 'Tiflis',
    Tehran: 'Teheran',
    Tirane: 'Tirana',
    Tokyo: 'Tokio',
    Tripoli: 'Tripolis',
    Ulaanbaatar: 'Ulan-Bator',
    Ulyanovsk: 'Uljanowsk',
    Vatican: 'Vatikan',
    Vienna: 'Wien',
    Vladivostok: 'Wladiwostok',
    Volgograd: 'Wolgograd',
    Warsaw: 'Warschau',
    Yakutsk: 'Jakutsk',
    Yekaterinburg: 'Jekaterinburg',
    Yerevan: 'Jerewan',
    Zurich: 'Zürich',
  },

  site: {
    frame: {
      skip: 'Zum Inhalt dieser Seite',
      author: 'Ein E-Mail-Kurs von {{author}}',
      about: 'Über den Kurs',
      privacy: 'Datenschutz',
    },

    landing: {
      label: 'Ein E-Mail-Kurs in {{count}} Lektionen',
      begin: 'Fang heute an',
      days: 'Der Kurs, Tag für Tag',
      day: 'Tag',
      sample: 'So liest sich eine Lektion',
      aboutSample:
        'So fängt eine von ihnen an. Ganz gelesen dauert sie ein paar Minuten, und am Ende steht ein kleiner Schritt.',
      from: 'Von {{author}}, in deinem Postfach',
      goesOn: '… und so geht es noch ein paar Minuten weiter.',
      questions: 'Fragen',
      privacy: 'Was über dich gespeichert wird und warum, steht auf der Seite zum <a href="/privacy">Datenschutz</a>.',
      picture: 'Ein E-Mail-Kurs in {{count}} Lektionen, von {{author}}',
    },

    privacy: {
      title: 'Datenschutz',
      description: 'Was über die Leserinnen und Leser dieses Kurses gespeichert wird, und warum.',
      heading: 'Was wir über dich speichern, und warum',
      lead: 'Wir speichern, was wir brauchen, um dir diesen Kurs zu schicken, und sonst nichts. Es gibt hier keine Cookies, nichts zählt deine Besuche, und unsere Mails verraten uns nicht, ob du sie öffnest oder was du antippst.',
      before: 'Bevor du bestätigst',
      aboutBefore:
        'Wir speichern nichts. Was du in das Formular schreibst, reist in dem Link der Mail mit, die wir dir schicken. Wenn du ihn nicht drückst, bleibt es bei dieser einen Mail.',
      during: 'Während du den Kurs machst',
      kept: [
        { what: 'Deine E-Mail-Adresse', why: 'Dorthin gehen die Lektionen.' },
        { what: 'Deinen Vornamen, falls du ihn angibst', why: 'Er steht am Anfang jeder Lektion.' },
        {
          what: 'Deine Zeitzone und die Stunde, die du gewählt hast',
          why: 'Damit eine Lektion an deinem eigenen Morgen kommt.',
        },
        {
          what: 'Wann und auf welcher Website du den Kurs bestellt und bestätigt hast, oder von welcher Liste du kommst',
          why: 'Das Gesetz verlangt, dass wir das zeigen können.',
        },
        {
          what: 'Welche Lektionen du bekommen hast, und wann',
          why: 'Damit du jede genau einmal bekommst, der Reihe nach.',
        },
        {
          what: 'Ob du pausiert, den Kurs verlassen oder wieder aufgenommen hast, und warum, falls du es uns sagst',
          why: 'Damit nichts kommt, was du nicht willst.',
        },
        {
          what: 'Ob eine Mail an dich zurückkam oder als Spam gemeldet wurde',
          why: 'Dann hören wir auf.',
        },
      ],
      helpers: 'Wer für uns arbeitet',
      cloudflare:
        'Cloudflare betreibt diese Website und speichert, was oben steht. Deine IP-Adresse sieht Cloudflare, wenn du die Website besuchst.',
      resend: 'Resend stellt die Mails zu und sieht ihren Text und deine Adresse.',
      aboutHelpers:
        'Beide dürfen das nur für diese Arbeit verwenden. Wir verkaufen nichts und geben nichts für Werbung weiter.',
      howLong: 'Wie lange',
      place: 'Dein Platz im Kurs verschwindet {{days}} Tage nach dessen letzter Lektion von selbst.',
      rest: 'Alles andere bleibt, bis du es löschst, damit du zurückkommen kannst und damit niemand wieder Mails bekommt, der gegangen ist.',
      choices: 'Was du tun kannst',
      aboutChoices:
        'In jeder Mail steht ein Link zu deiner Seite. Dort kannst du alles sehen, was wir speichern, es herunterladen, deinen Namen und deine Adresse ändern, den Kurs verlassen oder alles löschen. Wenn du alles löschst, bleibt nur ein verschlüsseltes Zeichen, aus dem niemand deine Adresse lesen kann; es sagt uns, dass wir ihr nie wieder schreiben.',
      who: 'Wer wir sind',
      aboutWho:
        'Dieser Kurs ist von {{author}}, {{postalAddress}}. Schreib an <a href="mailto:{{replyTo}}">{{replyTo}}</a>, wenn etwas unklar ist oder wenn du keine unserer Mails mehr hast. Du kannst dich auch bei der Datenschutzbehörde beschweren, die für deinen Wohnort zuständig ist.',
    },
  },

  mails: {
    greeting: { named: 'Hallo {{name}},', unnamed: 'Hallo,' },
    lesson: {
      day: 'Tag {{day}} von {{days}}',
      exercise: 'Die Übung für heute: {{title}}',
      tomorrow: 'Morgen:',
    },
    instead: { text: 'Wenn der Knopf nicht geht, {{link}}.', link: 'nimm diesen Link' },
    footer: {
      course: '„{{name}}“',
      why: 'Du bekommst diese Mail, weil du {{course}} bestellt hast.',
      rhythm: 'Eine Lektion am Tag, bis der Kurs zu Ende ist.',
      whySignup: 'Du bekommst diese eine Mail, weil jemand bei {{course}} diese Adresse eingetragen hat.',
      online: 'Im Browser lesen',
      manage: 'Deine Seite: Stunde, Pause und mehr',
      leave: 'Abmelden',
      lessonOf: 'Eine Lektion aus „{{name}}“.',
      begin: 'Fang selbst damit an',
    },
    confirmation: {
      subject: 'Bitte bestätige: Deine erste Lektion ist bereit',
      preview:
        'Sag Ja, und Lektion 1 macht sich auf den Weg. Wenn du dich nicht angemeldet hast, brauchst du nichts zu tun.',
      title: 'Wollen wir anfangen?',
      text: 'Du hast dich für unseren E-Mail-Kurs „{{name}}“ angemeldet. Bitte bestätige, dass diese Adresse dir gehört:',
      button: 'Ja, schickt mir Lektion 1',
      after:
        'Lektion 1 kommt, sobald du bestätigt hast. Danach bekommst du eine Lektion am Tag, immer morgens, insgesamt {{days}}. Du kannst jederzeit aufhören.',
      otherwise:
        'Der Link gilt 7 Tage. Wenn du dich nicht angemeldet hast, tu einfach nichts, und du hörst nichts mehr von uns.',
    },
    alreadyIn: {
      subject: 'Du bist schon im Kurs',
      preview: 'Dein Platz ist dir sicher, und deine nächste Lektion kommt von selbst. Du brauchst nichts zu tun.',
      title: 'Du bist schon dabei',
      text: 'Gerade hat sich jemand, höchstwahrscheinlich du, noch einmal mit dieser Adresse angemeldet. Du bist schon im Kurs, also gibt es nichts zu tun: Du behältst deinen Platz, und deine nächste Lektion kommt von selbst.',
      spam: 'Wenn du auf eine Lektion wartest und sie nicht findest, schau am besten auch in den Spam-Ordner.',
      page: 'Auf deiner Seite siehst du, wie weit du bist, und kannst den Kurs verlassen, wenn du genug davon hast.',
      button: 'Zeig mir, wo ich bin',
    },
    comeBack: {
      subject: 'Machen wir da weiter, wo du aufgehört hast?',
      preview: 'Dein Platz ist noch da. Ein Klick, und die nächste Lektion kommt von selbst.',
      title: 'Machen wir weiter?',
      text: '{{why}} Nun hat sich jemand, höchstwahrscheinlich du, wieder mit dieser Adresse angemeldet. Schön, dass du wieder da bist. Dein Platz ist noch da:',
      button: 'Den Kurs fortsetzen',
      after:
        'Du machst da weiter, wo du aufgehört hast. Die nächste Lektion ist eine, die du noch nicht hattest, und danach kommt wie bisher jeden Morgen eine.',
      otherwise: 'Der Link gilt 7 Tage. Wenn du lieber nicht weitermachst, tu einfach nichts, dann kommt auch nichts.',
    },
    finished: {
      subject: 'Du hattest schon den ganzen Kurs',
      preview: 'Alle Lektionen gehören dir: Lies sie noch einmal, oder fang wieder mit der ersten an.',
      title: 'Du hattest schon den ganzen Kurs',
      text: 'Gerade hat sich jemand, höchstwahrscheinlich du, noch einmal mit dieser Adresse angemeldet. Du hattest schon alle Lektionen, deshalb haben wir nicht ungefragt von vorn begonnen.',
      again:
        'Manche Lektion sagt beim zweiten Mal mehr. Auf deiner Seite kannst du jede noch einmal lesen oder wieder mit der ersten beginnen, wie bisher mit einer am Tag.',
      button: 'Meine Seite öffnen',
      otherwise: 'Wenn du beides nicht möchtest, tu einfach nichts. Es kommen keine Lektionen mehr.',
    },
    newAddress: {
      subject: 'Bitte bestätige deine neue Adresse',
      preview: 'Ein Klick, und deine Lektionen kommen von nun an zu dieser Adresse.',
      title: 'Ist das deine neue Adresse?',
      text: 'Du hast uns gebeten, die Lektionen von „{{name}}“ an diese Adresse zu schicken. Bitte bestätige, dass sie dir gehört:',
      button: 'Ja, das ist meine Adresse',
      after:
        'Es ändert sich nichts, bis du den Knopf drückst. Du behältst deinen Platz im Kurs, und keine Lektion kommt zweimal.',
      otherwise: 'Der Link gilt 7 Tage. Wenn du das nicht warst, lass die Mail liegen, und alles bleibt, wie es ist.',
    },
  },

  form: {
    email: 'Deine E-Mail-Adresse',
    name: 'Dein Vorname',
    optional: 'freiwillig',
    trap: 'Bitte lass dieses Feld leer',
    begin: 'Den Kurs beginnen',
    after: 'Wir schicken dir eine Mail, mit der du deine Adresse bestätigst. Gleich danach kommt Lektion 1.',
    lookAgain: 'Bitte sieh dir das Formular noch einmal an',
    framed: 'Anmelden',
    stored: 'Was über dich gespeichert wird',
  },

  turnstile: {
    needsScript:
      'Auch Roboter füllen dieses Formular aus, und nur ein Skript kann dich von ihnen unterscheiden. Bitte schalte JavaScript für diese Seite ein.',
    privacy:
      'Cloudflare Turnstile prüft auf der Seite mit dem Formular, ob ein Mensch es ausfüllt und kein Programm. Dafür sieht es sich deinen Browser und deine IP-Adresse an.',
  },

  mistakes: {
    noText: 'Bitte schick das als Text.',
    tooLong: 'Das ist viel zu lang.',
    noEmail: 'Bitte gib deine E-Mail-Adresse ein.',
    notAnEmail:
      'Das sieht nicht nach einer E-Mail-Adresse aus. Bitte prüf sie: Sie sollte aussehen wie name@example.org.',
    refusedEmail:
      'Unser Maildienst kann an diese Adresse nicht zustellen. Bitte prüf sie, oder versuch es mit einer anderen.',
    linkInName: 'Bitte gib nur deinen Namen ein, ohne Link.',
    longName: 'Bitte nimm einen Namen mit höchstens {{most}} Zeichen.',
    noFields: 'Bitte schick die Felder email, name und timezone.',
    notAPerson: 'Wir konnten nicht erkennen, dass du ein Mensch bist. Bitte versuch es noch einmal.',
    hour: 'Bitte wähl eine der Stunden aus der Liste.',
    zone: 'Bitte wähl eine der Zeitzonen aus der Liste.',
    day: 'Bitte wähl einen Tag ab morgen, innerhalb eines Jahres.',
    notSure: 'Bitte setz das Häkchen, damit nichts aus Versehen gelöscht wird.',
    manyEmails: 'Das war eine Adresse nach der anderen. Bitte warte eine Minute, und versuch es dann wieder.',
    unreachedEmail:
      'Wir konnten keine Mail an diese Adresse schicken. Bitte sieh sie dir noch einmal an, oder versuch es später wieder.',
  },

  checkInbox: {
    title: 'Sieh in dein Postfach',
    slip: 'Du hast eine Adresse bei {{domain}} angegeben. Meintest du {{meant}}? Dann <a href="/#begin">melde dich bitte noch einmal an</a>.',
    label: 'Noch ein Schritt',
    text: 'Wir haben dir eine Mail geschickt. Öffne sie und drück den Knopf darin: Dann wissen wir, dass die Adresse dir gehört, und deine Lektionen können kommen.',
    nothing: 'Nichts angekommen?',
    wait: 'Lass ihr ein, zwei Minuten Zeit.',
    spam: 'Schau in den Spam-Ordner, und bei Gmail unter „Werbung“.',
    mistyped: 'Vielleicht war ein Tippfehler in der Adresse. <a href="/">Melde dich einfach noch einmal an</a>.',
    done: 'Du kannst diese Seite schließen.',
  },

  whyStopped: {
    paused: 'Vor einer Weile hast du den Kurs pausiert.',
    left: 'Vor einer Weile hast du den Kurs verlassen.',
    refused: unreached,
    bounced: unreached,
    complained: 'Eine unserer Mails wurde als Spam gemeldet, deshalb haben wir dir nicht mehr geschrieben.',
  },

  confirm: {
    pages: {
      begin: {
        label: 'Der letzte Schritt',
        title: 'Bestätige deine Adresse',
        text: 'Damit wissen wir, dass die Adresse dir gehört. Lektion 1 kommt gleich danach.',
        button: 'Ja, schickt mir Lektion 1',
      },
      return: {
        label: 'Schön, dich wiederzusehen',
        title: 'Machen wir weiter?',
        text: 'Dein Platz ist noch da. Die nächste Lektion ist eine, die du noch nicht hattest, und sie kommt wie bisher am Morgen.',
        button: 'Den Kurs fortsetzen',
      },
      already: { ...alreadyIn, button: 'Zeig mir, wie es weitergeht' },
    },
    waiting: 'Einen Moment … Wenn es länger als ein paar Sekunden dauert, drück bitte den Knopf.',
    expired: {
      title: 'Dieser Link ist abgelaufen',
      old: 'Ein Link zum Bestätigen gilt sieben Tage, und dieser ist älter. Nichts ist verloren: Wir können einen neuen an {{address}} schicken.',
      left: 'Seit wir ihn verschickt haben, hast du den Kurs verlassen, und das gilt. Wenn du zurückkommen möchtest, können wir einen neuen an {{address}} schicken.',
      again: 'Schickt mir einen neuen Link',
    },
    broken: {
      title: 'Dieser Link geht nicht',
      text: 'Wahrscheinlich fehlt ein Stück davon. Das passiert, wenn ein Mailprogramm einen langen Link in zwei Teile bricht oder wenn nur ein Teil davon kopiert wurde.',
      press: 'Geh zurück zur Mail, und drück dort noch einmal den Knopf.',
      copy: 'Oder kopier den ganzen Link aus der Mail in die Adresszeile deines Browsers.',
      otherwise: 'Wenn beides nicht hilft, melde dich noch einmal an, und wir schicken dir eine neue Mail.',
      again: 'Noch einmal anmelden',
    },
  },

  confirmed: {
    outcomes: {
      sent: {
        label: 'Deine Adresse ist bestätigt',
        title: 'Lektion 1 ist unterwegs',
        text: 'In ein, zwei Minuten sollte sie in deinem Postfach sein. Wenn du sie nicht findest, schau in den Spam-Ordner.',
      },
      delayed: {
        label: 'Deine Adresse ist bestätigt',
        title: 'Lektion 1 ist bald bei dir',
        text: 'Das Verschicken dauert gerade etwas länger als sonst. Deine erste Lektion kommt etwa in der nächsten Viertelstunde. Du brauchst nichts weiter zu tun.',
      },
      already: alreadyIn,
      paused: {
        label: 'Mehr ist nicht zu tun',
        title: 'Dein Kurs macht Pause',
        text: 'Dein Platz ist dir sicher. Du hast pausiert, nachdem die Mail verschickt war, deshalb kommt keine Lektion, bis du fortsetzt.',
      },
      returned: {
        label: 'Schön, dich wiederzusehen',
        title: 'Willkommen zurück',
        text: 'Wir haben dir deinen Platz freigehalten: Der Kurs geht da weiter, wo du aufgehört hast.',
      },
    },
    second: 'Lektion 2 kommt am <strong>{{when}}</strong>, und danach jeden Tag um dieselbe Zeit eine.',
    next: 'Deine nächste Lektion kommt am <strong>{{when}}</strong>.',
    ownPage:
      'Auf <a href="{{page}}">deiner Seite</a> siehst du, wie weit du bist, und kannst eine andere Stunde wählen, pausieren oder den Kurs verlassen. Jede Mail führt dorthin.',
  },

  preferences: {
    label: 'Dein Kurs',
    labelFor: 'Dein Kurs, {{name}}',
    titles: {
      pausedBefore: 'Pause vor Lektion 1',
      pausedAfter: 'Pause nach Lektion {{count}} von {{all}}',
      first: 'Bald kommt Lektion 1',
      at: 'Lektion {{count}} von {{all}}',
      finished: 'Du hast den Kurs geschafft',
      left: 'Du hast den Kurs verlassen',
      cameBack: 'Unsere Mails an dich kamen zurück',
      stopped: 'Wir schreiben dir nicht mehr',
    },
    nothingChanged: 'Noch hat sich nichts geändert.',
    showMe: 'Zeig mir, wo',
    onItsWay: 'Gerade ist eine Lektion zu dir unterwegs.',
    nextLesson: 'Deine nächste Lektion kommt am <strong>{{when}}</strong>.',
    goesOn: 'Dein Kurs wartet, und er geht von selbst weiter: am <strong>{{when}}</strong>.',
    goOnNow: 'Jetzt fortsetzen',
    lessonsGoTo: 'Die Lektionen gehen an {{address}}.',
    paused: 'Es kommt keine Lektion, bis du fortsetzt. Lass dir alle Zeit, die du brauchst: Dein Platz bleibt dir.',
    resume: 'Den Kurs fortsetzen',
    finished:
      'Das war die letzte Lektion. An {{address}} kommt keine mehr. Du kannst jede noch einmal lesen, wann immer du magst.',
    had: 'Du hattest {{count}} von {{all}} Lektionen.',
    left: 'An {{address}} kommt keine mehr.',
    refused:
      'Eine Mail an {{address}} ließ sich nicht zustellen, deshalb haben wir aufgehört. Wenn in der Adresse ein Fehler ist, <a href="/">melde dich</a> bitte mit der richtigen an.',
    bounced:
      'Eine Mail an {{address}} kam zurück, deshalb haben wir aufgehört. Das kommt vor, wenn ein Postfach voll ist oder geschlossen wurde.',
    complained:
      'Eine unserer Mails wurde als Spam gemeldet, deshalb haben wir aufgehört, und an {{address}} geht nichts mehr. Das ist völlig in Ordnung.',
    wayBack: {
      heading: 'Möchtest du weitermachen?',
      text: 'Du kannst da weitermachen, wo du aufgehört hast. Vorher schicken wir dir eine Mail, in der du es bestätigst.',
      button: 'Den Kurs fortsetzen',
      otherwise: 'Wenn diese Mail nicht ankommt, <a href="/">melde dich</a> bitte mit einer anderen Adresse an.',
    },
  },

  lessons: {
    heading: 'Deine Lektionen',
    lesson: 'Lektion',
    again: 'Noch einmal lesen',
    cameOn: 'Gekommen am {{when}}',
    came: 'Bekommen',
    uncertainOn: 'Verschickt, aber vielleicht nicht angekommen: {{when}}',
    uncertain: 'Verschickt, aber vielleicht nicht angekommen',
    never: 'Nicht bekommen',
    coming: 'Kommt noch',
    onceResumed: 'Die nächste, sobald du fortsetzt',
    nextOn: 'Die nächste: {{when}}',
    next: 'Die nächste',
  },

  choices: {
    headings: {
      rhythm: 'Dein Rhythmus',
      onceMore: 'Noch einmal?',
      about: 'Über dich',
      stop: 'Aufhören',
      forget: 'Vergesst mich',
    },
    now: {
      title: 'Die nächste Lektion jetzt bekommen',
      button: 'Schickt mir die nächste Lektion',
      text: 'Sie macht sich sofort auf den Weg und lässt sich nicht zurückholen.',
      paused: 'Danach macht dein Kurs weiter Pause.',
      after: 'Die übernächste kommt zu deiner gewohnten Stunde, mindestens einen halben Tag später.',
    },
    pause: {
      title: 'Den Kurs pausieren',
      change: 'Die Pause ändern',
      text: 'Es kommt keine Lektion, bis du fortsetzt oder bis zu einem Tag, den du wählst. Dein Platz bleibt dir.',
      day: 'Nächste Lektion am',
      dayHint: 'leer lassen, um später zu entscheiden',
      goOn: 'An einem bestimmten Tag von selbst fortsetzen',
      goOnButton: 'An diesem Tag fortsetzen',
      goOnText: 'Wähl den Tag, an dem deine nächste Lektion kommen soll.',
    },
    hour: {
      title: 'Stunde oder Zeitzone ändern',
      button: 'Stunde speichern',
      hour: 'Die Lektionen kommen um',
      zone: 'Zeitzone',
      zoneNow: '{{zone}} (jetzt)',
    },
    restart: {
      title: 'Wieder mit Lektion 1 beginnen',
      button: 'Von vorn beginnen',
      text: 'Alle Lektionen kommen noch einmal, eine am Tag, von der ersten an. Bis Lektion 1 gekommen ist, kannst du es zurücknehmen.',
    },
    undoRestart: {
      title: 'Zurück, wo ich war',
      button: 'Da weitermachen, wo ich war',
      text: 'Du hast von vorn begonnen. Bis Lektion 1 gekommen ist, kannst du immer noch da weitermachen, wo du warst.',
    },
    name: { title: 'Meinen Namen ändern', button: 'Namen speichern' },
    address: {
      title: 'Meine Adresse ändern',
      button: 'Mail schicken',
      text: 'Deine Lektionen gehen an {{address}}. Wir schicken zuerst eine Mail an die neue Adresse; sobald du darin den Knopf gedrückt hast, ziehen die Lektionen um.',
      email: 'Deine neue E-Mail-Adresse',
    },
    download: {
      title: 'Herunterladen, was über mich gespeichert ist',
      button: 'Herunterladen',
      text: 'Eine Datei (JSON) mit allem, was wir speichern: wer du für uns bist, welche Lektionen wann kamen und wozu du Ja gesagt hast.',
    },
    leave: {
      title: 'Den Kurs verlassen',
      text: 'Es kommen keine Lektionen mehr. Wir halten dir deinen Platz frei, falls du eines Tages weitermachen möchtest.',
    },
    delete: {
      title: 'Alles über mich löschen',
      button: 'Alles löschen',
      text: 'Es kommen keine Mails mehr, und alles, was wir von dir wissen, wird gelöscht: deine Adresse, dein Name, deine Lektionen. Nur ein verschlüsseltes Zeichen bleibt, aus dem niemand deine Adresse lesen kann, damit wir ihr nie wieder schreiben; mit dieser Adresse kannst du deshalb nicht noch einmal teilnehmen. Eine Stunde lang kannst du es zurücknehmen.',
      sure: 'Ja, alles löschen',
    },
  },

  changes: {
    onItsWay: 'Vielleicht ist gerade eine Lektion zu dir unterwegs.',
    delayed:
      'Das Verschicken dauert gerade etwas länger als sonst. Deine Lektion kommt etwa in der nächsten Viertelstunde.',
    tooSoon: 'Jede Lektion hat einen halben Tag für sich.',
    tooSoonUntil: 'Jede Lektion hat einen halben Tag für sich. Die nächste kannst du bekommen ab {{when}}.',
    refused: 'Unser Maildienst kann gerade nichts an {{address}} zustellen. Es hat sich nichts geändert.',
    done: {
      pause: 'Dein Kurs macht Pause. Er wartet auf dich, solange du magst.',
      pauseUntil: 'Dein Kurs macht Pause. Er geht von selbst weiter: am {{day}}.',
      resume: 'Gut. Dein Kurs geht weiter.',
      hour: 'Von nun an kommen deine Lektionen um {{hour}}.',
      hourPaused: 'Sobald du fortsetzt, kommen deine Lektionen um {{hour}}.',
      name: 'Erledigt. Von der nächsten Mail an sprechen wir dich mit {{name}} an.',
      noName: 'Erledigt. Von der nächsten Mail an schreiben wir dir ohne Namen.',
      address:
        'Wir haben eine Mail an {{address}} geschickt. Sobald du darin den Knopf drückst, gehen deine Lektionen dorthin. Bis dahin, und auch wenn du es dir anders überlegst, bleibt alles, wie es ist.',
      now: 'Deine nächste Lektion ist unterwegs. In ein, zwei Minuten sollte sie in deinem Postfach sein. Zurückholen lässt sie sich nicht.',
      restart: 'Du beginnst wieder mit Lektion 1, zu deiner gewohnten Stunde.',
      'undo-restart': 'Gut. Du bist wieder da, wo du warst.',
      return: 'Willkommen zurück. Du bist da, wo du aufgehört hast.',
      returnPaused: 'Willkommen zurück. Dein Kurs macht Pause, wie zu der Zeit, als du gegangen bist.',
      reason: 'Danke. Das hilft uns, den Kurs besser zu machen.',
      noReason: 'Erledigt. Was du geschrieben hast, ist gelöscht.',
      restore: 'Du bist wieder da, und nichts ist verloren.',
    },
    afterLesson: {
      pause: 'Gleich danach macht dein Kurs Pause.',
      pauseUntil: 'Gleich danach macht dein Kurs Pause, bis {{day}}.',
      resume: 'Gleich danach geht dein Kurs weiter.',
      hour: 'Alle danach kommen um {{hour}}.',
      name: 'In allen danach sprechen wir dich mit {{name}} an.',
      noName: 'Alle danach kommen ohne Namen.',
      restart: 'Danach beginnt der Kurs wieder mit Lektion 1.',
      'undo-restart': 'Danach geht es da weiter, wo du warst.',
      other: 'Die nächste kommt danach, zu deiner gewohnten Stunde.',
    },
    nothing: {
      gone: 'Es kommen keine Lektionen mehr, also gibt es nichts zu ändern.',
      finished: 'Du hattest den ganzen Kurs, also gibt es nichts zu ändern.',
      paused: 'Dein Kurs macht schon Pause.',
      running: 'Dein Kurs läuft schon.',
      hour: 'Deine Lektionen kommen schon um {{hour}}.',
      name: 'Wir sprechen dich schon mit {{name}} an.',
      noName: 'Wir schreiben dir schon ohne Namen.',
      address: 'Deine Lektionen gehen schon an {{address}}.',
      now: 'Es gibt keine Lektion, die wir dir jetzt schicken könnten.',
      restart: 'Du bist schon am Anfang.',
      'undo-restart': 'Du bist schon da, wo du warst.',
      return: 'Du bist schon im Kurs.',
    },
    undo: {
      pause: 'Doch nicht pausieren',
      pauseAsBefore: 'Pausieren, bis ich fortsetze',
      pauseUntil: 'Pausieren bis {{day}}',
      hour: 'Zurück zu {{hour}}',
      name: 'Nennt mich {{name}}, wie bisher',
      noName: 'Schreibt mir ohne Namen, wie bisher',
      restart: 'Da weitermachen, wo ich war',
      'undo-restart': 'Doch von vorn beginnen',
      return: 'Doch gehen',
      reason: 'Löschen, was ich geschrieben habe',
    },
  },

  address: {
    confirm: {
      label: 'Der letzte Schritt',
      title: 'Deine neue Adresse',
      text: 'Von nun an sollen die Lektionen an {{address}} gehen. Sonst ändert sich nichts: dieselben Lektionen, zur selben Stunde.',
      button: 'Ja, schickt sie hierher',
    },
    label: 'Danke',
    moved: 'Deine Adresse ist geändert',
    movedText: 'Von nun an gehen die Lektionen an {{address}}, und nichts geht mehr an die bisherige Adresse.',
    afterLesson: 'Noch eine Lektion, dann ziehen wir um',
    afterLessonText:
      'Gerade ist eine Lektion zu deiner bisherigen Adresse unterwegs. Alle danach kommen an {{address}}. Du brauchst nichts weiter zu tun.',
    nextLesson: 'Deine nächste Lektion kommt am <strong>{{when}}</strong>.',
    ownPage:
      '<a href="{{page}}">Deine Seite</a> ist mit dir umgezogen. Die Links in älteren Mails führen nicht mehr dorthin, die in der nächsten Lektion schon.',
  },

  leaving: {
    ask: {
      title: 'Den Kurs verlassen?',
      text: 'Drück den Knopf, und es kommen keine Lektionen mehr. Wir halten dir deinen Platz frei, falls du eines Tages weitermachen möchtest.',
      button: 'Den Kurs verlassen',
      stay: 'Möchtest du lieber bleiben? Dann schließ einfach diese Seite: Es hat sich nichts geändert.',
    },
    title: 'Du hast den Kurs verlassen',
    elsewhere:
      'Es kommen keine Lektionen mehr. Wenn du eines Tages zurückkommen möchtest, melde dich einfach wieder an.',
    text: 'An {{address}} kommen keine Lektionen mehr. Danke für die Zeit, die du dem Kurs gegeben hast. Wir wünschen dir alles Gute, was auch kommt.',
    back: 'Anders überlegt?',
    backText: 'Drück den Knopf, und du bist wieder da, wo du aufgehört hast.',
    backButton: 'Den Kurs fortsetzen',
    why: 'Möchtest du uns sagen, warum?',
    whyHint: '(Du musst nicht.)',
    reasons: [
      'Es war nicht der richtige Moment',
      'Zu viele Mails',
      'Es war nicht das, was ich brauchte',
      'Es geht mir inzwischen besser',
    ],
    ownWords: 'In deinen eigenen Worten',
    send: 'Abschicken',
    thanks: 'Danke, dass du uns gesagt hast, warum.',
    kept: 'Was von dir gespeichert ist und wie du es löschst, steht auf <a href="{{page}}">deiner Seite</a>.',
  },

  deleted: {
    title: 'Alles ist gelöscht',
    text: 'An {{address}} gehen keine Mails mehr. Es bleibt nur ein verschlüsseltes Zeichen, das uns sagt, dass wir dorthin nicht mehr schreiben. Danke für die Zeit, die du dem Kurs gegeben hast. Wir wünschen dir alles Gute.',
    mistake:
      'War es ein Versehen? Diese Seite kann dich eine Stunde lang zurückholen. Sobald du sie schließt, ist es endgültig.',
    button: 'Holt mich zurück',
  },

  file: {
    name: 'mein-kurs.json',
    keys: {
      madeAt: 'erstelltAm',
      course: 'kurs',
      person: 'person',
      address: 'adresse',
      name: 'name',
      timeZone: 'zeitzone',
      hourOfLessons: 'stundeDerLektionen',
      status: 'stand',
      whyLeft: 'warumGegangen',
      whyNotMailed: 'warumKeineMails',
      changedAt: 'geändertAm',
      leftAt: 'gegangenAm',
      pausedSince: 'pauseSeit',
      pausedUntil: 'pauseBis',
      beganAgainAt: 'vonVornBegonnenAm',
      consent: 'einwilligung',
      requestedAt: 'angemeldetAm',
      confirmedAt: 'bestätigtAm',
      website: 'website',
      lessons: 'lektionen',
      lesson: 'lektion',
      subject: 'betreff',
      received: 'bekommen',
      receivedAt: 'bekommenAm',
      uncertain: 'ungewiss',
      place: 'platz',
      nextLesson: 'nächsteLektion',
      nextLessonAt: 'nächsteLektionAm',
      lastLessonAt: 'letzteLektionAm',
      onItsWay: 'unterwegs',
      waitingChanges: 'wartendeÄnderungen',
      askedAt: 'gewünschtAm',
      action: 'wunsch',
      until: 'bis',
      hour: 'stunde',
      issuedAt: 'ausgestelltAm',
      earlierAddresses: 'frühereAdressen',
      asItIsStored: 'soIstEsGespeichert',
      keptByOthers: 'beiAnderenGespeichert',
    },
    statuses: {
      active: 'dabei',
      paused: 'in der Pause',
      left: 'gegangen',
      refused: 'vom Maildienst abgelehnt',
      bounced: 'Mail kam zurück',
      complained: 'als Spam gemeldet',
    },
    actions: {
      pause: 'pausieren',
      resume: 'fortsetzen',
      hour: 'Stunde ändern',
      name: 'Namen ändern',
      restart: 'von vorn beginnen',
      'undo-restart': 'doch nicht von vorn beginnen',
      address: 'Adresse ändern',
    },
  },

  keptByOthers: [
    'Resend stellt unsere Mails zu und speichert jede Mail mit deiner Adresse, und ob sie angekommen ist, so lange, wie es in den eigenen Bedingungen steht: https://resend.com/legal/privacy-policy',
    'Cloudflare, auf dessen Rechnern dieser Kurs läuft, hält einige Tage lang fest, dass eine Seite aufgerufen wurde. Wenn dich eine Lektion vielleicht nicht erreicht hat, steht in einer Zeile dieses Protokolls die Kennung unten.',
    'Dieser Kurs hält nicht fest, ob du eine Mail geöffnet oder einen Link darin aufgerufen hast.',
  ],

  sorry: 'Bei uns ist etwas schiefgegangen. Bitte geh zurück, und versuch es in ein paar Minuten noch einmal.',

  notices: {
    notFound: {
      title: 'Hier gibt es keine Seite',
      messages: [
        'Vielleicht wurde die Adresse auf dem Weg zu dir abgeschnitten. Links in unseren Mails funktionieren am besten, wenn du sie dort antippst.',
      ],
      action: inTheCourse,
    },
    strangeSite: {
      title: 'Von dort aus geht dieses Formular nicht',
      messages: [
        'Es kam von einer Website, die dieser Kurs nicht kennt. Es wurde nichts gespeichert, und es geht keine Mail hinaus.',
        'Du kannst dich auf der Seite des Kurses anmelden.',
      ],
      action: inTheCourse,
    },
    tooLarge: {
      title: 'Das war zu viel auf einmal',
      messages: [
        'Was du geschickt hast, ist größer als jedes unserer Formulare. Es wurde nichts gespeichert. Bitte geh zurück, und versuch es mit weniger.',
      ],
      action: inTheCourse,
    },
    tooMany: {
      title: 'Zu viele Anmeldungen auf einmal',
      messages: [
        'Aus deinem Netz kamen mehr Anmeldungen, als ein einzelner Mensch macht. Bitte versuch es in einer Minute noch einmal; mehr als diese Minute geht nicht verloren.',
      ],
      action: inTheCourse,
    },
    mailNotSent: { title: 'Wir konnten deine Mail gerade nicht schicken', messages: [ourFault] },
    notYetVisible: { title: 'Wir können dich gerade nicht finden', messages: [ourFault] },
    broken: {
      title: 'Bei uns ist etwas schiefgegangen',
      messages: [
        'Bitte geh zurück, und versuch es noch einmal. Falls du gerade etwas bestätigen wolltest: Du kannst den Knopf ruhig noch einmal drücken, nichts wird zweimal verschickt.',
      ],
      action: inTheCourse,
    },
    notSetUp: {
      title: 'Dieser Kurs ist noch nicht eingerichtet',
      messages: [
        'Das muss zuerst in Ordnung bringen, wer diesen Kurs betreibt. Bis dahin kann sich niemand anmelden, und es geht keine Mail hinaus.',
      ],
    },
    brokenLink: {
      title: 'Dieser Link geht nicht',
      messages: [
        'Vielleicht wurde er abgeschnitten. Bitte öffne ihn noch einmal aus einer unserer Mails, oder kopier ihn ganz.',
      ],
      action: inTheCourse,
    },
    refusedAddress: {
      title: 'Unser Maildienst kann nicht an deine Adresse zustellen',
      messages: [
        'Er hat die erste Lektion abgelehnt, deshalb haben wir dich nicht angemeldet. Bitte versuch es mit einer anderen Adresse.',
      ],
      action: 'Mit einer anderen Adresse anmelden',
    },
    addressTaken: {
      title: 'Diese Adresse ist schon im Kurs',
      messages: [
        'Jemand macht den Kurs bereits mit ihr, deshalb können die Lektionen nicht hierher umziehen. Wenn du das bist, hast du zwei Plätze: Am Ende jeder Lektion steht ein Link, mit dem du einen davon aufgeben kannst.',
        'Es wurde nichts geändert.',
      ],
    },
    moveExpired: {
      title: 'Dieser Link gilt nicht mehr',
      messages: ['Ein solcher Link gilt sieben Tage, und dieser ist älter.', askAgain],
    },
    moveOutdated: {
      title: 'Dieser Link gilt nicht mehr',
      messages: ['Seit wir ihn verschickt haben, hat sich etwas geändert, und das gilt.', askAgain],
    },
    movedAway: {
      title: 'Dieser Kurs ist zu einer anderen Adresse umgezogen',
      messages: [
        'Die Lektionen kommen an die Adresse, die du uns gegeben hast, und ebenso die Links zu deiner Seite: Öffne sie dort, aus einer neueren Lektion.',
        'Der Link, mit dem du den Kurs verlässt, geht in jeder Mail weiterhin, auch in alten.',
      ],
      action: inTheCourse,
    },
    deleted: {
      title: 'Hier ist nichts mehr',
      messages: [
        'Du hast uns gebeten, dich zu löschen, und das haben wir getan. Es bleibt nur ein verschlüsseltes Zeichen, das uns sagt, dass wir deiner Adresse nicht mehr schreiben: Es kommt keine Mail.',
      ],
    },
    tooLateToRestore: {
      title: 'Das lässt sich nicht mehr zurücknehmen',
      messages: ['Das Löschen ließ sich eine Stunde lang zurücknehmen, und die ist vorbei. Es kommt keine Mail.'],
    },
    lessonGone: {
      title: 'Diese Lektion gibt es hier nicht mehr',
      messages: [
        'Sie wurde aus dem Kurs genommen. In der Mail, mit der sie kam, steht sie noch ganz, und die anderen Lektionen sind, wo sie waren.',
      ],
      action: inTheCourse,
    },
  },
} as const satisfies Sentences;
