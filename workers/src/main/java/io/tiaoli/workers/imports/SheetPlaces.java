package io.tiaoli.workers.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Refuses a cell that says it stands in a column which no spreadsheet has: whoever reads its row would make room for all columns before it. */
final class SheetPlaces {

    /** The last column is XFD. */
    private static final String BEYOND = "\\s*[A-Za-z]{4,}.*";

    static void check(byte[] content) {
        try (var zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content)).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (var unpacked = zip.getInputStream(entry)) {
                    sheet(unpacked);
                }
            }
        } catch (IOException e) {
            throw new FileRefused("这个 .xlsx 文件已损坏，请在 Excel 里重新另存");
        }
    }

    /** What is no XML is no sheet; whether a sheet is sound to its end is for its reader to say. */
    private static void sheet(InputStream entry) throws IOException {
        try {
            var xml = factory().createXMLStreamReader(entry);
            try {
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) cell(xml);
                }
            } finally {
                xml.close();
            }
        } catch (FileRefused refused) {
            throw refused;
        } catch (XMLStreamException | RuntimeException noXml) {
            // the parser answers some malformed input with unchecked exceptions
        }
    }

    private static void cell(XMLStreamReader xml) {
        String place = xml.getAttributeValue(null, "r");
        if (place != null && place.matches(BEYOND)) throw new FileRefused("这个 .xlsx 文件里有单元格「%.20s」，没有这样的列；请在 Excel 里重新另存，或改用 CSV".formatted(place));
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private SheetPlaces() {}
}
