package io.tiaoli.web.imports;

import io.tiaoli.workers.imports.Problem;

/** A problem as the page shows it. */
record ShownProblem(String row, String column, String cell, String message) {

    ShownProblem(Problem problem) {
        this(problem.row() == 0 ? "整个文件" : String.valueOf(problem.row()), problem.column(), problem.cell(), problem.message());
    }
}
