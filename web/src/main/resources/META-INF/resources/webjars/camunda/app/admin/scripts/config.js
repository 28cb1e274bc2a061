/** Settings of admin: a tool of administrators that stays in English. */
export default {
  app: { vendor: '条理', name: '系统管理' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/sign-out']
};
