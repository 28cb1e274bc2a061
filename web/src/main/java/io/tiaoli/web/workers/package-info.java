/** 工作程序: what each worker takes, gives and refuses, and where flows use it. */
package io.tiaoli.web.workers;
