/** Settings of Tasklist: wholly in Chinese, with our own scripts. */
export default {
  app: { vendor: '条理', name: '任务列表' },
  locales: { availableLocales: ['zh'], fallbackLocale: 'zh' },
  dateFormat: {
    monthName: 'M月',
    day: 'D日',
    abbr: 'YYYY-MM-DD HH:mm',
    normal: 'YYYY-MM-DD HH:mm',
    long: 'LLLL',
    short: 'YYYY-MM-DD'
  },
  disableWelcomeMessage: true,
  customScripts: [
    'scripts/sign-out',
    'scripts/texts',
    'scripts/counts',
    'scripts/dates',
    'scripts/forms',
    'scripts/links',
    'scripts/back',
    'scripts/case-context'
  ],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '领取当前任务' },
    focusFilter: { key: 'ctrl+shift+f', description: '到第一个筛选' },
    focusList: { key: 'ctrl+alt+l', description: '到列表里的第一个任务' },
    focusForm: { key: 'ctrl+alt+f', description: '到表单的第一个输入框' },
    startProcess: { key: 'ctrl+alt+p', description: '发起流程' }
  }
};
