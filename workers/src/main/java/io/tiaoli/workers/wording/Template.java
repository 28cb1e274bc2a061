package io.tiaoli.workers.wording;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;

/** A compiled wording: Mustache over maps and texts only, so that whoever writes it can name values but not run code. */
public final class Template {

    private final com.samskivert.mustache.Template compiled;

    private Template(com.samskivert.mustache.Template compiled) {
        this.compiled = compiled;
    }

    /**
     * Compiles a text; values are escaped in documents ({@code .html}) and taken as they are elsewhere.
     *
     * @throws IllegalArgumentException when the text is no Mustache, in Chinese, with the line
     */
    public static Template of(Wording wording) {
        try {
            return new Template(Mustache.compiler().escapeHTML(wording.key().endsWith(".html")).withCollector(new MapsOnly())
                    .withLoader(name -> {
                        throw new IllegalArgumentException("「%s」不能引用其他文件：{{> %s}}".formatted(wording.key(), name));
                    }).compile(wording.text()));
        } catch (StringIndexOutOfBoundsException empty) {
            throw new IllegalArgumentException("「%s」有空的占位符，{{ 与 }} 之间要写变量名".formatted(wording.key()), empty);
        } catch (MustacheException e) {
            throw new IllegalArgumentException("「%s」的占位符写法有误：%s".formatted(wording.key(), e.getMessage()), e);
        }
    }

    /** The names that the text uses outside of lists. */
    public Set<String> names() {
        return names(false);
    }

    /** Every name that the text uses, in lists too: there it may be the row's or the case's. */
    public Set<String> allNames() {
        return names(true);
    }

    private Set<String> names(boolean inLists) {
        Set<String> names = new LinkedHashSet<>();
        compiled.visit(new Mustache.Visitor() {
            @Override
            public void visitText(String text) {}

            @Override
            public void visitVariable(String name) {
                names.add(name);
            }

            @Override
            public boolean visitInclude(String name) {
                return false;
            }

            @Override
            public boolean visitSection(String name) {
                names.add(name);
                return inLists;
            }

            @Override
            public boolean visitInvertedSection(String name) {
                names.add(name);
                return true;
            }
        });
        return names;
    }

    /**
     * The text with its values.
     *
     * @throws IllegalArgumentException when a value is missing, naming it
     */
    public String with(Map<String, ?> values) {
        try {
            return compiled.execute(values);
        } catch (MustacheException.Context e) {
            throw new IllegalArgumentException("缺少「%s」的值，无法写出文字".formatted(e.key), e);
        }
    }

    /** Reads maps and nothing else: no method or field of any object is reachable from a text. */
    private static final class MapsOnly extends DefaultCollector {

        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            boolean readable = context instanceof Map || name.equals("this") || name.equals(".") || name.startsWith("-");
            return readable ? super.createFetcher(context, name) : null;
        }
    }
}
