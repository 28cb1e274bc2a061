package io.tiaoli.web.inputs;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import io.tiaoli.web.Application;

/** Every address that a controller of ours answers, read from the controllers themselves. */
final class OwnRoutes {

    /**
     * One address.
     *
     * @param parameters names of fields or of a query
     * @param file the name of an uploaded file, empty for none
     * @param body whether a body of JSON is read, and its fields
     */
    record Route(RequestMethod method, String path, List<String> parameters, String file, boolean body, List<String> fields) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private OwnRoutes() {}

    static List<Route> all() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        var routes = new ArrayList<Route>();
        for (var bean : scan.findCandidateComponents(Application.class.getPackageName())) {
            for (Method method : ClassUtils.resolveClassName(bean.getBeanClassName(), null).getDeclaredMethods()) {
                var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) Arrays.stream(mapping.path()).forEach(path -> routes.add(route(mapping, path, method)));
            }
        }
        routes.sort((a, b) -> a.toString().compareTo(b.toString()));
        return routes;
    }

    private static Route route(RequestMapping mapping, String path, Method method) {
        var parameters = new ArrayList<String>();
        var fields = new ArrayList<String>();
        String file = "";
        boolean body = false;
        for (var parameter : method.getParameters()) {
            if (parameter.getType() == MultipartFile.class) file = parameter.getName();
            else if (parameter.isAnnotationPresent(RequestParam.class)) parameters.add(parameter.getName());
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                body = true;
                if (parameter.getType().isRecord()) Stream.of(parameter.getType().getRecordComponents()).forEach(component -> fields.add(component.getName()));
            }
        }
        return new Route(mapping.method().length == 0 ? RequestMethod.GET : mapping.method()[0], path, parameters, file, body, fields);
    }
}
