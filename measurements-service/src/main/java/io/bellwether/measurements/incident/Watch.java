package io.bellwether.measurements.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.UUID;

/** A measure that is followed. */
@Entity
class Watch {

    @Id
    UUID id;

    String name;
    String measure;
    String grain;
    String department;
    String direction;
    BigDecimal factor;
    BigDecimal minimum;

    @Column(name = "cool_down")
    String coolDown;

    long version;

    boolean isHourly() {
        return grain.equals("hour");
    }

    RatioDetector detector() {
        return new RatioDetector(direction.equals("up"), factor, minimum);
    }
}
