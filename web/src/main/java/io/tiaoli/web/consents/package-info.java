/** 联系同意: what customers agreed to be contacted for, and what they took back. */
package io.tiaoli.web.consents;
