package io.tiaoli.workers.pricing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of the quotes of all cases. */
@Repository
public class Quotes {

    private static final String VERSIONS = "select case_no, version, scope, state from quote where case_no = :caseNo ";

    private final JdbcClient jdbc;
    private final QuoteLines lines;

    Quotes(JdbcClient jdbc, QuoteLines lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    private record Version(String caseNo, int version, QuoteScope scope, QuoteState state) {}

    /** Every version that was not replaced, oldest first. */
    public List<Quote> valid(String caseNo) {
        return jdbc.sql(VERSIONS + "and state <> 'REPLACED' order by version").param("caseNo", caseNo).query(Version.class).list()
                .stream().map(this::withLines).toList();
    }

    /** What was told to the customer last. */
    public Optional<Quote> latest(String caseNo) {
        var valid = valid(caseNo);
        return valid.isEmpty() ? Optional.empty() : Optional.of(valid.get(valid.size() - 1));
    }

    /** The standard estimate, replaced or not. */
    Optional<Quote> estimate(String caseNo) {
        return jdbc.sql(VERSIONS + "and scope = 'ESTIMATE' order by version desc fetch first 1 rows only").param("caseNo", caseNo)
                .query(Version.class).optional().map(this::withLines);
    }

    /** The version of the order, or of a finding, that the customer has not settled yet. */
    Optional<Quote> offered(String caseNo, QuoteScope scope) {
        return valid(caseNo).stream().filter(quote -> quote.scope() == scope && quote.state() == QuoteState.OFFERED).reduce((first, last) -> last);
    }

    Quote get(String caseNo, int version) {
        return jdbc.sql(VERSIONS + "and version = :version").param("caseNo", caseNo).param("version", version).query(Version.class).optional()
                .map(this::withLines).orElseThrow(() -> new IllegalArgumentException("%s 没有第 %d 版报价单".formatted(caseNo, version)));
    }

    /** The lines that the customer signed, of the order and of later findings. */
    public List<QuoteLine> signedLines(String caseNo) {
        return signedLines(valid(caseNo));
    }

    static List<QuoteLine> signedLines(List<Quote> valid) {
        return valid.stream().filter(quote -> quote.state() == QuoteState.SIGNED).flatMap(quote -> quote.lines().stream()).toList();
    }

    /**
     * Writes the next version; an estimate or order replaces the ones before it, a further finding only one that is still open.
     */
    Quote write(String caseNo, QuoteScope scope, QuoteState state, List<QuoteLine> content, Instant at) {
        jdbc.sql(scope == QuoteScope.EXTRA
                        ? "update quote set state = 'REPLACED' where case_no = ? and scope = 'EXTRA' and state = 'OFFERED'"
                        : "update quote set state = 'REPLACED' where case_no = ? and scope <> 'EXTRA' and state <> 'REFUSED'")
                .param(caseNo).update();
        int version = 1 + jdbc.sql("select coalesce(max(version), 0) from quote where case_no = ?").param(caseNo).query(Integer.class).single();
        List<QuoteLine> numbered = new ArrayList<>();
        content.forEach(line -> numbered.add(line.numbered(numbered.size() + 1)));
        jdbc.sql("""
                insert into quote (case_no, version, scope, state, labour_fen, parts_fen, total_fen, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(caseNo, version, scope.name(), state.name(), Quote.total(content, LineKind.LABOUR), Quote.total(content, LineKind.PART),
                        Quote.total(content), at.atOffset(ZoneOffset.UTC)).update();
        numbered.forEach(line -> lines.insert(caseNo, version, line));
        return new Quote(caseNo, version, scope, state, List.copyOf(numbered));
    }

    void settle(Quote quote, QuoteState state, Instant at) {
        jdbc.sql("update quote set state = ?, settled_at = ? where case_no = ? and version = ?")
                .params(state.name(), at.atOffset(ZoneOffset.UTC), quote.caseNo(), quote.version()).update();
    }

    private Quote withLines(Version of) {
        return new Quote(of.caseNo(), of.version(), of.scope(), of.state(), lines.of(of.caseNo(), of.version()));
    }
}
