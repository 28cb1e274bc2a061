package io.tiaoli.web.privacy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.papers.Papers;
import io.tiaoli.workers.privacy.PersonalRecords;

/** Packs all that we hold of a person: one file with every row, and the documents, photos and copies as they are. */
@Component
class PersonArchive {

    private final PersonalRecords records;
    private final Papers papers;
    private final ObjectMapper json;

    PersonArchive(PersonalRecords records, Papers papers, ObjectMapper json) {
        this.records = records;
        this.papers = papers;
        this.json = json;
    }

    /** A zip; the copies of papers are opened for {@code who}, which is recorded. */
    byte[] of(String customerId, String who) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
            for (var table : records.of(customerId).entrySet()) {
                for (var row : table.getValue()) tables.computeIfAbsent(table.getKey(), name -> new ArrayList<>()).add(plain(table.getKey(), row, who, zip));
            }
            zip.putNextEntry(new ZipEntry("data.json"));
            zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(tables));
        }
        return out.toByteArray();
    }

    /** The row with the names of files in the place of their bytes. */
    private Map<String, Object> plain(String table, Map<String, Object> row, String who, ZipOutputStream zip) throws IOException {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (var column : row.entrySet()) {
            if (!(column.getValue() instanceof byte[] bytes)) {
                plain.put(column.getKey(), column.getValue());
                continue;
            }
            String id = String.valueOf(row.get("id"));
            byte[] content = column.getKey().equalsIgnoreCase("sealed") ? papers.view(id, who) : bytes;
            String name = "files/%s-%s-%s.%s".formatted(table, id, column.getKey().toLowerCase(Locale.ROOT), ending(content));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            plain.put(column.getKey(), name);
        }
        return plain;
    }

    private static String ending(byte[] content) throws IOException {
        if (content.length > 4 && content[0] == '%' && content[1] == 'P' && content[2] == 'D' && content[3] == 'F') return "pdf";
        String type = URLConnection.guessContentTypeFromStream(new ByteArrayInputStream(content));
        return type == null ? "bin" : type.replaceFirst(".*/", "");
    }
}
