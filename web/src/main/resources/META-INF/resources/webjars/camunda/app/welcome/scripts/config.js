/** Settings of the welcome page: wholly in Chinese, with the scripts that it shares with Tasklist. */
export default {
  app: { vendor: '条理', name: '首页' },
  locales: { availableLocales: ['zh'], fallbackLocale: 'zh' },
  disableWelcomeMessage: true,
  links: [],
  customScripts: ['../tasklist/scripts/sign-out', '../tasklist/scripts/texts']
};
