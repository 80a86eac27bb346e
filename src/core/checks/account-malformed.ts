import { isAccount } from '../net/account.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const accountMalformed: Check = {
  code: 'account-malformed',
  severity: 'error',
  why: 'It is a word of a command that root runs; useradd(8) says what a name may be.',
  values: {
    text: {
      account: (text, here) =>
        isAccount(text)
          ? undefined
          : {
              message: msg`A user or group is such as alice or 1000; ${quote(text)} is not.`,
              anchors: [here.anchor()],
            },
    },
  },
};
