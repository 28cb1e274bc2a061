package io.tiaoli.processes.forms;

import java.util.List;

import org.camunda.bpm.engine.BadUserRequestException;

/** A form was completed with values that it does not allow; the person who entered them reads why and keeps them. */
public class FormRefused extends BadUserRequestException {

    FormRefused(List<String> problems) {
        super(String.join("；", problems));
    }
}
