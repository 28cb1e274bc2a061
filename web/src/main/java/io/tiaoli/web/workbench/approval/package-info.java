/** 发布要第二位负责人同意: which business lines want it, who asked for what, and what came of it. */
package io.tiaoli.web.workbench.approval;
