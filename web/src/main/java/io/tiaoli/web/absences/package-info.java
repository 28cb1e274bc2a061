/** 请假代理: who is away, and who does the work meanwhile. */
package io.tiaoli.web.absences;
