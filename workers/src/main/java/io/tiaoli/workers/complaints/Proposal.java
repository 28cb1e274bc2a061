package io.tiaoli.workers.complaints;

import java.math.BigDecimal;
import java.util.Optional;

import io.tiaoli.workers.Label;

/** What the form of a proposal submits. */
record Proposal(@Label("查明的情况") String finding, @Label("根本原因") String rootCause, @Label("解决方案") String solution, @Label("怎样解决") SolutionKind solutionKind,
        @Label("费用（元）") Optional<BigDecimal> costYuan, @Label("补偿") Optional<String> compensation) {}
