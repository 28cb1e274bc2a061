/** Settings of cockpit: a tool of administrators that stays in English. */
export default {
  app: { vendor: '条理', name: '流程监控' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/sign-out']
};
