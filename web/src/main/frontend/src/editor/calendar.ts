/** The calendar that opens at a date field, in Chinese. */
import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/esm/l10n/zh.js';

flatpickr.localize({ ...Mandarin, monthAriaLabel: '月', yearAriaLabel: '年' });
flatpickr.setDefaults({ ariaDateFormat: 'Y年n月j日' });
