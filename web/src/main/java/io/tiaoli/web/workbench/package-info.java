/** 流程工作台: where a process owner sees what runs and where it is late, and changes a flow by way of a draft. */
package io.tiaoli.web.workbench;
