export const deleteUserTexts = {
  'delete-user-title': 'Delete account',
  'delete-user-text': 'Your account and what belongs to it will be deleted for good.',
  'delete-user-button': 'Delete my account…',
  'delete-user-sure-title': 'Delete your account?',
  'delete-user-sure-text': 'You are about to delete the account {name}. Nobody can bring it back.',
  'delete-user-understood': 'I understand that this cannot be undone',
  'delete-user-confirm': 'Delete my account for good',
  'delete-user-keep': 'Keep my account',
} as const;
