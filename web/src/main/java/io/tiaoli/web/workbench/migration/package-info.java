/** 迁移进行中的案件: which step of the old version becomes which of the new one, a trial, and the move itself, case by case. */
package io.tiaoli.web.workbench.migration;
