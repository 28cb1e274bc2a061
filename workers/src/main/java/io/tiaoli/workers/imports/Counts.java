package io.tiaoli.workers.imports;

/** How many rows there are, and what they do. */
final class Counts {

    int rows;
    int added;
    int changed;
    int unchanged;

    void add(Change change) {
        switch (change) {
            case NEW -> added++;
            case CHANGED -> changed++;
            case SAME -> unchanged++;
            case WRONG -> { }
        }
    }
}
