/** What people reached on check sheets, month by month. */
package io.tiaoli.web.checklists;
