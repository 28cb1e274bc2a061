package io.tiaoli.workers.customerfile;

import java.time.LocalDate;
import java.util.Optional;

import io.tiaoli.workers.Label;

/** The basic data sheet 客户档案基本资料表, as its form holds it. */
record FileSheet(@Label("姓名") Optional<String> fullName, @Label("电话") Optional<String> phone, @Label("地址") Optional<String> address,
        @Label("车型") Optional<String> model, @Label("车种") Optional<String> vehicleType, @Label("交车日期") Optional<LocalDate> deliveredOn,
        @Label("当前里程") Optional<Integer> mileageKm, @Label("上次保养日期") Optional<LocalDate> lastMaintenanceOn, @Label("上次保养里程") Optional<Integer> lastMaintenanceKm,
        @Label("服务项目") Optional<String> items, @Label("保养周期") Optional<String> maintenanceCycle, @Label("希望得到的服务") Optional<String> wishes,
        @Label("客户生日") Optional<LocalDate> birthday, @Label("家人生日") Optional<String> familyBirthdays, @Label("家庭住址") Optional<String> homeAddress,
        @Label("关键人喜好") Optional<String> likes) {}
