package io.tiaoli.processes.tasks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of the engine's task query where it is one of those that Tasklist's filters ask all day: by assignee, free in
 * one's groups, by due or follow-up date, in the order of due or creation. Any other text is not read.
 *
 * @param columns what is selected; empty for a count
 * @param where conditions on RES, with those on its candidate groups as the engine wrote them
 * @param order the column and its direction, with the id behind it: a page never repeats a task of the page before; empty for a count
 * @param limit the page, with one or two question marks; empty for a count
 */
record TaskPage(String columns, String where, String order, String limit) {

    private static final String FREE = "RES\\.ASSIGNEE_ is null";
    private static final String IN_GROUPS = "I\\.TYPE_ = 'candidate' and \\(I\\.GROUP_ID_ IN (\\(\\?(?:,\\?)*\\))\\)";
    private static final String DUE = "\\((?:RES\\.DUE_DATE_ [<>=] \\? and )+RES\\.DUE_DATE_ is not null\\)";
    private static final String FOLLOW_UP = "\\(\\(RES\\.FOLLOW_UP_DATE_ IS NULL OR RES\\.FOLLOW_UP_DATE_ < \\?\\)\\)";
    private static final String CONDITION = String.join("|", "RES\\.ASSIGNEE_ = \\?", FREE, "\\((?:" + FREE + " and )?" + IN_GROUPS + "\\)", DUE, FOLLOW_UP);
    private static final String FROM = " from ACT_RU_TASK RES(?: left join ACT_RU_IDENTITYLINK I on I\\.TASK_ID_ = RES\\.ID_)?"
            + " WHERE (?<where>\\(1 = 1(?: and (?:" + CONDITION + "))*\\)(?: and \\(RES\\.TENANT_ID_ is null\\))?)";

    private static final Pattern PAGE = pattern("select distinct (?<columns>RES\\.\\w+(?:,RES\\.\\w+)*)" + FROM
            + " order by (?<order>RES\\.(?:DUE_DATE_|CREATE_TIME_) (?<direction>asc|desc)) (?<limit>LIMIT \\?(?: OFFSET \\?)?)");
    private static final Pattern COUNT = pattern("SELECT COUNT\\(\\*\\) FROM \\(SELECT DISTINCT RES\\.ID_" + FROM + "\\) countDistinct");
    private static final Pattern LINK = pattern(IN_GROUPS);
    private static final String EXISTS = "exists (select 1 from ACT_RU_IDENTITYLINK I where I.TASK_ID_ = RES.ID_ and I.TYPE_ = 'candidate' and I.GROUP_ID_ in $1)";

    static Optional<TaskPage> read(String engines) {
        String sql = engines.replaceAll("\\s+", " ").replaceAll(" ?, ?", ",").replaceAll("\\( ", "(").replaceAll(" \\)", ")").strip();
        Matcher page = PAGE.matcher(sql);
        if (page.matches()) {
            String order = page.group("order") + ", RES.ID_ " + page.group("direction");
            return Optional.of(new TaskPage(page.group("columns"), page.group("where"), order, page.group("limit")));
        }
        Matcher count = COUNT.matcher(sql);
        return count.matches() ? Optional.of(new TaskPage("", count.group("where"), "", "")) : Optional.empty();
    }

    boolean isCount() {
        return columns.isEmpty();
    }

    /** How many question marks the conditions have. */
    int parameters() {
        return (int) where.chars().filter(c -> c == '?').count();
    }

    /** The conditions, where RES is a task. */
    String ofTask() {
        return LINK.matcher(where).replaceAll(EXISTS);
    }

    /** The conditions, where RES is a task in one of its groups. */
    String ofTaskInGroup() {
        return LINK.matcher(where).replaceAll("RES.GROUP_ID_ in $1");
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }
}
