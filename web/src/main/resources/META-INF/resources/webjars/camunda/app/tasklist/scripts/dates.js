/** Makes both calendars of Tasklist Chinese: flatpickr in forms, and the one for due and follow-up dates. */
const DAYS = ['日', '一', '二', '三', '四', '五', '六'];
const MONTHS = Array.from({ length: 12 }, (_, index) => `${index + 1}月`);

window.flatpickr.localize({
  weekdays: { shorthand: DAYS, longhand: DAYS.map(day => `星期${day}`) },
  months: { shorthand: MONTHS, longhand: MONTHS },
  amPM: ['上午', '下午'],
  firstDayOfWeek: 1,
  ordinal: () => '',
  rangeSeparator: ' 至 ',
  weekAbbreviation: '周',
  scrollTitle: '滚动调整',
  toggleTitle: '点击切换',
  yearAriaLabel: '年',
  monthAriaLabel: '月',
  hourAriaLabel: '时',
  minuteAriaLabel: '分'
});

window.angular
  .module('ui.bootstrap.datepicker')
  .run(['$locale', 'uibDatepickerConfig', (locale, calendar) => {
    Object.assign(locale.DATETIME_FORMATS, {
      AMPMS: ['上午', '下午'],
      DAY: DAYS.map(day => `星期${day}`),
      SHORTDAY: DAYS,
      MONTH: MONTHS,
      SHORTMONTH: MONTHS,
      STANDALONEMONTH: MONTHS
    });
    Object.assign(calendar, {
      formatDayTitle: 'yyyy年MMMM',
      formatMonthTitle: 'yyyy年',
      startingDay: 1,
      showWeeks: false
    });
  }]);
