package io.bellwether.governance.overlap;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.AbstractList;
import java.util.List;

/** A list whose JSON is known already, and is what is written of it. */
@JsonSerialize(using = Written.AsItIs.class)
final class Written<T> extends AbstractList<T> {

    private final List<T> list;
    private final String json;

    Written(List<T> list, String json) {
        this.list = list;
        this.json = json;
    }

    @Override
    public T get(int index) {
        return list.get(index);
    }

    @Override
    public int size() {
        return list.size();
    }

    static final class AsItIs extends JsonSerializer<Written<?>> {

        @Override
        public void serialize(Written<?> written, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeRawValue(written.json);
        }
    }
}
