/** 流程工作台: where a process owner sees what runs, how often, how long and where it is late. */
package io.tiaoli.web.workbench;
