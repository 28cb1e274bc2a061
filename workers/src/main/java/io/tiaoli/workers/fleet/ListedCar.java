package io.tiaoli.workers.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.tiaoli.workers.Refused;

/** One line of the list of cars: plate, owner, phone and perhaps e-mail, parted by blanks, tabs or commas, as a spreadsheet pastes them. */
record ListedCar(int lineNo, String plateNo, String owner, Optional<String> phone, Optional<String> email) {

    private static final int MOST = 1_000;
    private static final Pattern GAP = Pattern.compile("[\\s,，、;；]+");
    private static final Pattern PLATE = Pattern.compile("[\\u4e00-\\u9fa5][A-HJ-NP-Z][A-HJ-NP-Z0-9]{5,6}");
    private static final Pattern PHONE = Pattern.compile("1\\d{10}|0\\d{2,3}-?\\d{7,8}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /** @throws Refused with the given code, naming the line, its value and what is allowed */
    static List<ListedCar> of(String text, String refusal) {
        Map<String, ListedCar> cars = new LinkedHashMap<>();
        String[] lines = text.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) continue;
            ListedCar car = line(i + 1, lines[i].strip(), refusal);
            ListedCar same = cars.putIfAbsent(car.plateNo(), car);
            if (same != null) throw new Refused(refusal, "第 %d 行的车牌「%s」与第 %d 行重复".formatted(car.lineNo(), car.plateNo(), same.lineNo()));
        }
        if (cars.isEmpty() || cars.size() > MOST) throw new Refused(refusal, "车辆清单有 %d 辆车，应为 1 到 %d 辆".formatted(cars.size(), MOST));
        return new ArrayList<>(cars.values());
    }

    private static ListedCar line(int lineNo, String line, String refusal) {
        String[] cells = GAP.split(line);
        String plate = cells[0].toUpperCase();
        if (!PLATE.matcher(plate).matches()) throw new Refused(refusal, "第 %d 行的车牌「%s」不对，应如 京A12345".formatted(lineNo, cells[0]));
        if (cells.length < 2 || cells.length > 4) throw new Refused(refusal, "第 %d 行「%s」应为：车牌 车主 电话 邮箱（电话、邮箱可以不写）".formatted(lineNo, line));
        if (cells[1].length() > 80) throw new Refused(refusal, "第 %d 行的车主「%s」有 %d 个字，最多 80 个".formatted(lineNo, cells[1], cells[1].length()));
        Optional<String> phone = Optional.empty();
        Optional<String> email = Optional.empty();
        for (int i = 2; i < cells.length; i++) {
            if (PHONE.matcher(cells[i]).matches() && phone.isEmpty()) phone = Optional.of(cells[i]);
            else if (EMAIL.matcher(cells[i]).matches() && cells[i].length() <= 120 && email.isEmpty()) email = Optional.of(cells[i]);
            else throw new Refused(refusal, "第 %d 行的「%s」既不是电话（11 位手机号，或区号加固定电话）也不是邮箱".formatted(lineNo, cells[i]));
        }
        return new ListedCar(lineNo, plate, cells[1], phone, email);
    }
}
