export const rememberDeviceTexts = {
  'remember-device-title': 'Remember this device?',
  'remember-device-text': 'You might not need a code here again. Choose this only on a device that nobody but you uses.',
  'remember-device-button': 'Remember this device',
  'remember-device-skip': 'Not now',
} as const;
